"""Rows known by their keys only; what they say is read at the desk in windows of 200."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from models.actions.traces.listing import WINDOW
from models.progress import Progress
from ui.background.desk import Answers
from ui.background.ticket import Ticket
from ui.background.waiting_dialog import tell_error
from ui.look.tables import dress_table
from ui.workplace import Workplace

_WINDOWS_KEPT = 20
_TOP = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int]], Sequence[Any]]


@dataclass(frozen=True)
class Column:
    """A heading, its width in pixels, and what it says of an item.

    An optional column is hidden where there is no room for it; one that grows takes what is left.
    """

    heading: str
    width: int
    text: Callable[[Any], str]
    is_number: bool = False
    is_optional: bool = False
    grows: bool = False


class WindowModel(QAbstractTableModel):
    """Shows what ``fetch(keys)`` gives for the rows that are looked at; blank until it is there."""

    def __init__(
        self, workplace: Workplace, fetch: Fetch, columns: Sequence[Column], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workplace, self._fetch, self._columns = workplace, fetch, columns
        self._keys: Sequence[int] = ()
        self._windows: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._asked: dict[int, Ticket] = {}

    @property
    def keys(self) -> Sequence[int]:
        """The keys of all rows in order."""
        return self._keys

    def show_keys(self, keys: Sequence[int], first: Sequence[Any] = ()) -> None:
        """Show these rows; ``first`` are the items of the first window if at hand."""
        for ticket in self._asked.values():
            ticket.cancel()
        self._asked.clear()
        held = self._keys
        if len(keys) > len(held) > 0 and list(keys[: len(held)]) == list(held):
            self.beginInsertRows(_TOP, len(held), len(keys) - 1)
            self._keys = keys
            self.endInsertRows()
            self._windows = OrderedDict({0: self._windows[0]} if 0 in self._windows else {})
        else:
            self.beginResetModel()
            self._keys = keys
            self._windows.clear()
            self.endResetModel()
        if first:
            self._take(0, first)

    def item(self, row: int) -> Any | None:
        """What stands in a row; None while it is being read."""
        number, place = divmod(row, WINDOW)
        window = self._windows.get(number)
        if window is None:
            self._ask(number)
            return None
        return window[place] if 0 <= place < len(window) else None

    def row_of(self, key: int) -> int:
        """The row of a key, -1 if it is not shown."""
        try:
            return self._keys.index(key)
        except ValueError:
            return -1

    def _ask(self, number: int) -> None:
        if number in self._asked or self._workplace.desk.is_closed:
            return
        wanted = list(self._keys[number * WINDOW : (number + 1) * WINDOW])

        def take(items: Sequence[Any]) -> None:
            if shiboken6.isValid(self) and self._asked.get(number) is ticket:
                del self._asked[number]
                self._take(number, items)

        def tell(error: Exception) -> None:
            if shiboken6.isValid(self):
                parent = self.parent()
                assert isinstance(parent, QWidget)
                tell_error(parent, error)

        read = partial(_read, self._fetch, wanted)
        ticket = self._workplace.desk.start(read, Answers(take, tell))
        self._asked[number] = ticket

    def _take(self, number: int, items: Sequence[Any]) -> None:
        self._windows[number] = items
        if len(self._windows) > _WINDOWS_KEPT:
            self._windows.popitem(last=False)
        first = number * WINDOW
        last = min(first + WINDOW, len(self._keys)) - 1
        if last >= first:
            right = len(self._columns) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, right))

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        item = self.item(index.row())
        if item is None:
            return None
        text = column.text(item)
        return " ".join(text.split()) if role == Qt.ItemDataRole.DisplayRole else text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self._columns[section])
        return self._columns[section].heading if role == Qt.ItemDataRole.DisplayRole else None


class WindowTable(QTableView):
    """Rows of a ``WindowModel``; where there is little room the last optional columns give way."""

    def __init__(self, model: WindowModel, columns: Sequence[Column], spoken: str) -> None:
        parent = model.parent()
        assert isinstance(parent, QWidget)
        super().__init__(parent)
        self._columns = columns
        self.setModel(model)
        # The header would ask each of 100 000 rows whether it is selected, for each heading.
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(model, header))
        dress_table(self)
        self.setStyleSheet("QTableView { outline: none; }")
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(spoken)

    def _fit(self) -> None:
        room = self.viewport().width()
        shown = list(range(len(self._columns)))
        for at in reversed(range(len(self._columns))):
            if sum(self._columns[each].width for each in shown) <= room:
                break
            if self._columns[at].is_optional:
                shown.remove(at)
        left = max(0, room - sum(self._columns[each].width for each in shown))
        growing = [at for at in shown if self._columns[at].grows]
        for at, column in enumerate(self._columns):
            more = left // len(growing) if at in growing else 0
            self.setColumnHidden(at, at not in shown)
            self.setColumnWidth(at, column.width + more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _read(fetch: Fetch, keys: Sequence[int], _progress: Progress) -> Sequence[Any]:
    return fetch(keys)


def _side(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
