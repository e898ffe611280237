"""The corrections an office offers: its own list over the one that ships."""

from __future__ import annotations

from sqlalchemy import select

from models.exchange.plan.corrections import Correction, default_corrections, merge_corrections
from models.ledgers.office.corrections import CORRECTIONS
from models.store.ledger_file import Store


def office_corrections(store: Store) -> tuple[Correction, ...]:
    """Return the office's pairs first, then the shipped ones whose wrong word it left alone.

    A context that does not hold the wrong word cannot prove it and is passed over.
    """
    return store.cached("corrections", frozenset({CORRECTIONS.name}), lambda: _read(store))


def _read(store: Store) -> tuple[Correction, ...]:
    table = CORRECTIONS.columns
    query = (
        select(table.c.wrong, table.c.right, table.c.context)
        .where(table.c.retired_at.is_(None))
        .order_by(table.c.id)
    )
    with store.reading() as connection:
        own = [
            Correction(row.wrong, row.right, _contexts(row.wrong, row.context or ""))
            for row in connection.execute(query)
        ]
    return merge_corrections(default_corrections(), own)


def _contexts(wrong: str, context: str) -> tuple[str, ...]:
    return tuple(word for word in context.split("、") if wrong in word)
