"""A ledger of 240 invented cases, made once for all reports that only read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.actions.settings import put_settings
from models.store.ledger_file import Store
from tests.ledger_fixtures import fresh_ledger
from tests.models.disputes.figures.cases import found_office
from tests.models.disputes.figures.plenty import fill

TODAY = dt.date(2021, 6, 30)


@pytest.fixture(scope="package")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give the ledger of plenty; nobody writes into it."""
    store = fresh_ledger(tmp_path_factory.mktemp("rich") / "台账", TODAY)
    put_settings(store, {"township_name": "示例乡", "office_name": "示例乡综治办"})
    fill(store, 240, dt.date(2021, 1, 1), TODAY)
    yield store
    store.close()


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Store]:
    """Give an empty township of two villages and two committees."""
    store = fresh_ledger(tmp_path / "台账", TODAY)
    found_office(store)
    yield store
    store.close()
