"""One month of the calendar: its days, which are worked, and what falls due on each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from models.actions import finding
from models.actions.finding import Between, Filter, OneOf, View
from models.dates import add_months, month_end, month_start
from models.dates.workdays import SATURDAY, Workdays
from models.ledgers.tasks import lights
from models.ledgers.tasks.task import TASKS
from models.office import Office
from models.store.ledger_file import Store

WEEK = 7
MOST_READ = 2000
"""A month is drawn from so many tasks at most; more than that nobody reads in a calendar."""


@dataclass(frozen=True)
class Entry:
    """One task on its day."""

    id: int
    word: str
    name: str
    light: str
    can_move: bool

    @property
    def text(self) -> str:
        """The word of the light, then number and title."""
        return f"{self.word} {self.name}"


@dataclass(frozen=True)
class Day:
    """One field of the calendar. ``mark`` is 休 or 班 where a day differs from its weekday."""

    date: dt.date
    is_in_month: bool
    is_worked: bool
    mark: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Month:
    """Whole weeks from Monday that cover a month."""

    first: dt.date
    today: dt.date
    days: tuple[Day, ...]
    warning: str = ""

    @property
    def weeks(self) -> int:
        """How many rows the calendar has."""
        return len(self.days) // WEEK


def read_month(store: Store, view: View, office: Office, first: dt.date) -> Month:
    """Read the tasks of a view that are due, or to be checked, between the month's weeks."""
    days = _dates(first)
    entries: dict[dt.date, list[Entry]] = {}
    standing: Mapping[str, Filter] = {"deadline_kind": OneOf(frozenset({"long_term"}))}
    for key, more in (("due_on", {}), ("next_check_on", standing)):
        narrowed = _within(view, key, days[0], days[-1], more)
        if narrowed is None:
            continue
        for row in finding.first_rows(store, TASKS, narrowed, MOST_READ):
            entries.setdefault(getattr(row, key), []).append(_entry(row, key, office))
    workdays = Workdays(office.days_off)
    shown = tuple(_day(each, first, workdays, entries.get(each, ())) for each in days)
    return Month(first, office.today, shown, workdays.warning(first))


def _dates(first: dt.date) -> list[dt.date]:
    start = first - dt.timedelta(first.weekday())
    weeks = -(-((month_end(first) - start).days + 1) // WEEK)
    return [start + dt.timedelta(each) for each in range(weeks * WEEK)]


def _within(
    view: View, key: str, low: dt.date, high: dt.date, more: Mapping[str, Filter]
) -> View | None:
    """Return the view narrowed to these days; None where its own filters shut them out."""
    filters = {**view.filters}
    held = filters.get(key)
    if isinstance(held, Between):
        low, high = max(low, held.low or low), min(high, held.high or high)
    elif held is not None:
        return None
    for name, wanted in more.items():
        mine = filters.get(name)
        if isinstance(mine, OneOf) and isinstance(wanted, OneOf):
            filters[name] = OneOf(mine.values & wanted.values)
        else:
            filters[name] = wanted
    filters[key] = Between(low, high)
    return replace(view, filters=filters)


def _entry(row: Any, key: str, office: Office) -> Entry:
    light = lights.light_of(row, office)
    return Entry(
        row.id,
        TASKS.show(row, "light", office),
        TASKS.name_of(row, office),
        light,
        can_move=key == "due_on" and light != "done",
    )


def _day(day: dt.date, first: dt.date, workdays: Workdays, entries: Iterable[Entry]) -> Day:
    is_worked = workdays.is_workday(day)
    is_weekday = day.weekday() < SATURDAY
    mark = "" if is_worked == is_weekday else ("班" if is_worked else "休")
    return Day(day, month_start(day) == first, is_worked, mark, tuple(entries))


def turned(first: dt.date, months: int) -> dt.date:
    """Return the first day of the month that many months away, within the years we know."""
    wanted = add_months(first, months)
    return wanted if 2000 <= wanted.year <= 2100 else first
