"""Statements built once for each table: building one costs more than carrying it out."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Insert, Select, Table, Update, bindparam, func, insert, select, update

WANTED, SEEN = "wanted_id", "seen_revision"
OWNER, GONE_AT = "owner_kind", "gone_at"


@cache
def by_id(table: Table) -> Select[Any]:
    """Return the query for the whole row whose id is ``WANTED``."""
    return select(table).where(table.c.id == bindparam(WANTED))


@cache
def newest_id(table: Table) -> Select[Any]:
    """Return the query for the greatest id."""
    return select(func.max(table.c.id))


@cache
def adding(table: Table) -> Insert:
    """Return the statement that adds rows."""
    return insert(table)


@lru_cache(maxsize=1024)
def changing(table: Table, keys: tuple[str, ...]) -> Update:
    """Return the statement that writes ``keys`` over row ``WANTED`` as of revision ``SEEN``."""
    here = (table.c.id == bindparam(WANTED), table.c.revision == bindparam(SEEN))
    return update(table).where(*here).values({key: bindparam(f"new_{key}") for key in keys})


@lru_cache(maxsize=1024)
def owned(table: Table, key: str, kind_key: str, *, in_bin: bool) -> Select[Any]:
    """Return the query for the ids whose ``key`` is ``WANTED`` (and ``kind_key`` is ``OWNER``).

    Standing rows, or with ``in_bin`` those that went at the moment ``GONE_AT``.
    """
    gone = table.c.retired_at
    query = select(table.c.id).where(table.c[key] == bindparam(WANTED))
    query = query.where(gone == bindparam(GONE_AT) if in_bin else gone.is_(None))
    return query.where(table.c[kind_key] == bindparam(OWNER)) if kind_key else query


@lru_cache(maxsize=1024)
def alike(table: Table, keys: tuple[str, ...]) -> Select[Any]:
    """Return the query for the ids of two standing rows with the same ``same_<key>`` values.

    A blank is the same as another blank.
    """
    same = (
        column.is_not_distinct_from(bindparam(f"same_{column.key}", type_=column.type))
        if column.nullable
        else column == bindparam(f"same_{column.key}")
        for column in (table.c[key] for key in keys)
    )
    return select(table.c.id).where(table.c.retired_at.is_(None), *same).limit(2)
