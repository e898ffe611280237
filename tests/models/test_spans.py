"""Periods are read as offices write them, and nothing else is taken for one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates.spans import (
    USUAL_SPANS,
    WHOLE,
    NotAPeriod,
    half_year,
    month,
    one_day,
    quarter,
    read_period,
    week,
    week_of,
    whole_year,
)

WRITTEN = {
    "2021": "2021",
    " ２０２１年 ": "2021",
    "2021年度": "2021",
    "2021-06": "2021-06",
    "2021年6月": "2021-06",
    "2021.6": "2021-06",
    "202106": "2021-06",
    "2021-Q2": "2021-Q2",
    "2021q2": "2021-Q2",
    "2021年第二季度": "2021-Q2",
    "2021二季度": "2021-Q2",
    "2021上半年": "2021-H1",
    "2021年下半年": "2021-H2",
    "2021-H2": "2021-H2",
    "2021-W25": "2021-W25",
    "2021w25": "2021-W25",
    "2021-W1": "2021-W01",
    "2021年第25周": "2021-W25",
    "2021 年第 25 周(6月21日—6月27日)": "2021-W25",
    "2021-06-24": "2021-06-24",
    "2021/6/24": "2021-06-24",
    "2021.6.24": "2021-06-24",
    "2021年6月24日": "2021-06-24",
    "20210624": "2021-06-24",
    "全部": "全部",
}


@pytest.mark.parametrize(("written", "code"), WRITTEN.items())
def test_period_is_read(written: str, code: str) -> None:
    assert read_period(written).code == code


@pytest.mark.parametrize(
    "written",
    [
        *("21", "2021-13", "2021-Q5", "去年", "9999", "2021-W53", "2021-W0", "2021年第54周"),
        *("2021-02-30", "20210230", "2021-06-05日", "6月24日", "9999-06-24", "9999-W01"),
        "2021年第26周（6月21日—6月27日）",  # the days of week 25: which one is meant?
    ],
)
def test_what_is_no_period_is_refused(written: str) -> None:
    with pytest.raises(NotAPeriod, match="2021-Q2"):
        read_period(written)


def test_periods_have_their_first_and_last_day() -> None:
    assert (month(2020, 2).start, month(2020, 2).end) == (dt.date(2020, 2, 1), dt.date(2020, 2, 29))
    assert (quarter(2021, 4).start, quarter(2021, 4).end) == (
        dt.date(2021, 10, 1),
        dt.date(2021, 12, 31),
    )
    assert half_year(2021, 1).end == dt.date(2021, 6, 30)
    assert whole_year(2021).holds(dt.date(2021, 12, 31))
    assert not whole_year(2021).holds(None)
    assert WHOLE.holds(None)


@given(year=st.integers(1990, 2100), number=st.integers(1, 12))
def test_words_and_codes_read_back(year: int, number: int) -> None:
    made = [month(year, number), whole_year(year)]
    made += [quarter(year, (number + 2) // 3), half_year(year, 1 + (number > 6))]
    for each in made:
        assert read_period(each.words) == read_period(each.code) == each


DAYS = st.dates(dt.date(1901, 1, 1), dt.date(2100, 12, 31))


@given(DAYS)
def test_weeks_and_days_read_back_from_code_and_words(day: dt.date) -> None:
    for each in (week_of(day), one_day(day)):
        assert read_period(each.words) == read_period(each.code) == each


@given(DAYS)
def test_every_day_lies_in_its_week_from_monday_to_sunday(day: dt.date) -> None:
    found = week_of(day)
    assert found.holds(day)
    assert not found.holds(None)
    assert (found.start.isoweekday(), found.end.isoweekday()) == (1, 7)
    assert (found.end - found.start).days == 6
    assert int(found.code[:4]) == (found.start + dt.timedelta(days=3)).year
    assert week_of(found.start) == week_of(found.end) == found


def test_a_week_over_new_year_belongs_to_the_year_of_its_thursday() -> None:
    for day in (dt.date(2020, 12, 31), dt.date(2021, 1, 1)):
        assert week_of(day).code == "2020-W53"
    assert week_of(dt.date(2021, 1, 4)).code == "2021-W01"
    assert week(2020, 53).words == "2020年第53周（12月28日—1月3日）"
    assert week(2021, 25).words == "2021年第25周（6月21日—6月27日）"


def test_a_day_begins_and_ends_with_itself() -> None:
    day = dt.date(2021, 6, 24)
    found = one_day(day)
    assert (found.words, found.code) == ("2021年6月24日", "2021-06-24")
    assert found.start == found.end == day


def test_usual_spans_are_those_of_a_ledger_book() -> None:
    assert [span.value for span in USUAL_SPANS] == ["全部", "年", "半年", "季度", "月"]


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        found = read_period(text)
    except NotAPeriod:
        return
    assert found.start <= found.end
