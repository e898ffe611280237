"""佐证任务: the tasks that one record serves, those it likely serves, and a line to find others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from models.actions.daily import proving
from models.actions.daily.likely import suggested
from models.actions.daily.proving import Tied
from models.ledger import Ledger
from models.ledgers.tasks.task import TASKS
from models.ledgers.work.proofs import TASK_PROOFS
from ui.ledger.panels.lines import LinesPanel
from ui.ledger.panels.place import place_for
from ui.ledger.panels.task_line import task_line
from ui.ledger.sheets.telling import tell_done
from ui.parts.buttons import link_button, tool_button
from ui.workplace import Workplace

NONE_YET = "还没有关联任务。关联后，任务的“佐证”里就能看到这条记录和它的附件。"


def takes_proofs(ledger: Ledger) -> bool:
    """Tell whether records of a ledger may serve tasks as evidence."""
    return TASK_PROOFS.parent is not None and TASK_PROOFS.parent.takes(ledger.name)


def proofs_place(workplace: Workplace, ledger: Ledger) -> Callable[[QWidget], QWidget]:
    """Return what makes the panel of a ledger's records when its tab is first looked at."""

    def make(workplace: Workplace, owner_id: int, parent: QWidget) -> LinesPanel:
        return ProofsPanel(workplace, ledger, owner_id, parent)

    return place_for(workplace, make)


class ProofsPanel(LinesPanel):
    """Nothing is tied that the clerk has not pressed."""

    shows = frozenset({"task_proofs", "tasks", "activity_cadences"})

    def __init__(
        self, workplace: Workplace, ledger: Ledger, owner_id: int, parent: QWidget
    ) -> None:
        self.ledger = ledger
        super().__init__(workplace, owner_id, parent)

    def fill(self, row: Any) -> None:
        """Show the tasks tied, then those to offer."""
        store = self.workplace.store
        held = proving.tasks_of(store, self.ledger, row.id)
        if not held:
            self.say(NONE_YET)
        for tied in held:
            self._add_tied(tied)
        if row.retired_at is not None:
            return
        ids = {tied.task.id for tied in held}
        offered = suggested(store, self.ledger, self.ledger.values_of(row))
        offered = [task for task in offered if task.id not in ids]
        if offered:
            self._add_offers(offered)
        self.head("关联别的任务")
        self.line = task_line(self.workplace, self)
        self.line.chosen.connect(self._tie_chosen)
        self.column.addWidget(self.line)

    def _add_tied(self, tied: Tied) -> None:
        name = TASKS.name_of(tied.task, self.workplace.office)
        link = link_button(name, self)
        link.setToolTip(f"打开任务“{name}”")
        link.setStyleSheet("text-align: left;")
        link.setMinimumWidth(40)
        link.clicked.connect(partial(self.workplace.record_wanted.emit, TASKS.name, tied.task.id))
        away = tool_button("x", f"取消关联“{name}”", self)
        away.clicked.connect(partial(self._untie, tied, name))
        self.column.addWidget(link)
        self.beside(link, away)

    def _add_offers(self, offered: Sequence[Any]) -> None:
        self.head("可能是这些任务的佐证")
        office = self.workplace.office
        for task in offered:
            link = self.link("关联")
            name = TASKS.name_of(task, office)
            link.setAccessibleName(f"关联 {name}")
            link.clicked.connect(partial(self._tie, [task.id]))
            self.beside(self.say(name, ""), link)
        if len(offered) > 1:
            every = self.link(f"{len(offered)}项都关联")
            every.clicked.connect(partial(self._tie, [task.id for task in offered]))
            self.add_links(every)

    def _tie_chosen(self, code: str) -> None:
        if code:
            self._tie([int(code)])
            self.line.choose(None)

    def _tie(self, task_ids: list[int], _checked: bool = False) -> None:
        store, ledger = self.workplace.store, self.ledger
        verb = partial(proving.tie, store, ledger, self.owner_id, task_ids)
        if self.workplace.attempt(self.window(), verb):
            tell_done(self.workplace, self, f"已关联{len(task_ids)}项任务")

    def _untie(self, tied: Tied, name: str, _checked: bool = False) -> None:
        verb = partial(proving.untie, self.workplace.store, [tied.tie_id])
        if self.workplace.attempt(self.window(), verb):
            tell_done(self.workplace, self, f"已取消关联“{name}”")
