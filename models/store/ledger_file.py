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
from models.store import places
from models.store.attachments import Attachments
from models.store.connection import WRITES, connect
from models.store.lock import LedgerLock
from models.store.tables import StoreFact

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
        self._one_writer = threading.RLock()
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
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one writing connection; everything in the block is kept, or nothing."""
        with self._one_writer:
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

    def connect_beside(self, path: Path) -> Engine:
        """Return an engine on another file under this ledger's key: a copy of it, say.

        Whoever asks disposes of it. A file under another key raises LedgerDamaged at first use.
        """
        return connect(path, self._data_key, on_stick=places.is_on_stick(path.parent))

    def close(self) -> None:
        """Close the file and let others open it."""
        self._engine.dispose()
        self._lock.give_back()


def _read_facts(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(StoreFact.name, StoreFact.value)).all()
    return {row.name: row.value for row in rows}
