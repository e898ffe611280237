"""Puts a finished file in its place, whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.troubles import Trouble

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_PATH_ROOM = 230  # Windows stops at 260, and the work folder takes some of it
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


class FolderMissing(Trouble):
    def __init__(self, folder: Path) -> None:
        super().__init__(f"找不到文件夹“{folder}”，文件没有保存。请重新选择保存的位置。")


class FolderReadOnly(Trouble):
    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"文件夹“{folder}”不允许写入，文件没有保存。请换一个文件夹（如“文档”或桌面）再保存。"
        )


class DiskFull(Trouble):
    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"“{folder}”所在的磁盘已满，文件没有保存。请清理出空间，或换一个磁盘再保存。"
        )


class FileInUse(Trouble):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}”正被别的程序打开着，新文件没有保存，原文件未改动。"
            "请先关闭打开它的程序，再保存一次；也可以换一个文件名。"
        )


class NameNotPossible(Trouble):
    def __init__(self, name: str) -> None:
        super().__init__(
            f'文件名“{name}”不能用，文件没有保存。请换一个短些、不含 \\ / : * ? " < > | 的名字。'
        )


class NotWritten(Trouble):
    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"往“{folder}”写文件时中断了，文件没有保存。请检查磁盘或U盘是否还连着，再保存一次。"
        )


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a temporary path beside ``path``; move it into place when the block ends well.

    On any error or cancel nothing is left behind and an older file stays as it was.
    Raises a Trouble for everything the clerk can mend. The temporary folder is beside the target,
    so that no text of a ledger is ever written anywhere but where the clerk sends it.
    """
    folder = path.parent
    if not folder.is_dir():
        raise FolderMissing(folder)
    work: Path | None = None
    try:
        work = Path(tempfile.mkdtemp(prefix=".saving-", dir=folder))
        whole = work / ("whole" + path.suffix)
        yield whole
        _reach_the_disk(whole)
        _move(whole, path)
    except OSError as error:
        raise _trouble(error, path) from error
    finally:
        if work is not None:
            shutil.rmtree(work, ignore_errors=True)


def _reach_the_disk(whole: Path) -> None:
    with whole.open("rb+") as file:
        os.fsync(file.fileno())


def _move(whole: Path, path: Path) -> None:
    if path.is_dir():
        raise NameNotPossible(path.name)
    try:
        whole.replace(path)
    except PermissionError as error:
        # Windows answers so when the target is open; a read-only folder failed earlier
        raise FileInUse(path.name) from error


def _trouble(error: OSError, path: Path) -> Trouble:
    if error.errno in _FULL:
        return DiskFull(path.parent)
    if error.errno in _READ_ONLY:
        return FolderReadOnly(path.parent)
    if error.errno in {errno.ENAMETOOLONG, errno.EINVAL}:
        return NameNotPossible(path.name)
    if error.errno == errno.ENOENT and not path.parent.is_dir():
        return FolderMissing(path.parent)
    if error.errno == errno.ENOENT and len(str(path)) > _PATH_ROOM:
        return NameNotPossible(path.name)  # Windows says of a long path that it is not there
    return NotWritten(path.parent)
