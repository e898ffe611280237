"""The header of a list: a press on the heading sorts, on the funnel filters."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.look import colours, spacing
from ui.look.icons import icon

FUNNEL_WIDTH = 20
_PADDING = 8  # of the style around the words


class RecordsHeader(QHeaderView):
    """Draws a funnel in each heading, in the accent colour where a filter is on."""

    filter_wanted = Signal(int)
    """The clerk has pressed the funnel of this column."""
    sort_wanted = Signal(int)
    """The clerk has pressed the heading of this column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._filtered: frozenset[int] = frozenset()
        self._sorted: dict[int, bool] = {}
        self._pressed = -1
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(56)

    def show_state(self, filtered: frozenset[int], order: dict[int, bool]) -> None:
        """Mark the columns with a filter, and the sorted ones (True for downwards)."""
        self._filtered, self._sorted = filtered, order
        self.viewport().update()

    def funnel(self, section: int) -> QRect:
        """Where the funnel of a column stands, within the header."""
        right = self.sectionViewportPosition(section) + self.sectionSize(section)
        return QRect(right - FUNNEL_WIDTH, 0, FUNNEL_WIDTH - 2, self.height())

    def below_funnel(self, section: int) -> QPoint:
        """Where on the screen a pop-up of a column opens."""
        left = max(0, self.sectionViewportPosition(section))
        return self.viewport().mapToGlobal(QPoint(left, self.height()))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        # The style draws frame and words only as far as the funnel, so that none is hidden by it.
        words = rect.adjusted(0, 0, _PADDING - FUNNEL_WIDTH, 0)
        super().paintSection(painter, words, section)
        painter.restore()
        funnel = self.funnel(section)
        rest = rect.adjusted(words.width() - 1, 0, -1, -1)
        painter.fillRect(rest, colours.HEADER)
        painter.fillRect(rest.left(), rect.bottom(), rest.width() + 1, 1, colours.LINE_STRONG)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height() - 1, colours.LINE)
        is_on = section in self._filtered
        colour = colours.ACCENT if is_on else colours.LINE_STRONG
        side = spacing.ICON - 2
        spot = QRect(0, 0, side, side)
        spot.moveCenter(funnel.center())
        icon("filter", colour, side).paint(painter, spot)
        if section in self._sorted:
            name = "arrow-down" if self._sorted[section] else "arrow-up"
            spot.moveRight(funnel.left() - 1)
            painter.fillRect(spot.adjusted(0, -4, 2, 4), colours.HEADER)
            icon(name, colours.ACCENT, side).paint(painter, spot)

    def sectionSizeFromContents(self, section: int) -> QSize:
        return super().sectionSizeFromContents(section) + QSize(FUNNEL_WIDTH, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        on_edge = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        self._pressed = -1
        if event.button() == Qt.MouseButton.LeftButton and section >= 0 and not on_edge:
            if self.funnel(section).contains(event.position().toPoint()):
                self.filter_wanted.emit(section)
                return
            self._pressed = section
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        section = self.logicalIndexAt(event.position().toPoint())
        if self._pressed >= 0 and section == self._pressed:
            self.sort_wanted.emit(section)
        self._pressed = -1
