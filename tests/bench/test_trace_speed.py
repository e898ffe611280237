"""操作记录 with 100 000 batches: the window answers while it is read, scrolled and narrowed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from models.actions import records
from models.actions.door import WORK
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from models.store.tables import Batch, HistoryRow
from tests.journeys.heartbeat import Heartbeat
from tests.models.actions.test_door import RAW
from ui import say
from ui.background.desk import Desk
from ui.look.dress import apply_look
from ui.rooms.traces.page import TracesPage
from ui.workplace import Workplace

BATCHES, RECORDS, MOST = 100_000, 50, 100


@pytest.fixture
def long_log(store: Store) -> Store:
    """A log as of many years: every thousandth batch is a bulk change of a thousand fields."""
    raws = [{**RAW, "code": f"1.{n}"} for n in range(RECORDS)]
    records.keep_new(store, TASKS, raws, "导入任务")
    batches, history = [], []
    for number in range(2, BATCHES + 1):
        at = dt.datetime(2015, 1, 1) + dt.timedelta(minutes=30 * number)
        header = {"at": at, "who": f"经办人{number % 3}", "action": "修改任务", "why": ""}
        batches.append({**header, "number": number, "kind": WORK, "link": bytes(32)})
        for at_row in range(1000 if number % 1000 == 0 else 2):
            row = {"ledger": "tasks", "record_id": 1 + (number + at_row) % RECORDS}
            row |= {"batch": number, "field": "remark", "old": '"一"', "new": '"二"'}
            history.append(row)
    with store.writing() as connection:
        connection.execute(insert(Batch), batches)
        connection.execute(insert(HistoryRow), history)
    return store


@pytest.fixture
def page(qapp: QApplication, long_log: Store) -> Iterator[TracesPage]:
    apply_look(qapp)
    window = QWidget()
    window.resize(1100, 640)
    desk = Desk(window)
    workplace = Workplace(long_log, desk, say.StatusLine(window), window)
    made = TracesPage(workplace, window)
    QVBoxLayout(window).addWidget(made)
    yield made
    workplace.leave()
    desk.close()
    window.close()
    window.deleteLater()


@pytest.mark.bench
def test_window_never_waits_for_a_long_log(page: TracesPage, qtbot: QtBot) -> None:
    heart = Heartbeat()
    heart.begin("打开")
    page.window().show()
    qtbot.waitUntil(lambda: page.count.text() == f"{BATCHES} 次操作", timeout=30_000)
    for row in (99_999, 50_000, 25_000, 0, 70_000):
        heart.begin(f"滚到第{row}行")
        page.table.setCurrentIndex(page.model.index(row, 0))
        qtbot.waitUntil(lambda: page.current() is not None, timeout=30_000)
    heart.begin("打开一次批量修改")
    page.select(99_000)
    qtbot.waitUntil(lambda: len(page.batch.model.keys) == 1000, timeout=30_000)
    heart.begin("筛选操作人")
    page.batch.left.emit()
    page.filters.who.setCurrentIndex(page.filters.who.findData("经办人1"))
    qtbot.waitUntil(lambda: page.count.text() == "33333 次操作", timeout=30_000)
    heart.begin("查找")
    page.filters.words.setText("没有这样的")
    qtbot.waitUntil(lambda: page.count.text() == "0 次操作", timeout=30_000)
    heart.begin("清除筛选")
    page.filters.clear()
    qtbot.waitUntil(lambda: page.count.text() == f"{BATCHES} 次操作", timeout=30_000)
    heart.rest()
    heart.close()
    print("\n".join(map(str, heart.worst())))
    assert heart.worst(1)[0].milliseconds < MOST, "\n".join(map(str, heart.worst()))
