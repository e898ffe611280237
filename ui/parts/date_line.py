"""A date as people write it: a line, and a calendar beside it for who prefers to pick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QToolButton, QWidget

from models.troubles import Trouble
from ui.look import colours, spacing
from ui.look.icons import icon
from ui.parts.buttons import tool_button

_CALENDAR_SIZE = (336, 288)


class DateLine(QWidget):
    """Understands what ``read`` understands and shows it as 2021-06-30 on leaving.

    ``read(text)`` gives the date, or raises Trouble or ValueError with the reason;
    such text stays as written, for the form to complain about.
    """

    changed = Signal()
    """The text or the picked day is another one."""

    def __init__(self, read: Callable[[str], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._read = read
        self._calendar: QCalendarWidget | None = None
        self.line = QLineEdit(self, placeholderText="如 2021-06-30、6月30日、月底")
        self.line.editingFinished.connect(self._normalise)
        self.line.textChanged.connect(self.changed)
        self.button: QToolButton = tool_button("calendar", "从日历中选", self)
        self.button.clicked.connect(self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing.TIGHT)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """What stands in the line, as written."""
        return self.line.text().strip()

    def setText(self, text: str) -> None:
        """Show ``text``, in the one form if it is a date."""
        self.line.setText(text)
        self._normalise()

    def value(self) -> date | None:
        """The date written there; None if empty or not understood."""
        if not self.text():
            return None
        try:
            return self._read(self.text())
        except (Trouble, ValueError):
            return None

    def open_calendar(self) -> None:
        """Open the calendar under the line, at the date written there."""
        calendar = self._calendar or self._make_calendar()
        day = self.value() or date.today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        place = self.mapToGlobal(QPoint(0, self.height() + 2))
        screen = self.screen().availableGeometry()
        size = calendar.sizeHint()
        place.setX(min(place.x(), screen.right() - size.width()))
        if place.y() + size.height() > screen.bottom():
            place.setY(self.mapToGlobal(QPoint(0, 0)).y() - size.height() - 2)
        calendar.move(place)
        calendar.show()
        calendar.setFocus()

    def _make_calendar(self) -> QCalendarWidget:
        calendar = self._calendar = QCalendarWidget(self)
        calendar.setWindowFlags(Qt.WindowType.Popup)
        calendar.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        _dress(calendar)
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(self._pick)
        return calendar

    def _pick(self, day: QDate) -> None:
        self.line.setText(day.toString("yyyy-MM-dd"))
        if self._calendar is not None:
            self._calendar.hide()
        self.line.setFocus()

    def _normalise(self) -> None:
        day = self.value()
        if day is not None and self.line.text() != day.isoformat():
            self.line.setText(day.isoformat())


def _dress(calendar: QCalendarWidget) -> None:
    """Our arrows, year before month as Chinese says it, the weekend in our red."""
    calendar.setFixedSize(*_CALENDAR_SIZE)
    weekend = QTextCharFormat()
    weekend.setForeground(QColor(colours.OVERDUE))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, weekend)
    for name, drawn in (("prev", "chevron-left"), ("next", "chevron-right")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
        if button is not None:
            button.setIcon(icon(drawn))
    bar = calendar.findChild(QWidget, "qt_calendar_navigationbar")
    month = calendar.findChild(QToolButton, "qt_calendar_monthbutton")
    year = calendar.findChild(QToolButton, "qt_calendar_yearbutton")
    row = bar.layout() if bar is not None else None
    if isinstance(row, QHBoxLayout) and month is not None and year is not None:
        row.insertWidget(row.indexOf(month), year)
