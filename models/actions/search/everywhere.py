"""The search index of each ledger: kept in step with what the ledger declares as searched."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from models.actions.finding import View, count, first_rows
from models.actions.offices import office_of
from models.actions.search import indexing
from models.ledger import Ledger, Place, all_ledgers
from models.progress import SILENT, Progress
from models.store import search_index
from models.store.ledger_file import Store

_PIECE = 500


@dataclass(frozen=True)
class Hits:
    """What one ledger holds for some words: the first rows and how many there are in all."""

    ledger: Ledger
    rows: list[Any]
    total: int


def bring_indexes_up_to_date(store: Store, progress: Progress = SILENT) -> None:
    """Make the indexes that are missing or whose ledger now declares other searched fields.

    A contentless index survives no rebuild of its table, so a migration changes the signature.
    """
    for ledger in all_ledgers():
        signature = _signature(ledger)
        if ledger.searched and store.fact(f"search:{ledger.name}") != signature:
            _rebuild(store, ledger, signature, progress)


def search_everywhere(store: Store, words: str, limit: int = 8) -> list[Hits]:
    """Return the hits of every ledger that has a room of its own, grouped by ledger (H1)."""
    found = []
    for ledger in all_ledgers():
        if ledger.place is Place.ROOM and ledger.searched and words.strip():
            view = View(words=words)
            rows = first_rows(store, ledger, view, limit)
            if rows:
                total = len(rows) if len(rows) < limit else count(store, ledger, view)
                found.append(Hits(ledger, rows, total))
    return found


def _rebuild(store: Store, ledger: Ledger, signature: str, progress: Progress) -> None:
    office = office_of(store)
    with store.writing() as connection:
        search_index.make_index(connection, ledger.name)
        rows = connection.execute(select(ledger.columns)).all()
        for start in range(0, len(rows), _PIECE):
            part = rows[start : start + _PIECE]
            indexing.index(connection, ledger, [(row.id, row._asdict()) for row in part], office)
            progress.step(start, len(rows), f"整理“{ledger.title}”的查找索引")
        store.note_fact(connection, f"search:{ledger.name}", signature)


def _signature(ledger: Ledger) -> str:
    keys = ",".join(f.key for f in ledger.searched)
    if ledger.hides is not None:
        keys += f";{'.'.join(ledger.hides)}"
    return hashlib.sha256(f"1:{keys}".encode()).hexdigest()[:16]
