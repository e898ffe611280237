"""What was typed and not yet saved, kept in the encrypted file against a power cut (H12)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from models.store.ledger_file import Store
from models.store.tables import DraftRow


@dataclass(frozen=True)
class Kept:
    """A draft found again: when it was put aside and what was typed."""

    at: dt.datetime
    typed: dict[str, object]


def place_of(ledger: str, record_id: int | None) -> str:
    """Return the place of the draft of a form; None stands for a new record."""
    return f"{ledger}/{record_id or 'new'}"


def put_aside(store: Store, place: str, typed: Mapping[str, object]) -> None:
    """Keep what was typed at ``place``; it is no record and has no history."""
    row = {"place": place, "at": store.clock.now(), "content": json.dumps(dict(typed))}
    with store.writing() as connection:
        connection.execute(delete(DraftRow).where(DraftRow.place == place))
        connection.execute(insert(DraftRow), [row])


def look_up(store: Store, place: str) -> Kept | None:
    """Return the draft at ``place``, or None."""
    with store.reading() as connection:
        row = connection.execute(
            select(DraftRow.at, DraftRow.content).where(DraftRow.place == place)
        ).first()
    return Kept(row.at, json.loads(row.content)) if row else None


def throw_away(store: Store, place: str) -> None:
    """Forget the draft at ``place``."""
    with store.writing() as connection:
        connection.execute(delete(DraftRow).where(DraftRow.place == place))


def all_places(store: Store) -> list[tuple[str, dt.datetime]]:
    """Return where drafts lie and since when."""
    with store.reading() as connection:
        rows = connection.execute(select(DraftRow.place, DraftRow.at).order_by(DraftRow.at))
        return [(place, at) for place, at in rows]
