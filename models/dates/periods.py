"""Beginnings and ends of months, quarters, half-years and years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def month_start(day: date) -> date:
    """The first day of the month of ``day``."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    """The last day of the month of ``day``."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month + 2) // 3


def quarter_start(day: date) -> date:
    """The first day of the quarter of ``day``."""
    return date(day.year, quarter_of(day) * 3 - 2, 1)


def quarter_end(day: date) -> date:
    """The last day of the quarter of ``day``."""
    return month_end(date(day.year, quarter_of(day) * 3, 1))


def half_year_start(day: date) -> date:
    """The first day of the half-year of ``day``."""
    return date(day.year, 1 if day.month <= 6 else 7, 1)


def half_year_end(day: date) -> date:
    """The last day of the half-year of ``day``."""
    return date(day.year, 6, 30) if day.month <= 6 else date(day.year, 12, 31)


def year_start(day: date) -> date:
    """1 January of the year of ``day``."""
    return date(day.year, 1, 1)


def year_end(day: date) -> date:
    """31 December of the year of ``day``."""
    return date(day.year, 12, 31)


def add_months(day: date, count: int) -> date:
    """The same day ``count`` months on (back if negative), the month's last day if it is shorter.

    Raises OverflowError outside the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"{count} months from {day} leave the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
