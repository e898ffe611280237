"""Turning a ledger over to a new data key, so that whoever lost a slot stays out for good.

The copy under the new key is made beside the file and put in place in one stroke. While that
goes on every slot gives both keys; at the next start the one that reads the file is kept.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import delete, insert

from models.progress import SILENT, Progress
from models.store import keys, places
from models.store.connection import WRITES, DiskFull, LedgerDamaged, connect, reads
from models.store.ledger_file import FORMER_KEYS, Store
from models.store.tables import StoreFact
from models.troubles import Trouble

TURNING = f"{places.LEDGER_FILE}.turning"
_STEPS = 4


class SlotNotTrusted(Trouble):
    """A slot may not be given a new data key."""

    def __init__(self, slot: keys.Slot) -> None:
        whose = "恢复密钥单" if slot.kind == keys.RECOVERY else f"账号“{slot.name}”"
        mend = (
            "请先在“账号和密钥”里重打一份恢复密钥单，再做一次。"
            if slot.kind == keys.RECOVERY
            else "请先让这个账号登录一次，或把它移除，再做一次。"
        )
        super().__init__(f"{whose}的密钥是旧格式，或密钥文件被改动过，这一步没有做。{mend}")


def turn_over(store: Store, slots: Sequence[keys.Slot], progress: Progress = SILENT) -> None:
    """Give the ledger a new data key that only ``slots`` open, and let the others go.

    Raises SlotNotTrusted, DiskFull or Cancelled; then everything is as it was.
    """
    for slot in slots:
        if not store.trusts(slot):
            raise SlotNotTrusted(slot)
    fresh, copy = keys.draw_data_key(), store.folder / TURNING
    with store.alone():
        held, before = store.data_keys, keys.read_slots(store.folder)
        try:
            progress.step(0, _STEPS, "正在更换密钥")
            _copy_under(store, copy, fresh, progress)
            progress.step(3, _STEPS, "正在更换密钥")
            both = tuple(keys.reseal(slot, held[0], fresh) for slot in slots)
            keys.write_slots(store.folder, both)
            store.put_in_place(copy, fresh)
        except BaseException as error:
            if copy.exists():  # else it stands in place already, and only its key reads it
                copy.unlink()
                keys.write_slots(store.folder, before)
            if isinstance(error, OSError):
                raise DiskFull from None
            raise
        keys.write_slots(store.folder, tuple(keys.reseal(slot, fresh) for slot in slots))


def settle(folder: Path, opened: keys.Opened) -> bytes:
    """Return the data key that reads the ledger in ``folder`` after a turn was cut short.

    The slots then give only that one. LedgerDamaged if neither reads it. Call it under the lock.
    """
    if opened.waiting is None:
        return opened.data_key
    for data_key in (opened.data_key, opened.waiting):
        engine = connect(folder / places.LEDGER_FILE, data_key, on_stick=places.is_on_stick(folder))
        if reads(engine):
            engine.dispose()
            slots = keys.read_slots(folder)
            keys.write_slots(folder, tuple(keys.reseal(slot, data_key) for slot in slots))
            (folder / TURNING).unlink(missing_ok=True)
            return data_key
    raise LedgerDamaged


def _copy_under(store: Store, copy: Path, fresh: bytes, progress: Progress) -> None:
    """Write the whole file to ``copy`` under the key ``fresh``."""
    store.fold_in()
    shutil.copyfile(store.folder / places.LEDGER_FILE, copy)
    held = store.data_keys
    engine = connect(copy, held[0], on_stick=True)  # a journal that leaves no file behind
    try:
        progress.step(1, _STEPS, "正在更换密钥")
        with engine.connect().execution_options(**{WRITES: True}) as connection:
            with connection.begin():
                connection.execute(delete(StoreFact).where(StoreFact.name == FORMER_KEYS))
                former = ",".join(key.hex() for key in held)
                connection.execute(insert(StoreFact), [{"name": FORMER_KEYS, "value": former}])
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute(f"PRAGMA rekey = \"x'{fresh.hex()}'\"").fetchall()
    finally:
        engine.dispose()
    progress.step(2, _STEPS, "正在更换密钥")
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
