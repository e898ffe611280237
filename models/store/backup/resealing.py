"""Backups follow the ledger's keys: who may come in today opens them, and nobody else does.

A backup made before a change of keys stays under its own data key; its slots are made from those
of today and that key. So an account that was removed, or a sheet that was replaced, opens no
backup within reach either, and nobody needs an old password for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, replace
from pathlib import Path

from models.store import keys
from models.store.backup import disk, manifest
from models.store.backup.home import Backup, backups_in
from models.store.backup.manifest import BackupDamaged


def follow(home: Path, slots: Sequence[keys.Slot], data_keys: Sequence[bytes]) -> int:
    """Give the backups in ``home`` the slots of today; return how many had others.

    A backup that none of ``data_keys`` opens is left alone; so is every one while a slot of the
    first format, to which no key can be sealed, is among them. Raises OSError if nothing can be
    written.
    """
    if any(slot.is_direct for slot in slots):
        return 0
    changed = 0
    for backup in backups_in(home):
        if not _has(backup, slots) and _resealed(backup, slots, data_keys):
            changed += 1
    return changed


def _resealed(backup: Backup, slots: Sequence[keys.Slot], data_keys: Sequence[bytes]) -> bool:
    try:
        content, data_key = manifest.open_content(backup.folder, data_keys)
    except BackupDamaged:
        return False
    keys.write_slots(backup.folder, tuple(keys.reseal(slot, data_key) for slot in slots))
    told = disk.digest_of(backup.folder / keys.KEYS_FILE)
    manifest.write(backup.folder, replace(backup.cover, keys_digest=told), content, data_key)
    return True


def _has(backup: Backup, slots: Sequence[keys.Slot]) -> bool:
    """Tell whether a backup has these very slots and its manifest says so."""
    try:
        held = keys.read_slots(backup.folder)
        told = disk.digest_of(backup.folder / keys.KEYS_FILE)
    except (keys.KeysDamaged, OSError):
        return False
    return told == backup.cover.keys_digest and _boxes(held) == _boxes(slots)


def _boxes(slots: Sequence[keys.Slot]) -> list[tuple[str, ...]]:
    return [astuple(replace(slot, sealed="", waiting="")) for slot in slots]
