"""Check-ins of standing tasks: each sets the day of the next one (A3, A5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from models.actions.door import work
from models.actions.records import Refused, keep_in
from models.dates import add_months
from models.ledgers.tasks.checkin import TASK_CHECKINS
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def check_in(store: Store, task_id: int, raw: Mapping[str, object]) -> int:
    """Write down a look at a standing task and move its next check; return the entry's id."""
    with work(store, "登记检查") as piece:
        entry = keep_in(piece, TASK_CHECKINS, {**raw, "task_id": task_id})
        done_on = piece.read(TASK_CHECKINS, entry).on_day
        if done_on > piece.office.today:
            raise Refused({"on_day": "检查日期不能晚于今天。"})
        cycle = piece.read(TASKS, task_id).cycle
        piece.change(TASKS, task_id, {"next_check_on": next_check(done_on, cycle)})
        return entry


def next_check(last: dt.date, cycle: str) -> dt.date:
    """Return the day one cycle after ``last``."""
    if cycle == "week":
        return last + dt.timedelta(7)
    return add_months(last, MONTHS[cycle])
