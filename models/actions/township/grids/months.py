"""网格月报: the totals of each grid in a month, with hours a day and matters a person (C12).

``domain/10`` Q-PATROL and Q-EVENT with traps 6 and 7; ``domain/05`` 5.2. Totals per grid and
never a person's track; a grid without a row has not reported, which is not 0.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from models.actions.finding import OneOf, View, every_row
from models.actions.offices import office_of
from models.actions.township.norm import MET, MISSED
from models.actions.township.thresholds import number_of
from models.actions.township.villages.units import gone_units, units_on
from models.dates.months import days_of
from models.ledgers.township.grids import GRID_MONTHS, GRIDS, KINDS_OF_REPORTS
from models.store.ledger_file import Store

COUNTS = ("reported", "closed", *KINDS_OF_REPORTS)
NOT_IN = "未报"
_TENTHS = 10
_ENOUGH_TO_WONDER = 3


@dataclass(frozen=True)
class Sums:
    """What one or several grids did in a month; None where nobody reported it.

    ``hours`` are hours, ``grid_days`` the days that count, added up over the grids.
    """

    workers: int | None
    hours: Fraction | None
    grid_days: int | None
    counts: dict[str, int | None]

    @property
    def hours_a_day(self) -> Fraction | None:
        """日均巡查时长: hours by the days that count; None where one of them is unknown."""
        return _share(self.hours, self.grid_days)

    @property
    def reports_a_person(self) -> Fraction | None:
        """人均上报: reported by workers, so that two workers need twice as many (trap 7)."""
        return _share(self.counts["reported"], self.workers)

    @property
    def closed_share(self) -> Fraction | None:
        """办结率: closed by reported; None where nothing was reported."""
        return _share(self.counts["closed"], self.counts["reported"])


@dataclass(frozen=True)
class GridLine:
    """One grid in the month; ``row`` holds its totals, or is None."""

    grid: Any
    village: str
    village_code: str
    row: Any
    sums: Sums

    @property
    def is_in(self) -> bool:
        """True if its totals came in; a row that only says why it is blank is none."""
        return self.sums.hours is not None or self.sums.counts["reported"] is not None


@dataclass(frozen=True)
class GridMonths:
    """All grids of a month by their codes, their sums, and the thresholds of the office."""

    month: str
    lines: tuple[GridLine, ...]
    total: Sums
    least_hours: Fraction | None
    least_reports: Fraction | None

    @property
    def missing(self) -> tuple[GridLine, ...]:
        """The grids that have not reported."""
        return tuple(line for line in self.lines if not line.is_in)

    def hours_verdict(self, sums: Sums) -> str:
        """达标 or 未达标 by hours a day; empty where nothing is known or asked."""
        return _verdict(sums.hours_a_day, self.least_hours)

    def reports_verdict(self, sums: Sums) -> str:
        """达标 or 未达标 by matters a person and month."""
        return _verdict(sums.reports_a_person, self.least_reports)

    @property
    def is_oddly_even(self) -> bool:
        """True if several grids all report exactly the least: worth a look by the clerk alone."""
        told = [line.sums.reports_a_person for line in self.lines if line.is_in]
        return len(told) >= _ENOUGH_TO_WONDER and set(told) == {self.least_reports}


def grid_months(store: Store, month: str) -> GridMonths:
    """Return the grids that were in use in ``month`` (2021-06) with what they reported."""
    _, last = days_of(month)
    office = office_of(store)
    rows = every_row(store, GRID_MONTHS, View(filters={"month": OneOf(frozenset({month}))}))
    held = {row.grid_id: row for row in rows}
    grids = [
        grid
        for grid in every_row(store, GRIDS, View())
        if grid.id in held or _was_in_use(grid, last)
    ]
    units = {unit.id: unit for unit in units_on(store, last)}
    units |= {u.id: u for u in gone_units(store, {g.village_id for g in grids} - set(units), last)}
    lines = [
        GridLine(
            grid,
            units[grid.village_id].name,
            units[grid.village_id].code,
            held.get(grid.id),
            _sums([held[grid.id]] if grid.id in held else []),
        )
        for grid in grids
        if grid.village_id in units
    ]
    lines.sort(key=lambda line: (line.village_code, line.grid.code or "", line.grid.id))
    return GridMonths(
        month,
        tuple(lines),
        _sums([line.row for line in lines if line.is_in]),
        number_of(office, "patrol_hours_least"),
        number_of(office, "grid_reports_least"),
    )


def _was_in_use(grid: Any, last: dt.date) -> bool:
    begun = grid.started_on is None or grid.started_on <= last
    return begun and (grid.ended_on is None or grid.ended_on > last)


def _sums(rows: Sequence[Any]) -> Sums:
    """Add up what was reported; what no row tells stays unknown."""
    timed = [row for row in rows if row.hours is not None and row.days]
    hours = Fraction(sum(row.hours for row in timed), _TENTHS) if timed else None
    return Sums(
        _added(rows, "workers"),
        hours,
        sum(row.days for row in timed) if timed else None,
        {key: _added(rows, key) for key in COUNTS},
    )


def _added(rows: Sequence[Any], key: str) -> int | None:
    told = [value for row in rows if (value := getattr(row, key)) is not None]
    return sum(told) if told else None


def _share(part: Fraction | int | None, whole: int | None) -> Fraction | None:
    return Fraction(part) / whole if part is not None and whole else None


def _verdict(value: Fraction | None, least: Fraction | None) -> str:
    if value is None or least is None:
        return ""
    return MET if value >= least else MISSED
