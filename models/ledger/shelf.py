"""The shelf: every ledger the program knows."""

from __future__ import annotations

from collections.abc import Iterator

from models.fields import Kind
from models.ledger.ledger import Ledger
from models.ledger.parts import Field

_shelf: dict[str, Ledger] = {}


def put_on_shelf(ledger: Ledger) -> Ledger:
    """Make a ledger known to every face; two of one name are a mistake of ours."""
    if ledger.name in _shelf:
        raise ValueError(f"two ledgers named {ledger.name}")
    _shelf[ledger.name] = ledger
    return ledger


def take_off_shelf(ledger: Ledger) -> None:
    """Forget a ledger; for tests that put a toy on the shelf."""
    _shelf.pop(ledger.name, None)


def all_ledgers() -> Iterator[Ledger]:
    """Yield every ledger by rank; importing ``models.ledgers`` fills the shelf."""
    return iter(sorted(_shelf.values(), key=lambda ledger: ledger.rank))


def find_ledger(name: str) -> Ledger:
    """Return the ledger of that name; LookupError if there is none."""
    return _shelf[name]


def children_of(ledger: Ledger) -> tuple[Ledger, ...]:
    """Return the ledgers whose records belong to records of ``ledger``."""
    found = (c for c in all_ledgers() if c.parent is not None and c.parent.takes(ledger.name))
    return tuple(c for c in found if c is not ledger and c.name != ledger.name)


def links_of(ledger: Ledger) -> tuple[Field, ...]:
    """Return the fields that tie a record to another one."""
    return tuple(f for f in ledger.stored if f.card.kind is Kind.LINK)
