"""How large a window may be on the screen in use: at 150 % a small screen is smaller still."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = 40
"""For the title bar and the edges of the window."""


def fitting(parent: QWidget, width: int, height: int) -> QSize:
    """Return the wished size, or what the screen of ``parent`` leaves of it."""
    room = parent.screen().availableGeometry().size()
    return QSize(width, height).boundedTo(room - QSize(_FRAME, _FRAME))


def stand(window: QWidget, width: int, height: int) -> None:
    """Give a first window its wished size in the middle of the screen, all of it to be seen."""
    size = fitting(window, width, height)
    window.resize(size)
    room = window.screen().availableGeometry()
    left = room.left() + (room.width() - size.width()) // 2
    top = room.top() + (room.height() - size.height() - _FRAME) // 2
    window.move(max(left, room.left()), max(top, room.top()))
