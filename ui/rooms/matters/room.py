"""事项流转: the list, and beside it one matter with its stages and its next step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from models.actions import finding
from models.actions.daily.matters.moves import MOVES, NEXT, why_not
from models.actions.daily.matters.offer import stage_bar
from models.ledgers.work.matters import MATTER_STEPS_LEDGER, MATTERS
from ui.ledger.acts.step_bar import Step
from ui.ledger.counts import Counted
from ui.ledger.step_room import StepRoom
from ui.rooms.disputes.head.stage_bar import StageBar
from ui.rooms.matters.sheets import step_sheet
from ui.workplace import Workplace


class MatterRoom(StepRoom):
    """The next step is the one to press; what is skipped is refused with its name."""

    chips = ("state", "light")
    counted = (
        Counted("light", "overdue", always=True),
        Counted("light", "urgent", always=True),
        Counted("light", "normal"),
        Counted("state", "accepted"),
        Counted("state", "answered"),
        Counted("state", "verified"),
    )
    heeds = frozenset({MATTER_STEPS_LEDGER.name})

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, MATTERS, parent)
        self.toolbar.new_button.setText("受理事项")
        self.stages = StageBar(self.head)
        self.head_column.insertWidget(0, self.stages)

    def steps_of(self, row: Any) -> tuple[Sequence[Step], Sequence[Step]]:
        every = {name: self._step(row, name) for name in MOVES}
        return [every[name] for name in NEXT[row.state]], list(every.values())

    def is_settled(self, row: Any) -> bool:
        return bool(row.state == "filed")

    def show_head(self, row: Any) -> None:
        self.stages.show_stages(stage_bar(self.workplace.store, row), self.workplace.office.today)

    def begin_step(self, move: str) -> None:
        """Ask for one step of the matter as it stands now."""
        record_id = self.current_id()
        row = finding.one(self.workplace.store, MATTERS, record_id) if record_id else None
        if row is not None:
            self.ask(step_sheet(self.workplace, row, move))

    def _step(self, row: Any, name: str) -> Step:
        move = MOVES[name]
        return Step(move.words, move.icon, why_not(row, name), partial(self.begin_step, name))
