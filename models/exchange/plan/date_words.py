"""Finds every date in words such as 2021年6月底前, 年内 or 第三季度末, and says what it means."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from models.exchange.plan.numerals import from_chinese, half_width

FIRST_YEAR, LAST_YEAR = 1990, 2100
_CN = "[〇零一二三四五六七八九十]"


def _year(place: int) -> str:
    """The pattern of a written year; its groups are numbered, since names must differ."""
    words = "今年|本年度?|当年|明年|次年|翌年|来年"
    return rf"(?:(?<!\d)(?P<year{place}>\d{{4}})年度?|(?P<relative{place}>{words}))"


_EXPRESSION = re.compile(
    r"(?P<dotted>(?<!\d)(?P<dy>\d{4})(?P<sign>[./-])(?P<dm>\d{1,2})(?P=sign)(?P<dd>\d{1,2})(?!\d))"
    rf"|{_year(1)}?(?P<month>(?<!\d)\d{{1,2}})月份?(?:"
    r"(?P<day>\d{1,2})[日号]|(?P<last>月?底|末)|(?P<third>[上中下]旬)|(?P<vague>初|中(?!旬)))?"
    rf"|{_year(2)}?第?(?P<quarter>\d)季度[末底]?"
    rf"|{_year(3)}?(?P<half>[上下])半年"
    rf"|{_year(4)}(?:以?内|年?[底末]|全年|(?P<vague_year>年?[初中]))?"
    r"|(?<![0-9一二三四五六七八九十几数两半今本当明次翌来个每周全青])年(?:以?内|[底末])"
)
_RELATIVE = {"明年": 1, "次年": 1, "翌年": 1, "来年": 1}


class NoSuchDate(ValueError):
    """The words name a date that no calendar has; the message says so in Chinese."""


@dataclass(frozen=True)
class DateWords:
    """One date as written: what it can mean at the earliest and latest, and where it stands.

    ``grain`` is day, month_end or year_end; ``has_year`` tells whether a year was written.
    """

    start: int
    end: int
    first: date
    last: date
    grain: str
    has_year: bool
    is_bare_month: bool = False


def tidy(words: str) -> str:
    """Half-width, without blanks, with Chinese numerals before 年月日号季度 as digits."""
    plain = re.sub(r"\s", "", half_width(words))
    plain = re.sub(rf"({_CN}{{4}})(?=年)", _as_digits, plain)
    return re.sub(rf"({_CN}{{1,3}})(?=月|日|号|季度|个月)", _as_digits, plain)


def _as_digits(found: re.Match[str]) -> str:
    value = from_chinese(found.group(1))
    return found.group(1) if value is None else str(value)


def find_dates(plain: str, year: int) -> list[DateWords]:
    """All dates in tidied words; ``year`` serves where none is written. Raises NoSuchDate."""
    found: list[DateWords] = []
    for match in _EXPRESSION.finditer(plain):
        if found and found[-1].has_year and match["month"] and not _own_year(match):
            base = found[-1].last.year  # 2021年11月1日至12月1日: the year is written once
        else:
            base = year
        found.append(_meaning(match, base))
    return found


def _own_year(match: re.Match[str]) -> bool:
    names = [name for name in match.groupdict() if name.startswith(("year", "relative"))]
    return any(match[name] for name in names)


def _meaning(match: re.Match[str], base: int) -> DateWords:
    if match["dotted"]:
        year = _plausible(int(match["dy"]))
        day = _day(year, int(match["dm"]), int(match["dd"]))
        return _words(match, day, day, "day")
    year = _plausible(_written_year(match, base))
    if match["month"]:
        return _in_month(match, year)
    if match["quarter"]:
        return _in_quarter(match, year)
    if match["half"]:
        upper = match["half"] == "上"
        first, last = (1, 6) if upper else (7, 12)
        grain = "month_end" if upper else "year_end"
        return _words(match, date(year, first, 1), _month_end(year, last), grain)
    if match["vague_year"]:
        raise NoSuchDate(f"“{match.group()}”没有写明哪一天，请写明日期")
    return _words(match, date(year, 1, 1), date(year, 12, 31), "year_end")


def _in_month(match: re.Match[str], year: int) -> DateWords:
    month = int(match["month"])
    if not 1 <= month <= 12:
        raise NoSuchDate(f"没有{month}月，请核对时限")
    if match["vague"]:
        raise NoSuchDate(f"“{match.group()}”没有写明哪一天，请写明日期")
    if match["day"]:
        day = _day(year, month, int(match["day"]))
        return _words(match, day, day, "day")
    if match["third"] in {"上旬", "中旬"}:
        last = 10 if match["third"] == "上旬" else 20
        return _words(match, date(year, month, last - 9), date(year, month, last), "day")
    words = _words(match, date(year, month, 1), _month_end(year, month), "month_end")
    return words if match["last"] or match["third"] else replace(words, is_bare_month=True)


def _in_quarter(match: re.Match[str], year: int) -> DateWords:
    quarter = int(match["quarter"])
    if not 1 <= quarter <= 4:
        raise NoSuchDate(f"没有第{quarter}季度，请核对时限")
    first = date(year, quarter * 3 - 2, 1)
    return _words(match, first, _month_end(year, quarter * 3), "month_end")


def _words(match: re.Match[str], first: date, last: date, grain: str) -> DateWords:
    has_year = bool(match["dotted"]) or _own_year(match)
    return DateWords(match.start(), match.end(), first, last, grain, has_year)


def _written_year(match: re.Match[str], base: int) -> int:
    for name, text in match.groupdict().items():
        if text and name.startswith("year"):
            return int(text)
        if text and name.startswith("relative"):
            return base + _RELATIVE.get(text, 0)
    return base


def _plausible(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoSuchDate(f"“{year}年”不像是方案的年份，请核对时限")
    return year


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise NoSuchDate(f"没有{month}月，请核对时限")
    if not 1 <= day <= monthrange(year, month)[1]:
        raise NoSuchDate(f"{year}年{month}月没有{day}日，请核对时限")
    return date(year, month, day)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
