"""What an empty place says: one sentence on what belongs here, one button that begins it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look import spacing
from ui.parts.buttons import primary_button


class EmptyState(QWidget):
    """Stands where a list would be; ``button`` is None where nothing can be begun."""

    def __init__(self, sentence: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = QLabel(sentence, self, wordWrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setProperty("role", "soft")
        self.button: QPushButton | None = primary_button(verb, self) if verb else None
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 4)
        column.setSpacing(spacing.BETWEEN)
        column.addStretch(2)
        column.addWidget(self._sentence)
        if self.button is not None:
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, sentence: str) -> None:
        """Another sentence, e.g. when a filter hides everything."""
        self._sentence.setText(sentence)

    def sentence(self) -> str:
        """What stands there now."""
        return self._sentence.text()
