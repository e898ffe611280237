"""A small township's tasks in a real file."""

from __future__ import annotations

from pathlib import Path

import pytest

import models.actions  # noqa: F401  fills the shelf
from models.actions import finding
from models.actions.finding import View
from models.exchange.plan.tasks.taking_in import take_in
from models.exchange.plan.templates import load_template
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from tests.ledger_fixtures import TODAY, fresh_ledger


@pytest.fixture(scope="package")
def ledger_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a ledger with the real plan on 24 June 2021, closed."""
    folder = tmp_path_factory.mktemp("plan") / "台账"
    store = fresh_ledger(folder, TODAY)
    take_in(store, load_template("pilot-2021"), "乡综治办")
    store.close()
    return folder


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """Return the ids of the plan's tasks by their numbers."""
    return {row.code: row.id for row in finding.every_row(store, TASKS, View())}
