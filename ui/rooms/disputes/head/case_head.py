"""What stands between the name of a case and its tabs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.actions.disputes.file.clocks import clocks
from models.actions.disputes.offer import stage_bar
from models.ledgers.disputes.dispute import DISPUTES
from ui.background.next_turn import NextTurn
from ui.ledger.tones import tone_of
from ui.look import spacing
from ui.look.colours import Tone
from ui.parts.chip import Chip
from ui.rooms.disputes.case_desk import CaseDesk
from ui.rooms.disputes.head.clock_lines import ClockLines
from ui.rooms.disputes.head.stage_bar import StageBar
from ui.rooms.disputes.verbs.verb_bar import VerbBar

_STATES = ("state", "light")
_SAYS_NOTHING = ("none", "unaccepted")
"""Lights that say no more than the state beside them."""


class CaseHead(QWidget):
    """Stages, clocks and verbs; read a turn later than the case itself is shown."""

    shown = Signal()
    """The case stands there as it is now."""

    def __init__(self, desk: CaseDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown_id: int | None = None
        self.stages = StageBar(self)
        self.clocks = ClockLines(desk, self)
        self.verbs = VerbBar(desk, self)
        self.chips = StateChips(desk, parent)
        self._reading = NextTurn(self.refresh, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self.stages)
        column.addWidget(self.clocks)
        column.addWidget(self.verbs)

    def show_soon(self) -> None:
        """The case, or something of it, is another one: read it in the next turn."""
        self._reading.start()

    def refresh(self) -> None:
        """Read the case again and show it."""
        row = self._desk.case()
        self.setVisible(row is not None and row.retired_at is None)
        self.chips.show_case(row)
        self.verbs.show_case(row)
        self.shown.emit()
        if row is None:
            return
        store = self._desk.store
        self.shown_id = row.id
        self.stages.show_stages(stage_bar(store, row), self._desk.office.today)
        self.clocks.show_clocks(clocks(store, row))


class StateChips(QWidget):
    """How a case stands, beside its name."""

    def __init__(self, desk: CaseDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chips = {key: Chip("", Tone.STOPPED, self) for key in _STATES}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing.TIGHT)
        for chip in self._chips.values():
            row.addWidget(chip)

    def show_case(self, row: Any) -> None:
        """Show the state of another case."""
        office = self._desk.office
        self.setVisible(row is not None)
        for key, chip in self._chips.items() if row is not None else ():
            field = DISPUTES.fields[key]
            value = field.value(row, office)
            tone = tone_of(field.card, value, office) or Tone.STOPPED
            chip.show_state(DISPUTES.show(row, key, office), tone)
            chip.setVisible(value not in _SAYS_NOTHING)
