"""A plain list of names to choose one of, with rows of one height."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QSize, QStringListModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look import spacing
from ui.look.fonts import section_font

_EDGE = "\u2002"


class SideList(QListView):
    """Shows ``names``; ``row()`` is the one chosen, -1 when there is none."""

    def __init__(self, spoken: str, parent: QWidget, row_height: int = spacing.ROW_HEIGHT) -> None:
        super().__init__(parent)
        self._names = Names(self)
        self.setModel(self._names)
        self.setAccessibleName(spoken)
        self.setItemDelegate(Rows(row_height, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_names(self, names: Sequence[str], headings: Collection[int] = ()) -> None:
        """Show these, the first one chosen; rows that are ``headings`` cannot be."""
        self._names.headings = frozenset(headings)
        self._names.setStringList(list(names))
        self.choose(next((row for row in range(len(names)) if row not in headings), -1))

    def choose(self, row: int) -> None:
        """Mark a row."""
        self.setCurrentIndex(self._names.index(row, 0))

    def row(self) -> int:
        """The row that is marked."""
        return self.currentIndex().row()


class Names(QStringListModel):
    """Names that can be read whole where there is no room for them, and headings among them."""

    headings: frozenset[int] = frozenset()

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.row() in self.headings:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if index.row() in self.headings:
            if role == Qt.ItemDataRole.FontRole:
                return section_font()
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        is_tip = role == Qt.ItemDataRole.ToolTipRole
        return super().data(index, Qt.ItemDataRole.DisplayRole if is_tip else role)


class Rows(QStyledItemDelegate):
    """Rows of one height, their words a little in from the edge, marked or not."""

    def __init__(self, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._height = height

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        lines = super().displayText(value, locale).splitlines()
        return "\u2028".join(_EDGE + line for line in lines)  # Qt's own mark of a line's end

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._height)
