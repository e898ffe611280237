"""Numbers of people are found whole and covered; other numbers are left alone."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.guards.patterns import advice_on, covered, find
from tests.models.guards.numbers import (
    CARDS,
    IDENTITIES,
    LANDLINES,
    MOBILES,
    OLD_IDENTITIES,
    digits,
)

WORDS = st.text(st.sampled_from("村民来电反映情况，联系，请核对。（）：；张某家\n"), max_size=12)
FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


def only_digits(text: str) -> str:
    plain = text.translate({v: k for k, v in FULL_WIDTH.items()})
    return re.sub(r"[^0-9X]", "", plain)


@given(st.one_of(IDENTITIES, OLD_IDENTITIES, CARDS, MOBILES), WORDS, WORDS)
def test_number_among_words_is_covered_and_the_words_stay(
    number: str, before: str, after: str
) -> None:
    shown = covered(f"{before}{number}{after}")
    assert number not in shown
    assert shown.startswith(before)
    assert shown.endswith(after)
    assert advice_on(f"{before}{number}{after}")


@given(st.one_of(IDENTITIES, CARDS, MOBILES))
def test_full_width_digits_are_digits(number: str) -> None:
    assert number not in only_digits(covered(number.translate(FULL_WIDTH)))


@given(IDENTITIES, st.lists(st.sampled_from(["", "", " ", "-", "　"]), min_size=17, max_size=17))
def test_identity_number_is_found_however_it_is_split(number: str, gaps: list[str]) -> None:
    split = "".join(a + b for a, b in zip(number, [*gaps, ""], strict=True))
    assert number not in only_digits(covered(f"证号{split}。"))


@given(MOBILES, st.sampled_from([(3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (1,) * 11]), st.booleans())
def test_telephone_is_found_however_people_group_it(
    number: str, groups: tuple[int, ...], dashed: bool
) -> None:
    parts, at = [], 0
    for size in groups:
        parts.append(number[at : at + size])
        at += size
    assume(not re.fullmatch(r"(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])", number[3:]))
    written = ("-" if dashed else " ").join(parts)
    for text in (written, f"+86 {written}", f"联系{written}，2021-06-30"):
        assert number not in only_digits(covered(text)), text
    assert covered(f"{written} 2021年6月30日").endswith("2021年6月30日")


@given(CARDS)
def test_card_in_groups_of_four_is_found(number: str) -> None:
    written = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    assert number not in only_digits(covered(written))


@given(LANDLINES)
def test_landline_with_its_area_is_covered(number: str) -> None:
    assert number[-6:] not in covered(f"办公室{number}。")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("(010)62345678", "(010)****"),
        ("（0855）8234567", "（0855）****"),
        ("010 6234-5678", "010 ****"),
    ],
)
def test_landline_keeps_its_area_only(text: str, shown: str) -> None:
    assert covered(f"致电{text}。") == f"致电{shown}。"


@pytest.mark.parametrize("text", ["电话：8234567", "联系电话 82345678", "座机号码:8234567"])
def test_short_number_counts_after_its_label_only(text: str) -> None:
    assert "8234567" not in covered(text)
    assert covered(text.lstrip("联系电话座机号码：: ")) in text


DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))
AMOUNTS = st.integers(0, 10**11).map(lambda n: f"{n}元") | st.decimals(
    0, 10**9, places=2, allow_nan=False
).map(lambda n: f"{n:,}元")
DIVISIONS = st.builds("".join, st.tuples(st.sampled_from("123456"), digits(11)))
CAMERAS = digits(20)
GRIDS = st.builds(
    lambda county, township, village, serial: f"{county}{township:03}{village:03}{serial:03}",
    st.sampled_from(["522601", "350402", "110105", "369921"]),
    st.integers(1, 299),
    st.integers(1, 399),
    st.integers(1, 999),
)
HARMLESS = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day:%Y%m%d}"),
    DAYS.map(lambda day: f"{day.year}年{day.month}月{day.day}日"),
    DAYS.map(lambda day: f"{day} 09:41"),
    AMOUNTS,
    DIVISIONS,
    CAMERAS,
    GRIDS,
    st.integers(0, 9_999_999).map(str),
    st.sampled_from(["〔2021〕15号", "3.1.2", "12345", "0.125%", "41/2021", "100-199"]),
)


@given(HARMLESS)
def test_code_date_or_amount_is_never_covered(text: str) -> None:
    assert covered(text) == text
    assert advice_on(text) == ""


@given(st.lists(HARMLESS, min_size=2, max_size=6), st.sampled_from(["，", "；", "\n", "、", "件"]))
def test_many_numbers_in_a_row_are_never_covered(texts: list[str], between: str) -> None:
    text = between.join(texts)
    assert covered(text) == text


@given(st.lists(DAYS, min_size=2, max_size=5), st.integers(0, 999))
def test_days_parted_by_spaces_are_no_number(days: list[dt.date], number: int) -> None:
    text = f"{number} {' '.join(map(str, days))}"
    assert covered(text) == text


@given(IDENTITIES, st.integers(1, 9))
def test_wrong_check_digit_is_no_identity_number(number: str, shift: int) -> None:
    wrong = f"{number[:-1]}{(int(number[-1].replace('X', '0')) + shift) % 10}"
    assume(wrong != number)
    assume(number[-1] != "X" or wrong[-1] != "0")
    words = {each.word for each in find(wrong)}
    assert "身份证号" not in words


@given(st.text(max_size=80))
def test_any_text_is_covered_once_and_for_all(text: str) -> None:
    once = covered(text)
    assert covered(once) == once
    spans = [(each.start, each.end) for each in find(text)]
    assert spans == sorted(spans)


def test_advice_names_what_it_looks_like() -> None:
    assert advice_on("张某 110105194912310021 无") == ""
    said = advice_on("证号11010519491231002X，电话13800138000，再打13900139000")
    assert said == "这里像是身份证号、手机号，建议删去；导出时会自动遮盖。"
