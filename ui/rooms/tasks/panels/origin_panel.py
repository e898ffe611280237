"""沿革: where a task comes from, where it went, and why it was opened again."""

from __future__ import annotations

from typing import Any

from models.actions import finding
from models.actions.finding import OneOf, View
from models.ledgers.tasks.series import TASK_SERIES
from models.ledgers.tasks.task import TASKS
from ui.rooms.tasks.panels.panel import TaskPanel


class OriginPanel(TaskPanel):
    """The task's own story in a few lines."""

    shows = frozenset({"tasks", "task_series"})

    def fill(self, row: Any) -> None:
        """Show what is known; say so where there is nothing."""
        before = self.column.count()
        self._tell_source(row)
        self._tell_ties(row)
        self._tell_endings(row)
        if self.column.count() == before:
            self.say("本年新列的任务。")

    def _tell_source(self, row: Any) -> None:
        numbered = row.number_path and f"方案里的序号：{row.number_path}"
        parts = (numbered, row.deadline_text and f"时限原文：{row.deadline_text}")
        told = "　".join(part for part in parts if part)
        if told:
            self.say(told)

    def _tell_ties(self, row: Any) -> None:
        office = self.workplace.office
        if row.carried_from_id:
            name = TASKS.show(row, "carried_from_id", office)
            self._go("由上年任务结转：", name, TASKS.name, row.carried_from_id)
        for later in self._carried_on(row.id):
            self._go("已结转到下一年：", TASKS.name_of(later, office), TASKS.name, later.id)
        if row.series_id:
            name = TASKS.show(row, "series_id", office)
            self._go("周期任务：", f"{name} {row.series_period}", TASK_SERIES.name, row.series_id)

    def _tell_endings(self, row: Any) -> None:
        for note in (row.reopen_note or "").split("；"):
            if note:
                self.say(f"重新打开：{note}", "")
        if row.finished_on:
            result = TASKS.show(row, "result", self.workplace.office)
            why = f"，缺件说明：{row.finish_note}" if row.finish_note else ""
            self.say(f"{row.finished_on} 办结，{result}{why}", "")

    def _carried_on(self, task_id: int) -> list[Any]:
        view = View(filters={"carried_from_id": OneOf(frozenset({task_id}))})
        return finding.first_rows(self.workplace.store, TASKS, view, 5)

    def _go(self, lead: str, name: str, ledger: str, record_id: int) -> None:
        self.say(lead)
        link = self.link(name)
        link.clicked.connect(lambda: self.workplace.record_wanted.emit(ledger, record_id))
        self.add_links(link)
