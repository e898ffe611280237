"""A table of names with a few words to choose for each; what differs from the usual is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont

from models.fields import Choices
from ui.look import colours, fonts

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
OPTIONS_ROLE = Qt.ItemDataRole.UserRole + 1
"""The (code, word) pairs to choose from in a cell; nothing where there is no choice."""


@dataclass(frozen=True)
class Chooser:
    """A column to choose in: what its choices are kept under, its heading, its words."""

    key: str
    heading: str
    choices: Choices


@dataclass(frozen=True)
class ChooserRow:
    """One name, its codes by column, the usual ones, and a word on how it stands."""

    name: str
    codes: Mapping[str, str]
    usual: Mapping[str, str]
    state: str = ""
    asks: bool = False
    """True where the word asks the clerk to do something."""


class ChoosersModel(QAbstractTableModel):
    """``chosen(row, key, code)`` when the clerk takes a word; whoever listens writes it."""

    chosen = Signal(int, str, str)

    def __init__(self, name_heading: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name_heading = name_heading
        self._choosers: Sequence[Chooser] = ()
        self._rows: Sequence[ChooserRow] = ()

    def show_rows(self, choosers: Sequence[Chooser], rows: Sequence[ChooserRow]) -> None:
        """Show these; the table keeps its place where their number stays the same."""
        is_same = len(rows) == len(self._rows) and len(choosers) == len(self._choosers)
        if not is_same:
            self.beginResetModel()
        self._choosers, self._rows = choosers, rows
        if not is_same:
            self.endResetModel()
        elif rows:
            last = self.index(len(rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, number: int) -> ChooserRow:
        """One line."""
        return self._rows[number]

    def column_of(self, key: str) -> int:
        """The column of a chooser."""
        return 1 + [each.key for each in self._choosers].index(key)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._choosers) + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, chooser = self._rows[index.row()], self._chooser(index)
        if chooser is None:
            return self._plain(index, role)
        code = row.codes[chooser.key]
        is_changed = code != row.usual[chooser.key]
        if role == Qt.ItemDataRole.DisplayRole:
            return chooser.choices.label(code)
        if role == Qt.ItemDataRole.EditRole:
            return code
        if role == OPTIONS_ROLE:
            return _options(chooser.choices, code)
        if role == Qt.ItemDataRole.FontRole and is_changed:
            return _bold()
        if role == Qt.ItemDataRole.ToolTipRole:
            usual = chooser.choices.label(row.usual[chooser.key])
            return f"默认是“{usual}”" if is_changed else chooser.choices.label(code)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        chooser = self._chooser(index)
        if chooser is None or role != Qt.ItemDataRole.EditRole:
            return False
        if value != self._rows[index.row()].codes[chooser.key]:
            self.chosen.emit(index.row(), chooser.key, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self._name_heading, *(each.heading for each in self._choosers), "")[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        extra = Qt.ItemFlag(0) if self._chooser(index) is None else Qt.ItemFlag.ItemIsEditable
        return super().flags(index) | extra

    def _chooser(self, index: Index) -> Chooser | None:
        at = index.column() - 1
        return self._choosers[at] if 0 <= at < len(self._choosers) else None

    def _plain(self, index: Index, role: int) -> Any:
        row = self._rows[index.row()]
        is_name = index.column() == 0
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.name if is_name else row.state
        if role == Qt.ItemDataRole.ForegroundRole and not is_name:
            return QColor(colours.DUE_SOON if row.asks else colours.INK_SOFT)
        return None


def _options(choices: Choices, held: str) -> list[tuple[str, str]]:
    """What may be chosen; the word that stands there too, though it be retired."""
    return [
        (code, word)
        for code, word in choices.labels.items()
        if code not in choices.retired or code == held
    ]


def _bold() -> QFont:
    font = fonts.table_font()
    font.setBold(True)
    return font
