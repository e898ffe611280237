"""The sample's year of disputes fills the tables, and each of them adds up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.actions.checking_up import check
from models.actions.disputes.figures.tables.mediation import mediation
from models.actions.disputes.figures.tables.monthly import monthly
from models.actions.disputes.figures.tables.survey import survey
from models.actions.figures.figure import Figure
from models.actions.finding import View, every_row
from models.dates.spans import read_period
from models.ledgers.disputes.dispute import DISPUTES
from models.store.opening import open_ledger
from models.words.disputes.case import SOURCES
from models.words.disputes.flow import STATES
from tests.ui.console.conftest import PASSWORD


@pytest.mark.parametrize("make", [monthly, survey, mediation])
def test_no_column_of_the_year_is_empty_and_no_check_fails(
    sample: Path, make: Callable[..., Any]
) -> None:
    store = open_ledger(sample, PASSWORD)
    tables = make(store, read_period("2021"))
    store.close()
    for table in tables:
        assert table.broken == ()
        total = table.lines[0]
        empty = [
            heading
            for heading, cell in zip(table.headings, total.cells, strict=True)
            if isinstance(cell, Figure) and cell.value == 0
        ]
        assert empty == [], table.title


def test_cases_of_every_source_and_state_are_there_and_the_ledger_is_whole(sample: Path) -> None:
    store = open_ledger(sample, PASSWORD)
    rows = every_row(store, DISPUTES, View())
    assert {row.source for row in rows} == set(SOURCES.labels)
    assert {row.state for row in rows} >= set(STATES.labels) - {"cancelled"}
    assert {row.found_on.month for row in rows} == set(range(1, 13))
    assert check(store) == []
    store.close()
