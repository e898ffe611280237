"""The tree of tasks as Qt wants it; branches are filled as they are opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from models.ledgers.tasks import lights
from models.ledgers.tasks.task import TASKS
from ui.ledger.records.model import TONE_ROLE
from ui.look import colours
from ui.rooms.tasks.tones import tone_of
from ui.rooms.tasks.views.tree.forest import Forest

Index = QModelIndex | QPersistentModelIndex
ID_ROLE = Qt.ItemDataRole.UserRole + 20
AT_A_TIME = 200
TITLE, LIGHT, DEADLINE, UNIT, BELOW = range(5)
HEADINGS = ("任务", "状态灯", "完成期限", "牵头单位", "下级任务")


class TreeModel(QAbstractItemModel):
    """Items are known by their task's id; a branch shows its next 200 when they are wanted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.forest: Forest | None = None
        self._fetched: dict[int, int] = {}

    def show_forest(self, forest: Forest) -> None:
        """Show another reading of the tasks."""
        self.beginResetModel()
        self.forest, self._fetched = forest, {}
        self.endResetModel()

    def index_of(self, record_id: int) -> QModelIndex:
        """Where a task stands, fetching as much as is needed; invalid if it is not shown.

        Nor is what stands thousands of rows down: to lay them all out would stop the window.
        """
        if self.forest is None or record_id not in self.forest.rows:
            return QModelIndex()
        found = QModelIndex()
        for each in self.forest.path(record_id):
            row = self.forest.place[each]
            if row >= MOST_FETCHED:
                return QModelIndex()
            while row >= self.rowCount(found) and self.canFetchMore(found):
                self.fetchMore(found)
            found = self.index(row, 0, found)
        return found

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        below = self._below(parent)
        if not (0 <= row < len(below) and 0 <= column < len(HEADINGS)):
            return QModelIndex()
        return self.createIndex(row, column, below[row])

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if self.forest is None or not child.isValid():
            return QModelIndex()
        above = self.forest.above.get(child.internalId(), 0)
        return self.createIndex(self.forest.place[above], 0, above) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.column() > 0:
            return 0
        return min(self._fetched.get(_id(parent), 0), len(self._below(parent)))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return len(HEADINGS)

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        return parent.column() <= 0 and bool(self._below(parent))

    def canFetchMore(self, parent: Index) -> bool:
        return self.rowCount(parent) < len(self._below(parent))

    def fetchMore(self, parent: Index) -> None:
        first, all_of_it = self.rowCount(parent), len(self._below(parent))
        last = min(first + AT_A_TIME, all_of_it) - 1
        self.beginInsertRows(parent, first, last)
        self._fetched[_id(parent)] = last + 1
        self.endInsertRows()

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.forest is None or not index.isValid():
            return None
        teller = _TELLERS.get(role)
        return teller(self.forest, index.internalId(), index.column()) if teller else None

    def _below(self, parent: Index) -> list[int]:
        return self.forest.below.get(_id(parent), []) if self.forest is not None else []


def _id(index: Index) -> int:
    return index.internalId() if index.isValid() else 0


def _words(forest: Forest, record_id: int, column: int) -> str:
    row, office = forest.rows[record_id], forest.office
    if column == BELOW:
        below = forest.counts.get(record_id)
        return below.words if below else ""
    if column == TITLE:
        return TASKS.name_of(row, office)
    if record_id in forest.headings:
        return ""
    if column == LIGHT and lights.light_of(row, office) == "undated":
        return ""  # a chapter without a date of its own has nothing to warn of
    return TASKS.show(row, {LIGHT: "light", DEADLINE: "due_on", UNIT: "lead_unit"}[column], office)


def _tone(forest: Forest, record_id: int, column: int) -> Any:
    if column != LIGHT:
        return None
    return tone_of(lights.light_of(forest.rows[record_id], forest.office))


def _ink(forest: Forest, record_id: int, column: int) -> QColor | None:
    below = forest.counts.get(record_id)
    if column == BELOW:
        return QColor(colours.OVERDUE if below and below.overdue else colours.INK_SOFT)
    return QColor(colours.INK_FAINT) if record_id in forest.headings else None


def _tip(forest: Forest, record_id: int, column: int) -> str | None:
    return _words(forest, record_id, column) if column == TITLE else None


_TELLERS: dict[int, Callable[[Forest, int, int], Any]] = {
    Qt.ItemDataRole.DisplayRole: _words,
    Qt.ItemDataRole.ForegroundRole: _ink,
    Qt.ItemDataRole.ToolTipRole: _tip,
    TONE_ROLE: _tone,
    ID_ROLE: lambda _forest, record_id, _column: record_id,
}
MOST_FETCHED = 3000
"""So many rows below one are laid out in a moment, where one of them is to be pointed at."""
