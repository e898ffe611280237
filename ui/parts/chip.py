"""A state: its word on a 10 % tint of its colour."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import spacing
from ui.look.colours import Tone


class Chip(QLabel):
    """The word of a state; the colour only repeats what the word says."""

    def __init__(self, word: str, tone: Tone, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(word, tone)

    def show_state(self, word: str, tone: Tone) -> None:
        """Another word, another colour."""
        self.setText(word)
        self.setStyleSheet(
            f"color: {tone.ink}; background-color: {tone.ground};"
            f" border-radius: 3px; padding: 1px {spacing.SMALL}px;"
        )
