"""What a backup is taken from, and the quiet moment in which its file may be copied."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from models.progress import SILENT, Progress
from models.store.backup.disk import NotBackedUp

_PATIENCE, _PAUSE = 30.0, 0.05


@dataclass(frozen=True)
class Source:
    """An open ledger: its folder, its file, its data keys (the present one first).

    ``alone`` keeps its writers out; while ``inside`` nobody changes the file for another one.
    """

    folder: Path
    engine: Engine
    data_keys: tuple[bytes, ...]
    alone: Callable[[], AbstractContextManager[None]] = nullcontext
    inside: Callable[[], AbstractContextManager[None]] = nullcontext

    @property
    def data_key(self) -> bytes:
        """The key its file is under now."""
        return self.data_keys[0]


@contextmanager
def quiet(source: Source, progress: Progress = SILENT) -> Iterator[None]:
    """Hold the main file still while the block copies it; writers may go on meanwhile.

    Everything is first moved from the log into the main file. A reader that began then keeps the
    log from being moved again, so what is written meanwhile stays in the log. Without a log (on a
    stick) writers wait instead. Raises NotBackedUp if the file is read without end.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        with ExitStack() as held, ExitStack() as writers_out:
            writers_out.enter_context(source.alone())  # before ``inside``, as every writer does
            held.enter_context(source.inside())
            reader = held.enter_context(source.engine.connect())
            is_settled, has_log = _move_log(reader)
            if is_settled and has_log:
                _begin_to_read(reader)
                writers_out.close()
            if is_settled:
                yield
                return
        if time.monotonic() > until:
            raise NotBackedUp("台账正在被别的操作读取。请等它做完，再备份一次。")
        progress.step(0, 0, "等别的操作告一段落")
        time.sleep(_PAUSE)


def _move_log(connection: Connection) -> tuple[bool, bool]:
    """Try to move the log into the file: whether nothing is left in it, whether there is one."""
    connection.exec_driver_sql("ROLLBACK")  # a checkpoint stands outside every transaction
    connection.exec_driver_sql("PRAGMA busy_timeout = 0").all()  # else writers wait with us
    busy, log, _ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    connection.exec_driver_sql("PRAGMA busy_timeout = 10000").all()
    return not busy, log >= 0


def _begin_to_read(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
    connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").all()  # takes the mark
