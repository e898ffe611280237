"""The two lists of the page: the backups, and the counts of one beside today's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from models.actions.safe.restoring import Line
from ui.look import colours
from ui.rooms.backup.reading import Kept

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BackupsModel(QAbstractTableModel):
    """One backup in a row."""

    HEADINGS = ("时间", "原因", "在哪里")

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Kept] = []

    def show_backups(self, rows: Sequence[Kept]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def kept(self, row: int) -> Kept | None:
        """The backup in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.when, row.why, row.where)[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.HEADINGS[section]
        return None


class CountsModel(QAbstractTableModel):
    """One ledger in a row: how many records the backup holds, how many stand today."""

    def __init__(self, parent: QObject, headings: Sequence[str] = ("备份里", "现在")) -> None:
        super().__init__(parent)
        self._headings = ("台账", *headings)
        self._rows: list[Line] = []

    def lines(self) -> list[Line]:
        """What is shown."""
        return list(self._rows)

    def show_lines(self, rows: Sequence[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.title, _number(row.then), _number(row.now))[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return _RIGHT
        differs = row.now is not None and row.now != row.then
        if role == Qt.ItemDataRole.ForegroundRole and index.column() and differs:
            return QColor(colours.DUE_SOON)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section else None


def _number(count: int | None) -> str:
    return "—" if count is None else str(count)
