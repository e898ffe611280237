"""Months as people write them, read into one form: 2021-06."""

from __future__ import annotations

import re
from datetime import date

from models.dates.periods import add_months, month_end, month_start
from models.dates.reading import EARLIEST_YEAR, LATEST_YEAR, NotADate, tidy

_NEAR = {"上月": -1, "上个月": -1, "本月": 0, "当月": 0, "这个月": 0, "下月": 1, "下个月": 1}
_WRITTEN = re.compile(
    r"(?:(?P<year>\d{4})(?:年|[-./])?)?(?P<month>\d{1,2})月?(?:份)?(?:[-./]?\d{1,2}[日号]?)?",
    re.ASCII,
)
_SHORT = re.compile(r"(?P<month>\d{1,2})月份?", re.ASCII)


def read_month(raw: object, today: date) -> str:
    """Return the month that ``raw`` means as ``2021-06``: a day, 202106, or text.

    6月 is this year's. Raises NotADate with a sentence for the clerk; nothing doubtful is guessed.
    """
    if isinstance(raw, date):
        return f"{raw:%Y-%m}"
    text = tidy(str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw))
    if text in _NEAR:
        return f"{add_months(month_start(today), _NEAR[text]):%Y-%m}"
    found = _SHORT.fullmatch(text)
    year = today.year
    if found is None:
        found = _WRITTEN.fullmatch(text)
        if found is None or found["year"] is None:
            raise NotADate(f"月份“{raw}”看不明白，请写成如 2021-06 的样子。")
        year = int(found["year"])
    month = int(found["month"])
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise NotADate(f"年份“{year}”不对，请写成如 2021-06 的样子。")
    if not 1 <= month <= 12:
        raise NotADate(f"没有{month}月，月份是1到12，请改正后再填。")
    return f"{year:04d}-{month:02d}"


def days_of(month: str) -> tuple[date, date]:
    """Return the first and the last day of a month written ``2021-06``."""
    first = date.fromisoformat(f"{month}-01")
    return first, month_end(first)
