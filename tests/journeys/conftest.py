"""The program as a clerk meets it: its own state folder, real windows, a clerk who counts."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.clerk import Clerk
from tests.journeys.screen import log_in
from tests.journeys.township import PASSWORD
from ui.look.dress import apply_look
from ui.main_window import MainWindow
from ui.start.session import Session

BUSY_MILLISECONDS = 500
"""No step may keep the window at work for longer, even on a slow and busy machine; the aim of 100
is held by ``tests/ui/turns.py`` and the benches, where the rest of the machine is quiet."""

Begin = Callable[[], Session]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what the program remembers inside the test's folder."""
    folder = tmp_path / "state"
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):  # of Linux, of Windows
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture
def clerk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    gc.collect()
    gc.freeze()  # a sweep over what other tests left is no work of the program
    made = Clerk(qtbot, monkeypatch)
    yield made
    gc.unfreeze()
    made.heart.close()
    print(f"\n{made.steps} steps; the window was busy longest after:")
    for gap in made.heart.worst():
        print(f"  {gap}")
    assert made.heart.worst(1)[0].milliseconds < BUSY_MILLISECONDS


@pytest.fixture
def begin(qapp: QApplication) -> Iterator[Begin]:
    """Start the program; every session still open at the end is closed."""
    apply_look(qapp)
    owner = QObject()
    begun: list[Session] = []

    def start() -> Session:
        session = Session(owner)
        session.begin()
        begun.append(session)
        return session

    yield start
    for session in begun:
        cut_off(session)
    owner.deleteLater()


@pytest.fixture
def main(clerk: Clerk, begin: Begin, folder: Path) -> MainWindow:
    """The window, opened at 今日."""
    opened = log_in(clerk, begin, PASSWORD).main
    assert opened is not None
    clerk.steps = 0
    return opened


def cut_off(session: Session) -> None:
    """End a session as a power cut does: no window is asked, no draft is put aside."""
    session.desk.close()
    for window in (session.main, session.start):
        if window is not None:
            for timer in window.findChildren(QObject):
                timer.blockSignals(True)
            window.hide()
            window.deleteLater()
    if session.main is not None:
        session.main.workplace.leave()
    if session.store is not None:
        session.store.close()
    session.main = session.start = session.store = None
