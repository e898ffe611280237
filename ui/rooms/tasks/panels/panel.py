"""What the panels beside a task have in common."""

from __future__ import annotations

from models.ledgers.tasks.task import TASKS
from ui.ledger.panels.lines import LinesPanel


class TaskPanel(LinesPanel):
    """Lines that belong to one task."""

    ledger = TASKS
    shows = frozenset({"tasks"})

    @property
    def task_id(self) -> int:
        """The task it belongs to."""
        return self.owner_id
