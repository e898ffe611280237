"""恢复: what a backup holds beside today's state, and the one put in place of the other (I9)."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.actions.safe.backing_up import home_of
from models.actions.setup.removing import sweep
from models.ledger import Place, all_ledgers
from models.ledgers.files import FILE_TIES
from models.progress import SILENT, Progress
from models.store import keys, opening, places
from models.store.backup import home, making, manifest, proving, reading, swap
from models.store.backup.home import Backup
from models.store.backup.manifest import Content
from models.store.backup.source import Source
from models.store.connection import LedgerDamaged, connect, reads
from models.store.keys import tries
from models.store.ledger_file import Store, Way
from models.store.lock import LedgerLock
from models.troubles import Trouble


class AnotherLedger(Trouble):
    """The backup belongs to another ledger than the one in the folder."""

    def __init__(self) -> None:
        super().__init__(
            "这份备份是另一本台账的，没有恢复，以免盖掉现在这本。请恢复到一个空文件夹。"
        )


class NoBackupHere(Trouble):
    """The folder holds no backup that can be used."""

    def __init__(self, folder: Path, why: str = "") -> None:
        super().__init__(f"“{folder}”里没有能用的备份{why}。请核对位置后重选。")


class SeveralLedgersHere(Trouble):
    """The folder holds backups of more than one ledger."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"这里有几本台账的备份：{'、'.join(names)}。请指明其中一个文件夹。")


@dataclass(frozen=True)
class Line:
    """One ledger's records in a backup and today; None where nobody can tell."""

    title: str
    then: int
    now: int | None


@dataclass(frozen=True)
class Restored:
    """What was done: what the backup in place holds and its data key, where the old state is."""

    content: Content
    data_key: bytes
    replaced: Path | None


def beside_today(counts: Mapping[str, int], today: Mapping[str, int] | None) -> list[Line]:
    """Return the counts of a backup beside today's, ledger by ledger in their usual order."""
    lines = []
    for ledger in all_ledgers():
        if ledger is FILE_TIES:  # which record a file serves is counted with the file
            continue
        name = ledger.columns.name
        then, now = counts.get(name, 0), today.get(name, 0) if today is not None else None
        if then or now or ledger.place is Place.ROOM:
            lines.append(Line(ledger.title, then, now))
    return lines


def counts_today(store: Store) -> dict[str, int]:
    """Return how many records stand in each table now."""
    with store.reading() as connection:
        return reading.counts_of(connection, reading.columns_of(connection))


def look_into(store: Store, backup: Backup) -> list[Line]:
    """Return what a backup holds beside today, by its sealed manifest; BackupDamaged if altered."""
    content = manifest.read_content(backup.folder, store.data_keys)
    return beside_today(content.counts, counts_today(store))


def find_backup(place: Path) -> Backup:
    """Return the backup a path means: itself, or the newest whole one of a home or of its parent.

    Raises BackupDamaged, NoBackupHere, or SeveralLedgersHere.
    """
    if (place / manifest.MANIFEST_FILE).exists():
        return Backup(place, manifest.read_cover(place))
    found = usable(place)
    if not found:
        homes = [each for each in _folders(place) if usable(each)]
        if len(homes) > 1:
            raise SeveralLedgersHere([each.name for each in homes])
        found = usable(homes[0]) if homes else []
    whole = next((each for each in found if not proving.outer_faults(each)), None)
    if whole is None:
        raise NoBackupHere(place, "（有备份，但都已损坏）" if found else "")
    return whole


def usable(where: Path) -> list[Backup]:
    """Return the backups in a home that can be put back, the newest first."""
    return [each for each in home.backups_in(where) if each.cover.kind != manifest.DAMAGED]


def way_into(backup: Backup, secret: str, *, is_code: bool = False) -> Way:
    """Return what a password, or the code of a recovery sheet, opens by the backup's own keys.

    Raises WrongPassword, WrongRecoveryCode or KeysDamaged.
    """
    if is_code:
        return opening.find_way_with_code(backup.folder, secret)
    return opening.find_way(backup.folder, secret)


@contextlib.contextmanager
def tries_counted(folder: Path) -> Iterator[None]:
    """Count a wrong password in the block as a failed try at ``folder``, so that guessing slows."""
    try:
        yield
    except keys.WrongPassword:
        tries.note_failure(folder, dt.datetime.now())
        raise
    tries.forget(folder)


def restore(
    backup: Backup, data_keys: Sequence[bytes], folder: Path, progress: Progress = SILENT
) -> Restored:
    """Put a backup in the place of the closed ledger in ``folder``, or where none is yet.

    One of ``data_keys`` opens the backup, one the ledger it replaces (the same, unless its key
    was changed meanwhile). It is proven first; the state it replaces is kept as a backup of its
    own, as it was found if it is damaged. A crash leaves the old state, or heals at the next
    opening. Raises BackupDamaged, AnotherLedger, NotBackedUp, LedgerInUse, UnfitFolder, NotSwapped
    or Cancelled; save after NotSwapped the old state stands as it was.
    """
    backup = home.look_again(backup)
    proven = proving.prove(backup, data_keys, progress)
    content = proven.content
    is_new = not (folder / places.LEDGER_FILE).exists() and not folder_is_ours(folder)
    if is_new:
        places.check_new_folder(folder)
    places.check_not_on_network(folder)
    _check_room(backup, content, folder)
    lock = LedgerLock(folder)
    lock.take()
    try:
        swap.finish_locked(folder)
        replaced = _keep_replaced(folder, backup, data_keys, progress)
        swap.prepare(backup, content, folder, progress)
        swap.finish_locked(folder)
    finally:
        lock.give_back()
        if is_new and not any((folder / n).exists() for n in (places.LEDGER_FILE, swap.READY)):
            sweep(folder)
    return Restored(content, proven.data_key, replaced)


def folder_is_ours(folder: Path) -> bool:
    """Tell whether a folder holds what is left of a ledger: keys, attachments or backups."""
    return (folder / keys.KEYS_FILE).exists() or home_of(folder).is_dir()


def _keep_replaced(
    folder: Path, backup: Backup, data_keys: Sequence[bytes], progress: Progress
) -> Path | None:
    if not (folder / places.LEDGER_FILE).exists():
        return None
    target = home_of(folder)
    try:
        with _opened(folder, data_keys) as source:
            with source.engine.connect() as connection:
                told = reading.read_told(connection)
            if told.uid != backup.cover.ledger:
                raise AnotherLedger
            return making.make(source, target, manifest.RESTORE, progress).backup.folder
    except (making.SourceDamaged, keys.KeysDamaged, _Unreadable):
        if not _is_same_ledger(folder, backup):
            raise AnotherLedger from None
        return swap.keep_as_found(folder, target, backup.cover.ledger)


class _Unreadable(Exception):
    """The file in the folder opens with none of the keys."""


@contextlib.contextmanager
def _opened(folder: Path, data_keys: Sequence[bytes]) -> Iterator[Source]:
    path, on_stick = folder / places.LEDGER_FILE, places.is_on_stick(folder)
    for data_key in data_keys:
        engine = connect(path, data_key, on_stick=on_stick)
        if reads(engine):
            break
    else:
        raise _Unreadable
    try:
        yield Source(folder, engine, (data_key, *data_keys))
    except LedgerDamaged:
        raise _Unreadable from None
    finally:
        engine.dispose()


def _is_same_ledger(folder: Path, backup: Backup) -> bool:
    """Tell by the salt, the key slots or the neighbours whose file it is that nobody can read."""
    if _salt(folder / places.LEDGER_FILE) == _salt(backup.folder / places.LEDGER_FILE):
        return True
    with contextlib.suppress(keys.KeysDamaged):
        theirs = keys.read_slots(backup.folder)
        if any(slot in theirs for slot in keys.read_slots(folder)):
            return True
    beside = home.backups_in(home_of(folder))
    return any(each.cover.ledger == backup.cover.ledger for each in beside)


def _salt(path: Path) -> bytes:
    """Return the bytes SQLCipher draws once for a file and never changes."""
    with path.open("rb") as file:
        return file.read(16)


def _check_room(backup: Backup, content: Content, folder: Path) -> None:
    """Raise UnfitFolder unless both states find room."""
    at = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    held = folder / places.LEDGER_FILE
    lacking = sum(
        each.size for each in content.files if not proving.stored_at(folder, each.name).exists()
    )
    now = held.stat().st_size if held.exists() else 0
    places.check_room(at, backup.cover.ledger_bytes + now + lacking)


def _folders(place: Path) -> list[Path]:
    try:
        return sorted(each for each in place.iterdir() if each.is_dir())
    except OSError:
        return []
