"""Is a backup still what was written? Its cover tells without a key, its content with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from models.progress import SILENT, Progress
from models.store import keys, places, steps
from models.store.attachments import FILES_FOLDER
from models.store.backup import disk, manifest, reading
from models.store.backup.beside import beside, outcome
from models.store.backup.home import Backup, look_again
from models.store.backup.manifest import BackupDamaged, Content, HeldFile
from models.store.connection import LedgerDamaged, connect_sealed, reads


@dataclass(frozen=True)
class Proven:
    """A backup that is what was written: what it holds, and the data key it is under."""

    content: Content
    data_key: bytes


def prove(
    backup: Backup,
    data_keys: Sequence[bytes],
    progress: Progress = SILENT,
    *,
    thorough: bool = True,
) -> Proven:
    """Open a backup and compare all of it with its manifest.

    ``data_keys`` are those the ledger has and had. A state kept as it was found has no content
    in its manifest: it is good if its file is whole by itself. Raises BackupDamaged with what is
    wrong, or Cancelled.
    """
    backup = look_again(backup)
    if backup.cover.kind == manifest.DAMAGED:
        return _prove_as_found(backup, data_keys, progress)
    content, data_key = manifest.open_content(backup.folder, data_keys)
    inner = partial(_inner_faults, backup, content, data_key)
    with beside(inner) as waiting:
        wrong = outer_faults(backup, content.files, progress, thorough=thorough)
        wrong = wrong or outcome(waiting, lambda: progress.step(0, 0, "核对备份"))
    if wrong:
        raise BackupDamaged("，".join(wrong))
    return Proven(content, data_key)


def _prove_as_found(backup: Backup, data_keys: Sequence[bytes], progress: Progress) -> Proven:
    path = backup.folder / places.LEDGER_FILE
    log = path.with_name(f"{path.name}-wal")
    wrong = outer_faults(backup, (), progress)
    if not wrong and log.exists() and log.stat().st_size:
        wrong = ["它是写到一半时留下的"]
    for data_key in data_keys if not wrong else ():
        engine = connect_sealed(path, data_key)
        if not reads(engine):
            continue
        try:
            with engine.connect() as connection:
                told = reading.read_told(connection)
            wrong = reading.faults(engine, progress, is_ours=told.step == steps.NEWEST)
        except (LedgerDamaged, DatabaseError, KeyError):
            wrong = ["台账文件已损坏"]
        finally:
            engine.dispose()
        if not wrong:
            number, link = told.chain_number, told.chain_link
            return Proven(Content(told.counts, number, link, ()), data_key)
    raise BackupDamaged("，".join(wrong) or "台账文件已损坏，或密码不是它的")


def _inner_faults(
    backup: Backup, content: Content, data_key: bytes, progress: Progress
) -> list[str]:
    path = backup.folder / places.LEDGER_FILE
    if not path.is_file():
        return ["台账文件不见了"]
    engine = connect_sealed(path, data_key)
    try:
        with engine.connect() as connection:
            told = reading.read_told(connection)
        if dict(content.counts) != told.counts:
            return ["记录数和清单不一样"]
        if (content.chain_number, content.chain_link) != (told.chain_number, told.chain_link):
            return ["操作留痕和清单不一样"]
        return reading.faults(engine, progress, is_ours=told.step == steps.NEWEST)
    except (LedgerDamaged, DatabaseError, KeyError):
        return ["台账文件已损坏"]
    finally:
        engine.dispose()


def outer_faults(
    backup: Backup,
    files: tuple[HeldFile, ...] = (),
    progress: Progress = SILENT,
    *,
    thorough: bool = False,
) -> list[str]:
    """Return what a backup lacks by what its manifest says, as far as no key is needed.

    Its file and its keys are read whole; sealed files are looked at, ``thorough`` reads them too.
    """
    cover, found = backup.cover, []
    total = cover.ledger_bytes + sum(each.size for each in files if thorough)
    done = 0

    def told(count: int) -> None:
        nonlocal done
        done += count
        progress.step(done, total, "核对备份")

    try:
        if disk.digest_of(backup.folder / places.LEDGER_FILE, told) != cover.ledger_digest:
            found.append("台账文件和备份时不一样")
        if disk.digest_of(backup.folder / keys.KEYS_FILE) != cover.keys_digest:
            found.append("密钥文件和备份时不一样")
    except OSError:
        found.append("文件不全，或读不出来")
    lost = sum(not _is_whole(backup.home, each, told, thorough=thorough) for each in files)
    return [*found, f"少了{lost}份附件，或附件已损坏"] if lost else found


def _is_whole(where: Path, file: HeldFile, told: disk.Told, *, thorough: bool) -> bool:
    place = stored_at(where, file.name)
    try:
        if place.stat().st_size != file.size:
            return False
        return not thorough or disk.digest_of(place, told) == file.digest
    except OSError:
        return False


def stored_at(where: Path, name: str) -> Path:
    """Return where the sealed file called ``name`` lies in a home or a ledger's folder."""
    return where / FILES_FOLDER / name[:2] / f"{name}.age"
