"""A table of figures as a view wants it: words, sides, and which cell leads to cases."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from models.actions.figures.figure import Figure, Rate
from models.actions.figures.table import Cell, FigureTable, Heading, Holds, words_of
from ui.look import colours, fonts

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SIDES = {Holds.TEXT: _LEFT, Holds.WORD: Qt.AlignmentFlag.AlignCenter}


class FiguresModel(QAbstractTableModel):
    """The labels of the lines stand in the vertical header, so that they stay while one scrolls."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._table: FigureTable | None = None
        self._labels: list[str] = []

    def show_table(self, table: FigureTable | None) -> None:
        """Show a table, or nothing."""
        self.beginResetModel()
        self._table = table
        self._labels = list(_labels(table)) if table is not None else []
        self.endResetModel()

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The columns."""
        return self._table.headings if self._table is not None else ()

    def cell(self, index: Index) -> Cell | None:
        """What stands in a cell."""
        if self._table is None or not index.isValid():
            return None
        return self._table.lines[index.row()].cells[index.column()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._table is None else len(self._table.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None or self._table is None:
            return None
        heading = self.headings[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(cell, heading)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(cell, self._table.behind)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _SIDES.get(heading.holds, _RIGHT)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(_ink(cell))
        if role == Qt.ItemDataRole.FontRole and self._table.lines[index.row()].is_total:
            return _bold()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_side = orientation == Qt.Orientation.Vertical
        if role == Qt.ItemDataRole.DisplayRole:
            return self._labels[section] if is_side else self.headings[section].label
        if role == Qt.ItemDataRole.TextAlignmentRole and is_side:
            return _LEFT
        if role == Qt.ItemDataRole.FontRole and is_side and self._table is not None:
            return _bold() if self._table.lines[section].is_total else None
        return None


def _labels(table: FigureTable) -> Any:
    number = 0
    for line in table.lines:
        number += not line.is_total
        is_counted = table.is_numbered and not line.is_total
        yield f"{number}. {line.label}" if is_counted else line.label


def _shown(cell: Cell, heading: Heading) -> str:
    is_zero = isinstance(cell, Figure) and not cell.value
    return heading.zero if is_zero and heading.zero else words_of(cell)


def _tip(cell: Cell, behind: str) -> str:
    match cell:
        case Figure():
            return f"{cell.name}：{cell.words}" + (f"，点开看是哪些{behind}" if cell.cases else "")
        case Rate():
            return cell.sentence
        case _:
            return cell


def _ink(cell: Cell) -> str:
    match cell:
        case Figure(value=0):
            return colours.INK_FAINT
        case Figure(cases=0):
            return colours.INK
        case Figure():
            return colours.ACCENT
        case Rate(is_met=False):
            return colours.OVERDUE
        case _:
            return colours.INK


def _bold() -> QFont:
    font = fonts.table_font()
    font.setBold(True)
    return font
