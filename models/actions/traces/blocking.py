"""Which later work stands upon a batch, so that it cannot be taken back alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import aliased

from models.actions.door import REDO, UNDO, WORK
from models.actions.traces.batches import Done, batch_of
from models.actions.traces.rows import MADE
from models.store.tables import Batch, HistoryRow

Spot = tuple[str, int, str]
"""A ledger, a record and a field; ``*`` stands for the whole record."""
_PIECE, _MOST = 500, 200


def later_work(connection: Connection, batch: int, spots: Iterable[Spot]) -> list[Done]:
    """Return the batches after ``batch`` whose work on ``spots`` still stands, newest first.

    Of very many the newest ones.
    """
    by_field: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    for name, record_id, key in spots:
        by_field[name, key][record_id] = None
    numbers: set[int] = set()
    for (name, key), records in by_field.items():
        ids = list(records)
        for start in range(0, len(ids), _PIECE):
            query = _touching(name, key, ids[start : start + _PIECE])
            numbers.update(connection.scalars(query.where(HistoryRow.batch > batch)))
    return list(islice(_standing(connection, batch, numbers), _MOST))


def _touching(name: str, key: str, ids: Sequence[int]) -> Select[Any]:
    query = select(HistoryRow.batch).distinct()
    query = query.where(HistoryRow.ledger == name, HistoryRow.record_id.in_(ids))
    return query if key == MADE else query.where(HistoryRow.field == key)


def _standing(connection: Connection, batch: int, numbers: Iterable[int]) -> Iterator[Done]:
    for number in sorted(numbers, reverse=True):
        done = batch_of(connection, number)
        if done is not None and not done.taken_back and _reaches_before(connection, done, batch):
            yield done


def _reaches_before(connection: Connection, done: Done, batch: int) -> bool:
    """False where a batch only took back, or did again, ``batch`` itself or later work."""
    if done.kind not in (UNDO, REDO):
        return done.kind == WORK
    first, second = aliased(Batch), aliased(Batch)
    query: Any = select(first.number).join(Batch, Batch.reverses == first.number)
    if done.kind == REDO:
        query = (
            select(second.number)
            .join(first, first.reverses == second.number)
            .join(Batch, Batch.reverses == first.number)
        )
    reached = connection.scalar(query.where(Batch.number == done.number))
    return reached is not None and reached < batch
