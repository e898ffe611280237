"""A field for several lines that grows with what is written in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
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
        # A QPlainTextDocumentLayout measures its height in lines, not in pixels.
        lines = round(self.document().documentLayout().documentSize().height())
        shown = max(LEAST_LINES, min(MOST_LINES, lines))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > MOST_LINES else policy.ScrollBarAlwaysOff
        )
        edge = 2 * round(self.document().documentMargin()) + 10
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + edge)

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
