"""到期清除 in the real window."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from models.actions import finding, records
from models.actions.search import everywhere
from models.ledger import put_on_shelf, take_off_shelf
from models.store import steps
from models.store.ledger_file import Store
from tests.models.people import quarrels
from tests.models.people.quarrels import QUARRELS, WITNESSES
from ui import say
from ui.main_window import MainWindow
from ui.rooms.clearing import page as clearing_page
from ui.rooms.clearing.page import ClearingPage


@pytest.fixture
def with_quarrels(store: Store) -> None:
    """Put two quarrels into the sample, one of them past its date."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    assert steps
    with store.writing() as connection:
        quarrels.climb(Operations(MigrationContext.configure(connection)))
    for ledger in (QUARRELS, WITNESSES):
        put_on_shelf(ledger)
    everywhere.bring_indexes_up_to_date(store)
    for day in (dt.date(2020, 12, 31), dt.date(2030, 12, 31)):
        raw = {"title": "桥头争地", "teller": "欧阳震华", "keep_until": day}
        records.keep(store, QUARRELS, raw)


def test_what_is_due_is_cleared_after_asking_why(
    with_quarrels: None, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ClearingPage(window.workplace, window)
    page.show()
    assert page.ledgers.model().index(0, 0).data() == "吵架台账　1起"
    assert page.records.model().index(0, 0).data() == "桥头争地　保管到2020-12-31"
    asked: list[say.Question] = []
    monkeypatch.setattr(say, "ask", lambda _parent, question: bool(asked.append(question)) or True)
    monkeypatch.setattr(clearing_page, "ask_reason", lambda *_: "")
    page.ask()
    assert "不能恢复" in asked[0].text
    assert finding.one(window.workplace.store, QUARRELS, 1).teller == "欧阳震华"
    monkeypatch.setattr(clearing_page, "ask_reason", lambda *_: "保管期满")
    page.ask()
    qtbot.waitUntil(lambda: not page.ledgers.isVisible(), timeout=20_000)
    assert finding.one(window.workplace.store, QUARRELS, 1).teller == "（已清除）"
    assert finding.one(window.workplace.store, QUARRELS, 2).teller == "欧阳震华"
    for ledger in (QUARRELS, WITNESSES):
        take_off_shelf(ledger)


def test_nothing_due_is_said(window: MainWindow) -> None:
    page = ClearingPage(window.workplace, window)
    page.show()
    assert page.nothing.isVisible()
    assert "没有到期的个人信息" in page.nothing.sentence()
