"""An open ledger: one writer, many readers, and what the file knows of itself."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, delete, insert, select

from models.dates.clock import Clock, RealClock, SampleClock
from models.store import keys, places
from models.store.attachments import Attachments
from models.store.backup.source import Source
from models.store.connection import WRITES, LedgerDamaged, connect, reads
from models.store.lock import Gate, LedgerLock
from models.store.tables import StoreFact

FORMER_KEYS = "former_keys"
Made = TypeVar("Made")


@dataclass(frozen=True)
class Way:
    """How a ledger was opened: whose slot it was, and the data key it gave."""

    account: str
    data_key: bytes


class Store:
    """An open ledger: one writer, many readers, and a bell that rings after each piece of work."""

    def __init__(self, folder: Path, engine: Engine, lock: LedgerLock, way: Way) -> None:
        self.folder, self.account = folder, way.account
        self._data_key = way.data_key
        self._engine, self._lock = engine, lock
        self._one_writer, self._gate = threading.RLock(), Gate()
        self._listeners: list[Callable[[frozenset[str]], None]] = []
        self._cache: dict[object, tuple[frozenset[str], Any]] = {}
        self._age = 0
        with self.reading() as connection:
            self._facts = _read_facts(connection)
        sample_day = self._facts.get("sample_day")
        self.clock: Clock = (
            SampleClock(dt.date.fromisoformat(sample_day)) if sample_day else RealClock()
        )
        self.attachments = Attachments(
            folder, self._facts["age_identity"], bytes.fromhex(self._facts["name_key"])
        )

    @property
    def uid(self) -> str:
        """The ledger's own name, never changed."""
        return self._facts["uid"]

    @property
    def is_sample(self) -> bool:
        """True for the fictional township, which lives on a day of its own."""
        return "sample_day" in self._facts

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the file."""
        with self._gate.shared(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one writing connection; everything in the block is kept, or nothing."""
        with self._one_writer, self._gate.shared():
            writer = self._engine.connect().execution_options(**{WRITES: True})
            with writer as connection, connection.begin():
                yield connection

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other writers out for the length of the block."""
        with self._one_writer:
            yield

    def fact(self, name: str, default: str = "") -> str:
        """Return what the file knows of itself under ``name``."""
        return self._facts.get(name, default)

    def note_fact(self, connection: Connection, name: str, value: str) -> None:
        """Remember ``value`` under ``name`` within a piece of writing."""
        connection.execute(delete(StoreFact).where(StoreFact.name == name))
        connection.execute(insert(StoreFact), [{"name": name, "value": value}])
        self._facts[name] = value

    def cached(self, key: object, depends_on: frozenset[str], make: Callable[[], Made]) -> Made:
        """Return what ``make`` made since the last change of the ledgers it depends on."""
        held = self._cache.get(key)
        if held is not None:
            found: Made = held[1]
            return found
        age, made = self._age, make()
        if age == self._age:  # else something changed while it was made
            self._cache[key] = (depends_on, made)
        return made

    def forget(self, ledgers: frozenset[str]) -> None:
        """Drop what was made from records of ``ledgers``."""
        self._age += 1
        stale = [key for key, (needs, _) in tuple(self._cache.items()) if needs & ledgers]
        for key in stale:
            self._cache.pop(key, None)

    def listen(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Call ``listener`` with the names of the changed ledgers after each piece of work.

        It is called on the thread that did the work.
        """
        self._listeners.append(listener)

    def stop_listening(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Forget a listener."""
        self._listeners.remove(listener)

    def announce(self, ledgers: frozenset[str]) -> None:
        """Ring the bell: records of ``ledgers`` changed."""
        for listener in tuple(self._listeners):
            listener(ledgers)

    def trust(self, slot: keys.Slot) -> None:
        """Remember the public half of a slot that was proved or made by whoever is in.

        Only to such a slot a new data key is ever sealed: the key-slot file itself could have
        been given somebody else's half.
        """
        name = _fact_of(slot)
        if not slot.is_direct and self.fact(name) != slot.public:
            with self.writing() as connection:
                self.note_fact(connection, name, slot.public)

    def trusts(self, slot: keys.Slot) -> bool:
        """Tell whether a new data key may be sealed to ``slot``."""
        return not slot.is_direct and self.fact(_fact_of(slot)) == slot.public

    @property
    def data_keys(self) -> tuple[bytes, ...]:
        """The file's data key, and those it had before: older backups are still under them."""
        former = self.fact(FORMER_KEYS)
        return (self._data_key, *(bytes.fromhex(each) for each in former.split(",") if each))

    def connect_beside(self, path: Path) -> Engine:
        """Return an engine on another file of this ledger: a copy of it, of now or of before.

        Whoever asks disposes of it. LedgerDamaged if none of the ledger's keys reads it.
        """
        on_stick = places.is_on_stick(path.parent)
        for data_key in self.data_keys:
            engine = connect(path, data_key, on_stick=on_stick)
            if reads(engine):
                return engine
        raise LedgerDamaged

    def as_source(self) -> Source:
        """Return what a backup of this ledger is taken from."""
        return Source(self.folder, self._engine, self.data_keys, self.alone, self._gate.shared)

    def fold_in(self) -> None:
        """Write the side file's pages into the file itself, so that it can be copied as bytes.

        To be called while writers are kept out; a reader that stays inside is waited for.
        """
        with self._gate.alone(), self._engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")  # a checkpoint waits for open transactions
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def put_in_place(self, other: Path, data_key: bytes) -> None:
        """Put a closed copy of the file, under ``data_key``, in place of the open one.

        To be called while writers are kept out (``alone``); readers wait a moment.
        """
        path = self.folder / places.LEDGER_FILE
        with self._gate.alone():
            self._engine.dispose()
            for side_file in (f"{path.name}-wal", f"{path.name}-shm"):
                path.with_name(side_file).unlink(missing_ok=True)
            other.replace(path)
            self._data_key = data_key
            self._engine = connect(path, data_key, on_stick=places.is_on_stick(self.folder))
            with self.reading() as connection:
                self._facts = _read_facts(connection)

    def close(self) -> None:
        """Close the file and let others open it."""
        self._engine.dispose()
        self._lock.give_back()


def _fact_of(slot: keys.Slot) -> str:
    return f"slot:{slot.kind}:{slot.name}"


def _read_facts(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(StoreFact.name, StoreFact.value)).all()
    return {row.name: row.value for row in rows}
