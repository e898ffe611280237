"""The rows of a list: ids only, texts fetched in windows of 200 rows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from models.actions import finding
from models.fields import Kind
from models.ledger import Ledger, find_ledger
from models.office import Office
from models.store.ledger_file import Store
from ui.ledger.tones import tone_of
from ui.look import colours, fonts

TONE_ROLE = Qt.ItemDataRole.UserRole + 1
NUMBERS = frozenset({Kind.NUMBER, Kind.DECIMAL})
_WINDOWS_KEPT = 20
_TOP = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class RecordsModel(QAbstractTableModel):
    """Shows the records with ``ids`` in the columns ``keys``, covered."""

    def __init__(
        self, store: Store, ledger: Ledger, office: Callable[[], Office], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._ledger, self._office = store, ledger, office
        self.keys = ledger.list_columns
        self._fields = ledger.pick(self.keys)
        self._sides = [_alignment(each.card.kind) for each in self._fields]
        self._roles = _ROLES | (set(_STRUCK_LOOK) if "struck_on" in ledger.fields else set())
        linked = {each.key: each.card.target for each in self._fields if each.card.target}
        self._coded = {key for key, target in linked.items() if find_ledger(target).coded}
        self._ids: Sequence[int] = ()
        self._windows: OrderedDict[int, list[Any]] = OrderedDict()

    @property
    def ids(self) -> Sequence[int]:
        """The ids of all rows in order."""
        return self._ids

    def show_ids(self, ids: Sequence[int], first: Sequence[Any] = ()) -> None:
        """Show these records; ``first`` are the rows of the first window if at hand."""
        held = self._ids
        self._windows.clear()
        if first:
            self._windows[0] = list(first)
        if len(ids) > len(held) > 0 and list(ids[: len(held)]) == list(held):
            self.beginInsertRows(_TOP, len(held), len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
            self._tell_all()
        elif ids == held:
            self._tell_all()
        else:
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()

    def forget_rows(self) -> None:
        """Fetch the rows again when they are next looked at."""
        self._windows.clear()
        self._tell_all()

    def row_of(self, record_id: int) -> int:
        """The row of a record, -1 if it is not in the list."""
        try:
            return self._ids.index(record_id)
        except ValueError:
            return -1

    def record(self, row: int) -> Any | None:
        """The record of a row; None if it has gone from the ledger."""
        number, place = divmod(row, finding.WINDOW)
        window = self._windows.get(number)
        if window is None:
            window = self._windows[number] = self._fetch(number)
            if len(self._windows) > _WINDOWS_KEPT:
                self._windows.popitem(last=False)
        return window[place] if place < len(window) else None

    def _fetch(self, number: int) -> list[Any]:
        start = number * finding.WINDOW
        wanted = list(self._ids[start : start + finding.WINDOW])
        found = {row.id: row for row in finding.rows_by_id(self._store, self._ledger, wanted)}
        return [found.get(record_id) for record_id in wanted]

    def _tell_all(self) -> None:
        if self._ids:
            last = self.index(len(self._ids) - 1, len(self.keys) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == _ALIGN:
            return self._sides[index.column()]
        if role not in self._roles or (record := self.record(index.row())) is None:
            return None
        if role in _STRUCK_LOOK:
            return _STRUCK_LOOK[role]() if record.struck_on is not None else None
        found = self._fields[index.column()]
        if role == TONE_ROLE:
            office = self._office()
            return tone_of(found.card, found.value(record, office), office)
        text = self._ledger.show(record, found.key, self._office())
        if role != _TEXT:
            return text
        words = text.split()
        return " ".join(words[1:] if found.key in self._coded and len(words) > 1 else words)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        card = self._fields[section].card
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(card.kind)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return f"{card.label}\n（{card.unit}）" if card.unit else card.label

    def tone_columns(self) -> list[int]:
        """The columns whose words are states."""
        cards = [each.card for each in self._fields]
        return [at for at, card in enumerate(cards) if card.choices and card.choices.tones]

    def has_units(self) -> bool:
        """True where a heading stands in two lines, its unit in the second."""
        return any(each.card.unit for each in self._fields)


# Plain numbers: each cell is asked for ten roles each time it is drawn.
_ALIGN, _TEXT = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.DisplayRole)
_ROLES = frozenset({_TEXT, int(Qt.ItemDataRole.ToolTipRole), int(TONE_ROLE)})


def _struck_font() -> QFont:
    font = fonts.table_font()
    font.setStrikeOut(True)
    return font


_STRUCK_LOOK: dict[int, Callable[[], object]] = {
    int(Qt.ItemDataRole.FontRole): _struck_font,
    int(Qt.ItemDataRole.ForegroundRole): lambda: QBrush(QColor(colours.INK_FAINT)),
}


def _alignment(kind: Kind) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if kind in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
