"""What panels of lines beside a form have in common: one record, read again when it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import shiboken6
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.actions import finding
from models.ledger import Ledger
from ui.look import fonts, spacing
from ui.parts.buttons import link_button
from ui.workplace import Workplace


@dataclass(frozen=True)
class FormWish:
    """A form to open in a panel's place: of ``record``, or of a new one that begins so."""

    ledger: Ledger
    owner: Ledger
    owner_id: int
    record: Any = None
    starts: Mapping[str, Any] = field(default_factory=dict)


NOTHING = 0
"""No record has this id."""


class LinesPanel(QWidget):
    """Belongs to one record of ``ledger``; ``fill`` puts its lines into ``column``."""

    form_wanted = Signal(object)
    """Open this ``FormWish`` in the panel's place."""

    ledger: Ledger
    """The ledger whose record it belongs to."""
    shows: frozenset[str] = frozenset()
    """The ledgers whose changes it must follow."""

    def __init__(self, workplace: Workplace, owner_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.workplace, self.owner_id = workplace, owner_id
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing.TIGHT)
        workplace.records_changed.connect(self._hear)
        self.refresh()

    def show_owner(self, owner_id: int) -> None:
        """Belong to another record, or to NOTHING."""
        self.owner_id = owner_id
        self.refresh()

    def refresh(self) -> None:
        """Read the record again and show it."""
        empty(self.column)
        row = finding.one(self.workplace.store, self.ledger, self.owner_id)
        if row is not None:
            self.fill(row)
        self.column.addStretch(1)
        self._take_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def _take_room(self) -> None:
        """Ask for the height that broken lines need at this width; layouts ask for a guess."""
        self.setMinimumHeight(max(0, self.column.totalHeightForWidth(self.width())))

    def fill(self, row: Any) -> None:
        """Put the lines of the record into ``column``."""

    def say(self, text: str, role: str = "soft") -> QLabel:
        """Add a line of words."""
        label = words(text, self, role)
        self.column.addWidget(label)
        return label

    def head(self, text: str, *beside: QWidget) -> QLabel:
        """Add a line in bold with what stands at its right."""
        label = words(text, self)
        label.setFont(fonts.section_font())
        self.column.addSpacing(spacing.TIGHT)
        self.beside(label, *beside)
        return label

    def beside(self, line: QWidget, *at_right: QWidget) -> None:
        """Put something at the right of a line, which is the last one."""
        self.column.removeWidget(line)  # where it stands there already
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addWidget(line, 1)
        for each in at_right:
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def add_links(self, *links: QPushButton) -> None:
        """Add words to press, side by side."""
        row = QHBoxLayout()
        row.setSpacing(spacing.TIGHT)
        for each in links:
            row.addWidget(each)
        row.addStretch(1)
        self.column.addLayout(row)

    def link(self, text: str) -> QPushButton:
        """A word to press, to be placed by ``add_links``."""
        return link_button(text, self)

    def _hear(self, ledgers: frozenset[str]) -> None:
        if ledgers & self.shows and shiboken6.isValid(self):
            self.refresh()


class Words(QLabel):
    """A label whose lines break as its panel is wide; it asks for no more than a line."""

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height())


def words(text: str, parent: QWidget, role: str = "") -> QLabel:
    """A label that breaks its lines and can be copied from."""
    label = Words(text, parent, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label


def struck_through(label: QWidget) -> None:
    """Draw a line through words that no longer count."""
    font = label.font()
    font.setStrikeOut(True)
    label.setFont(font)
    label.setProperty("role", "soft")


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            empty(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
