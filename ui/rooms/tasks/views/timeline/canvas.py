"""The timeline as it is drawn: names at the left, months above, only what is in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from ui.look import fonts
from ui.rooms.tasks.views.timeline.lines import Line, Timeline
from ui.rooms.tasks.views.timeline.paint import HEADER, LINE, NARROWEST_MONTH, TimelinePainter


class TimelineCanvas(QAbstractScrollArea):
    """Scrolls over any number of lines, as it paints only those in sight."""

    chosen = Signal(int)
    opened = Signal(int)
    menu_wanted = Signal(int, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.timeline: Timeline | None = None
        self.chosen_id: int | None = None
        self.setFont(fonts.small_font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("时间轴")
        self.verticalScrollBar().setSingleStep(LINE)

    def show_timeline(self, timeline: Timeline) -> None:
        """Draw another reading; the place stays, the first time today is in sight."""
        is_first = self.timeline is None
        self.timeline = timeline
        self._measure()
        if is_first:
            self.show_today()
        self.viewport().update()

    def show_today(self) -> None:
        """Bring today into the middle."""
        if self.timeline is None:
            return
        bar = self.horizontalScrollBar()
        drawing = self._drawing(None)
        bar.setValue(bar.value() + drawing.x(self.timeline.today) - self._middle())

    def reveal(self, record_id: int) -> None:
        """Bring a task's line into sight."""
        for number, line in enumerate(self.timeline.lines if self.timeline else ()):
            if line.id == record_id and not line.is_heading:
                bar = self.verticalScrollBar()
                room = self.viewport().height() - HEADER
                lowest, highest = (number + 1) * LINE - room, number * LINE
                bar.setValue(min(max(bar.value(), lowest), highest))
                return

    def line_at(self, at: QPoint) -> Line | None:
        """The task under a point; None over a heading and beside the lines."""
        if self.timeline is None or at.y() < HEADER:
            return None
        number = (at.y() - HEADER + self.verticalScrollBar().value()) // LINE
        if not 0 <= number < len(self.timeline.lines):
            return None
        line = self.timeline.lines[number]
        return None if line.is_heading else line

    def sizeHint(self) -> QSize:
        return QSize(840, 560)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt gives it
        if self.timeline is None:
            return
        with QPainter(self.viewport()) as painter:
            self._drawing(painter).draw(self.chosen_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self.line_at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.line_at(event.position().toPoint())
        if line is not None:
            self.opened.emit(line.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        line = self.line_at(event.pos())
        if line is not None:
            self.menu_wanted.emit(line.id, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_id is not None:
            self.opened.emit(self.chosen_id)
        elif key == Qt.Key.Key_Home:
            self.show_today()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            line = self.line_at(event.pos())
            tip = f"{line.name}　{line.word}　{_days(line)}" if line else ""
            QToolTip.showText(event.globalPos(), tip, self, QRect())
            return True
        return super().viewportEvent(event)

    def _step(self, by: int) -> None:
        lines = self.timeline.lines if self.timeline else ()
        tasks = [line for line in lines if not line.is_heading]
        ids = [line.id for line in tasks]
        at = ids.index(self.chosen_id) + by if self.chosen_id in ids else 0
        if 0 <= at < len(tasks):
            self._choose(tasks[at])
            self.reveal(tasks[at].id)

    def _choose(self, line: Line | None) -> None:
        if line is not None:
            self.chosen_id = line.id
            self.chosen.emit(line.id)
            self.viewport().update()

    def _drawing(self, painter: QPainter | None) -> TimelinePainter:
        assert self.timeline is not None
        scroll = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return TimelinePainter(painter, self.timeline, self.viewport().size(), scroll)

    def _middle(self) -> int:
        width = self.viewport().width()
        return (TimelinePainter.names_width(width) + width) // 2

    def _measure(self) -> None:
        """Set the scroll bars by the lines and months there are."""
        if self.timeline is None:
            return
        width, height = self.viewport().width(), self.viewport().height() - HEADER
        room = width - TimelinePainter.names_width(width)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setPageStep(room)
        across.setSingleStep(NARROWEST_MONTH)
        across.setRange(0, max(0, self.timeline.months * NARROWEST_MONTH - room))
        down.setPageStep(height)
        down.setRange(0, max(0, len(self.timeline.lines) * LINE - height))


def _days(line: Line) -> str:
    if line.start is None:
        return "没有期限"
    return f"{line.start} 至 {line.end}" if line.end else f"{line.start} 起长期坚持"
