"""Whatever way cases go by allowed verbs, every cross-check of every table holds."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.actions import finding
from models.actions.disputes.figures.tables.offers import STATISTICS
from models.actions.figures.figure import Figure, Rate
from models.actions.figures.table import FigureTable
from models.actions.finding import View
from models.dates.spans import WHOLE, Period, half_year, month
from models.ledgers.disputes.dispute import DISPUTES
from models.store.ledger_file import Store
from tests.models.disputes.figures.cases import EAST, TOWN, WEST
from tests.models.disputes.walks import random_case_walk

MONTHS = (month(2021, 5), month(2021, 6))
ONE_LEDGER = settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""The ledger is shared by the examples: each leads one more case about."""


def test_no_walk_of_cases_breaks_a_check(town: Store) -> None:
    @ONE_LEDGER
    @given(data=st.data())
    def lead(data: st.DataObject) -> None:
        random_case_walk(town, data.draw, [EAST, WEST], TOWN)
        assert broken(town, data.draw(st.sampled_from(MONTHS))) == []

    lead()
    for period in (*MONTHS, month(2021, 4), half_year(2021, 1), WHOLE):
        assert broken(town, period) == []
        for table in tables(town, period):
            for figure in figures(table):
                rows = frozenset(figure.rows())
                assert len(rows) == figure.cases
                assert finding.count(town, DISPUTES, View(only=rows)) == figure.cases


def tables(store: Store, period: Period) -> list[FigureTable]:
    return [table for each in STATISTICS for table in each.make(store, period, View())]


def broken(store: Store, period: Period) -> list[str]:
    return [each.sentence for table in tables(store, period) for each in table.broken]


def figures(table: FigureTable) -> Sequence[Figure]:
    """Return the figures of the total, those of its rates among them."""
    found: list[Figure] = []
    for cell in table.lines[0].cells:
        if isinstance(cell, Rate):
            found += [cell.numerator, cell.denominator]
        elif isinstance(cell, Figure):
            found.append(cell)
    return found
