"""Who may be inside: one program at a time in the ledger, many threads or one alone in the file.

The lock of the ledger is the system's, so a crash heals it by itself.
"""

from __future__ import annotations

import contextlib
import getpass
import platform
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.troubles import Trouble

LOCK_FILE, HOLDER_FILE = "ledger.lock", "holder.txt"
_MOMENT = 0.05
"""Seconds; well below what anybody at a window notices."""


class LedgerInUse(Trouble):
    """Another start of the program has this ledger open."""

    def __init__(self, holder: str) -> None:
        who = f"（{holder}）" if holder else ""
        super().__init__(f"这本台账已经在另一个窗口里打开{who}。请用那个窗口，或先把它关掉。")


class CannotLock(Trouble):
    """The folder takes no new files."""

    def __init__(self) -> None:
        super().__init__(
            "台账所在的文件夹不能写入，打不开台账；数据没有改动。"
            "请取消文件夹的“只读”、清理磁盘，或把台账文件夹复制到本机硬盘上再打开。"
        )


class LedgerLock:
    """Holds the folder of a ledger for this process."""

    def __init__(self, folder: Path) -> None:
        from filelock import FileLock

        self._folder = folder
        # taken by the desk's thread, given back by the window's: not a lock of one thread
        self._lock = FileLock(folder / LOCK_FILE, timeout=0, thread_local=False)

    def take(self) -> None:
        """Take the ledger; LedgerInUse names who has it."""
        from filelock import Timeout

        try:
            self._lock.acquire()
        except Timeout:
            raise LedgerInUse(self._holder()) from None
        except OSError:
            raise CannotLock from None
        with contextlib.suppress(OSError):
            (self._folder / HOLDER_FILE).write_text(_this_place(), encoding="utf-8")

    def give_back(self) -> None:
        """Let others open the ledger."""
        with contextlib.suppress(OSError):
            (self._folder / HOLDER_FILE).unlink()
        self._lock.release()

    def _holder(self) -> str:
        try:
            return (self._folder / HOLDER_FILE).read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return ""


class Gate:
    """Many threads inside at once, or one alone: it waits till the others have left."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside: dict[int, int] = {}
        self._alone: int | None = None

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Be inside beside others; whoever is inside may enter again."""
        me = threading.get_ident()
        with self._changed:
            while self._alone not in (None, me) and me not in self._inside:
                self._changed.wait()
            self._inside[me] = self._inside.get(me, 0) + 1
        try:
            yield
        finally:
            with self._changed:
                self._inside[me] -= 1
                if not self._inside[me]:
                    del self._inside[me]
                    self._changed.notify_all()

    def _is_mine(self, me: int) -> bool:
        """Shut the gate for a moment; open it again if somebody stays inside."""
        if self._alone is not None:
            return False
        self._alone = me
        if self._changed.wait_for(lambda: not set(self._inside) - {me}, _MOMENT):
            return True
        self._alone = None
        self._changed.notify_all()
        return False

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep everybody else out for the length of the block.

        Whoever stays inside long (a check of the whole file) is waited for with the gate open, so
        that no window that wants to read waits with us: it is shut for a moment at a time.
        """
        me = threading.get_ident()
        with self._changed:
            while not self._is_mine(me):
                self._changed.wait(_MOMENT)
        try:
            yield
        finally:
            with self._changed:
                self._alone = None
                self._changed.notify_all()


def _this_place() -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    return f"电脑 {platform.node()}，用户 {user}"
