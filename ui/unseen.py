"""The first window, opened where nobody sees it: proves that Qt and all it needs are there."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from models.resources import resource

_DARK = 128


@dataclass(frozen=True)
class Seen:
    """What came of it."""

    version: str
    family: str
    is_shown: bool
    speaks_chinese: bool
    prints: bool


def open_unseen() -> Seen:
    """Begin the program off screen, look at its first window, print a line, and end it.

    It remembers nothing: what it would keep goes into a folder that is removed.
    """
    with tempfile.TemporaryDirectory(prefix="taizhang-") as folder:
        os.environ.update(
            QT_QPA_PLATFORM="offscreen",
            QT_QPA_FONTDIR=str(resource("fonts")),
            XDG_STATE_HOME=folder,
            LOCALAPPDATA=folder,
        )
        return _look(Path(folder))


def _look(folder: Path) -> Seen:
    from PySide6.QtCore import qVersion
    from PySide6.QtWidgets import QApplication, QDialogButtonBox

    from ui import application, crash

    app = QApplication([])
    session = application.begin(app)
    app.processEvents()
    assert session.start is not None
    button = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    words = button.button(QDialogButtonBox.StandardButton.Cancel).text()
    button.deleteLater()
    shown = session.start.isVisible() and _has_ink(session.start.grab().toImage())
    seen = Seen(qVersion(), app.font().family(), shown, words == "取消", _prints(folder))
    session.start.close()
    app.processEvents()
    crash.uninstall()
    return seen


def _has_ink(image: object) -> bool:
    from PySide6.QtGui import QImage

    assert isinstance(image, QImage)
    spots = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return any(image.pixelColor(x, y).lightness() < _DARK for x, y in spots)


def _prints(folder: Path) -> bool:
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter

    path = folder / "print.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    painter = QPainter(printer)
    painter.drawText(500, 1000, "综治台账")
    painter.end()
    return path.exists() and path.stat().st_size > 0
