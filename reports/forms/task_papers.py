"""What the papers on tasks share: the tasks of a period, their order, and one deadline in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from models.actions.finding import Between, OneOf, View, every_row
from models.dates.spans import Period, Span
from models.ledger import Ledger
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store


def view_of(period: Period, view: View | None) -> View:
    """Return ``view`` held to the tasks of a period: of its year, or due within a shorter one."""
    base = view or View()
    order = (("order_key", False),)
    if period.span is Span.WHOLE:
        return replace(base, sort=(("year", False), *order))
    filters = {**base.filters, "year": OneOf(frozenset({period.start.year}))}
    if period.span is not Span.YEAR:
        filters["due_on"] = Between(period.start, period.end)
    return replace(base, filters=filters, sort=order)


def tasks_of(store: Store, view: View) -> list[Any]:
    """Return the tasks of a view in the order of the plan."""
    return every_row(store, TASKS, view)


def by_task(store: Store, child: Ledger, view: View | None = None) -> dict[int, list[Any]]:
    """Return the rows of a child ledger by the task they belong to, read at once."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in every_row(store, child, view or View()):
        found[row.task_id].append(row)
    return found
