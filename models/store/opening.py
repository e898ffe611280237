"""Making and opening a ledger: the folder is looked at, the lock taken, the key drawn."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine, insert

from models.store import keys, places, steps
from models.store.backup import making, manifest, swap
from models.store.backup.source import Source
from models.store.connection import WRITES, LedgerDamaged, connect
from models.store.ledger_file import Store, Way
from models.store.lock import LedgerLock
from models.store.rekeying import settle
from models.store.tables import StoreFact
from models.troubles import Trouble

BACKUPS_FOLDER = "backups"
RECOVERY_SLOT = "恢复密钥单"
SHORTEST_PASSWORD = 8


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
        made = (places.LEDGER_FILE, keys.KEYS_FILE, keys.KEYS_TWIN)
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
        opened = keys.unlock(slot, password)
        if opened is not None:
            store = _open(folder, slot.name, opened, ladder)
            _learn(store, slot, password)
            return store
    raise keys.WrongPassword


def open_with_code(folder: Path, typed_code: str) -> Store:
    """Open the ledger in ``folder`` with the code of a recovery sheet."""
    code = keys.read_recovery_code(typed_code)
    for slot in _look_at(folder):
        if slot.kind == keys.RECOVERY and (opened := keys.unlock(slot, code)) is not None:
            store = _open(folder, RECOVERY_SLOT, opened)
            _learn(store, slot, code)
            return store
    raise keys.WrongRecoveryCode("不是这本台账的密钥单。")


def find_way(folder: Path, password: str, account: str = "") -> Way:
    """Return whose password it is by the key slots in ``folder``, and the data key behind it.

    The folder may be a ledger's or a backup's. Raises WrongPassword or KeysDamaged.
    """
    for slot in keys.read_slots(folder):
        if slot.kind == keys.ACCOUNT and account in ("", slot.name):
            data_key = keys.open_slot(slot, password)
            if data_key is not None:
                return Way(slot.name, data_key)
    raise keys.WrongPassword


def find_way_with_code(folder: Path, typed_code: str) -> Way:
    """Return what the code of a recovery sheet opens by the key slots in ``folder``."""
    code = keys.read_recovery_code(typed_code)
    for slot in keys.read_slots(folder):
        if slot.kind == keys.RECOVERY and (data_key := keys.open_slot(slot, code)) is not None:
            return Way(RECOVERY_SLOT, data_key)
    raise keys.WrongRecoveryCode("不是这本台账的密钥单。")


def open_with_key(
    folder: Path, data_key: bytes, account: str, ladder: Sequence[steps.Step] | None = None
) -> Store:
    """Open the ledger in ``folder`` with its data key, as ``account``.

    Raises LedgerInUse, LedgerDamaged or NewerLedger; then the ledger is free again.
    """
    return _open(folder, account, keys.Opened(data_key), ladder)


def _open(
    folder: Path, account: str, opened: keys.Opened, ladder: Sequence[steps.Step] | None = None
) -> Store:
    lock = LedgerLock(folder)
    lock.take()
    engine = None
    try:
        swap.finish_locked(folder)
        data_key = settle(folder, opened)
        engine = connect(folder / places.LEDGER_FILE, data_key, on_stick=places.is_on_stick(folder))
        _bring_up_to_date(Source(folder, engine, (data_key,)), ladder)
        return Store(folder, engine, lock, Way(account, data_key))
    except BaseException:
        if engine is not None:
            engine.dispose()
        lock.give_back()
        raise


def _learn(store: Store, slot: keys.Slot, secret: str) -> None:
    """Remember the slot that was just proved; one of the first format is made anew."""
    if slot.is_direct:
        fresh = keys.make_slot(slot.kind, slot.name, secret, store.data_keys[0])
        held = keys.read_slots(store.folder)
        keys.write_slots(store.folder, tuple(fresh if s == slot else s for s in held))
        slot = fresh
    store.trust(slot)


def check_password(password: str) -> None:
    """Raise WeakPassword for one that is too easy to guess."""
    if len(password) < SHORTEST_PASSWORD or len(set(password)) < 2:
        raise WeakPassword


def _look_at(folder: Path) -> tuple[keys.Slot, ...]:
    places.check_not_on_network(folder)
    swap.finish(folder)
    if not (folder / places.LEDGER_FILE).is_file():
        raise places.NoLedgerHere(folder)
    keys.mend(folder)
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
        store = Store(folder, engine, lock, Way(account, data_key))
        for slot in slots:
            store.trust(slot)
        return store, code
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


def _bring_up_to_date(source: Source, ladder: Sequence[steps.Step] | None) -> None:
    newest = steps.NEWEST if ladder is None else len(ladder)
    with source.engine.connect() as connection:
        found = steps.file_version(connection)
    if found > newest:
        raise NewerLedger(found, newest)
    if found == newest:
        return
    if found == 0:
        raise LedgerDamaged("文件是空的")
    making.make(source, source.folder / BACKUPS_FOLDER, manifest.UPGRADE)
    steps.climb(source.engine, steps.steps() if ladder is None else ladder)
