"""A township of the sample's eight villages, made once and copied."""

from __future__ import annotations

import atexit
import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.actions import records
from models.actions.finding import View, every_row
from models.divisions import sample_villages
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from tests.ledger_fixtures import TODAY, fresh_ledger, open_copy

_made: dict[dt.date, Path] = {}


def township(folder: Path, day: dt.date = TODAY) -> Store:
    """Open a ledger in ``folder`` that holds the eight villages and stands on ``day``."""
    if day not in _made:
        home = Path(tempfile.mkdtemp(prefix="taizhang-tests-")) / "台账"
        atexit.register(shutil.rmtree, home.parent, ignore_errors=True)
        store = fresh_ledger(home, day)
        rows = [{"code": each.code, "name": each.name} for each in sample_villages()]
        records.keep_new(store, VILLAGES, rows, "登记村")
        store.close()
        _made[day] = home
    shutil.copytree(_made[day], folder, dirs_exist_ok=True)
    return open_copy(folder)


@pytest.fixture
def land(tmp_path: Path) -> Iterator[Store]:
    """Give this test's own township of eight villages."""
    store = township(tmp_path / "乡")
    yield store
    store.close()


def village(store: Store, name: str) -> int:
    """Return the id of the village called ``name``."""
    rows = every_row(store, VILLAGES, View())
    return int(next(row.id for row in rows if row.name == name))
