"""The chain: every batch is sealed with the link before it, so a rewritten past shows.

A link is SHA-256(previous ‖ header ‖ digests of the rows). A row with particulars is digested
with a salt of its own: once values and salt are removed, its digest still proves the chain and
tells nothing. Batches of the first form were sealed over the rows themselves.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from models.progress import SILENT, Progress
from models.store.tables import Batch, HistoryRow

FIRST_LINK = bytes(32)
FORM = 2
_HEADER = ("number", "at", "who", "action", "why", "kind", "reverses")
_ROW = ("ledger", "record_id", "field", "old", "new", "salt", "digest")
_TOLD = _ROW.index("salt")
_batches = Batch.__table__
_history = HistoryRow.__table__
NEWEST_LINK = select(Batch.number, Batch.link).order_by(Batch.number.desc()).limit(1)


def make_link(previous: bytes, header: Mapping[str, Any], digests: Iterable[bytes]) -> bytes:
    """Return the link of one batch from the digests of its rows, in the order of writing."""
    told = [_plain(header[key]) for key in _HEADER]
    content = json.dumps([told, [digest.hex() for digest in digests]], ensure_ascii=False)
    return _sealed(previous, content)


def digest_of(row: Sequence[Any], salt: bytes | None) -> bytes:
    """Return the digest of a row (ledger, record_id, field, old, new) under its salt."""
    content = json.dumps(list(row), ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.sha256((salt or b"") + content).digest()


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
        link = _link_again(previous, header, mine)
        if header.number != expected or link != header.link:
            return int(header.number)
        previous, expected = link, expected + 1
        if expected % 200 == 0:
            progress.step(expected, len(batches), "校验留痕")
    return None if waiting is None else int(waiting[0])


def _link_again(previous: bytes, header: Any, rows: Sequence[tuple[Any, ...]]) -> bytes:
    if header.form is None:
        told = [_plain(getattr(header, key)) for key in _HEADER]
        plain = [list(row[:_TOLD]) for row in rows]
        return _sealed(previous, json.dumps([told, plain], ensure_ascii=False))
    return make_link(previous, header._asdict(), _digests(rows))


def _digests(rows: Iterable[tuple[Any, ...]]) -> Iterator[bytes]:
    for *told, salt, digest in rows:
        yield digest if digest is not None else digest_of(told, salt)


def _sealed(previous: bytes, content: str) -> bytes:
    return hashlib.sha256(previous + content.encode("utf-8", "surrogatepass")).digest()


def _plain(value: Any) -> Any:
    return value.isoformat(sep=" ") if isinstance(value, dt.datetime) else value
