"""A small ledger in a real encrypted file, and the workplace around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import models.actions  # noqa: F401  fills the shelf
from models.actions import records
from models.ledger import Ledger
from models.ledgers.tasks.task import TASKS
from tests.ledger_fixtures import fresh_ledger
from ui.ledger.page import LedgerPage
from ui.workplace import Workplace

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


@pytest.fixture(scope="package")
def ledger_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a ledger with a dozen tasks, closed."""
    folder = tmp_path_factory.mktemp("faces") / "台账"
    store = fresh_ledger(folder, TODAY)
    records.keep_new(store, TASKS, [raw_task(n) for n in range(1, COUNT + 1)], "准备")
    store.close()
    return folder


@pytest.fixture
def open_page(
    qtbot: QtBot, window: QWidget, workplace: Workplace
) -> Callable[[Ledger], LedgerPage]:
    """Return the verb that opens a ledger's page in the window."""

    def open_it(ledger: Ledger) -> LedgerPage:
        page = LedgerPage(workplace, ledger, window)
        QVBoxLayout(window).addWidget(page)
        window.show()
        qtbot.waitExposed(window)
        return page

    return open_it


@pytest.fixture
def page(open_page: Callable[[Ledger], LedgerPage]) -> LedgerPage:
    """Return the page of the tasks."""
    return open_page(TASKS)
