"""China's working days: the published holidays, mended by what the office has entered itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@cache
def _published_years() -> tuple[int, int]:
    """First and last year of the bundled holiday data; the library raises outside of them."""
    from chinese_calendar import constants

    days = constants.holidays.keys()
    return min(days).year, max(days).year


@dataclass(frozen=True, slots=True)
class Workdays:
    """Working days by the yearly notice of the 国务院办公厅, with the office's overrides on top.

    ``overrides`` maps a day to whether people work on it; it wins over the bundled data, which
    ends with a certain year. A later year counts as known as soon as it has one override.
    """

    overrides: Mapping[date, bool] = field(default_factory=dict)

    def is_workday(self, day: date) -> bool:
        """Whether ``day`` is worked; Monday to Friday where no arrangement is known."""
        entered = self.overrides.get(day)
        if entered is not None:
            return entered
        first, last = _published_years()
        if first <= day.year <= last:
            from chinese_calendar import is_workday

            return bool(is_workday(day))
        return day.weekday() < SATURDAY

    def is_certain(self, day: date) -> bool:
        """Whether the arrangement of that year is bundled or has been entered."""
        first, last = _published_years()
        return first <= day.year <= last or self._has_entries(day.year)

    def known_until(self) -> date:
        """The last day before the first year whose arrangement nobody has entered."""
        year = _published_years()[1]
        while self._has_entries(year + 1):
            year += 1
        return date(year, 12, 31)

    def warning(self, day: date) -> str:
        """A sentence for the clerk when ``day`` is not certain, else an empty text."""
        if self.is_certain(day):
            return ""
        return (
            f"{day.year}年的放假安排尚未录入，暂按周一至周五上班推算；"
            "请按国务院办公厅的放假通知录入放假日和调休上班日。"
        )

    def next_workday(self, day: date) -> date:
        """The first working day after ``day``."""
        return self.add_workdays(day, 1)

    def workday_on_or_after(self, day: date) -> date:
        """``day`` itself if it is worked, else the first working day after it.

        A time limit that ends on a rest day ends on the day after it (民法典 第二百零三条).
        """
        return day if self.is_workday(day) else self.next_workday(day)

    def add_workdays(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day`` (before it if negative); ``day`` for 0."""
        step = ONE_DAY if count > 0 else -ONE_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def _has_entries(self, year: int) -> bool:
        return any(day.year == year for day in self.overrides)
