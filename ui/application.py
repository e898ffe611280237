"""The program as a whole: look, crash door, one session."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui import crash, say
from ui.look.dress import apply_look
from ui.look.icons import icon
from ui.start import homes, places
from ui.start.session import Session
from ui.start.start_window import NAME


def open_window() -> int:
    """Run the program until its last window is closed; return the exit status.

    Where there is no screen it says so (status 1); Qt itself would end in a crash.
    """
    if not _has_screen():
        sys.stderr.write("这里没有屏幕，打不开窗口。命令行的用法请看：main.py --help\n")
        return 1
    app = QApplication(sys.argv[:1])
    begin(app)
    status = app.exec()
    crash.uninstall()
    return status


def _has_screen() -> bool:
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def begin(app: QApplication) -> Session:
    """Dress ``app``, install the crash door and show the first window."""
    app.setApplicationName(NAME)
    app.setQuitOnLastWindowClosed(False)
    apply_look(app)
    app.setWindowIcon(icon("zongzhi-taizhang", size=64))
    crash.install(places.log_folder())
    session = Session(app)
    session.ended.connect(app.quit)
    session.begin()
    if session.start is not None:
        _tell_of_places(session.start)
        _tell_of_update(session.start)
    return session


def _tell_of_places(window: QWidget) -> None:
    """Say where things are kept when it is not the usual place, after the first picture."""
    for sentence in filter(None, (homes.too_deep(), homes.home().notice)):
        QTimer.singleShot(0, window, lambda said=sentence: say.refuse(window, said))


def _tell_of_update(window: QWidget) -> None:
    """Say once how an update ended that was begun before this start."""
    if places.begun_update() is not None:
        from ui.rooms.update.ending import tell_once

        QTimer.singleShot(0, window, lambda: tell_once(window))
