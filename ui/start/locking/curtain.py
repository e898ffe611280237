"""The curtain: while the lock stands, no other window of the program can be read."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

_FAR = QPoint(-20_000, -20_000)


class Curtain:
    """Draws every open window away and puts each back where it was.

    An open dialog is moved, not hidden: hiding it would answer it.
    """

    def __init__(self) -> None:
        self._moved: list[tuple[QWidget, QPoint]] = []
        self._hidden: list[QWidget] = []

    def draw(self, main: QWidget) -> None:
        """Take ``main`` and every other open window out of sight."""
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window is not main:
                self._moved.append((window, window.pos()))
                window.move(_FAR)
        main.hide()
        self._hidden.append(main)

    def open(self) -> None:
        """Show everything again."""
        for window in self._hidden:
            window.show()
            window.activateWindow()
        for window, place in self._moved:
            window.move(place)
            window.raise_()
        self._hidden, self._moved = [], []
