"""Is the file itself whole: its sealed pages, its tables, its ties, its search indexes?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, text

from models.store import search_index

_NAMED = 5
_LOOKS = 1_000_000


def damaged_pages(connection: Connection, *, quickly: bool = False) -> list[str]:
    """Return which pages SQLCipher and SQLite find damaged, as 第63页; nothing when all is well.

    SQLCipher proves every page, so nothing can have been altered. ``quickly`` leaves out whether
    each index agrees with its table, which only a slip of SQLite's own could break.
    """
    _look_anew(connection)
    said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]
    if not said:
        look = "quick_check" if quickly else "integrity_check"
        rows = connection.exec_driver_sql(f"PRAGMA {look}")
        said = [str(row[0]) for row in rows if row[0] != "ok"]
    return [_place_of(each) for each in said[:_NAMED]]


def _look_anew(connection: Connection) -> None:
    """Ask each search index something, so that it forgets what it knew of itself.

    SQLite's check looks at an index by what this connection knew of it at its last question; where
    another one has written since, it finds pages gone that are not missed (FTS5 3.53: "corruption
    found reading blob"). A question reads the index's own list of pages again.
    """
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%USING fts5%'"
    for name in connection.exec_driver_sql(query).scalars().all():
        connection.exec_driver_sql(f"SELECT rowid FROM {name} LIMIT 1").first()  # noqa: S608


def _place_of(said: str) -> str:
    page = re.search(r"\bpage (\d+)", said)
    return f"第{page[1]}页" if page else "内部结构对不上"


def broken_ties(connection: Connection) -> list[str]:
    """Return the rows that point at rows which are not there, as ``table number``."""
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [f"{table} {row_id}" for table, row_id, *_ in rows][:_NAMED]


def unfindable(
    connection: Connection, name: str, ids: Sequence[int], text_of: Callable[[int], str]
) -> int:
    """Return how many of the records ``ids`` the index of ledger ``name`` misses.

    Every record must be there, and no other; of large ledgers only some are looked for by their
    words (``text_of`` an id), since looking for all of them takes minutes.
    """
    index = search_index.index_of(name)
    if not search_index.exists(connection, name):
        return len(ids)  # a ledger of a newer program than the file; made when it is entered
    held = {row[0] for row in connection.execute(text(f"SELECT rowid FROM {index}"))}  # noqa: S608
    missed = len(held.symmetric_difference(ids))
    query = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :grams")  # noqa: S608
    step = max(1, len(ids) * len(ids) // _LOOKS)
    for record_id in ids[::step]:
        terms = [f'"{gram}"' for gram in search_index.bigrams(text_of(record_id))]
        if terms and record_id in held:
            found = connection.execute(query, {"grams": " AND ".join(terms)})
            missed += record_id not in set(found.scalars())
    return missed
