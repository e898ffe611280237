"""The ledger file: made, opened, read, written and closed here and nowhere else."""

from __future__ import annotations

import datetime as dt
import secrets
import shutil
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, delete, insert, select

from models.dates.clock import Clock, RealClock, SampleClock
from models.store import keys, places, steps
from models.store.attachments import Attachments
from models.store.connection import WRITES, DiskFull, LedgerDamaged, connect
from models.store.lock import LedgerLock
from models.store.tables import StoreFact
from models.troubles import Trouble

BACKUPS_FOLDER = "backups"
RECOVERY_SLOT = "恢复密钥单"
SHORTEST_PASSWORD = 8
Made = TypeVar("Made")


class NewerLedger(Trouble):
    """The file was written by a newer program."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"这本台账是新版程序写的（数据版本{found}，本程序只到{known}）。请先升级本程序再打开。"
        )


class WeakPassword(Trouble):
    """The password is too easy to guess."""

    def __init__(self) -> None:
        super().__init__(
            f"密码至少要{SHORTEST_PASSWORD}个字符，不能全是同一个字符。请换一个自己记得住的。"
        )


class Store:
    """An open ledger: one writer, many readers, and a bell that rings after each piece of work."""

    def __init__(self, folder: Path, engine: Engine, lock: LedgerLock, account: str) -> None:
        self.folder, self.account = folder, account
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

    def close(self) -> None:
        """Close the file and let others open it."""
        self._engine.dispose()
        self._lock.give_back()


def create(
    folder: Path, account: str, password: str, sample_day: dt.date | None = None
) -> tuple[Store, str]:
    """Make a new ledger in ``folder``; return it open, with the code of its recovery sheet.

    Raises UnfitFolder, WeakPassword or LedgerInUse; then nothing is left behind.
    """
    check_password(password)
    places.check_new_folder(folder)
    lock = LedgerLock(folder)
    lock.take()
    try:
        return _make(folder, account, password, lock, sample_day)
    except BaseException:
        made = (places.LEDGER_FILE, keys.KEYS_FILE)
        for name in (f"{each}{end}" for each in made for end in ("", "-wal", "-shm", ".new")):
            (folder / name).unlink(missing_ok=True)
        lock.give_back()
        raise


def open_ledger(
    folder: Path, password: str, account: str = "", ladder: Sequence[steps.Step] | None = None
) -> Store:
    """Open the ledger in ``folder`` with a password.

    Without ``account`` each account's slot is tried. Raises NoLedgerHere, WrongPassword,
    KeysDamaged, LedgerDamaged, LedgerInUse, NewerLedger or UnfitFolder (a network drive).
    """
    slots = _look_at(folder)
    mine = [s for s in slots if s.kind == keys.ACCOUNT and account in ("", s.name)]
    for slot in mine:
        data_key = keys.open_slot(slot, password)
        if data_key is not None:
            return open_with_key(folder, data_key, slot.name, ladder)
    raise keys.WrongPassword


def open_with_code(folder: Path, typed_code: str) -> Store:
    """Open the ledger in ``folder`` with the code of a recovery sheet."""
    code = keys.read_recovery_code(typed_code)
    for slot in _look_at(folder):
        if slot.kind == keys.RECOVERY and (data_key := keys.open_slot(slot, code)) is not None:
            return open_with_key(folder, data_key, slot.name)
    raise keys.WrongRecoveryCode("不是这本台账的密钥单。")


def open_with_key(
    folder: Path, data_key: bytes, account: str, ladder: Sequence[steps.Step] | None = None
) -> Store:
    """Open the ledger in ``folder`` with its data key, as ``account``.

    Raises LedgerInUse, LedgerDamaged or NewerLedger; then the ledger is free again.
    """
    lock = LedgerLock(folder)
    lock.take()
    engine = connect(folder / places.LEDGER_FILE, data_key, on_stick=places.is_on_stick(folder))
    try:
        _bring_up_to_date(folder, engine, ladder)
        return Store(folder, engine, lock, account)
    except BaseException:
        engine.dispose()
        lock.give_back()
        raise


def check_password(password: str) -> None:
    """Raise WeakPassword for one that is too easy to guess."""
    if len(password) < SHORTEST_PASSWORD or len(set(password)) < 2:
        raise WeakPassword


def _look_at(folder: Path) -> tuple[keys.Slot, ...]:
    if not (folder / places.LEDGER_FILE).is_file():
        raise places.NoLedgerHere(folder)
    places.check_not_on_network(folder)
    return keys.read_slots(folder)


def _make(
    folder: Path, account: str, password: str, lock: LedgerLock, sample_day: dt.date | None
) -> tuple[Store, str]:
    data_key, code = keys.draw_data_key(), keys.draw_recovery_code()
    slots = (
        keys.make_slot(keys.ACCOUNT, account, password, data_key),
        keys.make_slot(keys.RECOVERY, RECOVERY_SLOT, code, data_key),
    )
    # the keys first: a file whose keys were never written could not be opened by anybody
    keys.write_slots(folder, slots)
    path = folder / places.LEDGER_FILE
    engine = connect(path, data_key, on_stick=places.is_on_stick(folder))
    try:
        _lay_out(engine, sample_day)
        return Store(folder, engine, lock, account), code
    except BaseException:
        engine.dispose()
        raise


def _lay_out(engine: Engine, sample_day: dt.date | None) -> None:
    """Make the tables of a new file and what it knows of itself."""
    import pyrage

    steps.climb(engine, steps.steps())
    facts = {
        "uid": uuid.uuid4().hex,
        "age_identity": str(pyrage.x25519.Identity.generate()),
        "name_key": secrets.token_hex(32),
    }
    if sample_day is not None:
        facts["sample_day"] = sample_day.isoformat()
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        connection.execute(insert(StoreFact), [{"name": n, "value": v} for n, v in facts.items()])


def _bring_up_to_date(folder: Path, engine: Engine, ladder: Sequence[steps.Step] | None) -> None:
    newest = steps.NEWEST if ladder is None else len(ladder)
    with engine.connect() as connection:
        found = steps.file_version(connection)
    if found > newest:
        raise NewerLedger(found, newest)
    if found == newest:
        return
    if found == 0:
        raise LedgerDamaged("文件是空的")
    with engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")  # a checkpoint waits for every open transaction
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    stamp = dt.datetime.now().strftime("%Y%m%d-%H%M%S")
    try:
        backups = folder / BACKUPS_FOLDER
        backups.mkdir(exist_ok=True)
        shutil.copy2(folder / places.LEDGER_FILE, backups / f"before-step-{newest}-{stamp}.db")
    except OSError:
        raise DiskFull from None
    steps.climb(engine, steps.steps() if ladder is None else ladder)


def _read_facts(connection: Connection) -> dict[str, str]:
    rows = connection.execute(select(StoreFact.name, StoreFact.value)).all()
    return {row.name: row.value for row in rows}
