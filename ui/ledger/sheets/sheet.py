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


@dataclass(frozen=True)
class Blank:
    """One blank under its field's key; ``given`` is what is likely (a code for a choice)."""

    key: str
    card: FieldCard
    given: object = ""


@dataclass(frozen=True)
class Sheet:
    """One small dialog. ``keep`` does the verb and may raise Refused or another Trouble.

    Where the verb may take long there is no ``keep``, and ``keep_long`` does it at the desk.
    ``done`` is what the bar below says afterwards; ``then`` is called when it is through.
    """

    title: str
    yes: str
    blanks: tuple[Blank, ...]
    keep: Callable[[Answers], object] | None
    done: str
    explained: str = ""
    then: Callable[[], None] | None = None
    keep_long: Callable[[Answers, Progress], object] | None = None


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
