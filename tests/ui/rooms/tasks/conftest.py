"""A small township's tasks in a real file, and the workplace around it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

import models.actions  # noqa: F401  fills the shelf
from models.actions import finding, searching
from models.actions.finding import View
from models.exchange.plan.tasks.taking_in import take_in
from models.exchange.plan.templates import load_template
from models.ledgers.tasks.task import TASKS
from models.store import opening
from models.store.ledger_file import Store
from tests.ledger_fixtures import open_copy
from ui import say
from ui.background.desk import Desk
from ui.look.dress import apply_look
from ui.workplace import Workplace

PASSWORD = "password1"
TODAY = dt.date(2021, 6, 24)


@pytest.fixture(scope="package")
def plan_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger with the real plan on 24 June 2021; only ever copied."""
    folder = tmp_path_factory.mktemp("plan") / "ledger"
    store, _ = opening.create(folder, "经办人", PASSWORD, TODAY)
    searching.bring_indexes_up_to_date(store)
    take_in(store, load_template("pilot-2021"), "乡综治办")
    store.close()
    return folder


@pytest.fixture
def store(plan_folder: Path, tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "ledger"
    shutil.copytree(plan_folder, folder)
    opened = open_copy(folder, PASSWORD)
    yield opened
    opened.close()


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    """A bare window that is closed again."""
    apply_look(qapp)
    made = QWidget()
    made.resize(1100, 700)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def workplace(window: QWidget, store: Store) -> Iterator[Workplace]:
    desk = Desk(window)
    made = Workplace(store, desk, say.StatusLine(window), window)
    yield made
    made.leave()
    desk.close()


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """Return the ids of the plan's tasks by their numbers."""
    return {row.code: row.id for row in finding.every_row(store, TASKS, View())}
