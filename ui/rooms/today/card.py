"""One group of 今日 as a card: its word, its number, its first rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look import fonts, spacing
from ui.look.colours import Tone
from ui.parts.buttons import link_button
from ui.parts.chip import Chip
from ui.parts.elide_label import ElideLabel
from ui.rooms.today.reading import DraftLine, Entry, Group
from ui.workplace import Workplace

_TONES = {"bad": Tone.OVERDUE, "warn": Tone.DUE_SOON}


class TodayCard(QFrame):
    """A heading with its number, and rows to press below it."""

    def __init__(self, title: str, chip: tuple[str, Tone], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.rows: list[EntryRow] = []
        heading = QLabel(title, self)
        heading.setFont(fonts.section_font())
        head = QHBoxLayout()
        head.setSpacing(spacing.SMALL)
        head.addWidget(heading)
        head.addWidget(Chip(*chip, self))
        head.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(spacing.INSIDE,) * 4)
        self._column.setSpacing(2)
        self._column.addLayout(head)

    @property
    def lines(self) -> int:
        """How many lines the card takes, its heading included."""
        return self._column.count()

    def add_row(self, entry: Entry | DraftLine, go: Callable[[], None]) -> None:
        """Show one row that leads somewhere."""
        row = EntryRow(entry, go, self)
        self.rows.append(row)
        self._column.addWidget(row)

    def add_button(self, button: QPushButton) -> None:
        """Show a button below the rows."""
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class MatterCard(TodayCard):
    """Each row goes to its record, 全部查看 to the list that is filtered so."""

    def __init__(self, group: Group, workplace: Workplace, parent: QWidget) -> None:
        matter = group.matter
        chip = f"{matter.count} {matter.ledger.counter}", _TONES[matter.tone]
        super().__init__(matter.title, chip, parent)
        self.group = group
        for entry in group.entries:
            wanted = partial(workplace.record_wanted.emit, entry.ledger, entry.record_id)
            self.add_row(
                entry, wanted if entry.record_id else partial(workplace.go_to, entry.ledger)
            )
        self.all_button = link_button(f"全部查看（{matter.count}）", self)
        view = None if matter.lines else matter.view
        self.all_button.clicked.connect(partial(workplace.go_to, matter.ledger.name, view))
        if group.has_room:
            self.add_button(self.all_button)
        self.all_button.setVisible(group.has_room)


class DraftsCard(TodayCard):
    """What was typed and not saved; each row goes on with it."""

    def __init__(self, drafts: Sequence[DraftLine], workplace: Workplace, parent: QWidget) -> None:
        super().__init__("没保存的内容", (f"{len(drafts)} 份", Tone.DUE_SOON), parent)
        for line in drafts:
            if line.record_id is not None:
                go = partial(workplace.record_wanted.emit, line.room, line.record_id)
            else:
                room = f"{line.room}@{line.form}" if line.form else line.room
                go = partial(workplace.begin_wanted.emit, room)
            self.add_row(line, go)


class EntryRow(QWidget):
    """A name that gives way, and what stands beside it."""

    def __init__(self, entry: Entry | DraftLine, go: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.button = link_button("", self)
        self.button.setAccessibleName(entry.whole_name)
        self.button.setToolTip(entry.whole_name)
        self.button.setStyleSheet("text-align: left; padding: 0 2px;")
        self.button.clicked.connect(go)
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
