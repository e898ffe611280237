"""Welcome: begin a ledger, open one that is there, or look at the fictional sample."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look import colours, fonts, spacing
from ui.look.icons import icon
from ui.parts.buttons import link_button
from ui.parts.heading import complaint_line, help_line, page_title

_WAYS = (
    ("plus", "新建台账", "选好乡镇，村和代码就都有了，十分钟内能用上。"),
    ("folder-open", "打开已有台账", "台账在本机别的文件夹或U盘里时，从这里打开。"),
    ("eye", "看看示例", "虚构的示例乡，时间停在2021年6月，可以随便点，随时一键删除。"),
)


class WelcomePage(QWidget):
    """Three ways to begin."""

    new_wanted = Signal()
    other_wanted = Signal()
    sample_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        signals = (self.new_wanted, self.other_wanted, self.sample_wanted)
        self.ways = [WayCard(drawn, words, told, self) for drawn, words, told in _WAYS]
        self.complaint = complaint_line("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(0, spacing.WIDE, 0, spacing.WIDE))
        column.setSpacing(spacing.INSIDE)
        column.addStretch(1)
        column.addWidget(page_title("综治台账", self))
        column.addWidget(
            help_line("乡镇（街道）综治办的工作台账。全部资料加密存在这台电脑上，不联网。", self)
        )
        column.addSpacing(spacing.SMALL)
        for card, signal in zip(self.ways, signals, strict=True):
            card.chosen.connect(signal)
            column.addWidget(card)
        self.backup_button = link_button("电脑换了或坏了？从备份恢复", self)
        self.backup_button.clicked.connect(self.backup_wanted)
        column.addWidget(self.backup_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.complaint)
        column.addStretch(2)

    def say(self, sentence: str) -> None:
        """Show why something could not be opened."""
        self.complaint.setText(sentence)


class WayCard(QFrame):
    """A large button with a sentence; Enter and Space press it."""

    chosen = Signal()

    def __init__(self, icon_name: str, words: str, told: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        self.setStyleSheet(
            f'QFrame[role="card"]:focus, QFrame[role="card"]:hover '
            f"{{ border: 1px solid {colours.ACCENT}; background-color: {colours.ACCENT_TINT}; }}"
        )
        drawn = QLabel(self)
        drawn.setPixmap(icon(icon_name, colours.ACCENT, 24).pixmap(24, 24))
        name = QLabel(words, self)
        name.setFont(fonts.section_font())
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(name)
        column.addWidget(help_line(told, self))
        row = QHBoxLayout(self)
        row.setContentsMargins(*(spacing.BETWEEN,) * 4)
        row.setSpacing(spacing.BETWEEN)
        row.addWidget(drawn)
        row.addLayout(column, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressing: Callable[[], None] = self.chosen.emit
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            pressing()
        else:
            super().keyPressEvent(event)
