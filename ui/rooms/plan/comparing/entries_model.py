"""The entries of a revision in four groups, with a tick for each."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from ui.look import colours, fonts
from ui.rooms.plan.comparing.entries import Entry, Group

HEADINGS = ("编号", "任务", "改动")
_INK = {
    Group.ADDED: colours.GOOD,
    Group.CHANGED: colours.DUE_SOON,
    Group.DROPPED: colours.OVERDUE,
    Group.SAME: colours.INK_SOFT,
}
_GROUP_ROW = 0
Index = QModelIndex | QPersistentModelIndex


class EntriesModel(QAbstractItemModel):
    """An index of an entry carries one more than the place of its group; of a group, nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._groups: list[tuple[Group, tuple[Entry, ...]]] = []
        self._ticked: set[int] = set()

    def show(self, entries: dict[Group, tuple[Entry, ...]]) -> None:
        """Show a revision, nothing ticked; empty groups are left out."""
        self.beginResetModel()
        self._groups = [(group, rows) for group, rows in entries.items() if rows]
        self._ticked = set()
        self.endResetModel()

    def entry(self, index: Index) -> Entry | None:
        """The entry at an index; None for a group."""
        if not index.isValid() or index.internalId() == _GROUP_ROW:
            return None
        return self._groups[index.internalId() - 1][1][index.row()]

    def ticked(self) -> list[Entry]:
        """The accepted entries, in the order shown."""
        return [e for _, rows in self._groups for e in rows if id(e) in self._ticked]

    def group_at(self, row: int) -> Group:
        """The group in a top row."""
        return self._groups[row][0]

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  Qt's own default
        if not (0 <= row < self.rowCount(parent) and 0 <= column < len(HEADINGS)):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP_ROW)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        if not index.isValid() or index.internalId() == _GROUP_ROW:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _GROUP_ROW)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        is_group = parent.internalId() == _GROUP_ROW and parent.column() == 0
        return len(self._groups[parent.row()][1]) if is_group else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == 0 and self._group_of(index) is not Group.SAME:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return self._state(index)
        if entry is None:
            return self._of_group(index, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (entry.code, entry.title, entry.summary)[index.column()]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or self._group_of(index) is Group.SAME:
            return False
        entry = self.entry(index)
        rows = (entry,) if entry is not None else self._groups[index.row()][1]
        is_on = Qt.CheckState(value) == Qt.CheckState.Checked
        change = self._ticked.update if is_on else self._ticked.difference_update
        change({id(each) for each in rows})
        group = index if entry is None else self.parent(index)
        below = self.rowCount(group)
        self.dataChanged.emit(group, group)
        self.dataChanged.emit(self.index(0, 0, group), self.index(below - 1, 0, group))
        return True

    def _group_of(self, index: Index) -> Group:
        place = index.internalId()
        return self._groups[index.row() if place == _GROUP_ROW else place - 1][0]

    def _state(self, index: Index) -> Qt.CheckState | None:
        if self._group_of(index) is Group.SAME:
            return None
        entry = self.entry(index)
        rows = (entry,) if entry is not None else self._groups[index.row()][1]
        count = sum(id(each) in self._ticked for each in rows)
        if not count:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if count == len(rows) else Qt.CheckState.PartiallyChecked

    def _of_group(self, index: Index, role: int) -> Any:
        group, rows = self._groups[index.row()]
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            return f"{group.value}（{len(rows)} 项）"
        if role == Qt.ItemDataRole.FontRole:
            return fonts.section_font()
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(QColor(_INK[group]))
        return None
