"""What taking a batch back would do: the same work is done, looked at, and dropped again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from models.actions.door import RETIRED_AT, Piece, work
from models.actions.traces.batches import Turn, turn_of
from models.actions.traces.listing import Change, told
from models.actions.undoing import put_back
from models.ledger import find_ledger
from models.progress import SILENT, Progress
from models.store.ledger_file import Store
from models.store.tables import HistoryRow

MOST_TOLD = 5000


@dataclass(frozen=True)
class Preview:
    """What comes back. ``changes`` hold now (old) and then (new); ``total`` counts all of them."""

    turn: Turn
    changes: tuple[Change, ...]
    total: int
    removed: int
    restored: int
    changed: int
    by_ledger: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Return the counts in words."""
        parts = (
            (self.removed, "条记录放进回收站"),
            (self.restored, "条记录从回收站恢复"),
            (self.changed, "条记录的内容改回去"),
        )
        said = "，".join(f"{count}{words}" for count, words in parts if count)
        return f"{said}（{'；'.join(self.by_ledger)}）" if said else "什么也不会变"


class _Looked(Exception):
    """Drops the work that was only looked at."""


def look_at_undo(store: Store, number: int, progress: Progress = SILENT) -> Preview:
    """Return what ``undoing.undo(store, number)`` would do, by doing it and dropping it.

    Raises what ``undo`` raises where it cannot be done. Nothing is kept and nobody is told.
    """
    with store.reading() as connection:
        turn = turn_of(connection, number)
    rows: Sequence[Any] = ()
    try:
        with work(store, turn.action, kind=turn.kind, reverses=turn.target.number) as piece:
            put_back(piece, turn.target, progress)
            rows = _written(piece, turn)
            raise _Looked
    except _Looked:
        return _preview(store, turn, rows)


def _written(piece: Piece, turn: Turn) -> Sequence[Any]:
    """Return the history of the piece as it would be kept."""
    piece.close(turn.action, "", turn.target.number)
    query = select(HistoryRow.__table__).where(HistoryRow.batch == piece.number)
    return piece.connection.execute(query.order_by(HistoryRow.id)).all()


def _preview(store: Store, turn: Turn, rows: Sequence[Any]) -> Preview:
    removed = {_of(row) for row in rows if row.field == RETIRED_AT and row.new is not None}
    restored = {_of(row) for row in rows if row.field == RETIRED_AT and row.new is None}
    changed = {_of(row) for row in rows if row.field != RETIRED_AT} - removed - restored
    changes = told(store, rows[:MOST_TOLD])
    counts = (len(removed), len(restored), len(changed))
    return Preview(turn, tuple(changes), len(rows), *counts, tuple(_by_ledger(rows)))


def _of(row: Any) -> tuple[str, int]:
    return row.ledger, row.record_id


def _by_ledger(rows: Iterable[Any]) -> Iterable[str]:
    counts = Counter(name for name, _ in {_of(row) for row in rows})
    for name, count in sorted(counts.items()):
        ledger = find_ledger(name)
        yield f"{ledger.title}{count}{ledger.counter}"
