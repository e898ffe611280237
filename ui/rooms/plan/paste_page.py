"""Where the text of a plan is pasted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.look import spacing
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.parts.guard_lines import with_secrecy
from ui.parts.heading import help_line, page_title


class PastePage(QWidget):
    """``text_given`` carries what was pasted; ``back_wanted`` asks for the page before."""

    text_given = Signal(str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.edit = QPlainTextEdit(self)
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText("在这里按 Ctrl+V 粘贴方案的全文，或从 Excel 复制的任务表。")
        self.edit.textChanged.connect(self._show_state)
        self.read_button = primary_button("读出任务", self)
        self.read_button.clicked.connect(self._give)
        self.back_button = quiet_button("返回", self)
        self.back_button.clicked.connect(self.back_wanted)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._give)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE, spacing.BETWEEN, spacing.WIDE, spacing.BETWEEN))
        column.setSpacing(spacing.INSIDE)
        column.addLayout(with_secrecy(page_title("粘贴文字", self), self))
        column.addWidget(
            help_line("在 Word、WPS 或网页里全选、复制，再粘贴到这里；格式不要紧，编号要在。", self)
        )
        column.addWidget(self.edit, 1)
        column.addLayout(button_row(self.back_button, self.read_button))
        self._show_state()

    def _show_state(self) -> None:
        self.read_button.setEnabled(not self.edit.document().isEmpty())

    def _give(self) -> None:
        text = self.edit.toPlainText()
        if text.strip():
            self.text_given.emit(text)
