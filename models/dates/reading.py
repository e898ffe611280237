"""Dates as people and workbooks write them, read into one form."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta

from models.dates.periods import add_months, month_end, month_start
from models.dates.widths import normal_width
from models.troubles import Trouble

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
SHORT_YEAR_REACH = 20  # “99” may be 1999: a two-digit year is read only up to this far ahead
EXCEL_DAY_ZERO = date(1899, 12, 30)
FIRST_TRUE_SERIAL = 61  # Excel counts a 29 February 1900 that never was
LAST_SERIAL = 73415  # 2100-12-31


class NotADate(Trouble, ValueError):
    """What stands there cannot be read as one certain day."""


def read_date(raw: object, today: date, *, excel_serials: bool = False) -> date:
    """The day that ``raw`` means: a date, a number of a workbook, or text as people write it.

    ``today`` gives the year of 6月5日 and the month of 月底. With ``excel_serials`` a number such
    as 44352.0 is a day count of Excel; without it only 20210605 is read from a number.
    Raises NotADate with a sentence for the clerk; nothing doubtful is guessed.
    """
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _read_number(raw, excel_serials)
    if isinstance(raw, str):
        return _read_text(raw, today)
    raise _not_a_date(str(raw))


def show_date(day: date) -> str:
    """``2021-06-30``: lists, forms and files."""
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def show_long(day: date) -> str:
    """``2021年6月30日``: running text and signatures."""
    return f"{day.year}年{day.month}月{day.day}日"


_DAYS_AWAY = {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "当天": 0} | {
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
_YEARS_AWAY = {"去年": -1, "今年": 0, "本年": 0, "当年": 0, "明年": 1}
_MONTHS_AWAY = {"上": -1, "上个": -1, "": 0, "本": 0, "当": 0, "这个": 0, "下": 1, "下个": 1}

_YEAR = r"(?:(?P<year>\d{4}|\d{2})年|(?P<near>去年|今年|本年|当年|明年))"
_MARKS = str.maketrans({"。": ".", "．": ".", "·": ".", "•": "."} | dict.fromkeys("—–−‐‑―", "-"))
_TIME_OF_DAY = re.compile(r"(?<=\d)[T ] *\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$", re.ASCII)
_SPACE = re.compile(r"(?<!\d) +| +(?!\d)", re.ASCII)
_DIGITS = dict(zip("〇零○一二三四五六七八九", "000123456789", strict=True))
_CHINESE_YEAR = re.compile(rf"[{''.join(_DIGITS)}]{{2,4}}(?=年)")
_CHINESE_NUMBER = re.compile(
    r"([二三]?)十([一二三四五六七八九]?)|([一二三四五六七八九])(?=[月日号]|$)"
)


def _not_a_date(shown: str) -> NotADate:
    return NotADate(f"“{shown[:30]}”不是日期，请写成如 2021-06-30 的样子。")


def _read_number(number: float, excel_serials: bool) -> date:
    # A fraction is refused even where 6.5 could be 6月5日: 6.10 typed into a cell comes as 6.1.
    if excel_serials and FIRST_TRUE_SERIAL <= number < LAST_SERIAL + 1:
        return EXCEL_DAY_ZERO + timedelta(days=int(number))
    shown = f"{number:.15g}"
    found = _COMPACT.fullmatch(shown)
    if not found:
        raise _not_a_date(shown)
    return _day(int(found["year"]), int(found["month"]), int(found["day"]))


def _read_text(raw: str, today: date) -> date:
    text = tidy(raw)
    if text in _DAYS_AWAY:
        return today + timedelta(days=_DAYS_AWAY[text])
    for pattern, read in _READERS:
        found = pattern.fullmatch(text)
        if found:
            return read(found, today)
    if _MONTH_ONLY.fullmatch(text):
        raise NotADate(f"“{raw.strip()[:30]}”没有写到哪一天，请写成如 2021-06-30 的样子。")
    raise _not_a_date(raw.strip())


def tidy(raw: str) -> str:
    """Return what was written in half-width signs, without spaces, Chinese numbers as digits."""
    text = normal_width(raw).translate(_MARKS).strip()
    text = _SPACE.sub("", _TIME_OF_DAY.sub("", " ".join(text.split())))
    text = _CHINESE_YEAR.sub(lambda found: "".join(_DIGITS[sign] for sign in found[0]), text)
    return _CHINESE_NUMBER.sub(_read_chinese_number, text)


def _read_chinese_number(found: re.Match[str]) -> str:
    tens, ones, alone = found.groups()
    if alone:
        return _DIGITS[alone]
    return (_DIGITS[tens] if tens else "1") + (_DIGITS[ones] if ones else "0")


def _day(year: int, month: int, day: int) -> date:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise NotADate(f"年份“{year}”不对，请写成如 2021-06-30 的样子。")
    if not 1 <= month <= 12:
        raise NotADate(f"没有{month}月，月份是1到12，请改正后再填。")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        said = f"{year}年2月" if month == 2 else f"{month}月"
        raise NotADate(f"{said}没有{day}日，最后一天是{month}月{last}日，请改正后再填。")
    return date(year, month, day)


def _year(found: re.Match[str], today: date) -> int:
    if found["near"]:
        return today.year + _YEARS_AWAY[found["near"]]
    if not found["year"]:
        return today.year
    if len(found["year"]) == 2:
        return _full_year(found["year"], today, found[0])
    return int(found["year"])


def _full_year(two_digits: str, today: date, shown: str) -> int:
    year = 2000 + int(two_digits)
    if year > today.year + SHORT_YEAR_REACH:
        raise _unclear(shown)
    return year


def _unclear(shown: str) -> NotADate:
    return NotADate(f"“{shown}”分不清年月日，请把年份写全，如 2021-06-05。")


def _read_labelled(found: re.Match[str], today: date) -> date:
    return _day(_year(found, today), int(found["month"]), int(found["day"]))


def _read_end_of_month(found: re.Match[str], today: date) -> date:
    return month_end(_day(_year(found, today), int(found["month"]), 1))


def _read_end_of_year(found: re.Match[str], today: date) -> date:
    return _day(_year(found, today), 12, 31)


def _read_near_month(found: re.Match[str], today: date) -> date:
    first = add_months(month_start(today), _MONTHS_AWAY[found["near"]])
    if found["day"]:
        return _day(first.year, first.month, int(found["day"]))
    return month_end(first)


def _read_parts(found: re.Match[str], _today: date) -> date:
    return _day(int(found["year"]), int(found["month"]), int(found["day"]))


def _read_month_and_day(found: re.Match[str], today: date) -> date:
    return _day(today.year, int(found["month"]), int(found["day"]))


def _read_short_year(found: re.Match[str], today: date) -> date:
    """21.6.5: the year stands first, unless the last part could be the year as well."""
    first, second, third = found["first"], found["second"], found["third"]
    if len(third) == 2:
        meant = (int(first), int(second), int(third))
        for month, day in ((second, first), (first, second)):
            other = (int(third), int(month), int(day))
            if other != meant and _is_day(2000 + other[0], *other[1:]):
                raise _unclear(found[0])
    return _day(_full_year(first, today, found[0]), int(second), int(third))


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII)
_MONTH_ONLY = re.compile(rf"{_YEAR}?\d{{1,2}}月份?|\d{{4}}[-./]\d{{1,2}}|\d{{4}}年", re.ASCII)
_Reader = Callable[[re.Match[str], date], date]
_READERS: list[tuple[re.Pattern[str], _Reader]] = [
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (rf"{_YEAR}?(?P<month>\d{{1,2}})月份?(?P<day>\d{{1,2}})[日号]?", _read_labelled),
        (rf"{_YEAR}?(?P<month>\d{{1,2}})月份?[底末]", _read_end_of_month),
        (rf"(?:{_YEAR}年?|年)[底末]", _read_end_of_year),
        (r"(?P<near>上个?|本|当|这个|下个?|)月(?:[底末]|(?P<day>\d{1,2})[日号])", _read_near_month),
        (r"(?P<year>\d{4})([-./ ])(?P<month>\d{1,2})\2(?P<day>\d{1,2})", _read_parts),
        (_COMPACT.pattern, _read_parts),
        (r"(?P<first>\d{2})([-./])(?P<second>\d{1,2})\2(?P<third>\d{1,2})", _read_short_year),
        (r"(?P<month>\d{1,2})[-./](?P<day>\d{1,2})", _read_month_and_day),
    )
]
