"""What a ledger file tells of itself without its meanings: rows, newest link, files it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text

from models.progress import Progress
from models.store import chain, file_check
from models.store.backup.files import Wanted

GONE = "retired_at"


@dataclass(frozen=True)
class Told:
    """A file in short. ``chain_link`` is hexadecimal."""

    uid: str
    step: int
    counts: dict[str, int]
    chain_number: int
    chain_link: str
    files: tuple[Wanted, ...]
    age_identity: str
    name_key: str


def read_told(connection: Connection) -> Told:
    """Read a ledger file in short, whichever step it stands on."""
    columns = columns_of(connection)
    facts = connection.execute(text("SELECT name, value FROM store_fact"))
    held = {row.name: row.value for row in facts}
    newest = connection.execute(chain.NEWEST_LINK).first()
    return Told(
        held["uid"],
        int(connection.exec_driver_sql("PRAGMA user_version").scalar_one()),
        counts_of(connection, columns),
        newest.number if newest else 0,
        newest.link.hex() if newest else "",
        _files(connection, columns.get("stored_file", ())),
        held["age_identity"],
        held["name_key"],
    )


def columns_of(connection: Connection) -> dict[str, Sequence[str]]:
    """Return the columns of every table of the file."""
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
    return {
        name: [row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{name}")')]
        for name in names.scalars().all()
    }


def counts_of(connection: Connection, columns: dict[str, Sequence[str]]) -> dict[str, int]:
    """Return how many records stand (are not in the bin) in each ledger's table."""
    return {
        name: int(
            connection.scalar(text(f'SELECT count(*) FROM "{name}" WHERE {GONE} IS NULL')) or 0  # noqa: S608
        )
        for name in sorted(columns)
        if GONE in columns[name]
    }


def faults(
    engine: Engine, progress: Progress, *, is_ours: bool, quickly: bool = False
) -> list[str]:
    """Return what is wrong with the pages of a file and, if it is of our own step, its chain."""
    with engine.connect() as connection:
        found = [
            f"文件有损坏（{said}）"
            for said in file_check.damaged_pages(connection, quickly=quickly)
        ]
        if not found and is_ours:
            broken = chain.find_broken_link(connection, progress)
            found += [f"操作留痕从第{broken}次操作起对不上"] if broken is not None else []
    return found


def _files(connection: Connection, columns: Sequence[str]) -> tuple[Wanted, ...]:
    if not columns:
        return ()
    noted = "sealed_digest" if "sealed_digest" in columns else "NULL"
    standing = "WHERE cleared_on IS NULL" if "cleared_on" in columns else ""
    query = f"SELECT digest, {noted} FROM stored_file {standing} ORDER BY id"  # noqa: S608
    rows = connection.execute(text(query))
    return tuple(Wanted(name, digest) for name, digest in rows)
