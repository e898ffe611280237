"""Tasks by their chapters: who stands under whom, and how many are overdue below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from models.actions import finding
from models.actions.finding import View
from models.ledgers.tasks import lights
from models.ledgers.tasks.task import TASKS
from models.office import Office
from models.store.ledger_file import Store

DEEPEST = 20
"""Chapters of a plan go six deep; more means that two tasks stand above each other."""


@dataclass(frozen=True)
class Below:
    """What stands under a task, itself not counted."""

    tasks: int
    overdue: int

    @property
    def words(self) -> str:
        """Such as 12 项 · 逾期 1."""
        late = f" · 逾期 {self.overdue}" if self.overdue else ""
        return f"{self.tasks} 项{late}" if self.tasks else ""


@dataclass(frozen=True)
class Forest:
    """The tasks of a view as a tree; chapters that the filter leaves out stand as headings.

    ``below`` holds the ids under an id in order, the top ones under 0; ``above`` is the way
    back, ``place`` the position among its neighbours.
    """

    rows: dict[int, Any]
    below: dict[int, list[int]]
    above: dict[int, int]
    place: dict[int, int]
    counts: dict[int, Below]
    headings: frozenset[int]
    office: Office

    def path(self, record_id: int) -> list[int]:
        """The ids from the top down to ``record_id``, itself included."""
        found = [record_id]
        while above := self.above.get(found[-1], 0):
            found.append(above)
        return found[::-1]


def read_forest(store: Store, view: View, office: Office) -> Forest:
    """Read a view's tasks and the chapters above them."""
    rows = {row.id: row for row in finding.every_row(store, TASKS, view)}
    matching = frozenset(rows)
    for _ in range(DEEPEST):
        missing = {row.above_id for row in rows.values() if row.above_id} - set(rows)
        found = finding.rows_by_id(store, TASKS, sorted(missing))
        if not found:
            break
        rows |= {row.id: row for row in found}
    return plant(rows, matching, office)


def plant(rows: dict[int, Any], matching: frozenset[int], office: Office) -> Forest:
    """Set rows under each other. Where two stand above each other, both come to the top."""
    above = {row.id: _above(row, rows) for row in rows.values()}
    below: dict[int, list[int]] = {}
    headings = frozenset(rows) - matching
    in_order = [*_by_number(rows, headings), *(each for each in rows if each in matching)]
    if headings:  # headings were read later, so all are put in the plan's order again
        in_order = _by_number(rows, rows)
    for each in in_order:
        below.setdefault(above[each], []).append(each)
    place = {each: at for some in below.values() for at, each in enumerate(some)}
    counts = _count(rows, above, matching, office)
    return Forest(rows, below, above, place, counts, headings, office)


def _by_number(rows: dict[int, Any], ids: Iterable[int]) -> list[int]:
    return sorted(ids, key=lambda each: (-rows[each].year, rows[each].order_key))


def _above(row: Any, rows: dict[int, Any]) -> int:
    """Return the id above, or 0 at the top, above a missing row and in a ring."""
    at, steps = row, 0
    while at.above_id in rows and at.above_id:
        at, steps = rows[at.above_id], steps + 1
        if steps > DEEPEST or at.id == row.id:
            return 0
    return row.above_id if row.above_id in rows else 0


def _count(
    rows: dict[int, Any], above: dict[int, int], matching: frozenset[int], office: Office
) -> dict[int, Below]:
    tasks: dict[int, int] = {}
    late: dict[int, int] = {}
    for each in matching:
        is_late = lights.light_of(rows[each], office) == "overdue"
        up = above[each]
        while up:
            tasks[up] = tasks.get(up, 0) + 1
            late[up] = late.get(up, 0) + is_late
            up = above[up]
    return {each: Below(number, late[each]) for each, number in tasks.items()}
