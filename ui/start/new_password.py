"""A new password typed twice, with a word on how good it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.look import spacing
from ui.look.colours import Tone
from ui.parts.heading import complaint_line, help_line
from ui.start.password_line import CAPS_WORDS, PasswordLine

SHORTEST = 8
_GOOD, _VERY_GOOD = 12, 16


class NewPassword(QWidget):
    """Two lines; ``complaint()`` is empty when they may be used."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.first = PasswordLine("密码", self)
        self.second = PasswordLine("再输入一次密码", self)
        self._strength = help_line("", self)
        self._complaint = complaint_line("", self)
        for line in (self.first, self.second):
            line.changed.connect(self._judge)
            line.caps_noticed.connect(self._tell_caps)
            line.entered.connect(self.entered)
        self._lay_out()
        self._judge()

    def text(self) -> str:
        """The password."""
        return self.first.text()

    def complaint(self) -> str:
        """Why it cannot be used; empty if it can."""
        if len(self.text()) < SHORTEST or len(set(self.text())) < 2:
            return f"密码至少要{SHORTEST}个字符，不能全是同一个字符。"
        if self.second.text() != self.text():
            return "两次输入的密码不一样，请重新输入第二次。"
        return ""

    def show_complaint(self, sentence: str) -> None:
        """Show why it was refused, under the lines."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))

    def clear(self) -> None:
        """Empty both lines."""
        self.first.clear()
        self.second.clear()

    def _judge(self) -> None:
        word, tone = strength(self.text())
        self._strength.setText(word)
        self._strength.setStyleSheet(f"color: {tone.ink};")
        started = self.second.text() and not self.text().startswith(self.second.text())
        self.show_complaint("两次输入的密码不一样。" if started else "")
        self.changed.emit()

    def _tell_caps(self, is_on: bool) -> None:
        if is_on:
            self.show_complaint(CAPS_WORDS)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.TIGHT)
        column.addWidget(QLabel("密码", self))
        column.addWidget(self.first)
        column.addWidget(self._strength)
        column.addWidget(QLabel("再输入一次", self))
        column.addWidget(self.second)
        column.addWidget(self._complaint)


def strength(password: str) -> tuple[str, Tone]:
    """Say how hard a password is to guess: length first, mixture second."""
    kinds = sum(
        any(test(sign) for sign in password)
        for test in (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())
    )
    worth = len(password) + 2 * max(kinds - 1, 0) if len(set(password)) > 3 else 0
    if not password:
        return f"至少{SHORTEST}个字符。可以用一句自己记得住的话的拼音加数字。", Tone.STOPPED
    if len(password) < SHORTEST or worth < SHORTEST:
        return "强度：太弱，不能用", Tone.OVERDUE
    if worth < _GOOD:
        return "强度：一般，再长一些更好", Tone.DUE_SOON
    return ("强度：很好" if worth >= _VERY_GOOD else "强度：好"), Tone.GOOD
