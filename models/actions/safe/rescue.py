"""救援: what of a damaged ledger can be read, and which backup is the newest good one (I10)."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from models.actions.safe import restoring
from models.actions.safe.backing_up import home_of, inside_backups, outside_backups
from models.ledger import Place, all_ledgers
from models.ledgers.files import FILE_TIES
from models.progress import SILENT, Progress
from models.store import keys, opening, places
from models.store.backup import disk, home, manifest, proving, swap
from models.store.backup.home import Backup
from models.store.backup.manifest import BackupDamaged, Content, HeldFile
from models.store.connection import DiskFull, LedgerDamaged, connect, connect_sealed
from models.store.ledger_file import Store
from models.troubles import Trouble

_AT_A_TIME = 500


@dataclass(frozen=True)
class Readable:
    """One ledger of a damaged file: how many records can be read, of how many (None: unknown)."""

    title: str
    readable: int
    total: int | None


@dataclass(frozen=True)
class Rescue:
    """What can be done: ``best`` is the newest good backup, ``passed_over`` those that are not."""

    lines: tuple[Readable, ...]
    best: Backup | None
    content: Content | None
    data_keys: tuple[bytes, ...]
    passed_over: int

    @property
    def reads_all(self) -> bool:
        """True if every record the newest backup knows of can still be read."""
        return all(each.total is not None and each.readable >= each.total for each in self.lines)


def heal_keys(folder: Path, secret: str, *, is_code: bool = False) -> Backup | None:
    """Put back damaged or missing key slots from the newest backup whose slots open this ledger.

    ``secret`` is a password (or the code of the sheet) those slots know. Returns the backup the
    slots came from; None where no backup has any that open the file. WrongPassword or
    WrongRecoveryCode where there are some, but none knows the secret.
    """
    refusal: Trouble | None = None
    for backup in home.backups_in(home_of(folder)):
        try:
            way = restoring.way_into(backup, secret, is_code=is_code)
        except (keys.WrongPassword, keys.WrongRecoveryCode) as wrong:
            refusal = wrong
            continue
        except keys.KeysDamaged:
            continue
        if _opens(folder / places.LEDGER_FILE, way.data_key):
            slots = (backup.folder / keys.KEYS_FILE).read_bytes()
            disk.write_through(folder / keys.KEYS_FILE, slots)
            keys.mend(folder)
            disk.settle(folder)
            return backup
    if refusal is not None:
        raise refusal
    return None


def look(
    folder: Path,
    secret: str,
    progress: Progress = SILENT,
    *,
    is_code: bool = False,
    elsewhere: Iterable[Path] = (),
) -> Rescue:
    """Look at a damaged ledger and at its backups, beside it and in the homes ``elsewhere``.

    Nothing is changed. Raises WrongPassword, WrongRecoveryCode or KeysDamaged where neither the
    ledger's slots nor a backup's know the secret, or Cancelled.
    """
    found = [each for where in (home_of(folder), *elsewhere) for each in restoring.usable(where)]
    found.sort(key=lambda each: each.cover.made_at, reverse=True)
    own = _key(folder, found, secret, is_code=is_code)
    best, proven, passed_over = None, None, 0
    for each in found:
        try:
            proven = proving.prove(each, _keys_for(each, own, secret, is_code=is_code), progress)
            best = each
            break
        except BackupDamaged:
            passed_over += 1
    totals = proven.content.counts if proven is not None else None
    lines = _readable(folder, own, totals, progress)
    held = (own, proven.data_key) if proven is not None else (own,)
    content = proven.content if proven is not None else None
    return Rescue(tuple(lines), best, content, held, passed_over)


def heal_files(store: Store, names: Iterable[str]) -> int:
    """Put back sealed files that are missing or damaged from whichever backup holds them whole.

    Returns how many are whole again. Raises NotBackedUp where nothing can be written.
    """
    wanted = set(names)
    healed = 0
    for backup in (*inside_backups(store), *outside_backups(store)):
        if backup.cover.kind == manifest.DAMAGED or not wanted:
            continue
        with contextlib.suppress(BackupDamaged):
            for each in manifest.read_content(backup.folder, store.data_keys).files:
                if each.name in wanted and _healed(store.folder, backup, each):
                    wanted.discard(each.name)
                    healed += 1
    return healed


def _healed(folder: Path, backup: Backup, file: HeldFile) -> bool:
    source = proving.stored_at(backup.home, file.name)
    if not source.is_file() or disk.digest_of(source) != file.digest:
        return False
    try:
        swap.bring(source, proving.stored_at(folder, file.name), file.digest)
    except OSError as error:
        raise disk.not_written(error, folder) from None
    return True


def _key(folder: Path, found: list[Backup], secret: str, *, is_code: bool) -> bytes:
    """Return the data key by the ledger's own slots, or by those of its newest backup."""
    refusal: Trouble = keys.KeysDamaged()
    for where in (folder, *(each.folder for each in found)):
        try:
            if is_code:
                return opening.find_way_with_code(where, secret).data_key
            return opening.find_way(where, secret).data_key
        except (keys.WrongPassword, keys.WrongRecoveryCode) as wrong:
            refusal = wrong
        except keys.KeysDamaged:
            continue
    raise refusal


def _keys_for(backup: Backup, own: bytes, secret: str, *, is_code: bool) -> tuple[bytes, ...]:
    """Return the keys to try on a backup: one from before a change of keys has its own."""
    with contextlib.suppress(BackupDamaged):
        return (manifest.open_content(backup.folder, (own,))[1],)
    with contextlib.suppress(keys.WrongPassword, keys.WrongRecoveryCode, keys.KeysDamaged):
        return (own, restoring.way_into(backup, secret, is_code=is_code).data_key)
    return (own,)


def _opens(path: Path, data_key: bytes) -> bool:
    """Tell whether a key reads the first page of a file."""
    with contextlib.suppress(LedgerDamaged, DiskFull, OSError):
        engine = connect_sealed(path, data_key)
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").all()
            return True
        finally:
            engine.dispose()
    return False


def _readable(
    folder: Path, data_key: bytes, totals: Mapping[str, int] | None, progress: Progress
) -> list[Readable]:
    """Count what can be read of a copy: its log is part of it, and the original stays as it is."""
    spare = Path(tempfile.mkdtemp(prefix="taizhang-"))
    counted: dict[str, int] = {}
    try:
        for end in ("", "-wal"):
            if (folder / f"{places.LEDGER_FILE}{end}").exists():
                shutil.copyfile(folder / f"{places.LEDGER_FILE}{end}", spare / f"copy.db{end}")
        engine = connect(spare / "copy.db", data_key, on_stick=False)
        try:
            names = [ledger.columns.name for ledger in all_ledgers()]
            for done, name in enumerate(names):
                progress.step(done, len(names), "看看还能读出多少")
                counted[name] = _count(engine, name)
        finally:
            engine.dispose()
    except (LedgerDamaged, DiskFull, OSError):
        pass  # the first page is gone: what could not be counted counts as nothing
    finally:
        shutil.rmtree(spare, ignore_errors=True)
    lines = []
    for ledger in all_ledgers():
        if ledger is FILE_TIES:
            continue
        total = totals.get(ledger.columns.name) if totals is not None else None
        count = counted.get(ledger.columns.name, 0)
        if total or count or ledger.place is Place.ROOM:
            lines.append(Readable(ledger.title, count, total))
    return lines


def _count(engine: Engine, table: str) -> int:
    """Count the standing records of a table that can be read, from both ends to the damage."""
    whole, ids = _ids(engine, table, "")
    if not whole:
        ids |= _ids(engine, table, " DESC")[1]
    return len(ids)


def _ids(engine: Engine, table: str, turn: str) -> tuple[bool, set[int]]:
    """Return the ids read until the end or the first damage, and whether it was the end."""
    found: set[int] = set()
    query = text(f'SELECT * FROM "{table}" ORDER BY id{turn}')  # noqa: S608
    try:
        with engine.connect() as connection:
            rows = connection.execution_options(stream_results=True).execute(query)
            for row in rows.yield_per(_AT_A_TIME):
                if row.retired_at is None:
                    found.add(row.id)
    except (LedgerDamaged, DatabaseError):  # or the table itself is not known any more
        return False, found
    return True, found
