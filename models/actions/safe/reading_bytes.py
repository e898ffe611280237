"""The part of a check that only reads bytes: pages and sealed files, in a thread of its own.

SQLite, SHA-256 and the disk work without Python meanwhile, so records are compared beside it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, select

from models.actions.safe.findings import ATTACHMENTS, BROKEN, LOST, RECORDS, Finding
from models.ledgers.files import FILES
from models.progress import Progress
from models.store import file_check
from models.store.attachments import AttachmentDamaged, AttachmentMissing
from models.store.connection import LedgerDamaged
from models.store.ledger_file import Store
from models.troubles import Trouble

_PAUSE = 0.1


class Reading:
    """Reads every page and every sealed file of a ledger; ``findings`` once it is through."""

    def __init__(self, store: Store) -> None:
        self.findings: list[Finding] = []
        self._store = store
        self._done = self._total = 0
        self._stop = threading.Event()
        self._accident: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="reading bytes")

    def begin(self) -> None:
        """Begin to read."""
        self._thread.start()

    def wait(self, progress: Progress) -> None:
        """Wait until everything is read; raise Cancelled, or what went wrong in the program."""
        while self._thread.is_alive():
            progress.step(self._done, self._total, "核对每一页和附件")
            self._thread.join(_PAUSE)
        if self._accident is not None:
            raise self._accident

    def end(self) -> None:
        """Stop at the next file and come to rest."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            self.findings += self._in_pages()
            self.findings += self._in_files()
        except LedgerDamaged as damage:
            self.findings.append(Finding(str(damage), BROKEN))
        except Exception as accident:  # it belongs to whoever waits
            self._accident = accident

    def _in_pages(self) -> Iterator[Finding]:
        with self._store.reading() as connection:
            for said in file_check.damaged_pages(connection):
                yield Finding(f"台账文件有损坏（{said}）。请不要再写入，用最近的备份恢复。", BROKEN)
            yield from _in_ties(connection)

    def _in_files(self) -> Iterator[Finding]:
        table = FILES.columns
        with self._store.reading() as connection:
            query = select(table.c.digest, table.c.name, table.c.sealed_digest)
            query = query.where(table.c.cleared_on.is_(None))
            rows = connection.execute(query).all()
        self._total = len(rows)
        for row in rows:
            if self._stop.is_set():
                return
            self._done += 1
            if finding := self._of_file(row.digest, row.name, row.sealed_digest):
                yield finding

    def _of_file(self, digest: str, name: str, sealed: str | None) -> Finding | None:
        """Compare the sealed bytes with what was noted; unseal where nothing, or another, was."""
        held = self._store.attachments
        try:
            if sealed is None or held.sealed_digest(digest) != sealed:
                held.get(digest, name)
        except FileNotFoundError:
            return Finding(str(AttachmentMissing(name)), LOST, ATTACHMENTS, digest)
        except OSError:
            return Finding(str(AttachmentDamaged(name)), LOST, ATTACHMENTS, digest)
        except Trouble as trouble:
            return Finding(str(trouble), LOST, ATTACHMENTS, digest)
        return None


def _in_ties(connection: Connection) -> Iterator[Finding]:
    for said in file_check.broken_ties(connection):
        sentence = f"有记录指向不存在的记录（{said}）。请用最近的备份恢复。"
        yield Finding(sentence, BROKEN, RECORDS)


@contextmanager
def behind(store: Store) -> Iterator[Reading]:
    """Read the bytes while the block does its own work; whatever happens, it has ended after."""
    reading = Reading(store)
    reading.begin()
    try:
        yield reading
    finally:
        reading.end()
