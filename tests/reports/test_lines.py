"""Where lines of Chinese text break."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reports.pdf.fonts import Role, typeface
from reports.pdf.lines import NO_END, NO_START, Breaker

SIZE = 9.0
BREAKER = Breaker(typeface(Role.TEXT), SIZE)
ROOM = 10 * SIZE  # ten full-width characters

CHARACTERS = st.text(
    "台账矛盾纠纷，。；：！？（）《》“”、…—0123456789-.%abcXYZ 年月日\n", max_size=200
)


def _lines(text: str, room: float = ROOM) -> tuple[str, ...]:
    return BREAKER.lines(text, room)


@given(CHARACTERS, st.floats(15, 300))
def test_nothing_but_blanks_is_lost(text: str, room: float) -> None:
    assert "".join(_lines(text, room)).replace(" ", "") == text.replace("\n", "").replace(" ", "")


@given(CHARACTERS, st.floats(15, 300))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    assert all(BREAKER.width(line) <= room + 0.01 for line in _lines(text, room))


@given(st.text(max_size=60), st.floats(1, 300))
def test_any_text_in_any_room_comes_to_an_end(text: str, room: float) -> None:
    assert len(_lines(text, room)) >= 1


@given(st.lists(st.sampled_from(["综治工作", "，", "。", "“平安乡村”", "（试行）", "《条例》"])))
def test_marks_never_stand_at_the_wrong_end_of_a_line(parts: list[str]) -> None:
    text = "台账" + "台账".join(parts)
    lines = _lines(text)
    assert all(line[0] not in NO_START for line in lines[1:])
    assert all(line[-1] not in NO_END for line in lines[:-1])


def test_numbers_words_dates_and_percentages_stay_together() -> None:
    for whole in ("2021-06-30", "0571-88881234", "13800001111", "12.5%", "2021年6月", "PySide"):
        for before in range(1, 10):
            lines = _lines("综" * before + whole + "治" * 8)
            assert any(whole in line for line in lines), (whole, before, lines)


def test_long_foreign_text_is_broken_hard_and_kept_whole() -> None:
    text = "A" * 300
    lines = _lines(text)
    assert len(lines) > 3
    assert "".join(lines) == text


def test_narrow_column_breaks_a_date_between_its_parts() -> None:
    assert _lines("2021-12-31", 4.6 * SIZE)[0] in ("2021-12-", "2021-")


def test_line_ends_are_kept_and_invisible_characters_dropped() -> None:
    assert _lines("甲\r\n乙\u200b丙\t丁\x00") == ("甲", "乙丙 丁")
