"""The table of a list: keeps its place, and tells what the clerk does with the keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from models.fields import FieldCard, Kind
from models.ledger import Ledger
from ui.ledger.records.delegate import EndDelegate, dress_cells
from ui.ledger.records.header import FUNNEL_WIDTH, RecordsHeader
from ui.ledger.records.model import RecordsModel
from ui.look import spacing
from ui.look.tables import dress_table

_MOST_SELECTED_AGAIN = 2000


class RecordsTable(QTableView):
    """Rows of records; ``current_changed`` when another one is pointed at."""

    current_changed = Signal(object)
    """The id of the record pointed at, or None."""
    opened = Signal(int)
    """The clerk wants this record's form in large (Enter, F2, double click)."""
    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)
    filter_wanted = Signal(int)
    arranged = Signal()
    """A column was made wider or narrower."""

    def __init__(self, ledger: Ledger, model: RecordsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._ledger, self._records = ledger, model
        self._is_moving = False
        self._told: int | None = None
        self._wished: int | None = None
        self.setAccessibleName(f"{ledger.title}列表")
        self.header = RecordsHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        # The header would ask each of 100 000 rows whether it is selected, for each heading.
        self.header.setSelectionModel(QItemSelectionModel(model, self.header))
        dress_cells(self, model)
        if self._has_long_number() and ledger.number in model.keys:
            self.setItemDelegateForColumn(model.keys.index(ledger.number), EndDelegate(self))
        dress_table(self)
        if model.has_units():
            self.header.setFixedHeight(spacing.ROW_HEIGHT + 12)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.header.filter_wanted.connect(self.filter_wanted)
        self.header.sectionResized.connect(lambda *_: self._tell_arranged())
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell_current())
        self._kept_widths: dict[str, int] = {}

    def set_widths(self, widths: dict[str, int]) -> None:
        """Give columns the widths they had; the others their card's."""
        self._kept_widths = dict(widths)
        self._fit_columns()

    def widths(self) -> dict[str, int]:
        """The widths the clerk has chosen, by field key."""
        return dict(self._kept_widths)

    def current_id(self) -> int | None:
        """The record pointed at."""
        row = self.currentIndex().row()
        return self._records.ids[row] if 0 <= row < len(self._records.ids) else None

    def selected_ids(self) -> list[int]:
        """The selected records, in the order of the list."""
        ids = self._records.ids
        return [each for rows in self._selected_rows() for each in ids[rows.start : rows.stop]]

    def selected_count(self) -> int:
        """How many records are selected."""
        return sum(map(len, self._selected_rows()))

    def _selected_rows(self) -> list[range]:
        """The rows of the selection as few ranges in order, however many were chosen."""
        chosen = self.selectionModel().selection()
        held = [chosen.at(number) for number in range(chosen.count())]
        return _joined(range(each.top(), each.bottom() + 1) for each in held)

    def show_ids(self, ids: Sequence[int], first: Sequence[Any]) -> None:
        """Show other rows and stay on the same record, at the same height of the window."""
        current, chosen = self.current_id(), set(self.selected_ids()[:_MOST_SELECTED_AGAIN])
        row, top = self.currentIndex().row(), self.verticalScrollBar().value()
        self._is_moving = True
        self._records.show_ids(ids, first)
        if self.currentIndex().row() == -1 and ids:
            wished = ids[0] if self._wished is None else self._wished
            self._stand_again(wished if current is None else current, chosen, row)
        self.verticalScrollBar().setValue(top)
        if self._wished is not None and self.current_id() == self._wished:
            self.scrollTo(self.currentIndex())
            self._wished = None
        self._is_moving = False
        self._tell_current()

    def wish(self, record_id: int) -> None:
        """Point at this record as soon as the rows are there."""
        self._wished = record_id

    def select_id(self, record_id: int) -> bool:
        """Point at a record; False if it is not in the list."""
        row = self._records.row_of(record_id)
        if row < 0:
            return False
        self.setCurrentIndex(self._records.index(row, 0))
        self.scrollTo(self.currentIndex())
        return True

    def _stand_again(self, current: int, chosen: set[int], row: int) -> None:
        place = self._records.row_of(current)
        if place < 0:
            # Gone from the list: its neighbour stands where it stood.
            place = min(row, len(self._records.ids) - 1)
            chosen = set()
        if place < 0:
            return
        index = self._records.index(place, 0)
        self.selectionModel().setCurrentIndex(index, _ONLY_THIS)
        if len(chosen) > 1:
            standing = (at for at, each in enumerate(self._records.ids) if each in chosen)
            again = QItemSelection()
            for rows in _joined(range(at, at + 1) for at in standing):
                again.select(self._records.index(rows[0], 0), self._records.index(rows[-1], 0))
            self.selectionModel().select(again, _AS_WELL)

    def _tell_current(self) -> None:
        if not self._is_moving and (current := self.current_id()) != self._told:
            self._told, self._wished = current, None
            self.current_changed.emit(current)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._records.ids):
            self.opened.emit(self._records.ids[row])

    def _ask_menu(self, place: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def _tell_arranged(self) -> None:
        if not self._is_moving and self.isVisible():
            self._kept_widths = {
                key: self.columnWidth(at)
                for at, key in enumerate(self._records.keys)
                if not self.isColumnHidden(at)
            }
            self.arranged.emit()

    def _fit_columns(self) -> None:
        """Columns as wide as their cards say; the label takes what is left over."""
        self._is_moving = True
        widths = [self.wanted_width(key) for key in self._records.keys]
        label = self._ledger.label
        if not self._kept_widths and label in self._records.keys:
            at = self._records.keys.index(label)
            letters = _LABEL_SIGNS - (2 if self._has_long_number() else 0)
            signs = letters * self.fontMetrics().horizontalAdvance("字") + 2 * _PADDING
            least = min(signs, widths[at])
            left = self.viewport().width() - sum(widths) + widths[at]
            for other, key in enumerate(self._records.keys):
                if other != at and left < least:
                    given = min(least - left, widths[other] - self._least_of(key))
                    widths[other], left = widths[other] - given, left + given
            widths[at] = max(least, left)
        hidden = self._without_room(widths)
        if hidden and label in self._records.keys and not self._kept_widths:
            self._share_out(widths, hidden)
        for at, width in enumerate(widths):
            self.setColumnHidden(at, at in hidden)
            self.setColumnWidth(at, width)
        self._is_moving = False

    def _share_out(self, widths: list[int], hidden: set[int]) -> None:
        """Give the room of hidden columns to those that gave way, and what is left to the name."""
        shown = [at for at in range(len(widths)) if at not in hidden]
        left = self.viewport().width() - sum(widths[at] for at in shown)
        for at in shown:
            key = self._records.keys[at]
            if key != self._ledger.label:
                given = max(0, min(left, self.wanted_width(key) - widths[at]))
                widths[at], left = widths[at] + given, left - given
        widths[self._records.keys.index(self._ledger.label)] += left

    def _without_room(self, widths: list[int]) -> set[int]:
        """The columns that a narrow list leaves to the form: the last ones, never the name.

        Dates go late and the coloured words of states last: a list is looked at for them.
        """
        keys, room = self._records.keys, self.viewport().width()
        states = self._records.tone_columns()
        dates = [at for at, key in enumerate(keys) if self._card(key).kind is Kind.DATE]
        hidden: set[int] = set()
        for at in sorted(range(len(keys)), key=lambda at: (at in states, at in dates, -at)):
            if sum(widths) - sum(widths[each] for each in hidden) <= room:
                break
            if keys[at] not in (self._ledger.label, self._ledger.number):
                hidden.add(at)
        return hidden

    def _has_long_number(self) -> bool:
        number = self._ledger.number
        return bool(number) and self._card(number).width > _LONG

    def _card(self, key: str) -> FieldCard:
        return self._ledger.fields[key].card

    def wanted_width(self, key: str) -> int:
        """How wide a column is where there is room: as it was left, else as its card says."""
        if key in self._kept_widths:
            return self._kept_widths[key]
        card = self._ledger.fields[key].card
        metrics = self.fontMetrics()
        signs = card.width
        if card.choices is not None:
            longest = max((len(label) for label in card.choices.labels.values()), default=0)
            signs = min(signs, 2 * longest) + (2 if card.choices.tones else 0)
        inside = signs * metrics.horizontalAdvance("0")
        return max(inside + 16, self._heading_of(key))

    def _least_of(self, key: str) -> int:
        """How narrow a column may become for the label: its heading and its shortest usual text."""
        card, metrics = self._ledger.fields[key].card, self.fontMetrics()
        usual = _USUAL.get(card.kind, "00000")
        if card.choices is not None:
            longest = max(card.choices.labels.values(), key=len, default="")
            usual = longest if card.choices.tones else longest[:_FEW]
        if key == self._ledger.number and (self._ledger.coded or card.length <= _CODE):
            # a code cut short is the same for every village
            usual = "0" * min(card.length, card.width)
        elif key == self._ledger.number and self._has_long_number():
            usual = _END
        inside = metrics.horizontalAdvance(usual) + 2 * _PADDING
        return min(self.wanted_width(key), max(inside, self._heading_of(key)))

    def _heading_of(self, key: str) -> int:
        label = self._ledger.fields[key].card.label
        return self.fontMetrics().horizontalAdvance(label) + FUNNEL_WIDTH + 8

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and row >= 0:
            self._open(row)
        elif key == Qt.Key.Key_Delete and row >= 0:
            self.delete_wanted.emit()
        elif key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.filter_wanted.emit(max(0, self.currentIndex().column()))
        else:
            super().keyPressEvent(event)


def _joined(ranges: Iterable[range]) -> list[range]:
    """Return the same rows in order, each once, in as few ranges as there can be."""
    found: list[range] = []
    for rows in sorted(ranges, key=lambda each: each.start):
        if found and rows.start <= found[-1].stop:
            found[-1] = range(found[-1].start, max(found[-1].stop, rows.stop))
        else:
            found.append(rows)
    return found


_USUAL = {Kind.DATE: "2021-12-31", Kind.MOMENT: "2021-12-31 09:41", Kind.LINK: "石桥村"}
"""What must stand in a column even where there is little room; elsewhere five digits."""
_FEW = 4
"""So many characters of a word tell it from the others."""
_LABEL_SIGNS, _PADDING, _CODE = 14, 12, 16
_LONG, _END = 16, "…第99号"
"""Of a number wider than this its end suffices, which tells it from the others."""
_ROWS = QItemSelectionModel.SelectionFlag.Rows
_ONLY_THIS = QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS
_AS_WELL = QItemSelectionModel.SelectionFlag.Select | _ROWS
