"""The points of a look as a table: each is online and good until its tick is taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from models.ledgers.cameras.points import CAMERA_POINTS
from models.office import Office

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_KEYS = ("code", "name", "village_id", "state")
ONLINE, INTACT = len(_KEYS), len(_KEYS) + 1
_HEADINGS = (*(CAMERA_POINTS.fields[key].card.label for key in _KEYS), "在线", "图像完好")


class LookModel(QAbstractTableModel):
    """``offline`` and ``broken`` hold the ids of the points whose tick is gone."""

    ticked = QtSignal()

    def __init__(self, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._rows: list[Any] = []
        self.offline: set[int] = set()
        self.broken: set[int] = set()

    def show_points(self, rows: Sequence[Any]) -> None:
        """Show these points; one that is 故障 begins with its picture not good."""
        self.beginResetModel()
        self._rows = list(rows)
        self.offline = set()
        self.broken = {row.id for row in rows if row.state == "fault"}
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        if column < ONLINE:
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            text = CAMERA_POINTS.show(row, _KEYS[column], self._office)
            return text.rpartition(" ")[2] if _KEYS[column] == "village_id" else text
        is_bad = row.id in self._bad(column)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Unchecked if is_bad else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.DisplayRole:
            return ("离线" if column == ONLINE else "不完好") if is_bad else ""
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() < ONLINE:
            return False
        bad, point = self._bad(index.column()), self._rows[index.row()].id
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            bad.discard(point)
        else:
            bad.add(point)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() >= ONLINE else usual

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_heading = orientation == Qt.Orientation.Horizontal
        if is_heading and role == Qt.ItemDataRole.DisplayRole:
            return _HEADINGS[section]
        return None

    def _bad(self, column: int) -> set[int]:
        return self.offline if column == ONLINE else self.broken
