"""The word of a light on its tint, drawn where no widget stands."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from ui.look import spacing
from ui.look.colours import Tone

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
