"""The window answers while a large list is read, filtered and marked."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.actions.door import work
from models.actions.finding import WINDOW, OneOf
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from tests.ui.ledger.conftest import COUNT
from ui.ledger.page import LedgerPage
from ui.workplace import Workplace

MANY = 6000
LONGEST_GAP = 0.1  # seconds of the window's own work


@pytest.fixture
def many(store: Store) -> int:
    """Fill the ledger with several thousand tasks; return how many there are."""
    rows = [
        {
            "year": 2021,
            "code": f"8.{number}",
            "title": f"建立健全工作机制第{number}项",
            "lead_unit": ("司法所", "派出所", "信访办")[number % 3],
            "deadline_kind": "day",
            "due_on": dt.date(2021, 1, 1) + dt.timedelta(number % 365),
            "status": "not_started",
        }
        for number in range(MANY)
    ]
    with work(store, "准备") as piece:
        piece.add_many(TASKS, rows)
    return MANY + COUNT


@contextmanager
def heart(owner: QWidget) -> Iterator[list[float]]:
    """Measure the work of the window between two beats, whatever else the machine does."""
    gaps, last = [0.0], [time.thread_time()]

    def beat() -> None:
        now = time.thread_time()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer(owner, interval=0)
    timer.timeout.connect(beat)
    timer.start()
    yield gaps
    timer.stop()


def test_window_answers_while_thousands_are_read_filtered_and_marked(
    many: int, workplace: Workplace, window: QWidget, qtbot: QtBot
) -> None:
    page = LedgerPage(workplace, TASKS, window)
    QVBoxLayout(window).addWidget(page)
    window.show()
    qtbot.waitUntil(lambda: page.list.model.rowCount() >= WINDOW)
    qtbot.waitUntil(lambda: page.list.total() == many)
    with heart(window) as gaps:
        page.list.set_filter("light", OneOf(frozenset({"overdue"})))
        qtbot.waitUntil(lambda: 0 < page.list.total() < many)
        page.list.clear_filters()
        qtbot.waitUntil(lambda: page.list.total() == many)
        page.list.table.selectAll()
        page.list.table.select_id(page.list.model.ids[5000])
    assert max(gaps) < LONGEST_GAP
    assert page.list.table.current_id() == page.current_id()
