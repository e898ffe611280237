"""What a small dialog asks: a few blanks, a sentence, and the verb that keeps the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from models.fields import FieldCard
from models.ledger import Ledger
from models.progress import Progress

Answers = Mapping[str, Any]
"""What was typed, as ``models.kinds.parse`` reads it."""


def _nothing_yet(_number: int) -> Mapping[str, object]:
    return {}


@dataclass(frozen=True)
class Blank:
    """One blank under its field's key; ``given`` is what is likely (a code for a choice)."""

    key: str
    card: FieldCard
    given: object = ""


@dataclass(frozen=True)
class Table:
    """Several records of a ledger asked for at once: a row for each, a column for each key.

    ``given`` are rows that are likely, ``start(number)`` what a row that is begun holds at once.
    Where ``names`` are given, the rows are these and no others: each has its name before it.
    """

    key: str
    ledger: Ledger
    keys: tuple[str, ...]
    title: str
    given: tuple[Mapping[str, object], ...] = ()
    start: Callable[[int], Mapping[str, object]] = _nothing_yet
    rows: int = 3
    """How many rows are seen before the table scrolls."""
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Jump:
    """A thing that is lacking, in words, and the way to where it is mended."""

    words: str
    go: Callable[[], None]


@dataclass(frozen=True)
class Sheet:
    """One small dialog. ``keep`` does the verb and may raise Refused or another Trouble.

    Where the verb may take long there is no ``keep``, and ``keep_long`` does it at the desk.
    ``done`` is what the bar below says afterwards; ``then`` is called when it is through. With
    neither it only tells something.
    The answer to a table is a list of what stands in its rows. In several ``columns`` the dialog
    is wider. ``lacking`` is listed with its ways; a ``destructive`` verb is not the default.
    """

    title: str
    yes: str
    blanks: tuple[Blank, ...]
    keep: Callable[[Answers], object] | None
    done: str
    explained: str = ""
    then: Callable[[], None] | None = None
    keep_long: Callable[[Answers, Progress], object] | None = None
    tables: tuple[Table, ...] = ()
    columns: int = 1
    lacking: tuple[Jump, ...] = ()
    destructive: bool = False


def blanks_of(
    ledger: Ledger, keys: tuple[str, ...], given: Mapping[str, object] | None = None
) -> tuple[Blank, ...]:
    """Return blanks for fields of a ledger, filled with what is likely."""
    filled = given or {}
    return tuple(Blank(key, ledger.fields[key].card, filled.get(key, "")) for key in keys)


def required(blank: Blank) -> Blank:
    """Return the blank marked as one that must be filled."""
    return replace(blank, card=replace(blank.card, required=True))


def only(blank: Blank, codes: tuple[str, ...]) -> Blank:
    """Return the blank with no more than these words to choose from."""
    assert blank.card.choices is not None
    choices = blank.card.choices
    others = frozenset(code for code in choices.labels if code not in codes)
    return replace(blank, card=replace(blank.card, choices=replace(choices, retired=others)))
