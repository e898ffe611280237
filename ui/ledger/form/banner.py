"""A line above a form that says what is the matter and offers at most two words to press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.look import colours, spacing
from ui.parts.buttons import link_button

Offer = tuple[str, Callable[[], None]]


class Banner(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        tint = colours.Tone.DUE_SOON.ground
        self.setStyleSheet(f"Banner {{ background-color: {tint}; border-radius: 4px; }}")
        self._text = QLabel("", self, wordWrap=True)
        self._acts: list[Callable[[], None]] = []
        self.buttons = [link_button("", self), link_button("", self)]
        row = QHBoxLayout(self)
        row.setContentsMargins(spacing.INSIDE, spacing.TIGHT, spacing.TIGHT, spacing.TIGHT)
        row.setSpacing(0)
        row.addWidget(self._text, 1)
        for number, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, n=number: self._press(n))
            row.addWidget(button)
        self.hide()

    def say(self, sentence: str, *offers: Offer) -> None:
        """Say ``sentence``; each offer is a word and what it does. An empty one hides."""
        self._text.setText(sentence)
        self._acts = [act for _, act in offers]
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(offers))
            button.setText(offers[number][0] if number < len(offers) else "")
        self.setVisible(bool(sentence))

    def text(self) -> str:
        """What stands there."""
        return self._text.text()

    def _press(self, number: int) -> None:
        act = self._acts[number]
        self.say("")
        act()
