"""One group of 今日 as a card: its word, its number, its first rows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look import fonts, spacing
from ui.look.colours import Tone
from ui.parts.buttons import link_button
from ui.parts.chip import Chip
from ui.parts.elide_label import ElideLabel
from ui.rooms.today.reading import Entry, Group
from ui.workplace import Workplace

_TONES = {"bad": Tone.OVERDUE, "warn": Tone.DUE_SOON}


class MatterCard(QFrame):
    """Each row goes to its record, 全部查看 to the list that is filtered so."""

    def __init__(self, group: Group, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.group = group
        self.setProperty("role", "card")
        matter = group.matter
        self.rows = [EntryRow(entry, workplace, self) for entry in group.entries]
        self.all_button = link_button(f"全部查看（{matter.count}）", self)
        self.all_button.clicked.connect(partial(workplace.go_to, matter.ledger.name, matter.view))
        self.all_button.setVisible(group.has_room)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.INSIDE,) * 4)
        column.setSpacing(2)
        column.addLayout(self._head())
        for row in self.rows:
            column.addWidget(row)
        column.addStretch()
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _head(self) -> QHBoxLayout:
        matter = self.group.matter
        title = QLabel(matter.title, self)
        title.setFont(fonts.section_font())
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addWidget(title)
        row.addWidget(Chip(f"{matter.count} {matter.ledger.counter}", _TONES[matter.tone], self))
        row.addStretch()
        return row


class EntryRow(QWidget):
    """A name that gives way, and what stands beside it."""

    def __init__(self, entry: Entry, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = link_button("", self)
        self.button.setAccessibleName(entry.name)
        self.button.setToolTip(entry.name)
        self.button.setStyleSheet("text-align: left; padding: 0 2px;")
        self.button.clicked.connect(
            partial(workplace.record_wanted.emit, entry.ledger, entry.record_id)
        )
        inside = QHBoxLayout(self.button)
        inside.setContentsMargins(2, 0, 2, 0)
        name = ElideLabel(entry.name, self.button)
        name.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(name)
        beside = QLabel(entry.beside, self)
        beside.setProperty("role", "soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing.SMALL)
        row.addWidget(self.button, 1)
        row.addWidget(beside)
