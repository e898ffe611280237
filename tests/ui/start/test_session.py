"""A session opens, locks, removes the sample and ends with everything closed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.store.opening import open_ledger
from tests.ui.start.conftest import PASSWORD, Closed
from ui import say
from ui.start import places
from ui.start.session import Session


def enter(session: Session, ledger: Closed) -> None:
    session.begin()
    session.enter(open_ledger(ledger.folder, PASSWORD))


def test_first_start_shows_the_welcome_and_later_ones_the_login(
    session: Session, ledger: Closed
) -> None:
    session.begin()
    assert session.start is not None
    assert not session.start.login.isVisible()
    places.remember_ledger(ledger.folder, "示例乡 · 2021")
    session.start.show_first()
    assert session.start.login.isVisible()


def test_opened_ledger_is_remembered_and_closed_in_the_end(
    session: Session, ledger: Closed, qtbot: QtBot
) -> None:
    enter(session, ledger)
    assert session.start is None
    assert [each.title for each in places.known_ledgers()] == ["示例乡 · 2021"]
    assert session.main is not None
    with qtbot.waitSignal(session.ended):
        session.main.close()
    assert session.desk.is_closed
    assert places.window_place().room == "today"
    open_ledger(ledger.folder, PASSWORD).close()


def test_closing_the_first_window_ends_the_program(session: Session, qtbot: QtBot) -> None:
    session.begin()
    assert session.start is not None
    with qtbot.waitSignal(session.ended):
        session.start.close()


def test_lock_hides_the_ledger_until_the_password(
    session: Session, ledger: Closed, qtbot: QtBot
) -> None:
    enter(session, ledger)
    assert session.main is not None
    session.main.top.lock.trigger()
    assert not session.main.isVisible()
    assert session.lock is not None
    session.lock.password.line.setText(PASSWORD)
    session.lock.try_it()
    qtbot.waitUntil(session.main.isVisible, timeout=20_000)
    assert session.lock is None


def test_leaving_from_the_lock_closes_the_ledger(
    session: Session, ledger: Closed, qtbot: QtBot
) -> None:
    enter(session, ledger)
    assert session.main is not None
    session.main.top.lock.trigger()
    assert session.lock is not None
    with qtbot.waitSignal(session.ended):
        session.lock.close()
    open_ledger(ledger.folder, PASSWORD).close()


def test_sample_is_opened_and_removed_in_one_click(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[say.Question] = []
    session.begin()
    assert session.start is not None
    session.start.open_sample()
    qtbot.waitUntil(lambda: session.main is not None, timeout=60_000)
    assert session.main is not None
    assert places.sample_folder().exists()
    assert places.known_ledgers() == []

    def agree(_parent: object, question: say.Question) -> bool:
        asked.append(question)
        return True

    monkeypatch.setattr(say, "ask", agree)
    assert session.main.band is not None
    session.main.band.remove_button.click()
    assert "示例乡" in asked[0].text
    assert not places.sample_folder().exists()
    assert session.main is None
    assert session.start is not None
    assert session.start.isVisible()
