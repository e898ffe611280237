"""The word of a light on its tint, drawn where no widget stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import spacing
from ui.look.colours import Tone

TONE_ROLE = Qt.ItemDataRole.UserRole + 1
_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter


def paint_chip(painter: QPainter, rect: QRect, text: str, tone: Tone) -> None:
    """Fill ``rect`` with the tint and write ``text`` in it, cut with … where it is too long."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.ground))
    painter.drawRoundedRect(rect, 3, 3)
    inside = rect.adjusted(6, 0, -4, 0)
    painter.setPen(QColor(tone.ink))
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, int(_LINE | Qt.AlignmentFlag.AlignLeft), words)


def chip_width(metrics: QFontMetrics, text: str) -> int:
    """The width a chip needs for all of ``text``."""
    return metrics.horizontalAdvance(text) + 2 * spacing.SMALL


class ChipDelegate(QStyledItemDelegate):
    """Draws a cell whose model gives a tone as a chip."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(cell.font)
        height = cell.fontMetrics.height() + 4
        rect = QRect(0, 0, chip_width(cell.fontMetrics, word), height)
        rect.moveCenter(cell.rect.center())
        rect.moveLeft(cell.rect.left() + spacing.TIGHT)
        paint_chip(painter, rect, word, tone)
        painter.restore()
