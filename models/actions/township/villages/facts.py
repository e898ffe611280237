"""村情矩阵: villages by the plan's yes/no facts, and how many villages each still lacks (L6).

A fact is kept in one place: what a service point tells (a mediation room) is read from 服务点 and
cannot be typed; 村情事项 holds only what no other ledger knows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlalchemy import select

from models.actions.door import work
from models.actions.figures.figure import Rate
from models.actions.finding import View, every_row
from models.actions.offices import office_of
from models.actions.records import Seen, keep_in
from models.actions.township.norm import NO_DATA, Norm, counted
from models.actions.township.points import (
    AT_VILLAGES,
    Points,
    Test,
    any_point,
    handles_matters,
    points_on,
)
from models.actions.township.thresholds import share_of
from models.actions.township.villages.units import Unit
from models.ledgers.township.village_facts import VILLAGE_FACTS_LEDGER
from models.ledgers.villages import VILLAGES
from models.office import Office
from models.store.ledger_file import Store
from models.words.township.places import FACTS_OF_POINTS, VILLAGE_FACTS

Raw = Mapping[str, object]
YES, NO, BLANK = "是", "否", "未填"

POINTS_OF: Mapping[str, tuple[frozenset[str], Test]] = {
    "facility": (AT_VILLAGES, any_point),
    "handles": (AT_VILLAGES, handles_matters),
    "mediation_room": (frozenset({"mediation_room"}), any_point),
    "psychology_room": (frozenset({"psychology"}), any_point),
}
"""Which service points tell each of ``FACTS_OF_POINTS``."""
_LEAST = {
    "open_steps": ("open_steps_least", "2.4.2"),
    "facility": ("facility_rate_least", "3.7"),
    "handles": ("handling_rate_least", "3.7"),
    "mediation_room": ("mediation_room_least", "3.5"),
}
"""The setting that holds a fact's threshold, and where the plan asks for it."""
_PLAN = {"rules": "2.4.3", "agenda": "2.4.2", "group": "2.4.5", "psychology_room": "3.8"}


@dataclass(frozen=True)
class FactCell:
    """What is known of one fact in one village; ``record`` is the row that says so, or None."""

    said: str
    record: Any = None

    @property
    def is_typed(self) -> bool:
        """True if 村情事项 holds it."""
        return self.record is not None and hasattr(self.record, "has_it")


@dataclass(frozen=True)
class FactColumn:
    """One fact: its word, whether it is typed, its threshold, and its cell in each village."""

    code: str
    label: str
    is_typed: bool
    plan: str
    least: Fraction | None
    cells: tuple[FactCell, ...]

    def count(self, said: str) -> int:
        """Return in how many villages it stands so."""
        return sum(cell.said == said for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """The villages of a day in the order of their codes, and their facts."""

    units: tuple[Unit, ...]
    columns: tuple[FactColumn, ...]

    def norm(self, column: FactColumn) -> Norm:
        """Return the figure of a fact: villages with it, in all villages."""
        return norm_of_villages(
            self.units, [c.said == YES for c in column.cells], column.label, column
        )


def matrix_on(store: Store, day: dt.date) -> Matrix:
    """Return the matrix as of ``day``: facts dated later do not hold yet."""
    office, points = office_of(store), points_on(store, day)
    held = {
        (row.village_id, row.fact): row
        for row in every_row(store, VILLAGE_FACTS_LEDGER, View())
        if row.on_day is None or row.on_day <= day
    }
    typed = office.choices(VILLAGE_FACTS)
    columns = [
        _column(office, code, label, tuple(_typed(held.get((u.id, code))) for u in points.units))
        for code, label in typed.labels.items()
        if code not in typed.retired
    ]
    columns += [
        _column(office, code, label, tuple(_told(points, unit, code) for unit in points.units))
        for code, label in FACTS_OF_POINTS.items()
    ]
    return Matrix(points.units, tuple(columns))


def keep_facts(store: Store, village_ids: Sequence[int], fact: str, raw: Raw) -> int:
    """Write one fact (``has_it``, ``on_day``, ``proof``) of several villages as one batch.

    Return how many villages. Raises Refused by key.
    """
    with work(store, "填写村情事项") as piece:
        table = VILLAGE_FACTS_LEDGER.columns.c
        for village_id in village_ids:
            held = piece.connection.execute(
                select(table.id, table.revision).where(
                    table.retired_at.is_(None),
                    table.village_id == village_id,
                    table.fact == fact,
                )
            ).first()
            seen = Seen(held.id, held.revision) if held else None
            whole = {**raw, "village_id": village_id, "fact": fact}
            keep_in(piece, VILLAGE_FACTS_LEDGER, whole, seen)
    return len(village_ids)


def norm_of_villages(
    units: tuple[Unit, ...], has_it: list[bool], name: str, column: FactColumn
) -> Norm:
    """Return the figure of a yes/no fact; the villages without it are named."""
    have = [unit.id for unit, has in zip(units, has_it, strict=True) if has]
    lacking = tuple(unit.name for unit, has in zip(units, has_it, strict=True) if not has)
    figure = counted(f"{name}的村", VILLAGES, have)
    whole = counted("行政村", VILLAGES, [unit.id for unit in units])
    formula = f"{name}的行政村数÷行政村总数"
    rate = Rate(name, figure, whole, formula, NO_DATA, column.least)
    return Norm(
        column.code,
        name,
        column.plan,
        figure,
        VILLAGES,
        f"{name}＝{formula}。",
        "个村",
        rate,
        lacking=lacking,
    )


def _column(office: Office, code: str, label: str, cells: tuple[FactCell, ...]) -> FactColumn:
    setting, plan = _LEAST.get(code, ("", _PLAN.get(code, "")))
    least = share_of(office, setting) if setting else None
    return FactColumn(code, label, code not in FACTS_OF_POINTS, plan, least, cells)


def _typed(row: Any) -> FactCell:
    return FactCell(BLANK if row is None else YES if row.has_it else NO, row)


def _told(points: Points, unit: Unit, code: str) -> FactCell:
    """否 where points of the kind are registered and none of this village's; else nobody said."""
    kinds, test = POINTS_OF[code]
    row = points.of_village(unit.id, kinds, test)
    if row is not None:
        return FactCell(YES, row)
    return FactCell(NO if kinds & points.known else BLANK)
