"""What a cell is written in: a line, a day, or a word chosen from a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from models import dates
from models.fields import Kind
from ui.ledger.rows.rows_model import Index, RowsModel
from ui.workplace import Workplace


class RowsDelegate(QStyledItemDelegate):
    """Opens a list for a choice and a line for everything else; a day is read on leaving."""

    def __init__(self, workplace: Workplace, model: RowsModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._workplace, self._rows = workplace, model

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002  Qt gives it
        index: Index,
    ) -> QWidget:
        card = self._rows.card(index.column())
        if card.choices is None:
            line = QLineEdit(parent)
            line.setAccessibleName(card.heading)
            return line
        box = QComboBox(parent)
        box.setAccessibleName(card.heading)
        choices = self._workplace.office.choices(card.choices)
        if not card.required:
            box.addItem("", "")
        for code, label in choices.labels.items():
            if code not in choices.retired:
                box.addItem(label, code)
        box.activated.connect(lambda _at: self.commitData.emit(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        raw = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(raw))
        elif isinstance(editor, QLineEdit):
            editor.setText("" if raw is None else str(raw))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            if editor.currentIndex() >= 0:
                model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, self._read(index.column(), editor.text().strip()))

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002  Qt gives it
    ) -> None:
        cell: Any = option  # the option's own fields are missing in Qt's type stubs
        editor.setGeometry(cell.rect)

    def _read(self, column: int, text: str) -> str:
        if self._rows.card(column).kind is not Kind.DATE or not text:
            return text
        try:
            return dates.read_date(text, self._workplace.office.today).isoformat()
        except ValueError:
            return text
