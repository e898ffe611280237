"""Which tasks are only headings of the plan: they gather others and have no state of their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any


def is_heading(task: Any, owners: Collection[Any]) -> bool:
    """Tell whether a task only gathers others (``owners`` are the ids that do), or leads in."""
    return bool(task.leads_in) or (task.id in owners and task.deadline_kind == "none")


def without_headings(tasks: Sequence[Any]) -> list[Any]:
    """Return the tasks that are to be done."""
    owners = {task.above_id for task in tasks}
    return [task for task in tasks if not is_heading(task, owners)]
