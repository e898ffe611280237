"""How a state is drawn: its word on a tint."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.ledger.records.model import TONE_ROLE, Index, RecordsModel
from ui.look import spacing
from ui.look.colours import Tone

_LINE = int(Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class RecordDelegate(QStyledItemDelegate):
    """Draws a cell whose model gives a tone as a chip, any other as it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tone, word = index.data(TONE_ROLE), index.data()
        if tone is None or not word:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        cell: Any = option  # the option's own fields are missing in Qt's type stubs
        cell.text = ""
        style = cell.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, cell.widget)
        painter.save()
        painter.setFont(cell.font)
        paint_chip(painter, cell.rect, word, tone)
        painter.restore()


class EndDelegate(QStyledItemDelegate):
    """Draws a long number by its end, which tells it from the others: …第12号."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        cell: Any = option
        cell.textElideMode = Qt.TextElideMode.ElideLeft


def dress_cells(view: QTableView, model: RecordsModel) -> None:
    """States as chips; every other column is drawn by Qt alone, which is ten times as quick."""
    for column in model.tone_columns():
        view.setItemDelegateForColumn(column, RecordDelegate(view))
    view.setStyleSheet("QTableView { outline: none; }")  # the whole row is marked, not a cell


def paint_chip(painter: QPainter, cell: QRect, word: str, tone: Tone) -> None:
    """Write ``word`` on its tint at the left of ``cell``, cut with … where it is too long."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = painter.fontMetrics()
    wide = min(metrics.horizontalAdvance(word) + 2 * spacing.SMALL, cell.width() - spacing.SMALL)
    rect = QRect(0, 0, wide, metrics.height() + 4)
    rect.moveCenter(cell.center())
    rect.moveLeft(cell.left() + spacing.TIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.ground))
    painter.drawRoundedRect(rect, 3, 3)
    painter.setPen(QColor(tone.ink))
    inside = rect.adjusted(spacing.SMALL, 0, 0, 0)
    painter.drawText(
        inside, _LINE, metrics.elidedText(word, Qt.TextElideMode.ElideRight, inside.width())
    )
