"""Dates as people write them come in as one certain day, or not at all."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import dates
from models.dates import NotADate, read_date, read_month

TODAY = date(2021, 6, 18)
FIFTH = date(2021, 6, 5)
DAYS = st.dates(date(1900, 3, 1), date(2100, 12, 31))
DIGITS = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    "written",
    [
        "2021-06-05",
        "2021.6.5",
        "2021/6/5",
        "20210605",
        "2021年6月5日",
        "2021 年 6 月 5 号",
        "6月5日",
        "6.5",
        "6-5",
        "6/5",
        "本月5日",
        "今年6月5日",
        "二〇二一年六月五日",
        "二零二一年六月五日",
        "２０２１－０６－０５",
        "2021。6。5",
        "\u00a02021-06-05\u3000",
        "2021-06-05 00:00:00",
        "2021/6/5 8:30",
        "21.6.5",
        "21年6月5日",
    ],
)
def test_the_fifth_of_june_is_read_however_it_is_written(written: str) -> None:
    assert read_date(written, TODAY) == FIFTH


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("月底", date(2021, 6, 30)),
        ("6月底", date(2021, 6, 30)),
        ("二月底", date(2021, 2, 28)),
        ("下月底", date(2021, 7, 31)),
        ("年底", date(2021, 12, 31)),
        ("2022年底", date(2022, 12, 31)),
        ("明年底", date(2022, 12, 31)),
        ("今天", TODAY),
        ("昨天", date(2021, 6, 17)),
        ("明天", date(2021, 6, 19)),
        ("后天", date(2021, 6, 20)),
        ("十二月三十一日", date(2021, 12, 31)),
    ],
)
def test_words_for_days_count_from_today(written: str, day: date) -> None:
    assert read_date(written, TODAY) == day


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("去年", "“去年”不是日期，请写成如 2021-06-30 的样子。"),
        ("6月31日", "6月没有31日，最后一天是6月30日，请改正后再填。"),
        ("2月29日", "2021年2月没有29日，最后一天是2月28日，请改正后再填。"),
        ("2021-13-01", "没有13月，月份是1到12，请改正后再填。"),
        ("1021-06-05", "年份“1021”不对，请写成如 2021-06-30 的样子。"),
        ("2021年6月", "“2021年6月”没有写到哪一天，请写成如 2021-06-30 的样子。"),
        ("21.06.05", "“21.06.05”分不清年月日，请把年份写全，如 2021-06-05。"),
        ("99.6.5", "“99.6.5”分不清年月日，请把年份写全，如 2021-06-05。"),
    ],
)
def test_what_is_no_certain_day_is_refused_in_a_sentence(written: str, sentence: str) -> None:
    with pytest.raises(NotADate) as refused:
        read_date(written, TODAY)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("raw", ["", "5日", "2021-6.5", "约6月", None, True, 6.5, 44352, [], b"1"])
def test_other_things_are_refused_too(raw: object) -> None:
    with pytest.raises(NotADate):
        read_date(raw, TODAY)


def test_numbers_of_a_workbook_are_days_only_when_asked() -> None:
    assert read_date(20210605.0, TODAY) == FIFTH
    assert read_date(44352.0, TODAY, excel_serials=True) == FIFTH
    assert read_date(44352.75, TODAY, excel_serials=True) == FIFTH
    for number in (60, 73416, float("nan"), float("inf"), -1):
        with pytest.raises(NotADate):
            read_date(number, TODAY, excel_serials=True)


def test_a_datetime_gives_its_day() -> None:
    assert read_date(datetime(2021, 6, 5, 23, 59), TODAY) == FIFTH
    assert read_date(FIFTH, TODAY) == FIFTH


def _in_chinese(day: date) -> str:
    def number(count: int) -> str:
        tens, ones = divmod(count, 10)
        head = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
        return head + (DIGITS[ones] if ones else "")

    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{number(day.month)}月{number(day.day)}日"


@given(DAYS)
def test_every_day_is_read_back_from_every_form(day: date) -> None:
    y, m, d = day.year, day.month, day.day
    shown = [dates.show_date(day), dates.show_long(day), f"{y}.{m}.{d}", f"{y}/{m:02}/{d:02}"]
    for written in [*shown, f"{y}{m:02}{d:02}", f"{y} {m} {d}", _in_chinese(day)]:
        assert read_date(written, TODAY) == day
    serial = float((day - date(1899, 12, 30)).days)
    assert read_date(serial, TODAY, excel_serials=True) == day
    assert read_date(f"{m}月{d}日", day) == read_date(f"{m}.{d}", day) == day
    assert read_date("月底", day) == dates.month_end(day)


def _outcome(raw: object, serials: bool) -> str:
    try:
        return str(read_date(raw, TODAY, excel_serials=serials).year)
    except NotADate as refused:
        return str(refused)


@given(st.text() | st.text("0123456789年月日底.-/ 〇一十二廿今明"), st.booleans())
def test_any_text_is_a_day_or_a_complaint(written: str, serials: bool) -> None:
    outcome = _outcome(written, serials)
    assert outcome.endswith("。") or 1900 <= int(outcome) <= 2100


@given(st.integers() | st.floats())
def test_any_number_is_a_day_or_a_complaint(number: float) -> None:
    outcome = _outcome(number, True)
    assert outcome.endswith("。") or 1900 <= int(outcome) <= 2100


@given(DAYS, st.integers(-600, 600))
def test_months_added_and_taken_away_again_come_close(day: date, count: int) -> None:
    moved = dates.add_months(day, count)
    months = (moved.year - day.year) * 12 + moved.month - day.month
    assert months == count
    assert moved.day == min(day.day, dates.month_end(moved).day)


@given(DAYS)
def test_periods_hold_their_day_and_end_before_the_next(day: date) -> None:
    for start, end in (
        (dates.month_start, dates.month_end),
        (dates.quarter_start, dates.quarter_end),
        (dates.half_year_start, dates.half_year_end),
        (dates.year_start, dates.year_end),
    ):
        assert start(day) <= day <= end(day)
        assert start(end(day) + timedelta(days=1)) == end(day) + timedelta(days=1)


@given(st.text())
def test_width_once_made_normal_stays(text: str) -> None:
    once = dates.normal_width(text)
    assert dates.normal_width(once) == once


def test_full_width_signs_become_half_width_and_chinese_marks_stay() -> None:
    written = "Ａ１（２）：，\u3000、。“㎡”①\u200b\ufeff"
    assert dates.normal_width(written) == "A1(2):, 、。“㎡”①"


@pytest.mark.parametrize(
    "written",
    [
        "2021-06",
        "2021.6",
        "2021/06",
        "202106",
        202106.0,
        "2021年6月",
        "2021年6月份",
        "二〇二一年六月",
        "６月",
        "6月份",
        "本月",
        "2021-06-30",
        "2021.6.5",
        "20210605",
        date(2021, 6, 30),
    ],
)
def test_june_is_read_however_it_is_written(written: object) -> None:
    assert read_month(written, TODAY) == "2021-06"


@pytest.mark.parametrize(
    "written", ["6.5", "6", "2021", "2021-13", "去年六月左右", "", "上上月", "0月"]
)
def test_doubtful_month_is_refused(written: str) -> None:
    with pytest.raises(NotADate):
        read_month(written, TODAY)


@given(DAYS)
def test_month_of_a_day_is_read_from_what_it_shows(day: date) -> None:
    assert read_month(read_month(day, TODAY), TODAY) == f"{day:%Y-%m}"
