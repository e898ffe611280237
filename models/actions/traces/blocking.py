"""Which later work stands upon a batch, so that it cannot be taken back alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.orm import aliased

from models.actions.door import REDO, UNDO
from models.actions.traces.batches import Done, done_rows
from models.actions.traces.opening_log import OPEN
from models.actions.traces.rows import MADE
from models.store.tables import Batch, HistoryRow

Spot = tuple[str, int, str]
"""A ledger, a record and a field; ``*`` stands for the whole record."""
_MOST_SPOTS = 50


def later_work(connection: Connection, batch: int, spots: Iterable[Spot]) -> list[Done]:
    """Return the batches after ``batch`` whose work on ``spots`` still stands, newest first."""
    numbers: set[int] = set()
    for spot in islice(spots, _MOST_SPOTS):
        query = select(HistoryRow.batch).distinct().where(HistoryRow.batch > batch, *_on(spot))
        numbers.update(connection.scalars(query))
    found = []
    for number in sorted(numbers, reverse=True):
        row = connection.execute(done_rows().where(Batch.number == number)).one()
        done = Done(*row)
        if not done.taken_back and _reaches_before(connection, done, batch):
            found.append(done)
    return found


def _on(spot: Spot) -> list[ColumnElement[bool]]:
    name, record_id, key = spot
    found: list[ColumnElement[bool]] = [
        HistoryRow.ledger == name,
        HistoryRow.record_id == record_id,
    ]
    return found if key == MADE else [*found, HistoryRow.field == key]


def _reaches_before(connection: Connection, done: Done, batch: int) -> bool:
    """False where a batch only took back, or did again, work that itself came after ``batch``."""
    if done.kind == OPEN:
        return False
    if done.kind not in (UNDO, REDO):
        return True
    first, second = aliased(Batch), aliased(Batch)
    query: Any = select(first.number).join(Batch, Batch.reverses == first.number)
    if done.kind == REDO:
        query = (
            select(second.number)
            .join(first, first.reverses == second.number)
            .join(Batch, Batch.reverses == first.number)
        )
    reached = connection.scalar(query.where(Batch.number == done.number))
    return reached is not None and reached <= batch
