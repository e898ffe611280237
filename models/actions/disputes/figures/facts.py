"""The cases of a period as one relation; figures are counted and listed by the same conditions."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, FromClause, func, or_, select

from models.actions import finding
from models.actions.disputes.figures.as_of import Condition, counts, ending_id_on
from models.actions.figures.figure import Figure
from models.actions.finding import NO_VIEW, View
from models.actions.offices import office_of
from models.dates.spans import Period
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.office import Office
from models.store.ledger_file import Store


@dataclass(frozen=True)
class Facts:
    """The cases found by the end of a period, each beside the ending that holds on that day.

    ``case`` and ``ending`` are the columns that measures and axes are made of.
    """

    period: Period
    office: Office
    case: Any
    ending: Any
    relation: FromClause
    conditions: tuple[Condition, ...]

    @property
    def cut_off(self) -> dt.date:
        """The day up to which terms have run out: the period's end, or today while it runs."""
        return min(self.period.end, self.office.today)

    @property
    def is_due(self) -> Condition:
        """A case to be settled in the period: no ending from before it holds at its end.

        So it was unsettled when the period began, or found or taken up again within it, and the
        ending beside it, if any, began within it.
        """
        return or_(self.ending.id.is_(None), self.ending.on_day >= self.period.start)


def facts_of(store: Store, period: Period, view: View = NO_VIEW) -> Facts:
    """Return the cases of a period, of those that a view of the list shows."""
    office = office_of(store)
    case, ending = DISPUTES.columns, DISPUTE_ENDINGS.columns.alias("ending")
    relation = case.outerjoin(ending, ending.c.id == ending_id_on(case.c, period.end))
    asked = finding.conditions(DISPUTES, replace(view, in_bin=False), office)
    base = (counts(case.c), case.c.found_on <= period.end, *asked)
    return Facts(period, office, case.c, ending.c, relation, base)


@dataclass(frozen=True)
class Measure:
    """What is counted: the cases for which ``of`` holds, or what ``adds`` adds up over them.

    ``rule`` defines it in one sentence, as it stands under the table.
    """

    key: str
    label: str
    rule: str
    of: Callable[[Facts], Condition]
    adds: Callable[[Facts], ColumnElement[Any]] | None = None
    scale: int = 1
    places: int = 0


@dataclass(frozen=True)
class Axis:
    """What cases are told apart by: a column, and which of its values fall together."""

    name: str
    column: Callable[[Facts], ColumnElement[Any]]
    fold: Callable[[Any], Any] = lambda value: value


ALL = object()
"""Stands for every value of an axis."""


class Counted:
    """What one GROUP BY told of a period: a figure for every measure and place on the axes."""

    def __init__(
        self, store: Store, facts: Facts, axes: Sequence[Axis], measures: Sequence[Measure]
    ) -> None:
        self.facts = facts
        self._store, self._axes = store, tuple(axes)
        self._columns = [axis.column(facts) for axis in axes]
        self._asked = [column for each in measures for column in _columns(each, facts)]
        self._places = dict(_places_of(measures))
        self._raws: dict[str, dict[Any, set[Any]]] = {a.name: defaultdict(set) for a in axes}
        self._sums: dict[tuple[Any, ...], list[int]] = {}
        self._read()

    def figure(self, measure: Measure, name: str = "", **at: Any) -> Figure:
        """Return the figure of a measure where the axes named have the values given."""
        place = tuple(at.get(axis.name, ALL) for axis in self._axes)
        sums = self._sums.get(place, [0] * len(self._asked))
        first = self._places[measure.key]
        return Figure(
            name or measure.label,
            sums[first if measure.adds is None else first + 1],
            sums[first],
            partial(self._ids, measure, place),
            measure.scale,
            measure.places,
        )

    def values(self, axis: str) -> list[Any]:
        """Return the values of an axis that any case has, in no order."""
        return list(self._raws[axis])

    def raw_values(self, axis: str, value: Any) -> set[Any]:
        """Return what stands in the ledger where an axis has a value."""
        return self._raws[axis].get(value, set())

    def _read(self) -> None:
        query = select(*self._columns, *self._asked).select_from(self.facts.relation)
        query = query.where(*self.facts.conditions).group_by(*self._columns)
        with self._store.reading() as connection:
            rows = connection.execute(query).all()
        width = len(self._axes)
        for row in rows:
            values = tuple(a.fold(raw) for a, raw in zip(self._axes, row[:width], strict=True))
            for axis, value, raw in zip(self._axes, values, row[:width], strict=True):
                self._raws[axis.name][value].add(raw)
            self._add(values, row[width:])

    def _add(self, values: tuple[Any, ...], numbers: Sequence[int]) -> None:
        """Add numbers to their place and to every sum over an axis."""
        for place in product(*((value, ALL) for value in values)):
            held = self._sums.setdefault(place, [0] * len(numbers))
            for at, number in enumerate(numbers):
                held[at] += number

    def _ids(self, measure: Measure, place: tuple[Any, ...]) -> list[int]:
        case, conditions = self.facts.case, [*self.facts.conditions, measure.of(self.facts)]
        for axis, column, value in zip(self._axes, self._columns, place, strict=True):
            if value is not ALL:
                conditions.append(_is_one_of(column, self.raw_values(axis.name, value)))
        query = select(case.id).select_from(self.facts.relation).where(*conditions)
        with self._store.reading() as connection:
            return list(connection.scalars(query.order_by(case.id)))


def _columns(measure: Measure, facts: Facts) -> list[ColumnElement[Any]]:
    """Return the count of a measure's cases, and the sum it adds up if it does."""
    holds = measure.of(facts)
    counted: list[ColumnElement[Any]] = [func.count().filter(holds)]
    if measure.adds is not None:
        counted.append(func.coalesce(func.sum(measure.adds(facts)).filter(holds), 0))
    return counted


def _places_of(measures: Sequence[Measure]) -> Iterator[tuple[str, int]]:
    at = 0
    for measure in measures:
        yield measure.key, at
        at += 1 if measure.adds is None else 2


def _is_one_of(column: ColumnElement[Any], values: set[Any]) -> Condition:
    some = [value for value in values if value is not None]
    return or_(column.in_(some), column.is_(None)) if None in values else column.in_(some)
