"""Reads a time limit as a plan writes it; what cannot be dated is marked, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from models.exchange.plan.date_words import DateWords, NoSuchDate, find_dates, tidy

_ALWAYS = re.compile(r"长期|常年|常态化?|持续|经常性|贯穿全年|全年坚持")
_CYCLES = (
    (r"每半年", "half_year"),
    (r"每季度?|逐季", "quarter"),
    (r"每个?月|逐月|按月", "month"),
    (r"每周|每星期|按周", "week"),
    (r"每年|每年度|逐年", "year"),
)
_BEGIN = re.compile(r"^(?:起|开始|启动|起步|实施|确保|部署|开展|推进|组织)")
_RANGE = re.compile(r"^(?:起)?(?:至|到|-|—+|–|~)(?:$|次年)?")
_SHORT_YEARS = re.compile(r"(?<!\d)(\d{4})年?(?:至|到|-|—+|–|~)(?=\d{4}年)")
_SHORT_MONTHS = re.compile(r"(?<![\d.])(\d{1,2})(?:至|到|-|—+|–|~)(?=\d{1,2}月)")
_SHORT_DAYS = re.compile(r"(\d{1,2})月(\d{1,2})(?:日|号)?(?:至|到|-|—+|–|~)(?=\d{1,2}[日号])")
_VAGUE = re.compile(
    r"左右|前后|上下浮动|视.{0,8}(?:情况|而定)|另行(?:通知|确定)|待定|暂定|大约|争取提前"
)


@dataclass(frozen=True)
class Deadline:
    """A time limit: its date, its cycle, and the words it was read from.

    ``kind`` is day, month_end, year_end, long_term, none or unclear; ``cycle`` is "", week,
    month, quarter, half_year or year; ``day_of_cycle`` is 5 for 每月5日前 (weekdays count from
    Monday = 1); ``reason`` tells the clerk why an unclear one could not be dated.
    """

    kind: str = "none"
    start_year: int | None = None
    start_on: date | None = None
    due_on: date | None = None
    long_term: bool = False
    cycle: str = ""
    day_of_cycle: int | None = None
    words: str = ""
    reason: str = ""


NO_DEADLINE = Deadline()


def read_deadline(words: str, year: int) -> Deadline:
    """What the words of a time limit mean in a plan of this year. Never raises.

    年内 without a year means the plan's year. 长期坚持 has no due date and is confirmed yearly.
    上旬 and 中旬 end on the 10th and 20th; 上半年, quarters and months end on their last day.
    """
    shown = re.sub(r"\s", "", words)
    plain = _spell_out(tidy(words)).strip("。;,、.")
    if not plain or plain in {"无", "/", "-", "—"}:
        return Deadline(words=shown)
    cycle, day, rest = _read_cycle(plain)
    try:
        if day is not None and not 1 <= day <= (7 if cycle == "week" else 31):
            raise NoSuchDate(f"每个周期里没有第{day}日，请核对时限")
        dates = find_dates(rest, year)
        return _settle(rest, dates, shown, (cycle, day))
    except NoSuchDate as problem:
        return Deadline("unclear", words=shown, reason=str(problem))


def _spell_out(plain: str) -> str:
    """2021-2023年 → 2021年至2023年, 3-6月 → 3月至6月, 6月1-10日 → 6月1日至6月10日."""
    plain = _SHORT_YEARS.sub(r"\1年至", plain)
    plain = _SHORT_DAYS.sub(r"\1月\2日至\1月", plain)
    return _SHORT_MONTHS.sub(r"\1月至", plain)


def _read_cycle(plain: str) -> tuple[str, int | None, str]:
    """The cycle, its day, and the words that remain when both are taken out."""
    for pattern, name in _CYCLES:
        found = re.search(pattern, plain)
        if found:
            tail = plain[found.end() :]
            day = re.match(r"的?(\d{1,3})[日号]", tail) if name == "month" else None
            if name == "week":
                return _read_weekday(plain[: found.start()], tail)
            rest = plain[: found.start()] + (tail[day.end() :] if day else tail)
            return name, int(day[1]) if day else None, rest
    return "", None, plain


def _read_weekday(head: str, tail: str) -> tuple[str, int | None, str]:
    if tail[:1] in tuple("一二三四五六日天") and tail:
        return "week", min("一二三四五六日天".index(tail[0]), 6) + 1, head + tail[1:]
    return "week", None, head + tail


def _settle(
    plain: str, dates: list[DateWords], shown: str, cycle: tuple[str, int | None]
) -> Deadline:
    starts = [found for found in dates if _is_start(plain, found, dates)]
    ends = [found for found in dates if found not in starts]
    if len(ends) > 1:
        raise NoSuchDate("写了不止一个完成时间，请选定一个")
    start_year = starts[0].first.year if starts else None
    start_on = starts[0].first if starts and starts[0].grain != "year_end" else None
    _refuse_doubtful(plain, ends, start_on)
    always = bool(_ALWAYS.search(plain))
    due = _due_of(plain, ends, always)
    if always and ends and due is None:
        start_year = ends[0].first.year
    if always or (cycle[0] and due is None):
        name, day = cycle if cycle[0] else ("year", None)
        return Deadline("long_term", start_year, start_on, due, True, name, day, shown)
    if due is None:
        raise NoSuchDate(_undated(starts))
    return Deadline(ends[0].grain, start_year, start_on, due, False, *cycle, shown)


def _undated(starts: list[DateWords]) -> str:
    if starts:
        return "只写了什么时候开始，没有写什么时候完成，请补上完成日期"
    return "看不出是哪一天，请写明日期"


def _is_start(plain: str, found: DateWords, dates: list[DateWords]) -> bool:
    """A date that says when to begin: 2021年启动, 3月1日起, or the first end of a range."""
    tail = plain[found.end :]
    if dates[-1] is not found and _RANGE.match(tail):
        return True
    if _BEGIN_BEFORE.match(tail):
        return True
    if found.grain == "day" and tail.startswith("前"):
        return False
    return bool(_BEGIN.match(tail)) and not re.match(r"^实施完|^开展完", tail)


def _refuse_doubtful(plain: str, ends: list[DateWords], start_on: date | None) -> None:
    vague = _VAGUE.search(plain)
    if vague:
        raise NoSuchDate(f"“{vague.group()}”说得不确定，请写明日期")
    for found in ends:
        tail = plain[found.end :]
        if found.is_bare_month and tail.startswith(("前", "之前", "以前")):
            month = found.last.month
            raise NoSuchDate(f"“{month}月前”是{month}月底还是{month}月之前，请写明日期")
        if tail.startswith(("后", "之后", "以后")):
            raise NoSuchDate("只写了在什么时候以后，请写明完成日期")
        if start_on is not None and found.last < start_on:
            raise NoSuchDate("完成时间早于开始时间，请核对时限")


def _due_of(plain: str, ends: list[DateWords], always: bool) -> date | None:
    if not ends:
        return None
    tail = plain[ends[0].end :]
    # 年内确保不发生并长期坚持 names no last day; 2021年底前建成并长期坚持 does.
    if always and not re.match(r"^[前之以]?.{0,6}(?:完成|建成|到位|前)", tail):
        return None
    return ends[0].last


# 2021年底前启动 says nothing of the end.
_BEGIN_BEFORE = re.compile(r"^[之以]?前(?:全面)?(?:启动|开始|开工|动工)(?![^,;。]*完成)")
_IN_TEXT = re.compile(
    r"(?<![今去前明两三几数\d])年内"
    r"|(?:\d{4}年|今年)?\d{1,2}月(?:底|末|\d{1,2}[日号])(?:之?前|完成)"
    r"|(?:\d{4}年?|今年)?(?<![\d])年底前|\d{4}年底前|今年底前|(?:今年)?[上下]半年(?:完成|前)"
)


def find_times(text: str, year: int) -> tuple[Deadline, ...]:
    """Times within a sentence (年内, 6月底前), to be offered to the clerk, never set."""
    found = (read_deadline(match.group(), year) for match in _IN_TEXT.finditer(tidy(text)))
    return tuple(deadline for deadline in found if deadline.due_on is not None)
