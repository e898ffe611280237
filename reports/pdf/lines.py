"""Breaks Chinese text into lines as a typesetter would (GB/T 15834 and common practice)."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from reports.cleaning import cleaned
from reports.layout import BLANK, WHOLE_BLANK
from reports.pdf.fonts import Typeface

NO_START = frozenset("，。、；：！？）》〉」』】〕］｝”’％‰℃…—～·,.;:!?)]}%>")
NO_END = frozenset("（《〈「『【〔［｛“‘([{<￥$№")

_INNER = "+-/:.,@_%#&=~?'"
_WORD = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" + _INNER)
_DIGITS = frozenset("0123456789")
_ALNUM = _WORD - frozenset(_INNER)
_DATE_UNITS = frozenset("年月日号时分")
_PAIRED = frozenset("—…")
_SPECIAL = NO_START | NO_END | _WORD | _DATE_UNITS | _DIGITS | _PAIRED | {" ", BLANK}
_CACHED_LENGTH = 60
_CACHED_LINES = 20_000


class Breaker:
    """Breaks text of one typeface and size; answers for short texts are remembered."""

    def __init__(self, typeface: Typeface, size: float) -> None:
        self.typeface = typeface
        self.size = size
        self._widths = typeface.widths
        self._known: dict[tuple[str, float], tuple[str, ...]] = {}

    def width(self, text: str) -> float:
        """Width of a line in points."""
        return sum(map(self._widths.__getitem__, text)) * self.size / 1000

    def lines(self, text: str, room: float) -> tuple[str, ...]:
        """The lines of ``text`` within ``room`` points; at least one, which may be empty."""
        if len(text) > _CACHED_LENGTH:
            return self._broken(text, room)
        key = (text, room)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _CACHED_LINES:
                self._known.clear()
            known = self._known[key] = self._broken(text, room)
        return known

    def _broken(self, text: str, room: float) -> tuple[str, ...]:
        text = cleaned(text)
        limit = room * 1000 / self.size + 0.01
        if "\n" not in text:
            return tuple(self._paragraph(text, limit))
        parts = text.strip("\n").split("\n")
        return tuple(line for part in parts for line in self._paragraph(part, limit))

    def _paragraph(self, text: str, limit: float) -> list[str]:
        ends = list(accumulate(map(self._widths.__getitem__, text)))
        if not ends or ends[-1] <= limit:
            return [text]
        lines = []
        start, before, length = 0, 0.0, len(text)
        while True:
            # at least one character, however narrow the room
            end = max(bisect_right(ends, before + limit, start), start + 1)
            if end >= length:
                lines.append(text[start:])
                return lines
            at = _break_place(text, start, end)
            lines.append(text[start:at].rstrip(" "))
            while at < length and text[at] == " ":
                at += 1
            if at == length:
                return lines
            start, before = at, ends[at - 1]


def _break_place(text: str, start: int, end: int) -> int:
    """Where to break at or before ``end``: softest rule first, in the end anywhere."""
    if text[end - 1] not in _SPECIAL and text[end] not in _SPECIAL:
        return end
    for forbidden in (_is_joined, _is_one_word):
        for at in range(end, start, -1):
            if not forbidden(text, at):
                return at
    return max(end, start + 1)


def _is_joined(text: str, at: int) -> bool:
    """Whether the place before ``at`` lies within a date, number, word, or at a wrong mark."""
    before, after = text[at - 1], text[at]
    if before in _WORD and after in _WORD:
        return True
    if before in _DIGITS and after in _DATE_UNITS:
        return True
    if after in _DIGITS and before in _DATE_UNITS and at > 1 and text[at - 2] in _DIGITS:
        return True
    if before == BLANK and (after in _DATE_UNITS or _is_short_blank(text, at)):
        return True
    if after == " " and before in _DIGITS and at + 1 < len(text) and text[at + 1] in _DIGITS:
        return True
    if before == " " and after in _DIGITS and at > 1 and text[at - 2] in _DIGITS:
        return True
    return _is_wrong_mark(before, after)


def _is_short_blank(text: str, at: int) -> bool:
    before, after = text[max(at - WHOLE_BLANK, 0) : at], text[at : at + WHOLE_BLANK]
    left = len(before) - len(before.rstrip(BLANK))
    right = len(after) - len(after.lstrip(BLANK))
    return right > 0 and left + right <= WHOLE_BLANK


def _is_one_word(text: str, at: int) -> bool:
    """The rule for a narrow column: only letters and digits stay together."""
    before, after = text[at - 1], text[at]
    return (before in _ALNUM and after in _ALNUM) or _is_wrong_mark(before, after)


def _is_wrong_mark(before: str, after: str) -> bool:
    return after in NO_START or before in NO_END or (before in _PAIRED and after == before)
