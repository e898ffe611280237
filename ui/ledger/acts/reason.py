"""Asks why: one line that must not stay empty."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.look import spacing
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.parts.guard_lines import SecrecyLine

WIDTH = 440


class ReasonDialog(QDialog):
    """A sentence, a line for the reason, and the verb it is for."""

    def __init__(self, parent: QWidget, sentence: str, verb: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(verb)
        self.setFixedWidth(WIDTH)
        self.line = QLineEdit(self, placeholderText="原因")
        self.line.setAccessibleName("原因")
        self.ok_button = primary_button(verb, self)
        self.ok_button.setDefault(True)
        self.ok_button.setEnabled(False)
        cancel = quiet_button("取消", self)
        self.line.textChanged.connect(lambda text: self.ok_button.setEnabled(bool(text.strip())))
        self.ok_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 4)
        column.setSpacing(spacing.INSIDE)
        column.addWidget(QLabel(sentence, self, wordWrap=True))
        column.addWidget(self.line)
        column.addWidget(SecrecyLine(self))
        column.addLayout(button_row(cancel, self.ok_button))


def ask_reason(parent: QWidget, sentence: str, verb: str) -> str:
    """Return the reason the clerk gave, "" if they would rather not."""
    dialog = ReasonDialog(parent, sentence, verb)
    said = dialog.line.text().strip() if dialog.exec() == QDialog.DialogCode.Accepted else ""
    dialog.deleteLater()
    return said
