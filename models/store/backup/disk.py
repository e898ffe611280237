"""Bytes on the disk: copied, hashed, and made to last through a power cut."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from models.troubles import Trouble

FRESH, OLD = ".new", ".old"
_PIECE = 8 * 1024 * 1024
Told = Callable[[int], None]


class NotBackedUp(Trouble):
    """A backup could not be written; what was there before is untouched."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"备份没有做成：{reason}原有的台账和备份都没有动。")


def not_written(error: OSError, folder: Path) -> NotBackedUp:
    """Return in plain words why nothing could be written below ``folder``."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return NotBackedUp(f"“{folder}”所在的磁盘已满。请清理磁盘，或换一个位置，再备份一次。")
    if not folder.exists():
        return NotBackedUp(f"找不到“{folder}”，可能U盘或移动硬盘已经拔下。请插好后再备份一次。")
    if error.errno == errno.EFBIG:
        return NotBackedUp(f"“{folder}”放不下这么大的文件。请换一个位置，再备份一次。")
    return NotBackedUp(f"“{folder}”不能写入。请检查磁盘是否只读或已拔下，再备份一次。")


def copy_through(source: Path, target: Path) -> None:
    """Copy a file at the system's own speed, and wait until it stands on the disk."""
    with source.open("rb") as read, target.open("wb") as write:
        shutil.copyfileobj(read, write, _PIECE) if sys.platform == "win32" else _send(read, write)
        os.fsync(write.fileno())


def write_through(path: Path, content: bytes) -> None:
    """Write a small file whole or not at all, and wait until it stands on the disk."""
    fresh = path.with_name(path.name + FRESH)
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def digest_of(path: Path, told: Told | None = None) -> str:
    """Return the SHA-256 of a file; ``told`` hears of each piece that was read."""
    hasher = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            hasher.update(piece)
            if told is not None:
                told(len(piece))
    return hasher.hexdigest()


def settle(folder: Path) -> None:
    """Wait until the names in ``folder`` stand on the disk."""
    if sys.platform == "win32":  # which writes names through by itself and cannot be asked
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some sticks' file systems cannot be asked either
            raise
    finally:
        os.close(handle)


def remove_folder(folder: Path) -> None:
    """Remove a folder so that half of it never looks whole: it loses its name first."""
    gone = folder if folder.suffix in (FRESH, OLD) else folder.with_name(folder.name + OLD)
    if gone != folder:
        folder.replace(gone)
    shutil.rmtree(gone, ignore_errors=True)


def _send(read: object, write: object) -> None:
    """Let the kernel copy from one open file to another."""
    source, target = read.fileno(), write.fileno()  # type: ignore[attr-defined]
    offset = 0
    while sent := os.sendfile(target, source, offset, 1 << 30):
        offset += sent
