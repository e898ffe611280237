"""The villages of a township with their codes, each ticked unless the clerk takes it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.divisions import Division, short_village_name

Index = QModelIndex | QPersistentModelIndex
_HEADINGS = ("村（社区）", "区划代码")
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_NOWHERE = QModelIndex()


class VillagesModel(QAbstractTableModel):
    """Two columns; the first one ticks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._villages: list[Division] = []
        self._left_out: set[str] = set()
        self._names: dict[str, str] = {}

    def show_villages(self, villages: Sequence[Division], above: Sequence[str] = ()) -> None:
        """Show these, all ticked, by the names they will have; ``above`` names the units above."""
        self.beginResetModel()
        self._villages, self._left_out = list(villages), set()
        self._names = {each.code: short_village_name(each.name, above) for each in villages}
        self.endResetModel()

    def ticked(self) -> tuple[Division, ...]:
        """The villages that belong to the ledger."""
        return tuple(each for each in self._villages if each.code not in self._left_out)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._villages)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        village = self._villages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return village.code if index.column() else self._names[village.code]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return _UNCHECKED if village.code in self._left_out else _CHECKED
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        code = self._villages[index.row()].code
        is_in = Qt.CheckState(value) == _CHECKED
        (self._left_out.discard if is_in else self._left_out.add)(code)
        self.dataChanged.emit(index, index)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        held = super().flags(index)
        return held | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else held
