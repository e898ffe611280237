"""What asks for the clerk's attention among the tasks (A5)."""

from __future__ import annotations

import datetime as dt

from models.actions.finding import Between, OneOf
from models.actions.offices import office_of
from models.actions.today.matter import Filters, Matter, Question, counted
from models.ledgers.tasks.task import TASKS
from models.ledgers.tasks.urging import TASK_URGINGS
from models.store.ledger_file import Store

DUE_WITHIN = 7
_OPEN = OneOf(frozenset({"not_started", "under_way"}))


def task_matters(store: Store) -> list[Matter]:
    """Return the groups of the tasks, the most pressing first."""
    today = office_of(store).today
    yesterday, week = today - dt.timedelta(1), today + dt.timedelta(DUE_WITHIN)
    dated = OneOf(frozenset({"overdue", "urgent", "soon", "normal"}))
    late: Filters = {"light": OneOf(frozenset({"overdue"}))}
    due: Filters = {"light": dated, "due_on": Between(today, week)}
    check: Filters = {"light": OneOf(frozenset({"check_due"}))}
    bare: Filters = {"missing_evidence": Between(1, None), "status": _OPEN}
    unanswered = OneOf(frozenset({None}))
    silent: Filters = {"reply_due_on": Between(None, yesterday), "replied_on": unanswered}
    return counted(
        store,
        (
            Question("overdue", "任务已逾期", TASKS, late, "bad", "due_on"),
            Question("due", f"任务{DUE_WITHIN}天内到期", TASKS, due, beside="due_on"),
            Question("check_due", "长期任务待检查", TASKS, check, beside="next_check_on"),
            Question("evidence", "缺佐证材料", TASKS, bare, beside="missing_evidence"),
            Question("reply", "督办逾期未回复", TASK_URGINGS, silent, "bad", "reply_due_on"),
        ),
    )
