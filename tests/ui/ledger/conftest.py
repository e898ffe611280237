"""A small ledger in a real encrypted file, and the workplace around it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import models.actions  # noqa: F401  fills the shelf
from models.actions import records, searching
from models.ledger import Ledger
from models.ledgers.tasks.task import TASKS
from models.store import opening
from models.store.ledger_file import Store
from tests.ledger_fixtures import open_copy
from ui import say
from ui.background.desk import Desk
from ui.ledger.page import LedgerPage
from ui.look.dress import apply_look
from ui.workplace import Workplace

PASSWORD = "password1"
TODAY = dt.date(2021, 6, 25)
COUNT = 12


def raw_task(number: int) -> dict[str, object]:
    """Return what a clerk types for one task."""
    due = TODAY + dt.timedelta(days=10 * number - 25)
    return {
        "year": 2021,
        "code": f"3.{number}",
        "title": f"第{number}项工作" if number % 2 else f"网格巡查{number}",
        "lead_unit": "司法所" if number % 3 else "派出所",
        "deadline_kind": "day",
        "due_on": due.isoformat(),
    }


@pytest.fixture(scope="session")
def ledger_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger with a dozen tasks; only ever copied."""
    folder = tmp_path_factory.mktemp("faces") / "ledger"
    store, _ = opening.create(folder, "经办人", PASSWORD, TODAY)
    searching.bring_indexes_up_to_date(store)
    records.keep_new(store, TASKS, [raw_task(n) for n in range(1, COUNT + 1)], "准备")
    store.close()
    return folder


@pytest.fixture
def store(ledger_folder: Path, tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "ledger"
    shutil.copytree(ledger_folder, folder)
    opened = open_copy(folder, PASSWORD)
    yield opened
    opened.close()


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    """A bare window that is closed again."""
    apply_look(qapp)
    made = QWidget()
    made.resize(1262, 700)
    QVBoxLayout(made)
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
def open_page(
    qtbot: QtBot, window: QWidget, workplace: Workplace
) -> Callable[[Ledger], LedgerPage]:
    """Return the verb that opens a ledger's page in the window."""

    def open_it(ledger: Ledger) -> LedgerPage:
        page = LedgerPage(workplace, ledger, window)
        layout = window.layout()
        assert layout is not None
        layout.addWidget(page)
        window.show()
        qtbot.waitExposed(window)
        return page

    return open_it


@pytest.fixture
def page(open_page: Callable[[Ledger], LedgerPage]) -> LedgerPage:
    """Return the page of the tasks."""
    return open_page(TASKS)
