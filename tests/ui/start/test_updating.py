"""The session starts the installer and ends; the next start says once how it went."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.store.opening import open_ledger
from tests.ui.start.conftest import PASSWORD, Closed
from ui import application, crash, say
from ui.rooms.update.beginning import Ready
from ui.rooms.update.ending import UpdatedDialog, tell_once
from ui.start import places
from ui.start.session import Session
from ui.version import VERSION

# Stands for an installer: writes down how it was called.
INSTALLER = """#!/bin/sh
printf "%s\\n" "$@" "${_PYI_ARCHIVE_FILE-none}" > ../told.part
mv ../told.part ../told
"""


@pytest.fixture
def session(session: Session, ledger: Closed) -> Session:
    """Give the program with a ledger open."""
    session.begin()
    session.enter(open_ledger(ledger.folder, PASSWORD))
    return session


@pytest.fixture
def ready(session: Session) -> Ready:
    places.update_folder().mkdir(parents=True)
    installer = places.update_folder() / "ZongzhiTaizhang-0.3.0-setup.exe"
    installer.write_text(INSTALLER, encoding="utf-8")
    installer.chmod(0o700)
    return Ready(installer, Path("/程序/ZongzhiTaizhang"), "0.3.0", "· 打印更快了。")


def want(session: Session, ready: Ready) -> None:
    assert session.main is not None
    session.main.workplace.update_wanted.emit(ready)


def test_installer_is_started_and_the_program_ends(
    session: Session,
    ready: Ready,
    ledger: Closed,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = places.state_folder() / "told"
    monkeypatch.setenv("_PYI_ARCHIVE_FILE", "the old program")
    with qtbot.waitSignal(session.ended, timeout=30_000):
        want(session, ready)
    assert session.installer is not None
    assert session.installer.wait(20) == 0
    assert told.read_text(encoding="utf-8").splitlines() == [
        "/S", "/WAIT=900", "/OPEN", "/D=/程序/ZongzhiTaizhang", "none",
    ]  # fmt: skip
    assert places.begun_update() == places.BegunUpdate("0.3.0", "· 打印更快了。")
    open_ledger(ledger.folder, PASSWORD).close()


def test_installer_that_does_not_start_leaves_everything_open(
    session: Session, ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, sentence: refused.append(sentence))
    ready.installer.unlink()
    want(session, ready)
    assert "没能启动" in refused[0]
    assert session.main is not None
    assert session.main.isVisible()
    assert places.begun_update() is None


def test_who_will_not_leave_yet_starts_no_installer(
    session: Session, ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert session.main is not None
    monkeypatch.setattr(session.main.rooms, "unsaved", lambda: ["任务"])
    monkeypatch.setattr(say, "ask", lambda *_: False)
    want(session, ready)
    assert session.main.isVisible()
    assert places.begun_update() is None


def test_next_start_says_once_what_the_update_changed(qapp: QApplication, qtbot: QtBot) -> None:
    places.update_folder().mkdir(parents=True)
    places.remember_update(places.BegunUpdate(VERSION, "· 打印更快了。"))
    shown: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UpdatedDialog)
        shown.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.close_button.click()

    begun = application.begin(qapp)
    assert begun.start is not None
    QTimer.singleShot(50, begun.start, read)
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    assert any(f"已更新到 {VERSION} 版" in each for each in shown)
    assert "· 打印更快了。" in shown
    assert places.begun_update() is None
    assert not places.update_folder().exists()
    begun.start.close()
    crash.uninstall()
    begun.deleteLater()


def test_update_that_did_not_come_about_is_said_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, session: Session
) -> None:
    refused: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, sentence: refused.append(sentence))
    assert session.main is not None
    tell_once(session.main)
    places.remember_update(places.BegunUpdate("99.0.0", ""))
    tell_once(session.main)
    tell_once(session.main)
    assert len(refused) == 1
    assert f"更新到 99.0.0 版没有完成，现在还是 {VERSION} 版" in refused[0]
