"""各期任务: what a series has laid out, each period with its state."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from models.actions import finding
from models.actions.finding import Filter, OneOf, View
from models.ledgers.tasks.series import TASK_SERIES
from models.ledgers.tasks.task import TASKS
from ui.ledger.panels.lines import LinesPanel
from ui.look import spacing
from ui.parts.chip import Chip
from ui.parts.elide_label import ElideLabel
from ui.rooms.tasks.tones import tone_of
from ui.rooms.tasks.verbs.offer import MOVE, SKIP, TaskVerb, begin, why_not

MOST_LISTED = 60


class PeriodsPanel(LinesPanel):
    """The tasks of one series, the oldest open one first in sight."""

    ledger = TASK_SERIES
    shows = frozenset({"tasks", "task_series"})

    def fill(self, row: Any) -> None:
        """Show the periods that are open or to come, then those that are ended."""
        filters: dict[str, Filter] = {"series_id": OneOf(frozenset({row.id}))}
        view = View(filters=filters, sort=(("due_on", False),))
        periods = finding.every_row(self.workplace.store, TASKS, view)
        ended = [each for each in periods if each.status == "done"]
        coming = [each for each in periods if each.status != "done"]
        self.say(f"共 {len(periods)} 期，已办结 {len(ended)} 期")
        for each in [*coming, *reversed(ended)][:MOST_LISTED]:
            self._add(each)
        if len(periods) > MOST_LISTED:
            self.say(f"这里只列 {MOST_LISTED} 期，其余请在任务列表里看。")
        go = self.link("在任务列表里看")
        go.clicked.connect(lambda: self.workplace.go_to(TASKS.name, view))
        self.add_links(go)

    def _add(self, period: Any) -> None:
        office = self.workplace.office
        light = TASKS.fields["light"].value(period, office)
        chip = Chip(TASKS.show(period, "light", office), tone_of(light), self)
        name = self.link(f"{period.series_period}　{period.due_on}")
        name.clicked.connect(lambda: self.workplace.record_wanted.emit(TASKS.name, period.id))
        line = QHBoxLayout()
        line.setSpacing(spacing.TIGHT)
        line.addWidget(name)
        line.addWidget(chip)
        note = TASKS.show(period, "result", office)
        line.addWidget(ElideLabel(" ".join(t for t in (note, period.finish_note) if t), self), 1)
        for verb in (MOVE, SKIP):
            if not why_not(verb, period, office):
                link = self.link(verb.words)
                link.clicked.connect(partial(self._begin, verb, period.id))
                line.addWidget(link)
        self.column.addLayout(line)

    def _begin(self, verb: TaskVerb, task_id: int) -> None:
        begin(self.workplace, verb, task_id, self.window())
