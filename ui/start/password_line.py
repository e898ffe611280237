"""A line for a password: hidden until asked for, and it notices Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.look import spacing
from ui.look.icons import icon
from ui.parts.buttons import tool_button

CAPS_WORDS = "大写锁定（Caps Lock）开着，字母会变成大写。"


class PasswordLine(QWidget):
    """A hidden line with an eye beside it."""

    changed = Signal()
    entered = Signal()
    caps_noticed = Signal(bool)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = _WatchedLine(self)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(name)
        self.line.caps_noticed.connect(self.caps_noticed)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.line.returnPressed.connect(self.entered)
        self.eye = tool_button("eye", "显示密码", self)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._show_letters)
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing.TIGHT)
        row.addWidget(self.line, 1)
        row.addWidget(self.eye)

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empty the line and hide what comes next."""
        self.line.clear()
        self.eye.setChecked(False)

    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.eye.setIcon(icon("eye-off" if shown else "eye"))
        self.eye.setToolTip("隐藏密码" if shown else "显示密码")


class _WatchedLine(QLineEdit):
    """Qt knows no Caps Lock, but a large letter without Shift tells of it."""

    caps_noticed = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.isascii() and letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_noticed.emit(letter.isupper() != shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.caps_noticed.emit(False)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.caps_noticed.emit(False)
