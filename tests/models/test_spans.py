"""Periods are read as offices write them, and nothing else is taken for one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates.spans import WHOLE, NotAPeriod, half_year, month, quarter, read_period, whole_year

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
    "全部": "全部",
}


@pytest.mark.parametrize(("written", "code"), WRITTEN.items())
def test_period_is_read(written: str, code: str) -> None:
    assert read_period(written).code == code


@pytest.mark.parametrize("written", ["21", "2021-13", "2021-Q5", "去年", "2021-06-05", "9999"])
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


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        found = read_period(text)
    except NotAPeriod:
        return
    assert found.start <= found.end
