"""What need not be done in this turn of the event loop, so that the window answers in between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class NextTurn(QTimer):
    """Does ``act`` in a turn of its own: once, however often ``start`` is called before."""

    def __init__(self, act: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent, singleShot=True, interval=0)
        self.timeout.connect(act)
