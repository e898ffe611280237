"""The columns of a ledger's template, and how a heading in a file is matched to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.fields import FieldCard, Kind, Mask
from models.guards.columns import looks_at_people, personal
from models.guards.columns import plain_heading as plain_heading
from models.ledger import Ledger, Place, children_of, find_ledger

OWNER = "owner."
"""Marks the columns of a child sheet that name the owner: ``owner.code``."""
ROW = "row."
"""The key of the column that numbers the rows of the file: new records have no number yet, and
rows of the child sheets name them by this one."""
_ROW_CARD = FieldCard(
    "序号", Kind.TEXT, length=20, width=6, help="本表里的行号；后面各表用它指明是哪一条。"
)


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
    def tells_of_people(self) -> bool:
        """True for a particular of a person; a text of a case is none, whatever it tells."""
        return self.card.mask not in (Mask.NONE, Mask.STORY)

    @property
    def is_needed(self) -> bool:
        """True if a new record cannot be kept without it."""
        return self.card.required and self.card.default is None

    @property
    def heading(self) -> str:
        """What the template shows: the label with its unit and the mark of what is required."""
        return f"*{self.card.heading}" if self.is_needed else self.card.heading


def takes_rows(ledger: Ledger) -> bool:
    """Tell whether records may come in by workbook.

    Not where only verbs make whole ones, and not the office's own arrangements (accounts, words,
    settings …): each has its page, with what it asks of whoever changes it.
    """
    if ledger.verbs_only or ledger.place is Place.OFFICE:
        return False
    if ledger.parent is not None and ledger.parent.kind_key:
        return False
    by_verb = [f for f in ledger.stored if f.card.by_verb]
    needs_verb = any(f.card.required or f.key == ledger.number for f in by_verb)
    return bool(ledger.before_number) or not needs_verb


def sheets_of(ledger: Ledger) -> tuple[Ledger, ...]:
    """Return the ledgers of one template: the ledger, then its children that take rows."""
    return (ledger, *(child for child in children_of(ledger) if takes_rows(child)))


def ways_of(ledger: Ledger) -> tuple[tuple[str, ...], ...]:
    """Return the sets of fields by which a record is told apart, the surest first.

    All typed ones where none is named, or where one that is named may be left empty; a record
    that has no number yet goes by other fields.
    """
    everything = tuple(f.key for f in ledger.typed)
    if not ledger.same_record:
        return (everything,)
    if ledger.before_number:
        return (ledger.same_record, ledger.before_number)
    optional = {f.key for f in ledger.stored if not f.card.required} - set(ledger.blank_is_same)
    return (ledger.same_record, *([everything] if optional & set(ledger.same_record) else []))


def numbers_itself(ledger: Ledger) -> bool:
    """Tell whether records get their number from a follower and nobody types it."""
    return bool(ledger.before_number) and ledger.fields[ledger.number].card.by_verb


def columns_of(ledger: Ledger) -> tuple[SheetColumn, ...]:
    """Return the columns of a ledger's sheet: the owner's name first, then what people type."""
    tie = ledger.parent
    own = [SheetColumn(f.key, f.card) for f in ledger.typed if tie is None or f.key != tie.key]
    return (*_owner_columns(ledger), *_numbers(ledger), *own)


def _numbers(ledger: Ledger) -> list[SheetColumn]:
    """Return what names a record that is numbered by itself: the row's own number, and the given.

    The given one is read to find the record, and never written.
    """
    if not ledger.before_number:
        return []
    if not numbers_itself(ledger):
        return [SheetColumn(ROW, _ROW_CARD)]
    card = ledger.fields[ledger.number].card
    said = f"台账里已有的{ledger.one}填{card.label}；新的留空，导入后自动编号。"
    return [SheetColumn(ROW, _ROW_CARD), SheetColumn(ledger.number, replace(card, help=said))]


def _owner_columns(ledger: Ledger) -> list[SheetColumn]:
    if ledger.parent is None:
        return []
    owner = find_ledger(ledger.parent.ledger)
    keys = owner.same_record or ((owner.number or owner.label),)
    return [SheetColumn(OWNER + key, _owner_card(owner, key)) for key in keys]


def _owner_card(owner: Ledger, key: str) -> FieldCard:
    is_needed = key not in owner.blank_is_same
    card = replace(owner.fields[key].card, required=is_needed, default=None, check=None)
    label = card.label if card.label.startswith(owner.one) else f"{owner.one}{card.label}"
    if not owner.before_number:
        return replace(card, label=label)
    said = f"新的{owner.one}填它在“{owner.title}”表里的序号；台账里已有的填{card.label}。"
    return replace(card, label=f"{label}或序号", help=said)


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


def beyond_equipment(texts: Sequence[str], matched: Mapping[int, SheetColumn]) -> list[str]:
    """Return the headings that ask for more than equipment and its condition (refusal 7)."""
    declared = {texts[at] for at in matched}
    return [text for text in texts if text and text not in declared and looks_at_people(text)]


def of_our_papers(texts: Sequence[str], matched: Mapping[int, SheetColumn]) -> list[str]:
    """Return the headings of particulars that only an official paper of the program asks for."""
    return [texts[at] for at, column in matched.items() if column.card.needed_by]
