"""The sample without its year of disputes, for tests that count their own."""

from __future__ import annotations

from sqlalchemy import update

from models.ledgers.disputes.dispute import DISPUTES
from models.store.ledger_file import Store


def put_disputes_away(store: Store) -> None:
    """Lay all disputes aside behind the door: closed ones may not be deleted through it."""
    with store.writing() as connection:
        connection.execute(update(DISPUTES.columns).values(retired_at=store.clock.now()))
    store.forget(frozenset({DISPUTES.name}))
