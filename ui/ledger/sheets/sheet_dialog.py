"""The small dialog of a verb: blanks with complaints under them, one button that does it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.actions.records import Refused
from models.ledger import Complaints
from models.troubles import Trouble
from ui.background.next_turn import NextTurn
from ui.ledger.form.editor import Editor
from ui.ledger.form.editors import make_editor
from ui.ledger.sheets.sheet import Blank, Sheet
from ui.ledger.sheets.telling import tell_done
from ui.look import spacing
from ui.look.room import fitting
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.parts.guard_lines import GuardLine, SecrecyLine, word_on
from ui.parts.heading import complaint_line, help_line
from ui.parts.tab_order import ReadingOrder
from ui.workplace import Workplace

WIDTH = 480
_AROUND = 172
"""What stands above and below the blanks: edges, a complaint, what must not be typed, buttons."""


class SheetDialog(ReadingOrder, QDialog):
    """Asks what a sheet asks; closes only when the verb has been done."""

    def __init__(self, workplace: Workplace, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sheet.title)
        self.setFixedWidth(WIDTH)
        self._workplace, self._sheet = workplace, sheet
        self.editors: dict[str, Editor] = {}
        self.complaints: dict[str, QLabel] = {}
        self.guards: dict[str, GuardLine] = {}
        self.complaint = complaint_line("", self)
        self.complaint.hide()
        self.yes_button = primary_button(sheet.yes, self)
        self.no_button = quiet_button("取消", self)
        self.yes_button.clicked.connect(self.accept)
        self.no_button.clicked.connect(self.reject)
        self._lay_out()
        self.yes_button.setDefault(True)
        self._begin_at_first_empty()

    def _begin_at_first_empty(self) -> None:
        """What is likely stands there already, so the clerk begins at what is not."""
        editors = list(self.editors.values())
        open_ones = [editor for editor in editors if not editor.raw()]
        for editor in (open_ones or editors)[:1]:
            editor.setFocus()

    def _lay_out(self) -> None:
        self._blanks = QWidget(self)
        inside = QVBoxLayout(self._blanks)
        inside.setContentsMargins(*(0,) * 4)
        inside.setSpacing(spacing.TIGHT)
        if self._sheet.explained:
            inside.addWidget(self._explained())
            inside.addSpacing(spacing.SMALL)
        for blank in self._sheet.blanks:
            self._add_blank(inside, blank)
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
            needed = inside.totalHeightForWidth(WIDTH - 2 * spacing.WIDE)
        room = fitting(self, WIDTH, needed + _AROUND).height() - _AROUND
        self._area.setFixedHeight(min(needed, room))
        self.adjustSize()

    def _explained(self) -> QLabel:
        label = QLabel(self._sheet.explained, self._blanks, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        # A label knows its height for a width; a dialog of fixed width must be told.
        label.setFixedHeight(label.heightForWidth(WIDTH - 2 * spacing.WIDE))
        return label

    def _add_blank(self, column: QVBoxLayout, blank: Blank) -> None:
        mark = " *" if blank.card.required else ""
        label = QLabel(f"{blank.card.heading}{mark}", self._blanks)
        editor = make_editor(self._workplace, blank.card, self._blanks)
        editor.show_raw(blank.given)
        label.setBuddy(editor.inner())
        complaint, guard = complaint_line("", self._blanks), GuardLine(self._blanks)
        complaint.hide()
        self.editors[blank.key], self.complaints[blank.key] = editor, complaint
        self.guards[blank.key] = guard
        column.addWidget(label)
        column.addWidget(editor)
        if blank.card.help:
            column.addWidget(help_line(blank.card.help, self._blanks))
        editor.changed.connect(partial(self._look_at_typed, blank, editor, guard))
        column.addWidget(guard)
        column.addWidget(complaint)
        column.addSpacing(spacing.SMALL)

    def _look_at_typed(self, blank: Blank, editor: Editor, guard: GuardLine) -> None:
        sentence, stops = word_on(blank.card, editor.raw())
        if sentence != guard.text():
            guard.say(sentence, stops=stops)
            self._fit()

    def answers(self) -> dict[str, object]:
        """What is written in the blanks."""
        return {key: editor.raw() for key, editor in self.editors.items()}

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
        assert self._sheet.keep is not None
        try:
            self._sheet.keep(given)
        except Trouble as trouble:
            self._refuse(trouble)
            return
        self._go()

    def _refuse(self, trouble: Trouble) -> None:
        complaints = trouble.complaints if isinstance(trouble, Refused) else {}
        beside = [said for key, said in complaints.items() if key not in self.editors]
        self._complain(complaints, "".join(beside) if complaints else str(trouble))

    def _go(self, _kept: object = None) -> None:
        tell_done(self._workplace, self.parentWidget(), self._sheet.done)
        super().accept()
        if self._sheet.then is not None:
            self._sheet.then()

    def _complain(self, complaints: Complaints, beside: str) -> None:
        for key, label in self.complaints.items():
            _say(label, complaints.get(key, ""))
            if key in complaints:
                self.guards[key].hide()  # it said the same while it was typed
            self.editors[key].mark(key in complaints)
        _say(self.complaint, beside)
        wrong = [key for key in self.editors if key in complaints]
        self._fit()
        if wrong:
            self.editors[wrong[0]].setFocus()
            self._area.ensureWidgetVisible(self.complaints[wrong[0]])


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def ask(workplace: Workplace, sheet: Sheet, parent: QWidget) -> SheetDialog:
    """Open a sheet over the window; it goes by itself."""
    dialog = SheetDialog(workplace, sheet, parent)
    dialog.open()
    return dialog
