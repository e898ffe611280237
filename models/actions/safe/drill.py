"""恢复演练: the newest backup put back into a folder of its own, compared, and removed again."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.actions.checking_up import check
from models.actions.safe import backing_up, notes
from models.actions.safe.restoring import Line, beside_today, counts_today, restore
from models.progress import SILENT, Progress
from models.store import chain, keys, opening
from models.store.backup import home, manifest
from models.store.backup.home import Backup
from models.store.ledger_file import Store
from models.troubles import Trouble

YEARLY = dt.timedelta(days=365)


class NothingToDrill(Trouble):
    """There is no backup yet."""

    def __init__(self) -> None:
        super().__init__("还没有备份，演练不了。请先点“立即备份”。")


@dataclass(frozen=True)
class Drill:
    """How a drill went: which backup, what came back beside the manifest, and what was wrong."""

    made_at: dt.datetime
    kind: str
    lines: tuple[Line, ...]
    attachments: int
    chain_number: int
    faults: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """True if everything came back as it was backed up."""
        return not self.faults


def drill(store: Store, backup: Backup | None = None, progress: Progress = SILENT) -> Drill:
    """Restore the newest backup (or ``backup``) into a temporary folder, compare, and remove it.

    The open ledger is not touched. Raises NothingToDrill, BackupDamaged, UnfitFolder, Cancelled.
    """
    chosen = backup or next(iter(_newest_first(store)), None)
    if chosen is None:
        raise NothingToDrill
    folder = Path(tempfile.mkdtemp(prefix="taizhang-"))
    try:
        done = _play(store, chosen, folder / "drill", progress)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if done.passed:
        notes.note(store.folder, notes.DRILLED, home.stamp_now())
    return done


def drill_reminder(store: Store) -> str:
    """Return a quiet sentence when no drill was passed for a year; never for the sample."""
    if store.is_sample:
        return ""
    last = notes.noted(store.folder, notes.DRILLED) or notes.first_opened(store.folder)
    if home.stamp_now() - last <= YEARLY:
        return ""
    return "一年没有做恢复演练了。请做一次，确认备份真的能恢复、密钥单还找得到。"


def _newest_first(store: Store) -> Sequence[Backup]:
    found = [*backing_up.inside_backups(store), *backing_up.outside_backups(store)]
    made = [each for each in found if each.cover.kind != manifest.DAMAGED]
    return sorted(made, key=lambda each: each.cover.made_at, reverse=True)


def _play(store: Store, backup: Backup, folder: Path, progress: Progress) -> Drill:
    restored = restore(backup, store.data_keys, folder, progress)
    content = restored.content
    keys.read_slots(folder)
    opened = opening.open_with_key(folder, restored.data_key, opening.RECOVERY_SLOT)
    try:
        found = [each.sentence for each in check(opened, progress)]
        counts = counts_today(opened)
        with opened.reading() as connection:
            newest = connection.execute(chain.NEWEST_LINK).first()
        number, link = (newest.number, newest.link.hex()) if newest else (0, "")
        files = sum(opened.attachments.exists(each.name) for each in content.files)
    finally:
        opened.close()
    if counts != dict(content.counts):
        found.append("恢复出来的记录数和备份时不一样。")
    if (number, link) != (content.chain_number, content.chain_link):
        found.append("恢复出来的操作留痕和备份时不一样。")
    if files != len(content.files):
        found.append(f"备份时有{len(content.files)}份附件，恢复出来{files}份。")
    lines = tuple(beside_today(content.counts, counts))
    cover = backup.cover
    return Drill(cover.made_at, cover.kind, lines, files, number, tuple(found))
