"""Type-ahead over a table of divisions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from models.dates.widths import normal_width
from models.divisions.codes import Level, level_of

if TYPE_CHECKING:
    from models.divisions.table import Division, Divisions

Scope = tuple[Level | None, str]


def search(table: Divisions, typed: str, scope: Scope, limit: int) -> list[Division]:
    """At most ``limit`` units in ``scope`` (level, code above), the nearest to ``typed`` first."""
    wanted = "".join(normal_width(typed).split())
    if not wanted or limit < 1:
        return []
    if wanted.isascii() and wanted.isalpha():
        return _by_initials(table, wanted.lower(), scope, limit)
    spans = [table.span(scope[1], level) for level in _levels(scope)]
    found: dict[int, None] = {}
    for start in islice(_rows(table.text, wanted, spans, found), limit):
        found[start] = None
    return [table.unit_at(start) for start in found]


def _levels(scope: Scope) -> list[Level]:
    level, within = scope
    if level:
        return [level]
    top = level_of(within)
    if top:
        return [below for below in Level if below > top]
    return [above for above in Level if above < Level.VILLAGE]


def _rows(
    text: bytes, wanted: str, spans: list[tuple[int, int]], seen: dict[int, None]
) -> Iterator[int]:
    name = wanted.encode()
    needles = [b"\t" + name + b"\n", b"\t" + name, name]
    if wanted.isascii() and wanted.isdigit():
        needles.insert(0, b"\n" + name)
    for needle in needles:
        for span in spans:
            for start in _rows_with(text, needle, span):
                if start not in seen:
                    yield start


def _rows_with(text: bytes, needle: bytes, span: tuple[int, int]) -> Iterator[int]:
    begin, end = span
    if needle[:1] == b"\n" and begin:
        begin -= 1  # the first row's own beginning is the line break before it
    elif needle[:1] == b"\n" and text.startswith(needle[1:]):
        yield 0
    at = text.find(needle, begin, end)
    while at >= 0:
        start = at + 1 if needle[:1] == b"\n" else text.rfind(b"\n", 0, at) + 1
        line_end = text.index(b"\n", start)
        if needle[:1] in b"\n\t" or at > text.index(b"\t", start):
            yield start
            at = text.find(needle, line_end if needle[:1] == b"\n" else line_end + 1, end)
        else:
            at = text.find(needle, at + 1, end)


def _by_initials(table: Divisions, wanted: str, scope: Scope, limit: int) -> list[Division]:
    from models.pinyin import find_initials

    level, within = scope
    if level is None:
        level = Level(min((level_of(within) or 0) + 1, Level.VILLAGE))
    begin, end = table.span(within, level)
    ranked: list[tuple[int, int]] = []
    while begin < end:
        line_end = table.text.index(b"\n", begin)
        name = table.text[table.text.index(b"\t", begin) + 1 : line_end].decode()
        place = find_initials(wanted, name)
        if place >= 0:
            ranked.append((min(place, 1), begin))
        begin = line_end + 1
    return [table.unit_at(start) for _, start in sorted(ranked)[:limit]]
