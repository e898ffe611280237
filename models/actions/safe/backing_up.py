"""备份: by themselves before what could go wrong, and at will to a second disk (I7, I8)."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from models.actions.safe import notes
from models.actions.settings import put_settings, setting
from models.progress import SILENT, Progress
from models.store.backup import home, making, manifest
from models.store.backup.home import Backup
from models.store.backup.making import Made
from models.store.ledger_file import Store
from models.store.opening import BACKUPS_FOLDER
from models.store.places import is_on_network
from models.troubles import Trouble

OUTSIDE_SETTING = "outside_folder"
MANY = 20
"""A change of so many records is a bulk change: more than one screen of the list shows, so the
clerk no longer sees each of them while deciding. Fewer are taken back with 撤销 at a glance."""
OUTSIDE_EVERY = dt.timedelta(days=7)
_YOUNG = dt.timedelta(days=1)
_LATE = dt.timedelta(hours=20)

WHY = {
    manifest.EXIT: "退出时",
    manifest.NOW: "手动备份",
    manifest.IMPORT: "导入前",
    manifest.UPGRADE: "数据升级前",
    manifest.UPDATE: "程序更新前",
    manifest.BULK: "批量修改前",
    manifest.RESTORE: "恢复前",
    manifest.DAMAGED: "损坏的原件",
}


class UnfitOutside(Trouble):
    """Backups cannot lie there; the sentence says why and what to choose instead."""


class NoOutside(Trouble):
    """The place for outside backups is not there now, or was never chosen."""

    def __init__(self, folder: str) -> None:
        gone = (
            f"找不到“{folder}”，U盘或移动硬盘可能已经拔下。请插好后再备份一次；"
            "盘符变了的话，请重新选择位置。"
        )
        super().__init__(gone if folder else "还没有选外部备份的位置。请先选一个U盘或移动硬盘。")


def home_of(folder: Path) -> Path:
    """Return where the backups beside the ledger in ``folder`` lie."""
    return folder / BACKUPS_FOLDER


def back_up(
    store: Store, kind: str = manifest.NOW, progress: Progress = SILENT, *, thorough: bool = False
) -> Made:
    """Make a proven backup beside the ledger unless the newest one already holds all of it.

    Raises NotBackedUp (no room, or the ledger itself is damaged), KeysDamaged or Cancelled; then
    nothing half-made is left. ``thorough`` reads the sealed files of earlier backups again too.
    """
    return making.make(store.as_source(), home_of(store.folder), kind, progress, thorough=thorough)


def before(store: Store, kind: str, progress: Progress = SILENT, *, records: int = MANY) -> None:
    """Back up before something is done to many ``records``; nothing for fewer than ``MANY``.

    An update of the program says ``before(store, manifest.UPDATE, progress)``.

    What was to be done is not begun where this raises.
    """
    if records >= MANY:
        back_up(store, kind, progress)


def back_up_outside(
    store: Store, progress: Progress = SILENT, kind: str = manifest.NOW, *, thorough: bool = True
) -> Made:
    """Make a proven backup on the second disk; NoOutside if it is not there."""
    folder = outside_folder(store)
    if folder is None or not folder.is_dir():
        raise NoOutside(str(folder or ""))
    made = back_up_to(store, folder, progress, kind, thorough=thorough)
    notes.note(store.folder, notes.OUTSIDE, home.stamp_now())
    return made


def back_up_to(
    store: Store,
    out: Path,
    progress: Progress = SILENT,
    kind: str = manifest.NOW,
    *,
    thorough: bool = True,
) -> Made:
    """Make a proven backup in a folder of this ledger's own below ``out``."""
    target = out / home.home_name(store.uid)
    return making.make(store.as_source(), target, kind, progress, thorough=thorough)


def on_leaving(store: Store, progress: Progress = SILENT) -> Made:
    """Back up as the clerk leaves; outside too if the disk is there and was not served today."""
    made = back_up(store, manifest.EXIT, progress)
    folder, last = outside_folder(store), notes.noted(store.folder, notes.OUTSIDE)
    is_due = last is None or home.stamp_now() - last > _LATE or last > home.stamp_now()
    if folder is not None and folder.is_dir() and is_due:
        back_up_outside(store, progress, manifest.EXIT, thorough=False)
    return made


def outside_folder(store: Store) -> Path | None:
    """Return the place chosen for outside backups, whether or not it is there now."""
    held = setting(store, OUTSIDE_SETTING)
    return Path(held) if held else None


def choose_outside(store: Store, folder: Path) -> None:
    """Remember where outside backups go; UnfitOutside says why a folder cannot be one."""
    if not folder.is_dir():
        raise UnfitOutside(f"找不到文件夹“{folder}”。请插好U盘或移动硬盘后重选。")
    own, chosen = store.folder.resolve(), folder.resolve()
    if own == chosen or own in chosen.parents:
        raise UnfitOutside("这是台账自己的文件夹，台账坏了备份也跟着没了。请选另一块盘。")
    if is_on_network(folder):
        raise UnfitOutside("这是网络位置。本程序不联网，请选U盘、移动硬盘或本机另一块盘。")
    if not os.access(folder, os.W_OK):
        raise UnfitOutside(f"“{folder}”不能写入。请另选一个位置。")
    put_settings(store, {OUTSIDE_SETTING: str(folder)}, "设置外部备份的位置")


def is_same_disk(store: Store, folder: Path) -> bool:
    """Tell whether a folder lies on the ledger's own disk, which would die with it."""
    try:
        return folder.stat().st_dev == store.folder.stat().st_dev
    except OSError:
        return False


def outside_backups(store: Store) -> list[Backup]:
    """Return the backups of this ledger on the second disk, the newest first; none if unplugged."""
    folder = outside_folder(store)
    return home.backups_in(folder / home.home_name(store.uid)) if folder is not None else []


def inside_backups(store: Store) -> list[Backup]:
    """Return the backups beside the ledger, the newest first."""
    return home.backups_in(home_of(store.folder))


def last_outside(store: Store) -> dt.datetime | None:
    """Return when the last outside copy was made or found to be up to date."""
    seen = [each.cover.made_at for each in outside_backups(store)[:1]]
    noted = notes.noted(store.folder, notes.OUTSIDE)
    return max([*seen, *([noted] if noted else [])], default=None)


def newest_copy(store: Store) -> str:
    """Say when the newest copy was made and where it lies; "" if there is none.

    The one on another disk is told first: it is there when this computer is not.
    """
    if (outside := last_outside(store)) is not None:
        return f"{outside:%Y-%m-%d %H:%M}，外部备份盘"
    inside = inside_backups(store)
    return f"{inside[0].cover.made_at:%Y-%m-%d %H:%M}，本机台账文件夹" if inside else ""


def outside_reminder(store: Store) -> str:
    """Return a quiet sentence when an outside copy is due; "" when not, and for the sample.

    The other disk is only looked at when the copy noted here is too old: it may be slow.
    """
    now = home.stamp_now()
    if store.is_sample or _is_fresh(notes.noted(store.folder, notes.OUTSIDE), now):
        return ""
    last = last_outside(store)
    if _is_fresh(last, now):
        return ""
    if last is None:
        if now - notes.first_opened(store.folder) < _YOUNG:
            return ""
        return "台账还没有备份到另一块盘。电脑坏了就找不回来，请备份到U盘或移动硬盘。"
    days = (now - last).days
    since = f"已经{days}天" if days > 0 else "电脑的时间好像不对"
    return f"上次备份到另一块盘是{last:%Y-%m-%d}，{since}。请插上U盘或移动硬盘备份一次。"


def _is_fresh(last: dt.datetime | None, now: dt.datetime) -> bool:
    return last is not None and dt.timedelta() <= now - last <= OUTSIDE_EVERY
