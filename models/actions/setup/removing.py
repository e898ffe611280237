"""Takes a ledger off the disk: one that could not be founded whole, or the fictional sample."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from models.store import keys, lock, places
from models.store.attachments import FILES_FOLDER
from models.store.backup import swap
from models.store.keys.tries import TRIES_FILE
from models.store.ledger_file import Store
from models.store.opening import BACKUPS_FOLDER
from models.store.rekeying import TURNING
from models.troubles import Trouble

_FILES = (
    places.LEDGER_FILE,
    f"{places.LEDGER_FILE}-wal",
    f"{places.LEDGER_FILE}-shm",
    f"{places.LEDGER_FILE}-journal",
    keys.KEYS_FILE,
    f"{keys.KEYS_FILE}.new",
    keys.KEYS_TWIN,
    f"{keys.KEYS_TWIN}.new",
    lock.LOCK_FILE,
    lock.HOLDER_FILE,
    "window.json",
    TRIES_FILE,
    TURNING,
)
_FOLDERS = (FILES_FOLDER, BACKUPS_FOLDER, swap.READY)


class NotTheSample(Trouble):
    """A real ledger was to be removed."""

    def __init__(self) -> None:
        super().__init__("这是本单位的真实台账，不是示例，没有删除。")


class NotRemoved(Trouble):
    """A file of the ledger is held by another program."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"“{folder}”里还有文件删不掉，可能正被别的程序打开。请关闭那些程序后，"
            "在资源管理器里删除这个文件夹。"
        )


def remove_sample(store: Store) -> None:
    """Close the sample and remove its files; NotTheSample for any other ledger.

    Only files of the ledger go; if the clerk put something else into the folder, it stays.
    Raises NotRemoved if a file is held open elsewhere.
    """
    if not store.is_sample:
        raise NotTheSample
    store.close()
    sweep(store.folder)
    if (store.folder / places.LEDGER_FILE).exists():
        raise NotRemoved(store.folder)


def sweep(folder: Path) -> None:
    """Remove every file of a closed ledger from ``folder``, and the folder when it is empty."""
    for name in _FILES:
        with contextlib.suppress(OSError):
            (folder / name).unlink(missing_ok=True)
    for name in _FOLDERS:
        shutil.rmtree(folder / name, ignore_errors=True)
    with contextlib.suppress(OSError):
        folder.rmdir()
