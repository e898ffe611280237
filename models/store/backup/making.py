"""Makes one backup: file, keys and sealed files copied and proven, the manifest last."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from models.progress import SILENT, Progress
from models.store import keys, places, steps
from models.store.attachments import Attachments
from models.store.backup import disk, home, manifest, reading
from models.store.backup.beside import beside, outcome
from models.store.backup.disk import NotBackedUp
from models.store.backup.files import Gathered, Gathering
from models.store.backup.home import Backup
from models.store.backup.manifest import BackupDamaged, Content, Cover, HeldFile
from models.store.backup.proving import outer_faults
from models.store.backup.source import Source, quiet
from models.store.connection import DiskFull, LedgerDamaged, connect_sealed


class SourceDamaged(NotBackedUp):
    """The copy is as damaged as the ledger it was taken from."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"台账{what}，复制出来的备份也用不了，所以没有留下。请不要再录入，"
            "退出后重新打开，按提示用以前的备份恢复。"
        )


@dataclass(frozen=True)
class Made:
    """What came of it. ``is_fresh`` is False where the newest backup already holds all of this."""

    backup: Backup
    content: Content
    is_fresh: bool


def make(
    source: Source,
    target: Path,
    kind: str,
    progress: Progress = SILENT,
    *,
    thorough: bool = False,
) -> Made:
    """Make a backup of ``source`` in the home ``target`` and drop those whose turn has come.

    None is made where nothing changed since the newest one. ``thorough`` reads every sealed file
    in the home again. Raises NotBackedUp, SourceDamaged or Cancelled; then nothing half-made is
    left and no older backup is gone.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        home.sweep(target)
        return _make(_Work(source, target, kind, progress, thorough))
    except OSError as error:
        raise disk.not_written(error, target) from None
    except DiskFull:
        raise NotBackedUp("磁盘已满或不能写入。请清理磁盘后再备份一次。") from None
    except LedgerDamaged:
        raise SourceDamaged("文件已损坏") from None


@dataclass
class _Work:
    source: Source
    target: Path
    kind: str
    progress: Progress
    thorough: bool
    done: int = 0
    total: int = 0

    def told(self, count: int) -> None:
        self.done += count
        self.total = max(self.total, self.done)
        self.progress.step(self.done, self.total, "复制并核对")


def _make(work: _Work) -> Made:
    keys.mend(work.source.folder)  # damaged keys must not become those of the newest backup
    serial = home.next_serial(work.target)
    fresh = work.target / f"{serial:05}{disk.FRESH}"
    fresh.mkdir()
    try:
        digests = _copy(work, fresh)
        if isinstance(digests, Made):
            disk.remove_folder(fresh)
            return digests
        cover, content = _prove(work, fresh, serial, digests)
        manifest.write(fresh, cover, content, work.source.data_key)
        disk.settle(fresh)
        place = work.target / home.folder_name(cover)
        fresh.replace(place)
        disk.settle(work.target)
    except BaseException:
        if fresh.exists():
            disk.remove_folder(fresh)
        raise
    made = Backup(place, cover)
    with contextlib.suppress(OSError):  # what cannot be dropped now is dropped after the next one
        home.rotate(work.target, made, work.source.data_keys)
    return Made(made, content, True)


def _copy(work: _Work, fresh: Path) -> tuple[str, str] | Made:
    """Copy file and keys; return their SHA-256, or the newest backup if it holds the very same."""
    path, slots = work.source.folder / places.LEDGER_FILE, fresh / keys.KEYS_FILE
    work.total = 4 * path.stat().st_size
    with quiet(work.source, work.progress):
        # Closing a handle of ours drops what POSIX locks SQLite holds on the file for other
        # processes, which the ledger's own lock keeps out; those within this one it holds itself.
        shutil.copyfile(work.source.folder / keys.KEYS_FILE, slots)
        digests = disk.digest_of(path, work.told), disk.digest_of(slots)
        if (same := _same_as_newest(work, digests)) is not None:
            return same
        disk.copy_through(path, fresh / places.LEDGER_FILE)
    work.told(path.stat().st_size)
    return digests


def _same_as_newest(work: _Work, digests: tuple[str, str]) -> Made | None:
    newest = next(iter(home.backups_in(work.target)), None)
    if newest is None or (newest.cover.ledger_digest, newest.cover.keys_digest) != digests:
        return None
    try:
        content = manifest.read_content(newest.folder, work.source.data_keys)
        wrong = outer_faults(newest, content.files, work.progress, thorough=work.thorough)
    except BackupDamaged:
        return None
    return None if wrong or content.missing else Made(newest, content, False)


def _prove(
    work: _Work, fresh: Path, serial: int, digests: tuple[str, str]
) -> tuple[Cover, Content]:
    """Open the copy and look through it; bring the sealed files it names."""
    path = fresh / places.LEDGER_FILE
    if disk.digest_of(path, work.told) != digests[0]:
        raise NotBackedUp("写到磁盘上的和读出来的不一样，这块磁盘可能坏了。请换一个位置再备份。")
    engine = connect_sealed(path, work.source.data_key)
    try:
        with engine.connect() as connection:
            told = reading.read_told(connection)
        is_ours = told.step == steps.NEWEST
        looking = partial(reading.faults, engine, is_ours=is_ours, quickly=True)
        with beside(looking) as faults:
            gathered = _gather(work, told)
            found = outcome(faults, partial(work.told, 0))
    finally:
        engine.dispose()
    if found:
        raise SourceDamaged(found[0])
    _sync(fresh / keys.KEYS_FILE)
    size = path.stat().st_size
    cover = Cover(
        told.uid, serial, home.stamp_now(), work.kind, told.step, size, digests[0], digests[1]
    )
    number, link = told.chain_number, told.chain_link
    return cover, Content(told.counts, number, link, gathered.held, gathered.missing)


def _gather(work: _Work, told: reading.Told) -> Gathered:
    name_key = bytes.fromhex(told.name_key)
    theirs = Attachments(work.source.folder, told.age_identity, name_key)
    ours = Attachments(work.target, told.age_identity, name_key)
    known = _known_files(work)
    new = (theirs.place(each.name) for each in told.files if each.name not in known)
    work.total += sum(2 * path.stat().st_size for path in new if path.is_file())
    if work.thorough:
        work.total += sum(each.size for each in known.values())
    gathering = Gathering(theirs, ours, known, work.told, thorough=work.thorough)
    return gathering.gather(told.files)


def _known_files(work: _Work) -> dict[str, HeldFile]:
    """Return what earlier backups proved of sealed files; the newest one knows nearly all."""
    for each in home.backups_in(work.target):
        try:
            held = manifest.read_content(each.folder, work.source.data_keys)
        except BackupDamaged:
            continue
        return {file.name: file for file in held.files}
    return {}


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
