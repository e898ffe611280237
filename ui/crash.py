"""The door for what should never happen: one calm dialog, one line in a private log.

The log and the copied report hold file names, line numbers and error types; never
the text of an error and never a variable, because those may hold what the ledger holds.
"""

from __future__ import annotations

import contextlib
import faulthandler
import hashlib
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel

from ui.look import spacing
from ui.parts.buttons import primary_button, quiet_button
from ui.say import DIALOG_WIDTH, lay_out, make_safe

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler

LOG_NAME = "意外记录.log"
FALL_NAME = "崩溃记录.log"
LOG_BYTES = 256 * 1024
LOG_COPIES = 3
_SHOWN_PARTS = 3

WORDS = (
    "程序出了一个意外，刚才这一步没有做完。\n"
    "台账没有受损，已经保存的内容都在。请再做一次；如果又出现，"
    "请重新打开程序，并把下面的代码告诉维护人员。"
)


class CrashDoor(QObject):
    """Takes errors from any thread; shows the dialog on the GUI thread, one at a time."""

    _came = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / LOG_NAME
        self._file: RotatingFileHandler | None = None
        self._fall: IO[str] | None = None
        self._lock = threading.Lock()
        self._is_showing = False
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def take(self, error: BaseException) -> str:
        """Log ``error`` and have the dialog shown; the short code of the place it came from."""
        account = describe(error)
        code = code_of(account)
        self.write(f"{code}\n{account}")
        self._came.emit(f"{code}\n{account}")
        return code

    def write(self, text: str) -> None:
        """Put a line in the log; a full or vanished disk is no second accident."""
        import logging  # at the first accident: no start need wait for the sockets it draws in

        record = logging.LogRecord("crash", logging.ERROR, "", 0, text, None, None)
        with self._lock, contextlib.suppress(OSError):
            self._opened().emit(record)

    def watch_for_falls(self) -> None:
        """Have the places in the code written down if the program itself falls, in Qt or Windows.

        Python writes file names and lines then, no values; the file stays open for it.
        """
        path = self._path.with_name(FALL_NAME)
        with contextlib.suppress(OSError):
            is_full = path.exists() and path.stat().st_size > LOG_BYTES
            self._fall = path.open("w" if is_full else "a", encoding="utf-8")
            faulthandler.enable(self._fall)

    def close(self) -> None:
        """Close the log files."""
        if self._file is not None:
            self._file.close()
        if self._fall is not None:
            faulthandler.disable()
            self._fall.close()
            self._fall = None

    def _opened(self) -> RotatingFileHandler:
        if self._file is None:
            import logging
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(
                self._path, "a", LOG_BYTES, LOG_COPIES, encoding="utf-8", delay=True
            )
            self._file.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        return self._file

    def _show(self, account: str) -> None:
        if self._is_showing or QApplication.instance() is None:
            return
        self._is_showing = True
        try:
            dialog = CrashDialog(account)
            dialog.exec()
            dialog.deleteLater()
        finally:
            self._is_showing = False


class CrashDialog(QDialog):
    """What happened, that nothing is lost, a code, and 复制."""

    def __init__(self, account: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle("出了意外")
        self._account = account
        self.copy_button = quiet_button("复制", self, "copy")
        self.copy_button.clicked.connect(self._copy)
        self.close_button = primary_button("继续", self)
        self.close_button.clicked.connect(self.accept)
        column = lay_out(self, WORDS, "", (self.close_button,))
        code = QLabel(account.partition("\n")[0], self)
        code.setProperty("role", "code")
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addWidget(code)
        row.addWidget(self.copy_button)
        row.addStretch()
        column.insertLayout(1, row)
        self.setFixedWidth(DIALOG_WIDTH)
        make_safe(self.close_button)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._account)
        self.copy_button.setText("已复制")


_door: CrashDoor | None = None


def install(folder: Path) -> CrashDoor:
    """Send every unexpected error, of any thread and of Qt, to one door logging in ``folder``.

    Needs a QApplication; call once at the start.
    """
    global _door  # noqa: PLW0603  Python's own hooks are global as well
    door = _door = CrashDoor(folder)
    door.watch_for_falls()

    def from_main(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            sys.exit(130)
        door.take(error)

    def from_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            door.take(arguments.exc_value)

    sys.excepthook = from_main
    threading.excepthook = from_thread
    qInstallMessageHandler(_from_qt)
    return door


def report(error: BaseException) -> None:
    """Hand an error to the door; where none is installed it is raised as it is."""
    if _door is None:
        raise error
    _door.take(error)


def uninstall() -> None:
    """Give Python's and Qt's own hooks back and close the log."""
    global _door  # noqa: PLW0603
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    qInstallMessageHandler(None)
    if _door is not None:
        _door.close()
    _door = None


def describe(error: BaseException) -> str:
    """Types and places of an error and its causes, innermost cause first; no texts, no values."""
    blocks: list[str] = []
    each: BaseException | None = error
    while each is not None and len(blocks) < 5:
        lines = [type(each).__qualname__]
        for frame, line in traceback.walk_tb(each.__traceback__):
            code = frame.f_code
            place = "/".join(Path(code.co_filename).parts[-_SHOWN_PARTS:])
            lines.append(f"  {place}:{line} {code.co_name}")
        blocks.append("\n".join(lines))
        each = each.__cause__ or each.__context__
    return "\n".join(reversed(blocks))


def code_of(account: str) -> str:
    """Eight characters that are the same whenever the same place fails, e.g. ``7F3A-90C2``."""
    digest = hashlib.sha256(account.encode()).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"


def _from_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or _door is None:
        return
    from models.guards.patterns import covered  # at the first accident: no start waits for it

    _door.write(f"Qt {kind.name} {covered(message[:300])}")
