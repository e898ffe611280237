"""The month as it is drawn: fields of days with their tasks, chosen, opened and dragged."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ui.look import fonts
from ui.rooms.tasks.views.month.days import WEEK, Day, Entry, Month
from ui.rooms.tasks.views.month.paint import Fields, MonthPainter

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK,
    Qt.Key.Key_Down: WEEK,
}


class MonthGrid(QWidget):
    """Draws one month; says what was pointed at and where a task was dropped."""

    chosen = Signal(int)
    opened = Signal(int)
    menu_wanted = Signal(int, object)
    day_wanted = Signal(object, object)
    """All tasks of this day are wanted, at this place of the screen."""
    dropped = Signal(int, object)
    """The task was drawn to this day."""
    turn_wanted = Signal(int)
    """So many months on, or back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.month: Month | None = None
        self.chosen_id: int | None = None
        self.current_day = dt.date.min
        self._pressed: tuple[QPoint, Entry] | None = None
        self._dragged_to: QPoint | None = None
        self.setFont(fonts.small_font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("月历")

    def show_month(self, month: Month) -> None:
        """Draw another month."""
        self.month = month
        if not any(day.is_in_month and day.date == self.current_day for day in month.days):
            inside = [day.date for day in month.days if day.is_in_month]
            self.current_day = month.today if month.today in inside else inside[0]
        self._stop_dragging()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(840, 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 300)

    def fields(self) -> Fields:
        """Where everything lies at the present size."""
        return Fields(self.rect(), self.month.weeks if self.month else 5, self.fontMetrics())

    def day_at(self, at: QPoint) -> Day | None:
        """The day under a point."""
        number = self.fields().number_at(at)
        return self.month.days[number] if self.month and number is not None else None

    def entry_at(self, at: QPoint) -> Entry | None:
        """The task under a point."""
        day = self.day_at(at)
        if day is None or self.month is None:
            return None
        fields, number = self.fields(), self.month.days.index(day)
        for slot, entry in enumerate(day.entries[: fields.shown_of(len(day.entries))]):
            if fields.slot(number, slot).contains(at):
                return entry
        return None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt gives it
        if self.month is None:
            return
        with QPainter(self) as painter:
            drawing = MonthPainter(painter, self.month, self.fields())
            target = self.day_at(self._dragged_to) if self._dragged_to else None
            drawing.draw(self.chosen_id, target.date if target else None)
            if self.hasFocus():
                drawing.frame(self.current_day)
            if self._dragged_to is not None and self._pressed is not None:
                drawing.carry(self._pressed[1], self._dragged_to)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        day, entry = self.day_at(at), self.entry_at(at)
        if day is not None:
            self.current_day = day.date
        if entry is not None:
            self.chosen_id = entry.id
            if event.button() is Qt.MouseButton.LeftButton:
                self._pressed = (at, entry)
            self.chosen.emit(entry.id)
        elif day is not None and self.month is not None:
            number = self.month.days.index(day)
            fields = self.fields()
            if len(day.entries) > fields.shown_of(len(day.entries)):
                slot = fields.slot(number, fields.room_for - 1)
                if slot.contains(at):
                    self.day_wanted.emit(day, self.mapToGlobal(slot.bottomLeft()))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None or not self._pressed[1].can_move:
            return
        far = (at - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance()
        if far or self._dragged_to is not None:
            self._dragged_to = at
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, dragged_to = self._pressed, self._dragged_to
        self._stop_dragging()
        if pressed is None or dragged_to is None:
            return
        day, start = self.day_at(event.position().toPoint()), self.day_at(pressed[0])
        if day is not None and start is not None and day.date != start.date:
            self.dropped.emit(pressed[1].id, day.date)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        entry = self.entry_at(event.position().toPoint())
        if entry is not None:
            self._stop_dragging()
            self.opened.emit(entry.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        entry = self.entry_at(event.pos())
        if entry is not None:
            self.menu_wanted.emit(entry.id, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape and self._dragged_to is not None:
            self._stop_dragging()
        elif key in _STEPS:
            self._go_to_day(self.current_day + dt.timedelta(_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn_wanted.emit(1 if key is Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_day()
        else:
            super().keyPressEvent(event)

    def _go_to_day(self, day: dt.date) -> None:
        if self.month is None:
            return
        self.current_day = day
        first = self.month.first
        months = (day.year - first.year) * 12 + day.month - first.month
        if months:
            self.turn_wanted.emit(months)
        self.update()

    def _open_day(self) -> None:
        if self.month is None:
            return
        for number, day in enumerate(self.month.days):
            if day.date == self.current_day and day.entries:
                corner = self.fields().field(number).bottomLeft()
                self.day_wanted.emit(day, self.mapToGlobal(corner))

    def _stop_dragging(self) -> None:
        self._pressed = self._dragged_to = None
        self.unsetCursor()
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            entry = self.entry_at(event.pos())
            if entry is not None:
                QToolTip.showText(event.globalPos(), entry.text, self, QRect())
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
