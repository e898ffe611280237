"""One start, told on standard output once the first window is painted and answers.

Without an argument an empty PySide6 window; with ``program`` the program as ``main.py`` opens it.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

HEAVY = (
    *("sqlalchemy", "sqlcipher3", "alembic", "cryptography", "pyrage", "pypinyin"),
    *("openpyxl", "xlsxwriter", "reportlab", "pypdfium2", "PIL", "docx", "chinese_calendar"),
)


class FirstPaint(QObject):
    """Waits for a painted window, then for the event loop to come round."""

    def __init__(self) -> None:
        super().__init__()
        self._is_seen = False
        self._loaded: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._is_seen:
            self._is_seen = True
            self._loaded = [name for name in HEAVY if name in sys.modules]
            QTimer.singleShot(0, self, self._tell)
        return False

    def _tell(self) -> None:
        print("painted", *self._loaded, flush=True)
        QApplication.exit(0)


def _start_program(app: QApplication) -> None:
    from ui import application

    session = application.begin(app)
    app.aboutToQuit.connect(session.desk.close)


def _start_empty() -> QWidget:
    window = QWidget()
    window.resize(900, 620)
    window.show()
    return window


def main() -> int:
    """Start, wait for the first paint, end."""
    app = QApplication(sys.argv[:1])
    watch = FirstPaint()
    app.installEventFilter(watch)
    shown = _start_program(app) if "program" in sys.argv else _start_empty()
    status = app.exec()
    del shown
    return status


if __name__ == "__main__":
    sys.exit(main())
