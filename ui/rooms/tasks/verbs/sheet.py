"""What a small dialog asks: a few blanks, a sentence, and the verb that keeps the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from models.fields import FieldCard
from models.ledger import Ledger

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Blank:
    """One blank under its field's key. ``codes`` narrows a choice to some of its words."""

    key: str
    card: FieldCard
    given: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One small dialog. ``keep`` does the verb and may raise Refused or another Trouble.

    ``done`` is what the bar below says afterwards; ``then`` is called when it is through.
    """

    title: str
    yes: str
    blanks: tuple[Blank, ...]
    keep: Callable[[Answers], object]
    done: str
    explained: str = ""
    then: Callable[[], None] | None = None


def blanks_of(
    ledger: Ledger, keys: tuple[str, ...], given: Mapping[str, str] | None = None
) -> tuple[Blank, ...]:
    """Return blanks for fields of a ledger, filled with what is likely."""
    filled = given or {}
    return tuple(Blank(key, ledger.fields[key].card, filled.get(key, "")) for key in keys)


def required(blank: Blank) -> Blank:
    """Return the blank marked as one that must be filled."""
    return replace(blank, card=replace(blank.card, required=True))
