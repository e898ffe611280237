"""Records of a ledger typed row by row: a table with its name, its words to press, complaints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.ledger.rows.rows_delegate import RowsDelegate
from ui.ledger.rows.rows_model import Index, Place, Raw, RowsModel
from ui.ledger.rows.rows_table import RowsTable
from ui.ledger.sheets.sheet import Table
from ui.look import fonts, spacing
from ui.parts.buttons import link_button
from ui.parts.guard_lines import GuardLine, word_on
from ui.parts.heading import complaint_line
from ui.workplace import Workplace


class RowsEdit(QWidget):
    """``raw()`` is what stands in the rows; complaints are told by row and in their cells."""

    changed = Signal()
    advised = Signal()

    def __init__(self, workplace: Workplace, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self._one, self._counter = table.ledger.one, table.ledger.counter
        self.model = RowsModel(table, lambda: workplace.office, self)
        self.table = RowsTable(self.model, self)
        self.table.setAccessibleName(table.title)
        self.table.setItemDelegate(RowsDelegate(workplace, self.model, self.table))
        self.title = QLabel(table.title, self)
        self.title.setFont(fonts.section_font())
        self.title.setBuddy(self.table)
        self.add_link = link_button(f"再加一{self._counter}", self)
        self.add_link.clicked.connect(self.table.begin_row)
        self.drop_link = link_button(f"去掉这一{self._counter}", self)
        self.drop_link.setToolTip("Ctrl+Delete")
        self.drop_link.clicked.connect(self.table.take_away)
        self.complaint, self.guard = complaint_line("", self), GuardLine(self)
        self.complaint.hide()
        for link in (self.add_link, self.drop_link):
            link.setVisible(not table.names)
        self.show_raw(table.given)
        self._start = self.raw()
        self.model.dataChanged.connect(self._heed)
        self.model.rowsRemoved.connect(lambda *_: self.changed.emit())
        self._lay_out(table.rows)

    def raw(self) -> list[Raw]:
        """What stands in the rows that are begun; an open cell counts as written."""
        self.table.finish()
        return self.model.rows()

    def show_raw(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Show other rows."""
        self.model.show_rows(rows)

    def is_dirty(self) -> bool:
        """Something else is written than what was likely; an open cell does not count yet."""
        return self.model.rows() != self._start

    def complain(self, complaints: Mapping[Place, str]) -> bool:
        """Say what is wrong in which row; True if anything is."""
        self.model.complain(complaints)
        lines = dict.fromkeys(self._told(place, said) for place, said in complaints.items())
        self.complaint.setText("\n".join(lines))
        self.complaint.setVisible(bool(lines))
        if lines:
            self.guard.hide()
        return bool(lines)

    def _told(self, place: Place, said: str) -> str:
        names = self.model.names
        start = names[place[0]] if names else f"第{place[0] + 1}{self._counter}"
        return said if said.startswith(start) else f"{start}：{said}"

    def enter(self) -> None:
        """Put the cursor into the first cell that is wrong, else into the first one."""
        wrong = self.model.wrong_cell()
        self.table.stand_in(wrong if wrong.isValid() else self.model.index(0, 0))

    def _heed(self, first: Index, _last: Index) -> None:
        here = self.table.currentIndex()
        card, raw = self.model.card(max(0, here.column())), here.data(Qt.ItemDataRole.EditRole)
        sentence, stops = word_on(card, raw) if here.row() == first.row() else ("", False)
        if sentence != self.guard.text():
            self.guard.say(sentence, stops=stops)
            self.advised.emit()
        self.changed.emit()

    def _lay_out(self, rows: int) -> None:
        head = QHBoxLayout()
        head.setSpacing(spacing.SMALL)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.add_link)
        head.addWidget(self.drop_link)
        self.table.show_at_least(rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.TIGHT)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.guard)
        column.addWidget(self.complaint)
