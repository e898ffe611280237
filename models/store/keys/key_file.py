"""The file of key slots beside the ledger: read whole or not at all, replaced in one stroke.

A twin lies beside it: without the slots nobody opens the ledger, so one bad spot on the disk must
not be the end of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from models.store.keys.slots import ACCOUNT, Slot
from models.troubles import Trouble

KEYS_FILE, KEYS_TWIN = "keys.json", "keys-2.json"
_FORMAT = 2
_FIELDS = {1: ("kind", "name", "salt", "nonce", "wrapped"), 2: tuple(f.name for f in fields(Slot))}


class KeysDamaged(Trouble):
    """The key-slot file is missing, cut or altered."""

    def __init__(self) -> None:
        super().__init__(
            f"台账的密钥文件（{KEYS_FILE}）缺失或已损坏，现在打不开台账；台账数据没有改动。"
            "请从最近的备份里把这个文件复制回来。"
        )


def read_slots(folder: Path) -> tuple[Slot, ...]:
    """Return the slots of the ledger in ``folder``; KeysDamaged if they cannot be trusted.

    Where the file is missing or damaged its twin is read.
    """
    try:
        return _read(folder / KEYS_FILE)
    except KeysDamaged:
        return _read(folder / KEYS_TWIN)


def mend(folder: Path) -> None:
    """Make file and twin say the same again; KeysDamaged if neither can be read."""
    slots = read_slots(folder)
    for name in (KEYS_FILE, KEYS_TWIN):
        try:
            is_whole = _read(folder / name) == slots
        except KeysDamaged:
            is_whole = False
        if not is_whole:
            with contextlib.suppress(OSError):  # a folder that takes no file is told of later
                _write(folder / name, slots)


def _read(path: Path) -> tuple[Slot, ...]:
    try:
        held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        keys = _FIELDS[held["format"]]
        plain = [{key: str(each[key]) for key in keys} for each in held["slots"]]
        if held["digest"] != _digest(plain) or not plain:
            raise KeysDamaged
        return tuple(Slot(**each) for each in plain)
    except (OSError, ValueError, KeyError, TypeError):
        raise KeysDamaged from None


def account_names(folder: Path) -> tuple[str, ...]:
    """Return whose passwords open the ledger in ``folder``; KeysDamaged if nobody can tell."""
    return tuple(slot.name for slot in read_slots(folder) if slot.kind == ACCOUNT)


def write_slots(folder: Path, slots: tuple[Slot, ...]) -> None:
    """Put ``slots`` in place of the old ones, whole or not at all."""
    _write(folder / KEYS_FILE, slots)
    _write(folder / KEYS_TWIN, slots)


def _write(path: Path, slots: tuple[Slot, ...]) -> None:
    plain = [asdict(slot) for slot in slots]
    held = {"format": _FORMAT, "digest": _digest(plain), "slots": plain}
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(held, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _digest(slots: Sequence[Mapping[str, str]]) -> str:
    plain = json.dumps(slots, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()
