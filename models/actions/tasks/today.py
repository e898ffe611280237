"""今日: what asks for the clerk's attention among the tasks (A5)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from models.actions import finding
from models.actions.finding import Between, Filter, OneOf, View
from models.actions.offices import office_of
from models.ledger import Ledger
from models.ledgers.tasks.task import TASKS
from models.ledgers.tasks.urging import TASK_URGINGS
from models.store.ledger_file import Store

DUE_WITHIN = 7
_OPEN = OneOf(frozenset({"not_started", "under_way"}))


@dataclass(frozen=True)
class Matter:
    """One group on the page: its heading, how many there are, and the view that shows them.

    ``tone`` says how pressing it is (bad, warn), ``beside`` the field shown beside each name.
    """

    key: str
    title: str
    ledger: Ledger
    view: View
    count: int
    tone: str = "warn"
    beside: str = ""


_BESIDE = {
    "overdue": "due_on",
    "due": "due_on",
    "check_due": "next_check_on",
    "evidence": "missing_evidence",
    "reply": "reply_due_on",
}
_BAD = frozenset({"overdue", "reply"})


def matters(store: Store) -> list[Matter]:
    """Return the groups of the page, the most pressing first; empty groups have count 0."""
    today = office_of(store).today
    yesterday, week = today - dt.timedelta(1), today + dt.timedelta(DUE_WITHIN)
    dated = OneOf(frozenset({"overdue", "urgent", "soon", "normal"}))
    groups: tuple[tuple[str, str, Ledger, dict[str, Filter]], ...] = (
        ("overdue", "已逾期", TASKS, {"light": OneOf(frozenset({"overdue"}))}),
        ("due", f"{DUE_WITHIN}天内到期", TASKS, {"light": dated, "due_on": Between(today, week)}),
        ("check_due", "长期任务待检查", TASKS, {"light": OneOf(frozenset({"check_due"}))}),
        (
            "evidence",
            "缺佐证材料",
            TASKS,
            {"missing_evidence": Between(1, None), "status": _OPEN},
        ),
        (
            "reply",
            "督办逾期未回复",
            TASK_URGINGS,
            {"reply_due_on": Between(None, yesterday), "replied_on": OneOf(frozenset({None}))},
        ),
    )
    return [
        Matter(
            key,
            title,
            ledger,
            view,
            finding.count(store, ledger, view),
            "bad" if key in _BAD else "warn",
            _BESIDE[key],
        )
        for key, title, ledger, filters in groups
        for view in [View(filters=filters)]
    ]
