"""The tasks that may go on into the next year: ticked, with a new deadline to be edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from models.actions.tasks.rollover import Candidate
from models.dates.reading import NotADate, read_date
from ui.look.colours import OVERDUE

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADINGS = ("任务", "原期限", "新期限")
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class CandidatesModel(QAbstractTableModel):
    """``changed`` after each tick or date."""

    changed = Signal()

    def __init__(self, today: dt.date, parent: QObject) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: list[Candidate] = []
        self._left_out: set[int] = set()
        self._wrong: dict[int, str] = {}

    def show_candidates(self, rows: Sequence[Candidate]) -> None:
        """Show these, all ticked."""
        self.beginResetModel()
        self._rows, self._left_out, self._wrong = list(rows), set(), {}
        self.endResetModel()

    def chosen(self) -> list[Candidate]:
        """What is ticked, with its new deadline."""
        return [each for each in self._rows if each.id not in self._left_out]

    def wrong_rows(self) -> int:
        """How many ticked rows hold something that is no date."""
        return len(set(self._wrong) - self._left_out)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        each = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            new = self._wrong.get(each.id, _shown(each.new_due_on))
            return (each.name, _shown(each.old_due_on), new)[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return _UNCHECKED if each.id in self._left_out else _CHECKED
        is_wrong = index.column() == len(_HEADINGS) - 1 and each.id in self._wrong
        if role == Qt.ItemDataRole.ForegroundRole and is_wrong:
            from PySide6.QtGui import QColor

            return QColor(OVERDUE)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        each = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            is_in = Qt.CheckState(value) == _CHECKED
            (self._left_out.discard if is_in else self._left_out.add)(each.id)
        elif role == Qt.ItemDataRole.EditRole:
            self._take_date(index.row(), str(value).strip())
        else:
            return False
        self.dataChanged.emit(index, index)
        self.changed.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        extra = (Qt.ItemFlag.ItemIsUserCheckable, Qt.ItemFlag(0), Qt.ItemFlag.ItemIsEditable)
        return super().flags(index) | extra[index.column()]

    def _take_date(self, row: int, typed: str) -> None:
        each = self._rows[row]
        self._wrong.pop(each.id, None)
        try:
            day = read_date(typed, self._today) if typed else None
        except NotADate:
            self._wrong[each.id] = typed
            return
        self._rows[row] = replace(each, new_due_on=day)


def _shown(day: dt.date | None) -> str:
    return day.isoformat() if day is not None else ""
