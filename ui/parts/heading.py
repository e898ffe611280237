"""Headings and small print of a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.look import fonts, spacing


def page_title(text: str, parent: QWidget) -> QLabel:
    """The name of a page, 14 pt."""
    label = QLabel(text, parent)
    label.setProperty("role", "title")
    label.setFont(fonts.heading_font())
    return label


class SectionHeading(QWidget):
    """The name of a group with a thin line to the right edge."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = QLabel(text, self)
        self._label.setProperty("role", "section")
        self._label.setFont(fonts.section_font())
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, spacing.SMALL, 0, spacing.TIGHT)
        row.setSpacing(spacing.INSIDE)
        row.addWidget(self._label)
        row.addWidget(rule, 1)

    def text(self) -> str:
        """The name of the group."""
        return self._label.text()


def help_line(text: str, parent: QWidget) -> QLabel:
    """Grey words under a field that say what belongs there."""
    return _small(text, parent, "help")


def complaint_line(text: str, parent: QWidget) -> QLabel:
    """Red words under a field that say what is wrong with it."""
    return _small(text, parent, "complaint")


def _small(text: str, parent: QWidget, role: str) -> QLabel:
    label = QLabel(text, parent, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setFont(fonts.small_font())
    return label
