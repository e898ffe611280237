"""A home of backups: folders by number and time, one common store of sealed files, and rotation."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.store.attachments import FILES_FOLDER
from models.store.backup import disk, manifest
from models.store.backup.manifest import BackupDamaged, Cover

NEWEST_KEPT, DAYS_KEPT, WEEKS_KEPT, MONTHS_KEPT = 5, 7, 5, 12
OF_A_KIND = 3
_LASTING = (manifest.RESTORE, manifest.DAMAGED, manifest.UPGRADE)


@dataclass(frozen=True)
class Backup:
    """One backup that has a whole manifest: where it lies and what its cover says."""

    folder: Path
    cover: Cover

    @property
    def home(self) -> Path:
        """Where its sealed files lie, beside those of its neighbours."""
        return self.folder.parent


def folder_name(cover: Cover) -> str:
    """Return the name of a backup's folder: number, time and kind, nothing of the office."""
    return f"{cover.serial:05}-{cover.made_at:%Y%m%d-%H%M%S}-{cover.kind}"


def home_name(ledger_uid: str) -> str:
    """Return what the home of a ledger's backups is called on another disk."""
    return f"taizhang-backup-{ledger_uid[:8]}"


def backups_in(home: Path) -> list[Backup]:
    """Return the backups in ``home``, the newest first; what has no whole manifest is none."""
    found = []
    with contextlib.suppress(OSError):
        for each in home.iterdir():
            if each.suffix in (disk.FRESH, disk.OLD) or not each.is_dir():
                continue
            with contextlib.suppress(BackupDamaged):
                found.append(Backup(each, manifest.read_cover(each)))
    return sorted(found, key=lambda backup: (backup.cover.serial, backup.folder.name), reverse=True)


def look_again(backup: Backup) -> Backup:
    """Return a backup with its cover as it is now: it follows the ledger's keys; BackupDamaged."""
    return Backup(backup.folder, manifest.read_cover(backup.folder))


def next_serial(home: Path) -> int:
    """Return a number above every backup in ``home``, readable or not: clocks may jump back."""
    numbers = [0]
    with contextlib.suppress(OSError):
        heads = (each.name.split("-")[0] for each in home.iterdir() if each.is_dir())
        numbers += [int(head) for head in heads if head.isdecimal()]
    return max(numbers) + 1


def sweep(home: Path) -> None:
    """Remove what an interrupted backup or an interrupted removal left."""
    with contextlib.suppress(OSError):
        for each in home.iterdir():
            if each.is_dir() and each.suffix in (disk.FRESH, disk.OLD):
                disk.remove_folder(each)
        for left in (home / FILES_FOLDER).glob(f"*/*{disk.FRESH}"):
            left.unlink(missing_ok=True)


def rotate(home: Path, good: Backup, data_keys: Sequence[bytes]) -> list[Backup]:
    """Drop the backups whose turn has come; return them. ``good`` was proven just now and stays."""
    backups = backups_in(home)
    stay = {each.folder for each in to_keep(backups)} | {good.folder}
    gone = [each for each in backups if each.folder not in stay]
    for each in gone:
        disk.remove_folder(each.folder)
    if gone:
        _drop_files(home, data_keys)
    return gone


def to_keep(backups: Sequence[Backup]) -> list[Backup]:
    """Return which of ``backups`` (the newest first) stay.

    The five newest; the newest of each of the last 7 days, 5 weeks and 12 months that have one;
    of those made before a restore, before an upgrade, or of a damaged state the three newest.
    """
    common = [each for each in backups if each.cover.kind != manifest.DAMAGED]
    days = _newest_of_each(common, lambda at: at.date())
    weeks = _newest_of_each(common, lambda at: at.isocalendar()[:2])
    months = _newest_of_each(common, lambda at: (at.year, at.month))
    kept = [*common[:NEWEST_KEPT], *days[:DAYS_KEPT], *weeks[:WEEKS_KEPT], *months[:MONTHS_KEPT]]
    for kind in _LASTING:
        kept += [each for each in backups if each.cover.kind == kind][:OF_A_KIND]
    wanted = {each.folder for each in kept}
    return [each for each in backups if each.folder in wanted]


def _newest_of_each(backups: Iterable[Backup], span: object) -> list[Backup]:
    assert callable(span)
    seen: dict[object, Backup] = {}
    for each in backups:
        seen.setdefault(span(each.cover.made_at), each)
    return list(seen.values())


def _drop_files(home: Path, data_keys: Sequence[bytes]) -> None:
    """Remove sealed files that no backup counts on; none at all while a manifest is unreadable."""
    wanted: set[str] = set()
    for each in home.iterdir():
        if not each.is_dir() or each.name == FILES_FOLDER:
            continue
        try:
            cover = manifest.read_cover(each)
            if cover.kind != manifest.DAMAGED:
                held = manifest.read_content(each, data_keys)
                wanted |= {file.name for file in held.files}
        except BackupDamaged:
            return
    for path in (home / FILES_FOLDER).glob("*/*.age"):
        if path.stem not in wanted:
            path.unlink(missing_ok=True)


def stamp_now() -> dt.datetime:
    """Return the time on the wall in whole seconds: backups belong to the computer's clock."""
    return dt.datetime.now().replace(microsecond=0)
