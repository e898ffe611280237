"""The list of what a workbook would do: only lines in sight are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QAbstractTextDocumentLayout, QBrush, QColor, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.intake.lines import Line, State
from ui.look import colours, fonts, spacing
from ui.look.tables import dress_table

_HEADINGS = ("情况", "位置", "记录", "内容")
_INK = {
    State.REFUSED: colours.OVERDUE,
    State.CHANGED: colours.DUE_SOON,
    State.NEW: colours.GOOD,
    State.SAME: colours.INK_SOFT,
    State.SKIPPED: colours.STOPPED,
}
_WIDTHS = (76, 150, 240)
_TALL_ROW = spacing.ROW_HEIGHT + 16
_TOLD = 3
Index = QModelIndex | QPersistentModelIndex


class LinesModel(QAbstractTableModel):
    """The lines of one look."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> Line:
        """Return the line in a row."""
        return self._lines[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (line.state.value, line.place, line.name, line.html)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            texts = ("", line.place, line.name)
            return f"<p>{line.html()}</p>" if index.column() == _TOLD else texts[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            return QBrush(QColor(_INK[line.state]))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return None


class ToldDelegate(QStyledItemDelegate):
    """Draws the content column: old values struck through, new ones strong, two lines at most."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, LinesModel):
            return
        room = QRectF(option.rect).adjusted(8, 0, -8, 0)  # type: ignore[attr-defined]
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(fonts.table_font())
        document.setDefaultStyleSheet(f"s {{ color: {colours.INK_SOFT}; }}")
        document.setHtml(model.line(index.row()).html())
        document.setTextWidth(room.width())
        super().paint(painter, option, model.index(-1, -1))
        height = min(document.size().height(), room.height())
        painter.save()
        painter.translate(room.left(), room.top() + max(0.0, (room.height() - height) / 2))
        painter.setClipRect(QRectF(0, 0, room.width(), height))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(context.palette.ColorRole.Text, QColor(colours.INK))  # type: ignore[attr-defined]
        document.documentLayout().draw(painter, context)
        painter.restore()


class PreviewList(QTableView):
    """The dressed list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        dress_table(self)
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegateForColumn(_TOLD, ToldDelegate(self))
        self.verticalHeader().setDefaultSectionSize(_TALL_ROW)
        header = self.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        header.setSectionResizeMode(_TOLD, QHeaderView.ResizeMode.Stretch)
