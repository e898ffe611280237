"""What runs against a case: the most pressing term in a line, all of them when asked for (B10)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.actions.disputes.file.clocks import Clock, clocks
from ui.ledger.panels.lines import empty
from ui.ledger.panels.place import PanelPlace
from ui.ledger.tones import TONES
from ui.look import fonts, spacing
from ui.look.colours import Tone
from ui.parts.buttons import link_button
from ui.parts.chip import Chip
from ui.parts.elide_label import ElideLabel
from ui.rooms.disputes.case_desk import CaseDesk
from ui.rooms.disputes.panels.case_panel import CasePanel, kind_of

_SHARE = 3
"""The terms take at most this part of the height beside the list; then they scroll."""


class ClockPanel(CasePanel):
    """Every term of a case with its rule in words."""

    shows = frozenset({"disputes", "agreements", "obligations", "payments", "revisits"})

    def fill(self, row: Any) -> None:
        """Show the terms, the most pressing first."""
        for clock in clocks(self.workplace.store, row):
            self.beside(name_link(self.desk, clock, self), chip_of(clock, self))
            basis = self.say(f"{clock.basis}{clock.note}", "help")
            basis.setFont(fonts.small_font())


class ClockLines(QWidget):
    """One line while folded, all the terms below it while not."""

    def __init__(self, desk: CaseDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clocks: Sequence[Clock] = ()
        self.place: PanelPlace | None = None
        self._first = QHBoxLayout()
        self._first.setSpacing(spacing.SMALL)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing.TIGHT)
        self._column.addLayout(self._first)

    @property
    def is_open(self) -> bool:
        """All of them are shown."""
        return self.place is not None and not self.place.isHidden()

    def show_clocks(self, row: Any, found: Sequence[Clock], *, keep_open: bool = False) -> None:
        """Show the terms of another case, or of the same one again."""
        self._clocks = found
        if self.place is not None:
            self.place.setVisible(self.is_open and keep_open)
            self.place.show_record(row)
        self._show_first()
        self.setVisible(bool(found))

    def turn(self) -> None:
        """Unfold, or fold again."""
        if self.place is None:
            kind = kind_of(ClockPanel, self._desk)
            self.place = PanelPlace(self._desk.workplace, kind, self)
            self.place.show_record(self._desk.case())
            self.place.hide()
            self._column.addWidget(self.place)
        self.place.setVisible(not self.is_open)
        self.place.setFixedHeight(self.window().height() // _SHARE)
        self._show_first()

    def _show_first(self) -> None:
        empty(self._first)
        if not self._clocks:
            return
        clock = self._clocks[0]
        if not self.is_open:
            self._first.addWidget(chip_of(clock, self))
            self._first.addWidget(name_link(self._desk, clock, self))
        beside = ElideLabel("" if self.is_open else f"{clock.note}{clock.basis}", self)
        beside.setProperty("role", "help")
        beside.setFont(fonts.small_font())
        self._first.addWidget(beside, 1)
        self._first.addWidget(self._turn_link())

    def _turn_link(self) -> QWidget:
        count = len(self._clocks)
        link = link_button("收起时限 ▴" if self.is_open else f"{count} 个时限 ▾", self)
        link.setAccessibleName("收起时限" if self.is_open else f"看全部 {count} 个时限和依据")
        link.clicked.connect(self.turn)
        return link


def chip_of(clock: Clock, parent: QWidget) -> Chip:
    """How a term stands."""
    return Chip(clock.said, TONES.get(clock.tone, Tone.STOPPED), parent)


def name_link(desk: CaseDesk, clock: Clock, parent: QWidget) -> QPushButton:
    """The name and the day of a term; pressed it goes to where the case goes on."""
    link = link_button(f"{clock.name} {clock.due_on}", parent)
    link.setStyleSheet("text-align: left;")
    link.setAccessibleName(f"{clock.name} {clock.due_on} {clock.said}")
    link.setAccessibleDescription(f"{clock.basis}{clock.note}")
    go = partial(desk.jump, clock.record_ledger, clock.record_id)
    link.clicked.connect(lambda _on=False: go())
    return link
