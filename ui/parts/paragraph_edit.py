"""A field for several lines that grows with what is written in it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

LEAST_LINES = 2
MOST_LINES = 12


class ParagraphEdit(QPlainTextEdit):
    """From two to twelve lines high, then it scrolls; Tab leaves it as in any field."""

    left = Signal()
    """The clerk has gone to another field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What is written, without blanks at either end."""
        return self.toPlainText().strip()

    def setText(self, text: str) -> None:
        """Show ``text``, as a QLineEdit does."""
        self.setPlainText(text)

    def _fit(self) -> None:
        height, is_all = self._text_height()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if is_all else policy.ScrollBarAsNeeded
        )
        least = LEAST_LINES * QFontMetricsF(self.font()).lineSpacing()
        edge = 2 * round(self.document().documentMargin()) + 12
        self.setFixedHeight(ceil(max(least, height)) + edge)

    def _text_height(self) -> tuple[float, bool]:
        """Pixels of the first twelve lines, measured, as a borrowed letter may be taller.

        And whether that is all there is.
        """
        height, lines = 0.0, 0
        block = self.document().begin()
        while block.isValid():
            tall, here = self.blockBoundingRect(block).height(), max(1, block.lineCount())
            if lines + here > MOST_LINES:
                return height + tall * (MOST_LINES - lines) / here, False
            height, lines = height + tall, lines + here
            block = block.next()
        return height, True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
