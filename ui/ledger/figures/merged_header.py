"""Headings over headings: neighbours under the same one share its cell, as on the paper."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from models.actions.figures.table import Heading
from ui.look import colours, spacing

_AROUND = 8
_MOST_LINES = 3
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class MergedHeader(QHeaderView):
    """Draws ``headings``; each has the labels of its groups above its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._headings: Sequence[Heading] = ()
        self._tops = [0, 0]
        self.setSectionsClickable(False)

    def show_headings(self, headings: Sequence[Heading]) -> None:
        """Show these, in the widths that the columns have by now."""
        self._headings = headings
        levels = 1 + max((len(each.above) for each in headings), default=0)
        heights = [self._height_of(level) for level in range(levels)]
        self._tops = [sum(heights[:level]) for level in range(levels + 1)]
        self.setFixedHeight(self._tops[-1])
        self.viewport().update()

    def words_at(self, level: int, section: int) -> str:
        """What stands over a column at a level from the top, 0 first."""
        heading = self._headings[section]
        return heading.above[level] if level < len(heading.above) else heading.label

    def group(self, level: int, section: int) -> tuple[int, int]:
        """The first and the last column that share the heading of a column at a level."""
        above = self._headings[section].above[: level + 1]
        if level >= len(self._headings[section].above):
            return section, section
        first = last = section
        while first > 0 and self._headings[first - 1].above[: level + 1] == above:
            first -= 1
        while (
            last + 1 < len(self._headings) and self._headings[last + 1].above[: level + 1] == above
        ):
            last += 1
        return first, last

    def _height_of(self, level: int) -> int:
        """As high as the words of a level need in their widths."""
        most = 1
        for section, heading in enumerate(self._headings):
            if level > len(heading.above):
                continue
            first, last = self.group(level, section)
            wide = sum(self.sectionSize(each) for each in range(first, last + 1))
            words = self.words_at(level, section)
            needed = self.fontMetrics().horizontalAdvance(words)
            lines = ceil(needed / max(wide - 2 * spacing.TIGHT, 1))
            # a heading with nothing above it has the room of all levels
            spread = lines if level < len(heading.above) else ceil(lines / self._room_of(level))
            most = max(most, spread)
        return min(most, _MOST_LINES) * self.fontMetrics().height() + _AROUND

    def _room_of(self, level: int) -> int:
        """How many levels the cell of a column's own heading may take."""
        return max(len(each.above) for each in self._headings) - level + 1

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._tops[-1])

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section >= len(self._headings):
            return
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(colours.HEADER))
        own = len(self._headings[section].above)
        for level in range(own + 1):
            self._paint_cell(painter, level, section, is_leaf=level == own)
        painter.restore()

    def _paint_cell(self, painter: QPainter, level: int, section: int, *, is_leaf: bool) -> None:
        first, last = self.group(level, section)
        left = self.sectionViewportPosition(first)
        wide = sum(self.sectionSize(each) for each in range(first, last + 1))
        top = self._tops[level]
        bottom = self._tops[-1] if is_leaf else self._tops[level + 1]
        cell = QRect(left, top, wide, bottom - top)
        painter.setPen(QColor(colours.LINE_STRONG if is_leaf else colours.LINE))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        painter.setPen(QColor(colours.LINE))
        painter.drawLine(cell.topRight(), cell.bottomRight())
        painter.setPen(QColor(colours.INK_SOFT))
        inside = cell.adjusted(spacing.TIGHT, 0, -spacing.TIGHT, 0)
        painter.drawText(inside, _CENTRE, self.words_at(level, section))
