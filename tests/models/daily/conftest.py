"""A township with the real plan and two villages, made once; every test works on its own copy."""

from __future__ import annotations

from pathlib import Path

import pytest

import models.actions  # noqa: F401  fills the shelf
from models.actions import finding, records
from models.actions.daily.likely import fill_plan_cadences
from models.actions.finding import View
from models.exchange.plan.tasks.taking_in import take_in
from models.exchange.plan.templates import load_template
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from tests.ledger_fixtures import TODAY, fresh_ledger


@pytest.fixture(scope="package")
def ledger_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a ledger with the plan, its cadences and two villages, closed."""
    folder = tmp_path_factory.mktemp("daily") / "台账"
    store = fresh_ledger(folder, TODAY)
    villages = [
        {"code": "369921200201", "name": "东坪村"},
        {"code": "369921200202", "name": "西岭村"},
    ]
    records.keep_new(store, VILLAGES, villages, "建村")
    take_in(store, load_template("pilot-2021"), "乡综治办")
    fill_plan_cadences(store)
    store.close()
    return folder


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """Return the ids of the plan's tasks by their numbers."""
    return {row.code: row.id for row in finding.every_row(store, TASKS, View())}
