"""The light of a task: computed from its deadline and today, never typed (A4).

Each kind of deadline has its own rule (A3): a fixed day and a month's end warn two thresholds
ahead (15 and 3 days unless the office says otherwise), a year's end warns earlier (60 and 15);
长期坚持 is never overdue, only its check-in falls due; a task without a date shows no warning.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, Date, case, literal, null

from models.office import Office
from models.portable import days_between

_AHEAD = {"day": ("warn", 15, 3), "month_end": ("warn", 15, 3), "year_end": ("warn_year", 60, 15)}
LAST_DAY = dt.date(9999, 12, 31)


def thresholds(kind: str, office: Office) -> tuple[dt.date, dt.date]:
    """Return the last due days that are still 预警 and 临期 today for a kind of deadline."""
    name, first, second = _AHEAD[kind]
    soon = office.days(f"{name}_first_days", first)
    urgent = office.days(f"{name}_second_days", second)
    return office.today + dt.timedelta(soon), office.today + dt.timedelta(urgent)


def light_of(task: Any, office: Office) -> str:
    """Return the code of the light (``words.tasks.LIGHTS``) of a task as of the office's day."""
    if task.status == "done":
        return "done"
    if task.deadline_kind == "long_term":
        due = task.next_check_on is not None and task.next_check_on <= office.today
        return "check_due" if due else "standing"
    if task.deadline_kind == "none" or task.due_on is None:
        return "undated"
    soon, urgent = thresholds(task.deadline_kind, office)
    if task.due_on < office.today:
        return "overdue"
    if task.due_on <= urgent:
        return "urgent"
    return "soon" if task.due_on <= soon else "normal"


def light_in_sql(task: Any, office: Office) -> ColumnElement[Any]:
    """Return the same rule for SQL; ``task`` is the table's columns."""
    dated = []
    for kind in _AHEAD:
        soon, urgent = thresholds(kind, office)
        mine = task.deadline_kind == kind
        dated += [
            (mine & (task.due_on <= urgent), "urgent"),
            (mine & (task.due_on <= soon), "soon"),
        ]
    return case(
        (task.status == "done", "done"),
        ((task.deadline_kind == "long_term") & (task.next_check_on <= office.today), "check_due"),
        (task.deadline_kind == "long_term", "standing"),
        ((task.deadline_kind == "none") | task.due_on.is_(None), "undated"),
        (task.due_on < office.today, "overdue"),
        *dated,
        else_="normal",
    )


def days_left(task: Any, office: Office) -> int | None:
    """Return the days until an open, dated task is due; negative when overdue."""
    if task.status == "done" or task.due_on is None or task.deadline_kind == "long_term":
        return None
    return int((task.due_on - office.today).days)


def days_left_in_sql(task: Any, office: Office) -> ColumnElement[Any]:
    """Return the same count for SQL."""
    left = days_between(literal(office.today, Date()), task.due_on)
    open_and_dated = (
        (task.status != "done") & task.due_on.is_not(None) & (task.deadline_kind != "long_term")
    )
    return case((open_and_dated, left), else_=null())


def deadline_order(values: Any) -> dt.date:
    """Return the day by which the deadline column sorts: dated, then standing, then undated."""
    kind = values["deadline_kind"]
    if kind == "long_term":
        return LAST_DAY - dt.timedelta(1)
    return values["due_on"] if values["due_on"] is not None and kind != "none" else LAST_DAY
