"""Puts a backup in a ledger's place: prepared beside it, then swapped so that a crash heals.

What is to come is laid out in ``restore.new`` and renamed to ``restore.ready`` when it is whole:
from then on the swap is decided, and whoever opens the ledger next carries it to its end.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from models.progress import SILENT, Progress
from models.store import keys, places
from models.store.backup import disk, home, manifest
from models.store.backup.disk import FRESH
from models.store.backup.home import Backup
from models.store.backup.manifest import Content, Cover
from models.store.backup.proving import stored_at
from models.store.lock import LedgerLock
from models.troubles import Trouble

READY = "restore.ready"
SIDES = ("-wal", "-shm", "-journal")


class NotSwapped(Trouble):
    """The old files are held by another program; what is to come lies ready."""

    def __init__(self) -> None:
        super().__init__(
            "备份已经准备好，但旧文件正被别的程序占用，还没有换上。请关掉可能打开它的程序"
            "（例如正在扫描的杀毒软件），再打开一次台账，程序会接着换好。"
        )


def prepare(backup: Backup, content: Content, folder: Path, progress: Progress = SILENT) -> None:
    """Lay out a proven backup beside the ledger in ``folder`` and decide the swap.

    Sealed files that are missing or damaged there are brought first; those that are whole stay.
    Raises NotBackedUp where there is no room; then nothing is decided.
    """
    fresh = folder / f"restore{FRESH}"
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        for done, each in enumerate(content.files, start=1):
            bring(stored_at(backup.home, each.name), stored_at(folder, each.name), each.digest)
            progress.step(done, len(content.files), "放回附件")
        for name, digest in _main_files(backup.cover):
            disk.copy_through(backup.folder / name, fresh / name)
            if disk.digest_of(fresh / name) != digest:
                raise manifest.BackupDamaged("复制到台账文件夹里的和备份不一样")
        disk.settle(fresh)
        fresh.replace(folder / READY)
        disk.settle(folder)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise disk.not_written(error, folder) from None
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def finish(folder: Path) -> bool:
    """Carry a decided swap to its end; return whether there was one. Raises LedgerInUse."""
    if not (folder / READY).is_dir():
        return False
    lock = LedgerLock(folder)
    lock.take()
    try:
        finish_locked(folder)
    finally:
        lock.give_back()
    return True


def finish_locked(folder: Path) -> None:
    """Do what ``finish`` does for who holds the ledger's lock."""
    if (folder / READY).is_dir():
        try:
            _swap(folder, folder / READY)
        except OSError:
            raise NotSwapped from None


def _swap(folder: Path, ready: Path) -> None:
    path = ready / places.LEDGER_FILE
    if path.exists():
        for side in SIDES:  # they belong to the file that goes
            (folder / f"{places.LEDGER_FILE}{side}").unlink(missing_ok=True)
        disk.settle(folder)
        path.replace(folder / places.LEDGER_FILE)
    slots = ready / keys.KEYS_FILE
    if slots.exists():
        slots.replace(folder / keys.KEYS_FILE)
    (folder / keys.KEYS_TWIN).unlink(missing_ok=True)  # it is made again of the new slots
    keys.mend(folder)
    disk.settle(folder)
    shutil.rmtree(ready, ignore_errors=True)


def keep_as_found(folder: Path, target: Path, ledger_uid: str) -> Path:
    """Keep the files of a damaged ledger as they are, in the home ``target``; return where.

    Raises NotBackedUp where there is no room for them.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        serial = home.next_serial(target)
        fresh = target / f"{serial:05}{FRESH}"
        fresh.mkdir()
        names = [places.LEDGER_FILE, keys.KEYS_FILE, keys.KEYS_TWIN]
        names += [f"{places.LEDGER_FILE}{side}" for side in SIDES]
        for name in names:
            if (folder / name).exists():
                disk.copy_through(folder / name, fresh / name)
        cover = _cover_of(fresh, serial, ledger_uid)
        manifest.write(fresh, cover, None, b"")
        disk.settle(fresh)
        place = target / home.folder_name(cover)
        fresh.replace(place)
        disk.settle(target)
    except OSError as error:
        raise disk.not_written(error, target) from None
    return place


def _cover_of(fresh: Path, serial: int, ledger_uid: str) -> Cover:
    held, slots = fresh / places.LEDGER_FILE, fresh / keys.KEYS_FILE
    return Cover(
        ledger_uid,
        serial,
        home.stamp_now(),
        manifest.DAMAGED,
        0,
        held.stat().st_size if held.exists() else 0,
        disk.digest_of(held) if held.exists() else "",
        disk.digest_of(slots) if slots.exists() else "",
    )


def _main_files(cover: Cover) -> tuple[tuple[str, str], ...]:
    return (places.LEDGER_FILE, cover.ledger_digest), (keys.KEYS_FILE, cover.keys_digest)


def bring(source: Path, target: Path, digest: str) -> None:
    """Bring a sealed file unless the very same lies there; a damaged one is put aside."""
    if target.is_file():
        if disk.digest_of(target) == digest:
            return
        target.replace(target.with_name(target.name + ".damaged"))
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(target.name + FRESH)
    disk.copy_through(source, fresh)
    fresh.replace(target)
    disk.settle(target.parent)
