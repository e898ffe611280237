"""The columns of a ledger's template, and how a heading in a file is matched to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.fields import FieldCard
from models.guards.columns import personal
from models.guards.columns import plain_heading as plain_heading
from models.ledger import Ledger, children_of, find_ledger

OWNER = "owner."
"""Marks the columns of a child sheet that name the owner: ``owner.code``."""


@dataclass(frozen=True)
class SheetColumn:
    """One column: the field it fills, or a part of the owner's name."""

    key: str
    card: FieldCard

    @property
    def is_owner(self) -> bool:
        """True for a column that says whose the row is."""
        return self.key.startswith(OWNER)

    @property
    def is_needed(self) -> bool:
        """True if a new record cannot be kept without it."""
        return self.card.required and self.card.default is None

    @property
    def heading(self) -> str:
        """What the template shows: the label with its unit and the mark of what is required."""
        return f"*{self.card.heading}" if self.is_needed else self.card.heading


def takes_rows(ledger: Ledger) -> bool:
    """Tell whether records may come in by workbook: not where only verbs make whole ones."""
    if ledger.parent is not None and ledger.parent.kind_key:
        return False
    by_verb = [f for f in ledger.stored if f.card.by_verb]
    return not any(f.card.required or f.key == ledger.number for f in by_verb)


def sheets_of(ledger: Ledger) -> tuple[Ledger, ...]:
    """Return the ledgers of one template: the ledger, then its children that take rows."""
    return (ledger, *(child for child in children_of(ledger) if takes_rows(child)))


def names_of_record(ledger: Ledger) -> tuple[str, ...]:
    """Return the fields by which a record is told apart; all typed ones where none is named."""
    return ledger.same_record or tuple(f.key for f in ledger.typed)


def columns_of(ledger: Ledger) -> tuple[SheetColumn, ...]:
    """Return the columns of a ledger's sheet: the owner's name first, then what people type."""
    tie = ledger.parent
    own = [SheetColumn(f.key, f.card) for f in ledger.typed if tie is None or f.key != tie.key]
    return (*_owner_columns(ledger), *own)


def _owner_columns(ledger: Ledger) -> list[SheetColumn]:
    if ledger.parent is None:
        return []
    owner = find_ledger(ledger.parent.ledger)
    keys = owner.same_record or ((owner.number or owner.label),)
    cards = {key: owner.fields[key].card for key in keys}
    return [
        SheetColumn(
            OWNER + key,
            replace(
                card, label=f"{owner.one}{card.label}", required=True, default=None, check=None
            ),
        )
        for key, card in cards.items()
    ]


def match_headings(
    texts: Sequence[str], columns: Sequence[SheetColumn], known: Mapping[str, str]
) -> dict[int, SheetColumn]:
    """Return the columns found by place; ``known`` maps plain headings to keys, as remembered.

    A heading that comes twice counts once, at its first place.
    """
    by_key = {column.key: column for column in columns}
    by_words: dict[str, SheetColumn] = {}
    for column in columns:
        by_words.setdefault(plain_heading(column.card.label), column)
    by_words |= {words: by_key[key] for words, key in known.items() if key in by_key}
    found: dict[int, SheetColumn] = {}
    for at, text in enumerate(texts):
        match = by_words.get(plain_heading(text)) if text else None
        if match is not None and match not in found.values():
            found[at] = match
    return found


def forbidden(texts: Sequence[str], matched: Mapping[int, SheetColumn]) -> list[str]:
    """Return the headings that ask for a person's particulars and belong to no declared field.

    What the ledger's own paper needs is a declared field, and so it is let through.
    """
    declared = {texts[at] for at in matched}
    return [text for text in personal(texts) if text not in declared]
