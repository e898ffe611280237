"""The table of choosers: pressing a cell opens its words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.look import colours, spacing
from ui.look.icons import icon
from ui.look.tables import dress_table
from ui.rooms.settings.mediation.choosers_model import OPTIONS_ROLE, ChoosersModel

Index = QModelIndex | QPersistentModelIndex


class ChoosersTable(QTableView):
    """Shows a ``ChoosersModel``; one row is marked."""

    def __init__(self, model: ChoosersModel, spoken: str, parent: QWidget) -> None:
        super().__init__(parent)
        dress_table(self)
        self.setAccessibleName(spoken)
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.clicked.connect(self._open)
        model.modelReset.connect(self._share_width)
        self._share_width()

    def chosen_row(self) -> int:
        """The row that is marked, -1 if none is."""
        return self.currentIndex().row()

    def choose_row(self, row: int) -> None:
        """Mark a row and show it."""
        self.setCurrentIndex(self.model().index(row, 0))

    def _open(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def _share_width(self) -> None:
        header, last = self.horizontalHeader(), self.model().columnCount() - 1
        for column in range(last + 1):
            is_word = 0 < column < last
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(column, mode.Stretch if is_word else mode.ResizeToContents)


class _Cells(QStyledItemDelegate):
    """Draws a small arrow in cells to choose in, and edits them by a drop-down."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not index.data(OPTIONS_ROLE):
            super().paint(painter, option, index)
            return
        cell: Any = option  # the option's own fields are missing in Qt's type stubs
        whole = QRect(cell.rect)
        super().paint(painter, option, index)
        arrow = QRect(0, 0, 12, 12)
        arrow.moveCenter(whole.center())
        arrow.moveRight(whole.right() - spacing.TIGHT)
        icon("chevron-down", colours.INK_FAINT).paint(painter, arrow)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        for code, word in index.data(OPTIONS_ROLE):
            box.addItem(word, code)
        box.setMaxVisibleItems(14)
        box.setStyleSheet("QComboBox { padding: 0 20px 0 4px; border-radius: 0; min-height: 0; }")
        words = box.view().sizeHintForColumn(0) + 2 * spacing.WIDE
        box.view().setMinimumWidth(words)
        box.activated.connect(lambda _row: self._take(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        cell: Any = option
        editor.setGeometry(cell.rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
