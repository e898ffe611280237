"""The screen locks when nobody is there, and nothing can be read behind the lock."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from models.actions.settings import put_settings
from models.store.ledger_file import Store
from models.store.opening import open_ledger
from tests.ui.start.conftest import PASSWORD, Closed
from ui.start.locking.brake import wait_in_words
from ui.start.locking.curtain import Curtain
from ui.start.locking.idle import IDLE_MINUTES, IdleWatch
from ui.start.session import Session


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[IdleWatch]:
    made = IdleWatch(qapp)
    yield made
    made.rest()
    made.deleteLater()


def test_touching_a_window_begins_the_time_anew(watch: IdleWatch, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    watch.begin(10)
    watch._timer.setInterval(600_000 - 1)  # a beginning anew is seen by the time that is left
    before = watch._timer.remainingTime()
    handle = window.windowHandle()
    assert handle is not None
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(3, 3),
        QPointF(3, 3),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    watch._move_to(handle)
    watch._timer.start(1_000)
    assert watch._timer.remainingTime() < 10_000 < before
    watch._timer.setInterval(600_000)
    QApplication.sendEvent(handle, moved)
    assert watch._timer.remainingTime() > 10_000


def test_nobody_there_is_told_once(watch: IdleWatch, qtbot: QtBot) -> None:
    watch.begin(10)
    watch._timer.setInterval(1)
    with qtbot.waitSignal(watch.came, timeout=5_000):
        pass
    assert not watch.is_running


def test_no_minutes_never_lock(watch: IdleWatch) -> None:
    watch.begin(0)
    assert not watch.is_running


def test_curtain_moves_dialogs_and_answers_none(qtbot: QtBot) -> None:
    main, dialog = QWidget(), QDialog()
    for each in (main, dialog):
        qtbot.addWidget(each)
        each.show()
    dialog.move(120, 80)
    answered: list[int] = []
    dialog.finished.connect(answered.append)
    curtain = Curtain()
    curtain.draw(main)
    assert not main.isVisible()
    assert dialog.isVisible()
    assert dialog.pos().x() < -1000
    curtain.open()
    assert main.isVisible()
    assert dialog.pos() == QPoint(120, 80)
    assert answered == []


def _entered(session: Session, ledger: Closed) -> Store:
    session.begin()
    store = open_ledger(ledger.folder, PASSWORD)
    session.enter(store)
    return store


def test_idle_program_is_locked_and_opens_to_the_password(
    session: Session, ledger: Closed, qtbot: QtBot
) -> None:
    store = _entered(session, ledger)
    assert session.idle.is_running
    put_settings(store, {IDLE_MINUTES: "0"})
    qtbot.waitUntil(lambda: not session.idle.is_running)
    put_settings(store, {IDLE_MINUTES: "5"})
    qtbot.waitUntil(lambda: session.idle.is_running)
    session.idle._timer.setInterval(1)
    qtbot.waitUntil(lambda: session.lock is not None)
    assert session.main is not None
    assert not session.main.isVisible()
    assert not session.idle.is_running
    assert session.lock is not None
    session.lock.password.line.setText(PASSWORD)
    session.lock.try_it()
    qtbot.waitUntil(lambda: session.lock is None, timeout=20_000)
    assert session.main.isVisible()
    assert session.idle.is_running


@pytest.mark.parametrize(("seconds", "words"), [(1, "1秒"), (64, "64秒"), (300, "5分钟")])
def test_waits_are_told_in_words(seconds: int, words: str) -> None:
    assert wait_in_words(seconds) == words
