"""A line of text that ends in … where there is no room, and shows itself whole on hover."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget


class ElideLabel(QLabel):
    """A one-line label that gives way; ``text()`` is always the whole text."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def is_cut(self) -> bool:
        """The whole text does not fit."""
        return self.fontMetrics().horizontalAdvance(self._line()) > self.contentsRect().width()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._show_tip()

    def minimumSizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance("字字…")
        return QSize(min(wide, super().sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_tip()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt gives it
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        painter.setFont(self.font())
        room = self.contentsRect()
        line = self.fontMetrics().elidedText(
            self._line(), Qt.TextElideMode.ElideRight, room.width()
        )
        self.style().drawItemText(
            painter,
            room,
            QStyle.visualAlignment(self.layoutDirection(), self.alignment()),
            self.palette(),
            self.isEnabled(),
            line,
            self.foregroundRole(),
        )

    def _line(self) -> str:
        return self.text().replace("\n", " ")

    def _show_tip(self) -> None:
        self.setToolTip(self.text() if self.is_cut() else "")
