"""Two villages with their natural villages and grids; one name stands in both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

import models.actions
from models.actions import records
from models.actions.settings import put_settings
from models.ledger import find_ledger
from models.store.ledger_file import Store
from tests.ledger_fixtures import fresh_ledger

assert models.actions
TODAY = dt.date(2021, 6, 24)
CODES = {"云岭村": "369921200201", "石桥村": "369921200202"}
PLACES = {"云岭村": ("上屋", "坳背"), "石桥村": ("上屋", "下屋场", "桥头")}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = fresh_ledger(tmp_path / "台账", TODAY)
    put_settings(made, {"township_code": "369921200"})
    for village, code in CODES.items():
        own = records.keep(made, find_ledger("villages"), {"code": code, "name": village})
        for place in PLACES[village]:
            raw: dict[str, object] = {"village_id": own, "name": place}
            records.keep(made, find_ledger("natural_villages"), raw)
        grid = {"village_id": own, "name": f"{village}第一网格"}
        records.keep(made, find_ledger("grids"), grid)
    yield made
    made.close()


def point(**more: object) -> dict[str, object]:
    """Return what is typed of a camera point."""
    return {"code": "D001", "name": "村口", "village_id": "石桥村", "state": "正常", **more}
