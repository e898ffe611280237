"""The lines of the timeline: each task's stretch of time under its chapter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from models.actions.finding import View
from models.dates import add_months, month_end, month_start
from models.ledgers.tasks import lights
from models.ledgers.tasks.task import TASKS
from models.office import Office
from models.store.ledger_file import Store
from ui.rooms.tasks.views.tree.forest import Forest, read_forest

MOST_MONTHS = 120


@dataclass(frozen=True)
class Line:
    """One row: a chapter's heading, or a task from its start to its end (None: it has none)."""

    id: int
    name: str
    is_heading: bool
    light: str = ""
    word: str = ""
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True)
class Timeline:
    """All lines and the months they lie in."""

    lines: tuple[Line, ...]
    first: dt.date
    last: dt.date
    today: dt.date

    @property
    def months(self) -> int:
        """How many months the timeline has."""
        first, last = self.first, self.last
        return (last.year - first.year) * 12 + last.month - first.month + 1


def read_timeline(store: Store, view: View, office: Office) -> Timeline:
    """Read a view's tasks, chapter by chapter, with the months that hold them."""
    forest = read_forest(store, view, office)
    lines = tuple(_lines(forest))
    days = [day for line in lines for day in (line.start, line.end) if day is not None]
    days = [*days, office.today]
    first = month_start(min(days))
    last = month_end(max(days))
    earliest = month_start(add_months(month_start(office.today), -MOST_MONTHS // 2))
    latest = month_end(add_months(month_start(office.today), MOST_MONTHS // 2))
    return Timeline(lines, max(first, earliest), min(last, latest), office.today)


def _lines(forest: Forest) -> Iterator[Line]:
    for top in forest.below.get(0, ()):
        row, counts = forest.rows[top], forest.counts.get(top)
        below = list(_below(forest, top))
        if counts is not None:
            words = f"{TASKS.name_of(row, forest.office)}　{counts.words}"
            yield Line(top, words, is_heading=True)
        if top not in forest.headings and (counts is None or row.due_on is not None):
            yield _line(forest, top)
        for record_id in below:
            yield _line(forest, record_id)


def _below(forest: Forest, top: int) -> Iterator[int]:
    """Yield the tasks under a chapter, without those that only the filter's tasks stand under."""
    for each in forest.below.get(top, ()):
        if each not in forest.headings:
            yield each
        yield from _below(forest, each)


def _line(forest: Forest, record_id: int) -> Line:
    row, office = forest.rows[record_id], forest.office
    light = lights.light_of(row, office)
    start, end = _stretch(row)
    # a chapter without a date of its own has nothing to say
    is_silent = start is None and record_id in forest.counts
    word = "" if is_silent else TASKS.show(row, "light", office)
    return Line(row.id, TASKS.name_of(row, office), False, light, word, start, end)


def _stretch(row: Any) -> tuple[dt.date | None, dt.date | None]:
    """Return from when to when a task runs; a standing one has a start and no end."""
    if row.deadline_kind != "long_term" and row.due_on is None:
        return None, None
    start = row.start_on or dt.date(row.start_year or row.year, 1, 1)
    if row.deadline_kind == "long_term":
        return start, None
    return min(start, row.due_on), row.due_on
