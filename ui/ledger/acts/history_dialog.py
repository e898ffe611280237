"""The history of a record: who, when, which field, old and new, why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QDialog, QTableView, QVBoxLayout, QWidget

from models.actions.history import Entry
from models.actions.undoing import Done
from ui.look import spacing
from ui.look.room import fitting
from ui.look.tables import dress_table
from ui.parts.buttons import button_row, primary_button, quiet_button

SIZE = (860, 460)
_TOP = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Row = tuple[str, ...]

HISTORY_HEADINGS = ("时间", "谁", "做了什么", "项目", "原来", "改为", "原因")
HISTORY_WIDTHS = (136, 76, 130, 120, 130, 160, 60)
RECENT_HEADINGS = ("时间", "谁", "做了什么", "原因", "现在")
RECENT_WIDTHS = (136, 90, 330, 160, 80)


class LinesModel(QAbstractTableModel):
    """A few rows of plain text."""

    def __init__(self, headings: Sequence[str], rows: Sequence[Row], parent: QObject) -> None:
        super().__init__(parent)
        self._headings, self._rows = headings, rows

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text.split())
        return text if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_mine = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._headings[section] if is_mine else None


class LinesDialog(QDialog):
    """A table to look at, one button to go on, and one that leads to the row's batch."""

    batch_wanted = Signal(int)
    """The clerk wants to see this batch in the log; the window has closed."""

    def __init__(
        self, parent: QWidget, title: str, model: LinesModel, given: tuple[Sequence[int], ...]
    ) -> None:
        """``given`` are the widths of the columns and the batch of each row."""
        super().__init__(parent)
        widths, self._batches = given
        self.setWindowTitle(title)
        self.resize(fitting(parent, *SIZE))
        model.setParent(self)
        self.table = QTableView(self)
        self.table.setModel(model)
        dress_table(self.table)
        self.table.setStyleSheet("QTableView { outline: none; }")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName(title)
        for at, width in enumerate(widths):
            self.table.setColumnWidth(at, width)
        self.table.horizontalHeader().setStretchLastSection(True)
        close = primary_button("知道了", self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.INSIDE)
        column.addWidget(self.table, 1)
        self.log_button = quiet_button("在操作记录里看", self)
        self.log_button.clicked.connect(self._go)
        self.log_button.setEnabled(bool(self._batches))
        self.table.doubleClicked.connect(self._go)
        self.table.setCurrentIndex(model.index(0, 0))
        column.addLayout(button_row(self.log_button, close))

    def _go(self) -> None:
        row = max(self.table.currentIndex().row(), 0)
        self.accept()
        self.batch_wanted.emit(self._batches[row])


def history_dialog(parent: QWidget, name: str, entries: Sequence[Entry]) -> LinesDialog:
    """Return the window of a record's history."""
    rows = [
        (f"{e.at:%Y-%m-%d %H:%M}", e.who, e.action, e.label, e.old, e.new, e.why) for e in entries
    ]
    model = LinesModel(HISTORY_HEADINGS, rows, parent)
    given = (HISTORY_WIDTHS, [each.batch for each in entries])
    return LinesDialog(parent, f"修改历史：{name}", model, given)


def recent_dialog(parent: QWidget, done: Sequence[Done]) -> LinesDialog:
    """Return the window of the newest pieces of work."""
    rows = [
        (f"{d.at:%Y-%m-%d %H:%M}", d.who, d.action, d.why, "已撤销" if d.taken_back else "")
        for d in done
    ]
    model = LinesModel(RECENT_HEADINGS, rows, parent)
    return LinesDialog(parent, "最近操作", model, (RECENT_WIDTHS, [each.number for each in done]))
