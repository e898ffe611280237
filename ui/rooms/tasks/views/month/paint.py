"""Where the parts of a month lie, and how they are painted."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ui.look import colours, spacing
from ui.rooms.tasks.tones import tone_of
from ui.rooms.tasks.views.chip_paint import chip_width, paint_chip
from ui.rooms.tasks.views.month.days import WEEK, Day, Entry, Month

WEEKDAYS = "一二三四五六日"
_HEADER = 28
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class Fields:
    """The places of days and their lines in a rectangle."""

    def __init__(self, room: QRect, weeks: int, metrics: QFontMetrics) -> None:
        self.room, self.weeks, self.metrics = room, weeks, metrics
        self.line = metrics.height() + 4
        self.top = metrics.height() + 6
        height = (room.height() - _HEADER) // max(weeks, 1)
        self.is_low = height < self.top + self.line + 2
        """Days are too low for a task: its number stands beside the date."""
        self.room_for = max(1, (height - self.top - 2) // (self.line + 2))

    def heading(self, column: int) -> QRect:
        """The field of a weekday's name."""
        left, right = self._edges(column)
        return QRect(left, 0, right - left, _HEADER)

    def field(self, number: int) -> QRect:
        """The field of the day with this number, from 0."""
        row, column = divmod(number, WEEK)
        left, right = self._edges(column)
        rows = self.room.height() - _HEADER
        top = _HEADER + rows * row // self.weeks
        return QRect(left, top, right - left, _HEADER + rows * (row + 1) // self.weeks - top)

    def slot(self, number: int, line: int) -> QRect:
        """The place of a day's task."""
        field = self.field(number)
        if self.is_low:
            return QRect(field.left() + 42, field.top() + 2, field.width() - 46, self.top - 2)
        top = field.top() + self.top + line * (self.line + 2)
        return QRect(field.left() + 3, top, field.width() - 7, self.line)

    def shown_of(self, count: int) -> int:
        """How many of a day's tasks are drawn; the last line says how many more there are."""
        if self.is_low:
            return 0
        return count if count <= self.room_for else self.room_for - 1

    def number_at(self, at: QPoint) -> int | None:
        """The number of the day under a point."""
        for number in range(self.weeks * WEEK):
            if self.field(number).contains(at):
                return number
        return None

    def _edges(self, column: int) -> tuple[int, int]:
        width = self.room.width()
        return width * column // WEEK, width * (column + 1) // WEEK


class MonthPainter:
    """Paints a month into the places of ``Fields``."""

    def __init__(self, painter: QPainter, month: Month, fields: Fields) -> None:
        self._painter, self._month, self._fields = painter, month, fields
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw(self, chosen_id: int | None, target: dt.date | None) -> None:
        """Paint everything; ``target`` is the day over which a task hovers."""
        self._painter.fillRect(self._fields.room, QColor(colours.PAPER))
        for column, name in enumerate(WEEKDAYS):
            place = self._fields.heading(column)
            self._painter.fillRect(place, QColor(colours.HEADER))
            self._write(place, _CENTRE, f"周{name}", colours.INK_SOFT)
        for number, day in enumerate(self._month.days):
            self._draw_ground(number, day, is_target=day.date == target)
            self._draw_number(number, day)
            self._draw_entries(number, day, chosen_id)

    def frame(self, current: dt.date) -> None:
        """Paint the frame of the day the keyboard is on."""
        for number, day in enumerate(self._month.days):
            if day.date == current:
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.setPen(QPen(QColor(colours.ACCENT), 2))
                self._painter.drawRect(self._fields.field(number).adjusted(1, 1, -2, -2))

    def carry(self, entry: Entry, at: QPoint) -> None:
        """Paint the task that is being dragged, under the pointer."""
        width = min(220, chip_width(self._fields.metrics, entry.text))
        place = QRect(at.x() + 8, at.y() + 4, width, self._fields.line)
        paint_chip(self._painter, place, entry.text, tone_of(entry.light))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(tone_of(entry.light).ink), 1))
        self._painter.drawRoundedRect(place, 3, 3)

    def _draw_ground(self, number: int, day: Day, *, is_target: bool) -> None:
        place = self._fields.field(number)
        ground = colours.PAPER if day.is_worked else colours.DESK
        self._painter.fillRect(place, QColor(colours.SELECTED if is_target else ground))
        self._painter.setPen(QPen(QColor(colours.LINE), 1))
        self._painter.drawLine(place.topLeft(), place.topRight())
        self._painter.drawLine(place.topRight(), place.bottomRight())

    def _draw_number(self, number: int, day: Day) -> None:
        field = self._fields.field(number)
        place = QRect(field.left() + spacing.SMALL, field.top() + 2, 40, self._fields.top - 2)
        text = f"{day.date.day}"
        ink = colours.INK if day.is_in_month else colours.INK_FAINT
        if not day.is_in_month and day.date.day == 1:
            text = f"{day.date.month}月1日"
            place.setWidth(80)
        if day.date == self._month.today:
            text = f"{day.date.day}" if self._fields.is_low else f"{day.date.day} 今天"
            place.setWidth(80)
            ink = colours.ACCENT
        self._write(place, _LEFT, text, ink)
        if day.mark:
            corner = QRect(field.right() - 26, field.top() + 2, 22, self._fields.top - 2)
            colour = colours.OVERDUE if day.mark == "休" else colours.ACCENT
            self._write(corner, _CENTRE, day.mark, colour)

    def _draw_entries(self, number: int, day: Day, chosen_id: int | None) -> None:
        shown = self._fields.shown_of(len(day.entries))
        for line, entry in enumerate(day.entries[:shown]):
            place = self._fields.slot(number, line)
            paint_chip(self._painter, place, entry.text, tone_of(entry.light))
            if entry.id == chosen_id:
                self._painter.setBrush(Qt.BrushStyle.NoBrush)
                self._painter.setPen(QPen(QColor(colours.ACCENT), 2))
                self._painter.drawRoundedRect(place, 3, 3)
        if shown < len(day.entries):
            place = self._fields.slot(number, self._fields.room_for - 1).adjusted(6, 0, 0, 0)
            more = f"还有 {len(day.entries) - shown} 项" if shown else f"{len(day.entries)} 项"
            self._write(place, _LEFT, more, colours.ACCENT)

    def _write(self, place: QRect, how: int, text: str, ink: str) -> None:
        self._painter.setPen(QColor(ink))
        self._painter.drawText(place, how, text)
