"""Texts whose lines were broken at one width: which lines go on in the next one."""

from __future__ import annotations

from collections.abc import Sequence

from models.exchange.plan.sources.pieces import Line

_NARROWEST, _WIDEST = 16, 60
_SLACK = 1.5
_ENOUGH = 3
_ENDS = tuple("。！？；：…!?;:)）】]”")


def broken_lines(lines: Sequence[Line], is_numbered: Sequence[bool]) -> frozenset[int]:
    """Return the places of the lines that were broken off at the width of the page.

    Only where several of them are as wide as the widest line, end in the midst of a sentence
    and are followed by a line without a number; a text with long paragraphs has none.
    """
    widths = [_width(line.text.strip()) for line in lines]
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return frozenset()
    found = frozenset(
        at
        for at, line in enumerate(lines[:-1])
        if widths[at] >= widest - _SLACK
        and not is_numbered[at + 1]
        and not line.text.rstrip().endswith(_ENDS)
    )
    return found if len(found) >= _ENOUGH else frozenset()


def _width(text: str) -> float:
    return sum(1 if ord(sign) > 0x2000 else 0.5 for sign in text)
