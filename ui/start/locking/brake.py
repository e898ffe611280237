"""The brake on failed tries: counts the seconds down, over a new start of the program too."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from models.store.keys import tries


class TryBrake(QWidget):
    """Never seen. ``moved`` each second while a wait runs and once when it ends."""

    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.left = 0
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._count_down)

    def look(self, folder: Path) -> None:
        """Take over the wait that runs for the ledger in ``folder``."""
        self.left = tries.wait_left(folder, dt.datetime.now())
        if self.left > 0:
            self._clock.start()
        self.moved.emit()

    def rest(self) -> None:
        """Stop ticking while nobody looks; ``look`` takes the wait up again."""
        self._clock.stop()

    def _count_down(self) -> None:
        self.left -= 1
        if self.left <= 0:
            self._clock.stop()
        self.moved.emit()


def wait_in_words(seconds: int) -> str:
    """Return a wait as it is told: 8秒, 5分钟."""
    return f"{seconds}秒" if seconds <= 120 else f"{-(-seconds // 60)}分钟"
