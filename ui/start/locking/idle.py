"""Locks the screen when nobody touched the program for a while (I1)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

IDLE_MINUTES, DEFAULT_MINUTES = "idle_minutes", 10
"""The office's setting and what holds without it; 0 never locks."""
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
    }
)
_MINUTE = 60_000


class IdleWatch(QObject):
    """``came`` once nobody touched the windows for the set time; then it rests till ``begin``.

    It listens at the window that has the keyboard, where every touch passes, and not at each
    widget: that would slow every paint down.
    """

    came = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWindow | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._come)
        self._application = QGuiApplication.instance()
        assert isinstance(self._application, QGuiApplication)
        self._application.focusWindowChanged.connect(self._move_to)

    @property
    def is_running(self) -> bool:
        """True while the time runs."""
        return self._timer.isActive()

    def begin(self, minutes: int) -> None:
        """Let the time run from now; 0 minutes never lock."""
        self._timer.stop()
        if minutes > 0:
            self._timer.start(minutes * _MINUTE)
        self._move_to(QGuiApplication.focusWindow())

    def rest(self) -> None:
        """Lock nothing until ``begin``."""
        self._timer.stop()
        self._move_to(None)

    def touch(self) -> None:
        """Somebody is here: the time begins anew."""
        if self._timer.isActive():
            self._timer.start()

    def _move_to(self, window: QWindow | None) -> None:
        self.touch()
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = window if self._timer.isActive() else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._watched.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = None

    def _come(self) -> None:
        self.rest()
        self.came.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return super().eventFilter(watched, event)
