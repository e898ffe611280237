"""Rows as they are typed, one more than there are: whoever writes into the last begins another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from models.fields import FieldCard
from models.office import Office
from ui.ledger.sheets.sheet import Table
from ui.look import colours
from ui.look.colours import Tone

Index = QModelIndex | QPersistentModelIndex
Raw = dict[str, object]
Place = tuple[int, str]
"""A cell: the number of its row, the key of its column."""
_TOP = QModelIndex()


class RowsModel(QAbstractTableModel):
    """What stands in the cells is raw, as ``models.kinds.parse`` reads it; a choice is its code."""

    def __init__(self, table: Table, office: Callable[[], Office], parent: QObject) -> None:
        super().__init__(parent)
        self.ledger, self.keys = table.ledger, table.keys
        self._office, self._start, self._names = office, table.start, table.names
        self._rows: list[Raw] = []
        self._complaints: dict[Place, str] = {}

    def card(self, column: int) -> FieldCard:
        """The card of a column."""
        return self.ledger.fields[self.keys[column]].card

    def rows(self) -> list[Raw]:
        """What was typed; rows that hold only what they began with are left out.

        Rows that have names are all there, each in its place.
        """
        if self._names:
            return [dict(row) for row in self._rows]
        return [dict(row) for number, row in enumerate(self._rows) if self._is_filled(number)]

    def show_rows(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = [dict(row) for row in rows]
        self._rows += [{} for _ in self._names[len(self._rows) :]]
        self._complaints.clear()
        self.endResetModel()

    def take_away(self, number: int) -> None:
        """Forget a row; the empty one at the end stays."""
        if 0 <= number < len(self._rows) and not self._names:
            self.beginRemoveRows(_TOP, number, number)
            del self._rows[number]
            self._complaints.clear()
            self.endRemoveRows()

    def complain(self, complaints: Mapping[Place, str]) -> None:
        """Mark the cells that are wrong; numbers are those of ``rows()``."""
        every = range(len(self._rows))
        filled = [number for number in every if self._names or self._is_filled(number)]
        self._complaints = {
            (filled[number] if number < len(filled) else len(self._rows), key): said
            for (number, key), said in complaints.items()
        }
        if self.rowCount():
            self.dataChanged.emit(
                self.index(0, 0), self.index(self.rowCount() - 1, len(self.keys) - 1)
            )

    def wrong_cell(self) -> QModelIndex:
        """The first cell that is wrong; an invalid index if none is."""
        places = sorted(
            (number, self.keys.index(key)) for number, key in self._complaints if key in self.keys
        )
        return self.index(*places[0]) if places else _TOP

    def heading(self, column: int) -> str:
        """What stands over a column; a table of named rows tells its units elsewhere."""
        card = self.card(column)
        return f"{card.label if self._names else card.heading}{' *' if card.required else ''}"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the rows; none where rows are added as they are typed."""
        return self._names

    def is_blank(self, number: int) -> bool:
        """True of the row at the end, which is not begun."""
        return number >= len(self._rows)

    def _is_filled(self, number: int) -> bool:
        begun = self._start(number)
        row = self._rows[number]
        return any(row.get(key) not in (None, "", begun.get(key, "")) for key in self.keys)

    def _label(self, column: int, raw: object) -> str:
        choices = self.card(column).choices
        return self._office().choices(choices).label(str(raw)) if choices else str(raw)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows) + (not self._names)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.keys)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            if self._names:
                return self._names[section]
            return str(section + 1) if section < len(self._rows) else ""
        return self.heading(section)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number, column = index.row(), index.column()
        raw = "" if self.is_blank(number) else self._rows[number].get(self.keys[column], "")
        said = self._complaints.get((number, self.keys[column]), "")
        if role == Qt.ItemDataRole.EditRole:
            return raw
        if role == Qt.ItemDataRole.DisplayRole:
            return self._label(column, raw) if raw not in (None, "") else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return said or self._label(column, raw)
        if role == Qt.ItemDataRole.BackgroundRole and said:
            return QColor(Tone.OVERDUE.ground)
        if role == Qt.ItemDataRole.ForegroundRole and said:
            return QColor(colours.OVERDUE)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.card(column).label} {self._label(column, raw)} {said}".strip()
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        number, key = index.row(), self.keys[index.column()]
        if role != Qt.ItemDataRole.EditRole or value == index.data(Qt.ItemDataRole.EditRole):
            return False
        if self.is_blank(number):
            self.beginInsertRows(_TOP, number + 1, number + 1)
            self._rows.append(dict(self._start(number)))
            self.endInsertRows()
        self._rows[number][key] = value
        self._complaints.pop((number, key), None)
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.keys) - 1))
        return True
