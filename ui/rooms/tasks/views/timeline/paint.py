"""How the timeline is painted: months, stretches of time, today."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from models.dates import add_months
from ui.look import colours, spacing
from ui.rooms.tasks.tones import tone_of
from ui.rooms.tasks.views.timeline.lines import Line, Timeline

LINE = 28
HEADER = 44
NARROWEST_MONTH = 48
_BAR = 14
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class TimelinePainter:
    """Paints what is in sight of a timeline; ``scroll`` is how far it was moved."""

    def __init__(
        self, painter: QPainter | None, timeline: Timeline, size: QSize, scroll: QPoint
    ) -> None:
        self._held, self._timeline, self._size, self._scroll = painter, timeline, size, scroll
        self._names = self.names_width(size.width())
        room = size.width() - self._names
        self._month = max(NARROWEST_MONTH, room / timeline.months)

    @staticmethod
    def names_width(width: int) -> int:
        """How much of a width the names take."""
        return max(160, min(320, width * 2 // 5))

    @property
    def _painter(self) -> QPainter:
        assert self._held is not None
        return self._held

    def x(self, day: dt.date) -> int:
        """Where a day begins, counted from the left edge of the canvas."""
        first = self._timeline.first
        months = (day.year - first.year) * 12 + day.month - first.month
        part = (day.day - 1) / calendar.monthrange(day.year, day.month)[1]
        return round(self._names + (months + part) * self._month) - self._scroll.x()

    def draw(self, chosen_id: int | None) -> None:
        """Paint the whole canvas."""
        self._painter.fillRect(QRect(QPoint(), self._size), QColor(colours.PAPER))
        self._draw_grid()
        first = self._scroll.y() // LINE
        last = (self._scroll.y() + self._size.height()) // LINE + 1
        for number, line in enumerate(self._timeline.lines[first:last], start=first):
            self._draw_line(number, line, is_chosen=line.id == chosen_id)
        self._draw_today()
        self._draw_header()

    def _draw_grid(self) -> None:
        self._painter.setPen(QPen(QColor(colours.LINE), 1))
        for left, _ in self._months():
            if left >= self._names:
                self._painter.drawLine(left, HEADER, left, self._size.height())

    def _draw_line(self, number: int, line: Line, *, is_chosen: bool) -> None:
        top = HEADER + number * LINE - self._scroll.y()
        whole = QRect(0, top, self._size.width(), LINE)
        if line.is_heading:
            self._painter.fillRect(whole, QColor(colours.HEADER))
            self._write(whole.adjusted(spacing.SMALL, 0, -spacing.SMALL, 0), line.name, bold=True)
            return
        if is_chosen:
            self._painter.fillRect(whole, QColor(colours.SELECTED))
        self._painter.setClipRect(self._names, HEADER, self._size.width(), self._size.height())
        self._draw_bar(line, top)
        self._painter.setClipping(False)
        name = QRect(spacing.BETWEEN, top, self._names - spacing.BETWEEN - spacing.SMALL, LINE)
        self._write(name, line.name)
        self._painter.setPen(QPen(QColor(colours.LINE), 1))
        self._painter.drawLine(self._names, top, self._names, top + LINE)

    def _draw_bar(self, line: Line, top: int) -> None:
        tone = tone_of(line.light)
        if line.start is None:
            place = QRect(self._names + spacing.SMALL, top, 160, LINE)
            self._write(place, line.word, ink=colours.INK_FAINT)
            return
        left = self.x(line.start)
        end = line.end or self._timeline.last
        right = self.x(end + dt.timedelta(1))
        bar = QRect(left, top + (LINE - _BAR) // 2, max(6, right - left), _BAR)
        pen = QPen(QColor(tone.ink), 1)
        if line.end is None:
            pen.setStyle(Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.setBrush(QColor(tone.ground))
        self._painter.drawRect(bar)
        self._draw_word(line, bar, top)

    def _draw_word(self, line: Line, bar: QRect, top: int) -> None:
        """Write the light beside the bar; inside it where there is no room at the right."""
        words = line.word if line.end is None else f"{line.word} {line.end:%m-%d}"
        wide = self._painter.fontMetrics().horizontalAdvance(words) + spacing.SMALL
        left = bar.right() + spacing.TIGHT + 2
        if left + wide > self._size.width():
            left = max(bar.left(), self._names) + spacing.TIGHT
            place = QRect(left, bar.top(), wide, bar.height())
            self._painter.fillRect(place.adjusted(0, 1, 0, 0), QColor(tone_of(line.light).ground))
        self._write(QRect(left, top, wide, LINE), words, ink=tone_of(line.light).ink)

    def _draw_today(self) -> None:
        x = self.x(self._timeline.today)
        if x >= self._names:
            self._painter.setPen(QPen(QColor(colours.ACCENT), 2))
            self._painter.drawLine(x, HEADER, x, self._size.height())

    def _draw_header(self) -> None:
        half = HEADER // 2
        self._painter.fillRect(0, 0, self._size.width(), HEADER, QColor(colours.HEADER))
        self._painter.setClipRect(self._names, 0, self._size.width(), HEADER)
        for left, month in self._months():
            place = QRect(left, half, round(self._month), half)
            self._write(place, f"{month.month}月", how=_CENTRE, ink=colours.INK_SOFT)
            if month.month == 1 or left <= self._names < left + round(self._month):
                year = QRect(max(left, self._names) + spacing.TIGHT, 0, 80, half)
                self._write(year, f"{month.year}年", ink=colours.INK_SOFT)
        today = self.x(self._timeline.today)
        self._write(QRect(today - 30, 0, 60, half), "今天", how=_CENTRE, ink=colours.ACCENT)
        self._painter.setClipping(False)
        name = QRect(spacing.BETWEEN, 0, self._names, HEADER)
        self._write(name, "任务", ink=colours.INK_SOFT)
        self._painter.setPen(QPen(QColor(colours.LINE_STRONG), 1))
        self._painter.drawLine(0, HEADER - 1, self._size.width(), HEADER - 1)

    def _months(self) -> Iterator[tuple[int, dt.date]]:
        """Yield the months in sight with where they begin."""
        for number in range(self._timeline.months):
            month = add_months(self._timeline.first, number)
            left = self.x(month)
            if left + self._month >= self._names and left <= self._size.width():
                yield left, month

    def _write(
        self,
        place: QRect,
        text: str,
        *,
        ink: str = colours.INK,
        how: int = _LEFT,
        bold: bool = False,
    ) -> None:
        font = self._painter.font()
        if font.bold() != bold:
            font.setBold(bold)
            self._painter.setFont(font)
        self._painter.setPen(QColor(ink))
        words = self._painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, place.width()
        )
        self._painter.drawText(place, how, words)
