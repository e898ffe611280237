"""What a whole page asks at once: blanks of several records and tables, kept by one verb."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from ui.ledger.sheets.sheet import Blank, Table

Answers = Mapping[str, Any]
"""What stands in the groups by their place, and in the tables by their key."""


@dataclass(frozen=True)
class Group:
    """Blanks that stand together.

    ``place`` says whose they are where a page asks for several records: complaints come under
    ``place.key``, those of the first record under ``key`` alone. ``more`` is shown on demand.
    """

    blanks: tuple[Blank, ...]
    title: str = ""
    place: str = ""
    more: tuple[Blank, ...] = ()


Part = Group | Table


@dataclass(frozen=True)
class PageSheet:
    """One page. ``keep`` does the verb and returns the id to go to; it may raise Refused.

    ``draft`` is where what is typed is put aside. ``done(id)`` is what the bar below says.
    """

    title: str
    yes: str
    draft: str
    left: tuple[Part, ...]
    right: tuple[Part, ...]
    keep: Callable[[Answers], int]
    done: Callable[[int], str]
    explained: str = ""


def spot(place: str, key: str) -> str:
    """Return the name of a blank of a place on its page."""
    return f"{place}.{key}" if place else key


def flat(answers: Answers) -> dict[str, object]:
    """Return answers as a draft keeps them: one text a key, so that one can be left out (I12)."""
    found: dict[str, object] = {}
    for place, held in answers.items():
        if isinstance(held, Mapping):
            found |= {spot(place, key): raw for key, raw in held.items()}
        else:
            for number, row in enumerate(held):
                found |= {f"{place}.{number}.{key}": raw for key, raw in row.items()}
    return found


Value = TypeVar("Value")


def at_place(flattened: Mapping[str, Value], place: str) -> dict[str, Value]:
    """Return what a draft, or a refusal, holds for the blanks of one place."""
    start = f"{place}." if place else ""
    held = {k.removeprefix(start): v for k, v in flattened.items() if k.startswith(start)}
    return {key: value for key, value in held.items() if "." not in key}


def in_rows(flattened: Mapping[str, Value], table: str) -> dict[tuple[int, str], Value]:
    """Return what a draft, or a refusal, holds for the cells of one table."""
    found: dict[tuple[int, str], Value] = {}
    for name, value in flattened.items():
        owner, _, cell = name.partition(".")
        number, _, key = cell.partition(".")
        if owner == table and number.isdigit() and key:
            found[int(number), key] = value
    return found


def rows_in(typed: Mapping[str, object], table: str) -> list[dict[str, object]]:
    """Return the rows that a draft holds for one table."""
    rows: dict[int, dict[str, object]] = {}
    for (number, key), raw in in_rows(typed, table).items():
        rows.setdefault(number, {})[key] = raw
    return [rows[number] for number in sorted(rows)]
