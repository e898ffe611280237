"""An outline as a tree for the view; the outline itself is never written here."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from models.exchange.plan.outline import ROOT, Item, Outline
from ui.look import colours, fonts
from ui.rooms.plan.wording import due_in_words, gone_codes, marks_of, number_of

HEADINGS = ("编号", "任务", "完成时限", "原文时限", "牵头单位", "记号")
NUMBER, TITLE, DUE, WORDS, LEAD, MARKS = range(6)
TOP = -1
Index = QModelIndex | QPersistentModelIndex


class OutlineModel(QAbstractItemModel):
    """The plan's items below each other; the plan itself is the first row of the top level.

    An index carries the place of its item among those shown.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()
        self._gone: frozenset[str] = frozenset()
        self._places: dict[str, int] = {}
        self._above: list[int] = []
        self._rows: list[int] = []
        self._below: dict[int, list[int]] = {TOP: []}

    def show(self, outline: Outline, only: frozenset[str] | None = None) -> bool:
        """Show an outline, or of it only these codes and what is above them.

        True if rows came or went, so that a view has lost its selection.
        """
        items = outline.items if only is None else _with_ancestors(outline, only)
        before, was_gone = self._items, self._gone
        gone = gone_codes(outline)
        if [(i.code, i.parent) for i in items] == [(i.code, i.parent) for i in before]:
            self._items, self._gone = items, gone
            turned = was_gone ^ gone
            pairs = enumerate(zip(items, before, strict=True))
            self._tell({at for at, (one, old) in pairs if one != old or one.code in turned})
            return False
        self.beginResetModel()
        self._items, self._gone = items, gone
        self._arrange()
        self.endResetModel()
        return True

    def code(self, index: Index) -> str:
        """The code of the item at an index."""
        return self._items[index.internalId()].code

    def codes(self) -> list[str]:
        """The codes shown, in printed order."""
        return [item.code for item in self._items]

    def codes_between(self, parent: Index, first: int, last: int) -> list[str]:
        """The codes of these rows below an index."""
        row = self._below.get(parent.internalId() if parent.isValid() else TOP, [])
        return [self._items[place].code for place in row[first : last + 1]]

    def at(self, code: str, column: int = NUMBER) -> QModelIndex:
        """Where an item stands; an invalid index if it is not shown."""
        place = self._places.get(code)
        if place is None:
            return QModelIndex()
        return self.createIndex(self._rows[place], column, place)

    def _arrange(self) -> None:
        self._places = {item.code: place for place, item in enumerate(self._items)}
        self._above, self._rows, self._below = [], [], {TOP: []}
        for place, item in enumerate(self._items):
            at_top = item.parent is None or item.parent == ROOT
            above = TOP if at_top else self._places[item.parent or ROOT]
            row = self._below.setdefault(above, [])
            self._above.append(above)
            self._rows.append(len(row))
            row.append(place)

    def _tell(self, places: set[int]) -> None:
        """Tell a view which rows read otherwise now; one that hears of all of them looks at all."""
        last = len(HEADINGS) - 1
        for above in {self._above[place] for place in places}:
            row = self._below[above]
            low = min(at for at, place in enumerate(row) if place in places)
            high = max(at for at, place in enumerate(row) if place in places)
            self.dataChanged.emit(
                self.createIndex(low, 0, row[low]), self.createIndex(high, last, row[high])
            )

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  Qt's own default
        below = self._below.get(parent.internalId() if parent.isValid() else TOP, [])
        if not (0 <= row < len(below) and 0 <= column < len(HEADINGS)):
            return QModelIndex()
        return self.createIndex(row, column, below[row])

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        above = self._above[index.internalId()] if index.isValid() else TOP
        if above == TOP:
            return QModelIndex()
        return self.createIndex(self._rows[above], 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.column() > 0:
            return 0
        return len(self._below.get(parent.internalId() if parent.isValid() else TOP, []))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return len(HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item, column = self._items[index.internalId()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(item, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(item, column)
        if role == Qt.ItemDataRole.FontRole and column == TITLE and item.code in self._gone:
            struck = QFont(fonts.table_font())
            struck.setStrikeOut(True)
            return struck
        return None

    def _words(self, item: Item, column: int) -> str:
        return (
            number_of(item),
            item.title,
            due_in_words(item.deadline),
            item.deadline.words,
            item.lead_unit,
            marks_of(item, self._gone),
        )[column]

    def _ink(self, item: Item, column: int) -> QBrush | None:
        if item.code in self._gone:
            return QBrush(QColor(colours.INK_FAINT))
        unclear = column == DUE and item.deadline.kind == "unclear"
        if unclear or (column == MARKS and item.doubts):
            return QBrush(QColor(colours.DUE_SOON))
        return None


def _with_ancestors(outline: Outline, codes: frozenset[str]) -> tuple[Item, ...]:
    wanted = set(codes)
    for item in reversed(outline.items):
        if item.code in wanted and item.parent not in (None, ROOT):
            wanted.add(item.parent or ROOT)
    return tuple(item for item in outline.items if item.code in wanted)
