"""The small dialog of a verb: blanks with complaints under them, one button that does it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.actions.records import Refused
from models.ledger import Complaints
from models.troubles import Trouble
from ui import say
from ui.background.next_turn import NextTurn
from ui.ledger.rows.rows_edit import RowsEdit
from ui.ledger.sheets.blank_grid import BlankGrid
from ui.ledger.sheets.page_sheet import in_rows
from ui.ledger.sheets.sheet import Jump, Sheet
from ui.ledger.sheets.telling import tell_done
from ui.look import spacing
from ui.look.room import fitting
from ui.parts.buttons import (
    button_row,
    danger_button,
    link_button,
    primary_button,
    quiet_button,
)
from ui.parts.guard_lines import SecrecyLine
from ui.parts.heading import complaint_line
from ui.parts.tab_order import ReadingOrder
from ui.workplace import Workplace

WIDTH, WIDER = 480, 760
_AROUND = 172
"""What stands above and below the blanks: edges, a complaint, what must not be typed, buttons."""


class SheetDialog(ReadingOrder, QDialog):
    """Asks what a sheet asks; closes only when the verb has been done."""

    def __init__(self, workplace: Workplace, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sheet.title)
        self._width = WIDTH if sheet.columns == 1 else WIDER
        self.setFixedWidth(self._width)
        self._workplace, self._sheet = workplace, sheet
        self._blanks = QWidget(self)
        self.grid = BlankGrid(workplace, sheet.blanks, self._blanks, sheet.columns)
        self.tables = {each.key: RowsEdit(workplace, each, self._blanks) for each in sheet.tables}
        edits = self.grid.edits
        self.editors = {key: edit.editor for key, edit in edits.items()}
        self.complaints = {key: edit.complaint for key, edit in edits.items()}
        self.guards = {key: edit.guard for key, edit in edits.items()}
        self.complaint = complaint_line("", self)
        self.complaint.hide()
        make_yes = danger_button if sheet.destructive else primary_button
        self.yes_button = make_yes(sheet.yes, self)
        self.no_button = quiet_button("取消", self)
        self.yes_button.clicked.connect(self.accept)
        self.no_button.clicked.connect(self.reject)
        self._lay_out()
        self._begin()

    def _begin(self) -> None:
        """What is likely stands there already, so the clerk begins at what is not."""
        if self._sheet.destructive:
            say.make_safe(self.no_button)
        else:
            self.yes_button.setDefault(True)
        if (first := self.grid.first_empty()) is not None:
            first.enter()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._blanks)
        inside.setContentsMargins(*(0,) * 4)
        inside.setSpacing(spacing.SMALL)
        if self._sheet.explained:
            inside.addWidget(self._explained())
        for jump in self._sheet.lacking:
            inside.addWidget(self._jump(jump), 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.grid)
        for table in self.tables.values():
            table.advised.connect(self._fit)
            inside.addWidget(table)
        inside.addSpacing(spacing.TIGHT)
        self._area = QScrollArea(self, widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._blanks)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 3, spacing.BETWEEN)
        column.setSpacing(spacing.TIGHT)
        column.addWidget(self._area)
        column.addWidget(self.complaint)
        column.addWidget(SecrecyLine(self))
        column.addSpacing(spacing.SMALL)
        column.addLayout(button_row(self.no_button, self.yes_button))
        self.grid.advised.connect(self._fit)
        self._fit()
        self._fitting = NextTurn(self._fit, self)
        self._blanks.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is written in a blank may need more lines."""
        if watched is self._blanks and event.type() == QEvent.Type.LayoutRequest:
            self._fitting.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """As high as the blanks need; where the screen is lower, they scroll."""
        inside = self._blanks.layout()
        assert inside is not None
        needed = inside.totalMinimumSize().height()
        if inside.hasHeightForWidth():
            needed = inside.totalHeightForWidth(self._width - 2 * spacing.WIDE)
        room = fitting(self, self._width, needed + _AROUND).height() - _AROUND
        self._area.setFixedHeight(min(needed, room))
        self.adjustSize()

    def _explained(self) -> QLabel:
        label = QLabel(self._sheet.explained, self._blanks, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        # A label knows its height for a width; a dialog of fixed width must be told.
        label.setFixedHeight(label.heightForWidth(self._width - 2 * spacing.WIDE))
        return label

    def _jump(self, jump: Jump) -> QWidget:
        link = link_button(jump.words, self._blanks)
        link.clicked.connect(partial(self._leave_for, jump))
        return link

    def _leave_for(self, jump: Jump) -> None:
        self.reject()
        jump.go()

    def answers(self) -> dict[str, object]:
        """What is written in the blanks, and in the rows of the tables."""
        return self.grid.raw() | {key: table.raw() for key, table in self.tables.items()}

    def accept(self) -> None:
        """Do the verb; stay open and say why if it is refused."""
        self._complain({}, "")
        given, long = self.answers(), self._sheet.keep_long
        if long is not None:
            work = partial(long, given)
            self._workplace.carry_out(
                self, f"正在{self._sheet.title}", work, self._go, refused=self._refuse
            )
            return
        try:
            if self._sheet.keep is not None:
                self._sheet.keep(given)
        except Trouble as trouble:
            self._refuse(trouble)
            return
        self._go()

    def _refuse(self, trouble: Trouble) -> None:
        complaints = trouble.complaints if isinstance(trouble, Refused) else {}
        beside = [said for key, said in complaints.items() if not self._has_place(key)]
        self._complain(complaints, "".join(beside) if complaints else str(trouble))

    def _has_place(self, key: str) -> bool:
        table, dot, _ = key.partition(".")
        return key in self.editors or (bool(dot) and table in self.tables)

    def _go(self, _kept: object = None) -> None:
        if self._sheet.done:
            tell_done(self._workplace, self.parentWidget(), self._sheet.done)
        super().accept()
        if self._sheet.then is not None:
            self._sheet.then()

    def _complain(self, complaints: Complaints, beside: str) -> None:
        wrong = self.grid.complain(complaints)
        rows = [
            table for key, table in self.tables.items() if table.complain(in_rows(complaints, key))
        ]
        self.complaint.setText(beside)
        self.complaint.setVisible(bool(beside))
        self._fit()
        if wrong is not None:
            wrong.enter()
            self._area.ensureWidgetVisible(wrong.complaint)
        elif rows:
            self._area.ensureWidgetVisible(rows[0])
            rows[0].enter()


def ask(workplace: Workplace, sheet: Sheet, parent: QWidget) -> SheetDialog:
    """Open a sheet over the window; it goes by itself."""
    dialog = SheetDialog(workplace, sheet, parent)
    dialog.open()
    return dialog
