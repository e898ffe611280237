"""Where a ledger may lie: the folder is looked at before anything is written."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from models.troubles import Trouble

LEDGER_FILE = "ledger.db"
MOUNTS = Path("/proc/mounts")
_ROOM_NEEDED = 50 * 1024 * 1024
_LONGEST_PATH = 180  # attachments lie 75 characters deeper, Windows stops at 260
_NETWORK_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs"}
_REMOTE, _REMOVABLE = 4, 2  # GetDriveTypeW
_OF_THE_SYSTEM = {"desktop.ini", "thumbs.db"}  # Windows puts them into folders by itself


class UnfitFolder(Trouble):
    """The folder cannot hold a ledger; the sentence says why and what to choose instead."""


class AlreadyALedger(UnfitFolder):
    """There is a ledger in the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"文件夹“{folder}”里已经有一本台账。请直接打开它，或另选一个空文件夹。")


class FolderNotEmpty(UnfitFolder):
    """The folder holds things of the clerk; a ledger beside them would be hard to tell apart."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"文件夹“{folder}”里已经有别的东西。台账要单独放，请另选一个空文件夹，或新建一个。"
        )


class NoLedgerHere(Trouble):
    """The folder holds no ledger."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"文件夹“{folder}”里没有台账（缺少 {LEDGER_FILE}）。请核对位置后重选。")


def check_new_folder(folder: Path) -> None:
    """Raise UnfitFolder unless a new ledger can be made in ``folder`` (made when missing)."""
    if (folder / LEDGER_FILE).exists():
        raise AlreadyALedger(folder)
    if folder.is_dir() and any(_is_the_clerks(each) for each in folder.iterdir()):
        raise FolderNotEmpty(folder)
    check_not_on_network(folder)
    if len(str(folder.absolute())) > _LONGEST_PATH:
        raise UnfitFolder(f"文件夹的路径太长（超过{_LONGEST_PATH}个字符）。请选一个更浅的文件夹。")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".write-test"
        probe.write_bytes(b"1")
        probe.unlink()
    except (OSError, ValueError):
        raise UnfitFolder(f"文件夹“{folder}”不能写入。请另选一个文件夹，例如“文档”里面。") from None
    check_room(folder)


def _is_the_clerks(path: Path) -> bool:
    return not path.name.startswith(".") and path.name.casefold() not in _OF_THE_SYSTEM


def check_room(folder: Path, needed: int = _ROOM_NEEDED) -> None:
    """Raise UnfitFolder unless ``needed`` bytes are free where ``folder`` lies."""
    if shutil.disk_usage(folder).free < needed:
        size = max(needed // (1024 * 1024), 1)
        raise UnfitFolder(f"磁盘剩余空间不足{size}MB。请清理磁盘或另选一个位置。")


def check_not_on_network(folder: Path) -> None:
    """Raise UnfitFolder for a network drive: a ledger there can be torn by a lost connection."""
    if is_on_network(folder):
        raise UnfitFolder(f"“{folder}”在网络驱动器上，网络中断会损坏台账。请选本机硬盘上的文件夹。")


def is_on_network(folder: Path) -> bool:
    """Tell whether ``folder`` lies on another machine."""
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return _drive_type(folder) == _REMOTE
    return _file_system(folder) in _NETWORK_SYSTEMS


def is_on_stick(folder: Path) -> bool:
    """Tell whether ``folder`` lies on a removable disk, where WAL must not be used."""
    if sys.platform == "win32":
        return _drive_type(folder) == _REMOVABLE
    try:
        device = folder.stat().st_dev
        block = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}").resolve()
        return any(
            (place / "removable").read_text().strip() == "1"
            for place in (block, block.parent)
            if (place / "removable").exists()
        )
    except OSError:
        return False


def _drive_type(folder: Path) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(folder.absolute().anchor))


def _file_system(folder: Path) -> str:
    if not MOUNTS.exists():
        return ""
    wanted, best, kind = str(folder.absolute()), "", ""
    for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, system = line.split(" ")[:3]
        point = point.replace("\\040", " ")
        inside = wanted == point or wanted.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, system
    return kind
