"""The chain: every batch is sealed with the link before it, so a rewritten past shows."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from models.progress import SILENT, Progress
from models.store.tables import Batch, HistoryRow

FIRST_LINK = bytes(32)
_HEADER = ("number", "at", "who", "action", "why", "kind", "reverses")
_ROW = ("ledger", "record_id", "field", "old", "new")
_batches = Batch.__table__
_history = HistoryRow.__table__
NEWEST_LINK = select(Batch.number, Batch.link).order_by(Batch.number.desc()).limit(1)


def make_link(previous: bytes, header: Mapping[str, Any], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return SHA-256(previous ‖ canonical content) of one batch.

    ``rows`` are (ledger, record_id, field, old, new) in the order they were written.
    """
    told = [_plain(header[key]) for key in _HEADER]
    content = json.dumps([told, [list(row) for row in rows]], ensure_ascii=False)
    return hashlib.sha256(previous + content.encode("utf-8", "surrogatepass")).digest()


def find_broken_link(connection: Connection, progress: Progress = SILENT) -> int | None:
    """Recompute the chain; return the number of the first batch whose link is wrong, or None."""
    rows = connection.execution_options(stream_results=True).execute(
        select(HistoryRow.batch, *(_history.c[key] for key in _ROW)).order_by(
            HistoryRow.batch, HistoryRow.id
        )
    )
    batches = connection.execute(select(_batches).order_by(Batch.number)).all()
    waiting = next(iter(rows), None)
    previous, expected = FIRST_LINK, 1
    for header in batches:
        mine = []
        while waiting is not None and waiting[0] == header.number:
            mine.append(tuple(waiting[1:]))
            waiting = rows.fetchone()
        link = make_link(previous, header._asdict(), mine)
        if header.number != expected or link != header.link:
            return int(header.number)
        previous, expected = link, expected + 1
        if expected % 200 == 0:
            progress.step(expected, len(batches), "校验留痕")
    return None if waiting is None else int(waiting[0])


def _plain(value: Any) -> Any:
    return value.isoformat(sep=" ") if isinstance(value, dt.datetime) else value
