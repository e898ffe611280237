"""The encrypted connection: SQLCipher under SQLAlchemy, opened with the raw data key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from models.troubles import Trouble

WRITES = "writes"
_NO_ROOM = (
    "disk is full",
    "disk I/O error",
    "readonly database",
    "unable to open database file",
)
_CACHE_KIB = 64 * 1024  # removes nearly the whole cost of encryption


class LedgerDamaged(Trouble):
    """The key is right and yet the file cannot be read."""

    def __init__(self, where: str = "") -> None:
        detail = f"（{where}）" if where else ""
        super().__init__(
            f"台账文件已损坏，读不出来{detail}。请不要再写入，用最近的备份恢复；原文件请保留。"
        )


def connect(path: Path, data_key: bytes, *, on_stick: bool) -> Engine:
    """Return an engine on the encrypted file; LedgerDamaged if the key does not read it.

    On a removable disk the rollback journal replaces WAL, whose side files a pulled stick loses.
    """
    journal = "DELETE" if on_stick else "WAL"

    def open_one() -> Any:
        raw = sqlcipher.connect(str(path), check_same_thread=False, isolation_level=None)
        try:
            for pragma in _pragmas(data_key, journal):
                raw.execute(f"PRAGMA {pragma}").fetchall()
        except sqlcipher.DatabaseError as error:
            raw.close()
            raise _as_trouble(error) from None
        return raw

    engine = create_engine(
        "sqlite://", creator=open_one, module=sqlcipher, poolclass=QueuePool, pool_size=4
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _tell_damage)
    return engine


def reads(engine: Engine) -> bool:
    """Tell whether the engine's key reads its file; if not, the engine is disposed of."""
    try:
        engine.connect().close()
    except LedgerDamaged:
        engine.dispose()
        return False
    return True


def connect_sealed(path: Path, data_key: bytes) -> Engine:
    """Return an engine that only reads a file nobody writes: a backup, a damaged ledger.

    Nothing is written beside it, so it may lie on a stick or a disk that takes no writing.
    Raises LedgerDamaged at first use if the key does not read it.
    """

    def open_one() -> Any:
        where = f"{path.absolute().as_uri()}?immutable=1"
        raw = sqlcipher.connect(where, check_same_thread=False, isolation_level=None, uri=True)
        try:
            for pragma in (*_pragmas(data_key, "")[:3], "query_only = ON", "temp_store = MEMORY"):
                raw.execute(f"PRAGMA {pragma}").fetchall()
            raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except sqlcipher.DatabaseError as error:
            raw.close()
            raise _as_trouble(error) from None
        return raw

    engine = create_engine(
        "sqlite://", creator=open_one, module=sqlcipher, poolclass=QueuePool, pool_size=2
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _tell_damage)
    return engine


def _pragmas(data_key: bytes, journal: str) -> tuple[str, ...]:
    return (
        f"key = \"x'{data_key.hex()}'\"",
        "cipher_log_level = NONE",  # else it prints to standard error
        f"cache_size = -{_CACHE_KIB}",
        f"journal_mode = {journal}",  # the first read: fails here if the key or the file is bad
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",  # what is removed for good leaves no trace in free pages
        "temp_store = MEMORY",  # no plain text in temporary files
        "busy_timeout = 10000",
    )


def _begin(connection: Connection) -> None:
    # explicit, else DDL would survive a rollback; IMMEDIATE so that a writer waits, not fails
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _tell_damage(context: Any) -> None:
    if isinstance(context.original_exception, sqlcipher.DatabaseError):
        trouble = _as_trouble(context.original_exception)
        if isinstance(trouble, Trouble):
            raise trouble from None


class DiskFull(Trouble):
    """Nothing more can be written; what was saved is safe."""

    def __init__(self) -> None:
        super().__init__(
            "磁盘已满或不能写入，这次没有保存；以前保存的都在。请清理磁盘后再保存一次。"
        )


def _as_trouble(error: Exception) -> Exception:
    said = str(error)
    # the base class itself stands for damaged pages, whatever it says
    if type(error) is sqlcipher.DatabaseError or "malformed" in said:
        return LedgerDamaged()
    if any(part in said for part in _NO_ROOM):
        return DiskFull()
    return error
