"""计入天数: calendar days or working days of a month, as the office chose (trap 6)."""

from __future__ import annotations

from models.dates.months import days_of
from models.dates.workdays import ONE_DAY, Workdays
from models.office import Office

SETTING = "grid_day_count"
WAYS = {"calendar": "日历日", "workdays": "工作日"}
"""The plan says 日均 and not of which days (``domain/10`` trap 6); the first unless chosen."""


def way_of(office: Office) -> str:
    """Return the words of how days are counted: 日历日 or 工作日."""
    return WAYS.get(office.settings.get(SETTING, ""), WAYS["calendar"])


def counted_days(office: Office, month: str) -> int:
    """Return how many days of a month written 2021-06 count."""
    first, last = days_of(month)
    span = (last - first).days + 1
    if way_of(office) == WAYS["calendar"]:
        return span
    workdays = Workdays(office.days_off)
    return sum(workdays.is_workday(first + ONE_DAY * day) for day in range(span))
