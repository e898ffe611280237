"""Who opened which particulars of a person: a batch of its own kind, sealed like any other (I5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.actions.door import Piece
from models.actions.offices import office_of
from models.actions.people.rights import Right, demand
from models.actions.traces.rows import NOTED
from models.ledger import Ledger
from models.store.ledger_file import Store

OPEN = "open"
ACTION = "查看个人信息"
_SEEN = "?"
"""Stands before the field's key in such a note; no field's key begins with it."""


@dataclass(frozen=True)
class Opening:
    """Particulars of one record that are about to be seen: the keys of its fields, no values."""

    ledger: Ledger
    record_id: int
    keys: tuple[str, ...]


def log_opening(store: Store, ledger: Ledger, record_id: int, keys: Iterable[str]) -> None:
    """Write down that the particulars ``keys`` of a record are about to be seen; no values.

    Nobody is told: no record changed. Raises NotAllowed, NoSuchRecord, or a Trouble of the store
    when nothing can be written; then the particulars must stay covered.
    """
    log_openings(store, [Opening(ledger, record_id, tuple(keys))])


def log_openings(store: Store, openings: Iterable[Opening]) -> None:
    """Do what ``log_opening`` does for several records in one batch: a paper names all parties."""
    demand(office_of(store), Right.PARTICULARS)
    with store.alone(), store.writing() as connection:
        piece = Piece(store, connection, OPEN)
        for each in openings:
            piece.read(each.ledger, each.record_id)
            for key in dict.fromkeys(each.keys):
                piece.note(each.ledger, each.record_id, _SEEN + each.ledger.fields[key].key)
        piece.close(ACTION, "", None)


def opened_key(field: str) -> str:
    """Return the key of the field that a row of history says was seen; “” for any other row."""
    sign = f"{NOTED}{_SEEN}"
    return field.removeprefix(sign) if field.startswith(sign) else ""
