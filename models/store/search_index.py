"""Full text search inside the encrypted file: FTS5 over bigrams, rechecked by the caller.

Two-character words are the commonest in Chinese and find nothing in the trigram tokenizer, so
the index holds every pair of neighbouring characters (and each piece's last character, so that
one character finds its words by prefix). ``detail=none`` keeps it small: a hit says that all
pairs occur, the caller's LIKE says that they stand together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from operator import add

from sqlalchemy import ColumnElement, Connection, TextClause, column, text

_PIECE = re.compile(r"[^\W_]+")


def make_index(connection: Connection, name: str) -> None:
    """Make the empty index of ledger ``name`` (an identifier of ours, never user text)."""
    connection.execute(text(f"DROP TABLE IF EXISTS {index_of(name)}"))
    connection.execute(
        text(
            f"CREATE VIRTUAL TABLE {index_of(name)} USING fts5(grams, content='', "
            "contentless_delete=1, detail=none, tokenize='unicode61')"
        )
    )


def exists(connection: Connection, name: str) -> bool:
    """Tell whether ledger ``name`` has an index yet."""
    query = text("SELECT 1 FROM sqlite_master WHERE name = :name")
    return connection.scalar(query, {"name": index_of(name)}) is not None


def put(connection: Connection, name: str, rows: Sequence[tuple[int, str]]) -> None:
    """Index ``rows`` of (record id, text), replacing what was there for these ids."""
    if not rows:
        return
    held = [{"id": record_id, "grams": " ".join(bigrams(words))} for record_id, words in rows]
    connection.execute(_putting(name), held)


@cache
def _putting(name: str) -> TextClause:
    sql = f"INSERT OR REPLACE INTO {index_of(name)}(rowid, grams) VALUES (:id, :grams)"  # noqa: S608
    return text(sql)


def tidy(connection: Connection, name: str) -> None:
    """Merge the index, so that no words of removed texts stay behind in it."""
    index = index_of(name)
    connection.execute(text(f"INSERT INTO {index}({index}) VALUES ('optimize')"))  # noqa: S608


def matching(name: str, record_id: ColumnElement[int], words: str) -> ColumnElement[bool] | None:
    """Return the condition that a record's text holds all pairs of ``words``; None if no words."""
    terms = query_terms(words)
    if not terms:
        return None
    index = index_of(name)
    rows = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :grams")  # noqa: S608
    return record_id.in_(rows.bindparams(grams=" AND ".join(terms)).columns(column("rowid")))


def bigrams(words: str) -> list[str]:
    """Return each distinct pair of neighbouring signs in ``words``, and each piece's last sign."""
    found: dict[str, None] = {}
    for piece in _PIECE.findall(words.lower()):
        found.update(dict.fromkeys(map(add, piece, piece[1:])))
        found[piece[-1]] = None
    return list(found)


def query_terms(words: str) -> list[str]:
    """Return the FTS5 terms that a record holding ``words`` must have."""
    terms: dict[str, None] = {}
    for piece in _PIECE.findall(words.lower()):
        if len(piece) == 1:
            terms[f'"{piece}"*'] = None
        terms.update(dict.fromkeys(f'"{piece[i : i + 2]}"' for i in range(len(piece) - 1)))
    return list(terms)


def index_of(name: str) -> str:
    """Return the name of the index table of ledger ``name``."""
    assert name.isidentifier()
    return f"search_{name}"
