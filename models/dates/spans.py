"""Periods as reports name them: 2021, 2021-06, 2021-Q2, 2021上半年, 2021-W25, 2021-06-24, 全部."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from models.dates.periods import month_end, quarter_end
from models.dates.reading import EARLIEST_YEAR, LATEST_YEAR, show_date, show_long
from models.dates.widths import normal_width
from models.troubles import Trouble


class Span(Enum):
    """How long a period is."""

    WHOLE = "全部"
    YEAR = "年"
    HALF_YEAR = "半年"
    QUARTER = "季度"
    MONTH = "月"
    WEEK = "周"
    DAY = "日"


USUAL_SPANS = (Span.WHOLE, Span.YEAR, Span.HALF_YEAR, Span.QUARTER, Span.MONTH)
"""What a ledger book is made for; weeks and days are for papers that are handed in so often."""


@dataclass(frozen=True)
class Period:
    """A stretch of days, both ends included, with its words (2021年上半年) and code (2021-H1)."""

    span: Span
    words: str
    code: str
    start: date
    end: date

    def holds(self, day: date | None) -> bool:
        """Tell whether ``day`` lies in the period; an empty date lies in the whole only."""
        return self.span is Span.WHOLE if day is None else self.start <= day <= self.end


class NotAPeriod(Trouble):
    """What was written names no period."""

    def __init__(self, written: str) -> None:
        super().__init__(
            f"“{written[:30]}”不是期间。请写成 2021（全年）、2021-06（月）、2021-Q2（季度）、"
            "2021上半年、2021-W25（第25周）、2021-06-24（日），或“全部”。"
        )


WHOLE = Period(Span.WHOLE, "全部", "全部", date(EARLIEST_YEAR, 1, 1), date(LATEST_YEAR, 12, 31))
_QUARTERS = "一二三四"
_LONG = re.compile(
    r"(?P<year>\d{4})年?(?:度|全年)?-?(?:"
    r"Q(?P<q>[1-4])|第?(?P<quarter>[1-4一二三四])季度?|"
    r"H(?P<h>[12])|(?P<half>上|下)半年|"
    r"(?P<month>\d{1,2})月?)?",
    re.ASCII,
)
_WEEK = re.compile(
    r"(?P<year>\d{4})(?:-?W(?P<w>\d{1,2})|年?第(?P<week>\d{1,2})周(?P<days>\(.+\))?)", re.ASCII
)
_DAY = re.compile(
    r"(?P<year>\d{4})(?:(?P<mm>\d\d)(?P<dd>\d\d)|-(?P<m>\d{1,2})-(?P<d>\d{1,2})|"
    r"年(?P<month>\d{1,2})月(?P<day>\d{1,2})日)",
    re.ASCII,
)


def read_period(written: str) -> Period:
    """Return the period that ``written`` names; NotAPeriod with a sentence otherwise."""
    text = _squeezed(written).replace("/", "-").replace(".", "-")
    if text in ("", "全部", "ALL"):
        return WHOLE
    for pattern, read in _READERS:
        found = pattern.fullmatch(text)
        if found is None or not EARLIEST_YEAR <= int(found["year"]) <= LATEST_YEAR:
            continue
        try:
            return read(found)
        except ValueError:  # month 13, week 53, 30 February
            break
    raise NotAPeriod(written)


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", normal_width(text)).upper()


def _read_long(found: re.Match[str]) -> Period:
    year = int(found["year"])
    if found["q"] or found["quarter"]:
        sign = found["q"] or found["quarter"]
        return quarter(year, int(sign) if sign.isdigit() else _QUARTERS.index(sign) + 1)
    if found["h"] or found["half"]:
        return half_year(year, 1 if (found["h"] or found["half"]) in ("1", "上") else 2)
    if found["month"]:
        return month(year, int(found["month"]))
    return whole_year(year)


def _read_week(found: re.Match[str]) -> Period:
    """Days in brackets must be those of the week, as its own words have them."""
    read = week(int(found["year"]), int(found["w"] or found["week"]))
    if found["days"] and found[0] != _squeezed(read.words):
        raise ValueError(found[0])
    return read


def _read_day(found: re.Match[str]) -> Period:
    number = int(found["mm"] or found["m"] or found["month"])
    return one_day(date(int(found["year"]), number, int(found["dd"] or found["d"] or found["day"])))


def whole_year(year: int) -> Period:
    """Return a calendar year."""
    return Period(Span.YEAR, f"{year}年", str(year), date(year, 1, 1), date(year, 12, 31))


def half_year(year: int, half: int) -> Period:
    """Return the first or second half of a year."""
    start, end = (date(year, 1, 1), date(year, 6, 30))
    if half == 2:
        start, end = date(year, 7, 1), date(year, 12, 31)
    return Period(Span.HALF_YEAR, f"{year}年{'上下'[half - 1]}半年", f"{year}-H{half}", start, end)


def quarter(year: int, number: int) -> Period:
    """Return quarter 1 to 4 of a year."""
    start = date(year, number * 3 - 2, 1)
    words = f"{year}年第{_QUARTERS[number - 1]}季度"
    return Period(Span.QUARTER, words, f"{year}-Q{number}", start, quarter_end(start))


def month(year: int, number: int) -> Period:
    """Return month 1 to 12 of a year."""
    start = date(year, number, 1)
    code = f"{year}-{number:02d}"
    return Period(Span.MONTH, f"{year}年{number}月", code, start, month_end(start))


def week(year: int, number: int) -> Period:
    """Return ISO week 1 to 53, Monday to Sunday; ``year`` is the one its Thursday lies in."""
    start = date.fromisocalendar(year, number, 1)
    end = start + timedelta(days=6)
    days = f"{start.month}月{start.day}日—{end.month}月{end.day}日"
    words = f"{year}年第{number}周（{days}）"
    return Period(Span.WEEK, words, f"{year}-W{number:02d}", start, end)


def week_of(day: date) -> Period:
    """Return the week that ``day`` lies in: 2021-01-01 lies in 2020-W53."""
    year, number, _ = day.isocalendar()
    return week(year, number)


def one_day(day: date) -> Period:
    """Return a single day."""
    return Period(Span.DAY, show_long(day), show_date(day), day, day)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = (
    (_LONG, _read_long),
    (_WEEK, _read_week),
    (_DAY, _read_day),
)
