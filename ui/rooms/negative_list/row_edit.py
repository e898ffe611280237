"""One of the six rows: its words, 无 or 有 and how many, who confirmed it and when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QRadioButton, QWidget

from models.actions.daily.zeros import ZeroRow
from models.ledgers.work.negative_list import NEGATIVE_LIST
from models.office import Office
from ui.ledger.panels.lines import words
from ui.parts.heading import complaint_line


class RowEdit(QWidget):
    """Stands in the page's grid; what is not confirmed yet proposes 无."""

    changed = Signal()

    def __init__(self, item: str, grid: QGridLayout, at: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.item = item
        self.name = words("", parent)
        self.none_button = QRadioButton("无", self)
        self.some_button = QRadioButton("有", self)
        self.count = QLineEdit(parent)
        self.count.setFixedWidth(64)
        self.state = QLabel("", parent)
        self.complaint = complaint_line("", parent)
        self.complaint.hide()
        choice = QGridLayout(self)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.addWidget(self.none_button, 0, 0)
        choice.addWidget(self.some_button, 0, 1)
        self.none_button.toggled.connect(self._heed)
        self.count.textChanged.connect(lambda _text: self.changed.emit())
        for column, widget in enumerate((QLabel(item, parent), self.name, self, self.count)):
            grid.addWidget(widget, at, column)
        grid.addWidget(self.state, at, 4)
        grid.addWidget(self.complaint, at + 1, 1, 1, 4)

    def show_row(self, row: ZeroRow, office: Office) -> None:
        """Show a row as it was confirmed, or the proposal that nobody has confirmed."""
        self.name.setText(row.word)
        self.count.setAccessibleName(f"{row.word}起数")
        self.complain("")
        some = row.count > 0
        self.count.setText(str(row.count) if some else "")
        (self.some_button if some else self.none_button).setChecked(True)
        self.count.setEnabled(some)
        record = row.record
        keys = ("confirmed_by", "confirmed_on") if record is not None else ()
        told = " ".join(NEGATIVE_LIST.show(record, key, office) for key in keys)
        self.state.setText(told or "还没有确认")
        self.state.setProperty("role", "soft" if record is not None else "complaint")
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)

    def raw(self) -> str:
        """How many as typed; nought where 无 is chosen, blank where 有 lacks its number."""
        return "0" if self.none_button.isChecked() else self.count.text().strip()

    def complain(self, said: str) -> None:
        """Say under the row what is wrong with it."""
        self.complaint.setText(said)
        self.complaint.setVisible(bool(said))

    def _heed(self, is_none: bool) -> None:
        self.count.setEnabled(not is_none)
        if is_none:
            self.count.clear()
        elif not self.count.text():
            self.count.setText("1")
        self.changed.emit()
