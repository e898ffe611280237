"""Time limits as plans write them; what cannot be dated is said, never guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.plan.deadlines import find_times, read_deadline

DATES = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("words", "kind", "due"),
    [
        ("2021年底前", "year_end", "2021-12-31"),
        ("年内", "year_end", "2021-12-31"),
        ("今年内", "year_end", "2021-12-31"),
        ("年底前", "year_end", "2021-12-31"),
        ("2022年底", "year_end", "2022-12-31"),
        ("明年底前", "year_end", "2022-12-31"),
        ("上半年", "month_end", "2021-06-30"),
        ("下半年", "year_end", "2021-12-31"),
        ("第三季度末", "month_end", "2021-09-30"),
        ("三季度", "month_end", "2021-09-30"),
        ("6月底前", "month_end", "2021-06-30"),
        ("６月底前", "month_end", "2021-06-30"),
        ("六月底", "month_end", "2021-06-30"),
        ("2月底", "month_end", "2021-02-28"),
        ("6月30日前", "day", "2021-06-30"),
        ("二〇二一年六月三十日", "day", "2021-06-30"),
        ("2021.6.30", "day", "2021-06-30"),
        ("2021-06-30", "day", "2021-06-30"),
        ("6月上旬", "day", "2021-06-10"),
        ("6月中旬", "day", "2021-06-20"),
        ("6月下旬", "month_end", "2021-06-30"),
        ("即日起至12月31日", "day", "2021-12-31"),
        ("2021年11月至次年3月", "month_end", "2022-03-31"),
        ("2021-2023年", "year_end", "2023-12-31"),
        ("3-6月", "month_end", "2021-06-30"),
    ],
)
def test_a_written_time_has_its_last_day(words: str, kind: str, due: str) -> None:
    read = read_deadline(words, 2021)
    assert (read.kind, read.due_on, read.long_term) == (kind, date.fromisoformat(due), False)
    assert read.words == words


@pytest.mark.parametrize(
    "words",
    ["2021年启动,2021年6月底前全面完成", "2021年启动2021年6月底前全面完成"],
)
def test_start_and_end_are_told_apart(words: str) -> None:
    read = read_deadline(words, 2021)
    assert (read.start_year, read.due_on) == (2021, date(2021, 6, 30))


@pytest.mark.parametrize(
    "words", ["年内启动并长期坚持", "年内实施并长期坚持", "年内确保不发生并长期坚持"]
)
def test_long_term_starts_this_year_and_never_ends(words: str) -> None:
    read = read_deadline(words, 2021)
    assert (read.kind, read.start_year, read.due_on) == ("long_term", 2021, None)
    assert read.long_term
    assert read.cycle == "year"


@pytest.mark.parametrize(
    ("words", "cycle", "day"),
    [
        ("每月5日前", "month", 5),
        ("每月２５日前报送", "month", 25),
        ("每季度", "quarter", None),
        ("每半年", "half_year", None),
        ("每周五前", "week", 5),
        ("长期坚持", "year", None),
        ("常年", "year", None),
    ],
)
def test_a_cycle_is_kept_with_its_day(words: str, cycle: str, day: int | None) -> None:
    read = read_deadline(words, 2021)
    assert (read.kind, read.cycle, read.day_of_cycle) == ("long_term", cycle, day)


@pytest.mark.parametrize(
    "words",
    [
        "适时", "尽快", "6月31日", "2021年2月29日", "13月底", "6月前", "两年内", "3个月内",
        "月底前",
        "年初", "2021年3月启动", "6月底前完成试点，12月底前全面完成", "按上级要求", "6.30",
        "每月40日前", "6月底左右", "2021年12月31日后", "视情况而定", "9999年底",
    ],
)  # fmt: skip
def test_what_cannot_be_dated_is_unclear_with_a_reason(words: str) -> None:
    read = read_deadline(words, 2021)
    assert (read.kind, read.due_on) == ("unclear", None)
    assert read.reason


def test_31_june_is_named() -> None:
    assert "6月没有31日" in read_deadline("2021年6月31日前", 2021).reason


@pytest.mark.parametrize("words", ["", "  ", "无", "/"])
def test_nothing_written_is_no_deadline(words: str) -> None:
    assert read_deadline(words, 2021).kind == "none"


@given(DATES)
def test_a_written_date_always_comes_back(day: date) -> None:
    for words in (
        f"{day.year}年{day.month}月{day.day}日前",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y-%m-%d}",
        f"{day:%Y/%m/%d}前完成",
        f"{day.month}月{day.day}日",
    ):
        read = read_deadline(words, day.year)
        assert (read.kind, read.due_on) == ("day", day)


@given(DATES)
def test_a_month_ends_on_its_last_day(day: date) -> None:
    due = read_deadline(f"{day.year}年{day.month}月底前", 2021).due_on
    assert due is not None
    assert (due.year, due.month) == (day.year, day.month)


SIGNS = "年月日底前内至到-—.第一二三四五六七八九十每周季度上中下旬起()（）"
PARTS = ["2021", "6", "31", "99", "启动", "完成", "长期坚持", "半年", "年内", "明年"]
WORDS = st.lists(st.sampled_from([*SIGNS, *PARTS]), max_size=14).map("".join)


@given(st.text() | WORDS, st.integers(-5, 20000))
def test_any_text_is_read_without_failing(words: str, year: int) -> None:
    read = read_deadline(words, year)
    assert read.kind in {"day", "month_end", "year_end", "long_term", "none", "unclear"}
    assert (read.kind == "unclear") == bool(read.reason)
    find_times(words, year)


@pytest.mark.parametrize("words", ["三年内", "两年内", "2021年底前启动", "6月底前开工"])
def test_what_names_no_last_day_is_left_to_the_clerk(words: str) -> None:
    assert read_deadline(words, 2021).kind == "unclear"


def test_begun_before_one_day_and_done_before_another() -> None:
    found = read_deadline("2021年3月底前启动，10月底前完成", 2021)
    assert (str(found.due_on), found.start_year) == ("2021-10-31", 2021)
