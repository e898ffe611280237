"""Initials find Chinese text by any of its readings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pinyin_words
from models.pinyin import find_initials, initials, matches_initials

CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石桥村", "sqc"),
        ("重庆", "cq"),
        ("第2综治中心", "d2zzzx"),
        ("ＡBc 区", "abcq"),
        ("，。", None),
    ],
)
def test_the_likeliest_initials_come_first(text: str, expected: str | None) -> None:
    assert next(iter(initials(text)), None) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("单雄信", "sxx"),
        ("曾国藩", "zgf"),
        ("仇英", "qy"),
        ("区大相", "odx"),
        ("解缙", "xj"),
        ("查继佐", "zjz"),
        ("盖叫天", "gjt"),
        ("朴正熙", "pzx"),
        ("尉迟恭", "ycg"),
        ("万俟卨", "mqx"),
        ("令狐冲", "lhc"),
    ],
)
def test_surnames_are_read_as_surnames(name: str, expected: str) -> None:
    assert initials(name, name=True)[0] == expected


def test_words_with_readings_of_their_own_are_those_of_the_library() -> None:
    assert pinyin_words.TARGET.read_text(encoding="utf-8") == pinyin_words.content()


def test_every_reading_finds_the_text() -> None:
    for typed in ("cq", "zq", "CQ", "q"):
        assert matches_initials(typed, "重庆")
    assert matches_initials("dxx", "单雄信", name=True), "a clerk may not know the surname"
    assert not matches_initials("", "重庆")
    assert not matches_initials("qc", "重庆")
    assert find_initials("qc", "石桥村") == 1


@given(CHINESE, st.integers(1, 12))
def test_all_variants_are_as_long_as_the_text_and_match_it(text: str, limit: int) -> None:
    variants = initials(text, limit=limit)
    assert len(variants) <= limit
    assert len(set(variants)) == len(variants)
    for variant in variants:
        assert variant.isascii()
        assert find_initials(variant, text) == 0


@given(st.text(), st.booleans())
def test_any_text_has_ascii_initials_or_none(text: str, name: bool) -> None:
    for variant in initials(text, name):
        assert variant.isascii()
        assert variant.isalnum()
        assert variant == variant.lower()
