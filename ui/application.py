"""The program as a whole: look, crash door, one session."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from ui import crash
from ui.look.dress import apply_look
from ui.look.icons import icon
from ui.start import places
from ui.start.session import Session
from ui.start.start_window import NAME


def open_window() -> int:
    """Run the program until its last window is closed; return the exit status."""
    app = QApplication(sys.argv[:1])
    begin(app)
    status = app.exec()
    crash.uninstall()
    return status


def begin(app: QApplication) -> Session:
    """Dress ``app``, install the crash door and show the first window."""
    app.setApplicationName(NAME)
    app.setQuitOnLastWindowClosed(False)
    apply_look(app)
    app.setWindowIcon(icon("clipboard-list", size=32))
    crash.install(places.log_folder())
    session = Session(app)
    session.ended.connect(app.quit)
    session.begin()
    return session
