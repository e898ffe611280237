"""A state folder of the test's own, a closed ledger, and a desk that goes home."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import models.actions  # noqa: F401  fills the shelf
from models.actions.setup.founding import NewLedger, found
from models.divisions import load_sample
from ui.background.desk import Desk
from ui.look.dress import apply_look
from ui.start.session import Session

PASSWORD = "password1"
# elsewhere there always is a screen, and the program would open its window; and no script can
# stand for an installer
_OF_LINUX = ["test_application.py", "test_updating.py"]
collect_ignore = [] if sys.platform == "linux" else _OF_LINUX


@dataclass(frozen=True)
class Closed:
    """A ledger on the disk and its recovery code."""

    folder: Path
    code: str


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what the program remembers inside the test's folder."""
    folder = tmp_path / "state"
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):  # of Linux, of Windows
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    apply_look(qapp)
    made = Desk()
    yield made
    made.close()


@pytest.fixture
def session(qapp: QApplication, state: Path) -> Iterator[Session]:
    """Give the whole program before its first window; whatever it opened is taken down."""
    apply_look(qapp)
    made = Session(qapp)
    yield made
    for window in (made.start, made.main, made.lock, made.leaving, made.restoring):
        if window is not None:
            window.hide()
            window.deleteLater()
    if made.main is not None:
        made.main.workplace.leave()
    if not made.desk.is_closed:
        made.end()
    made.deleteLater()


@pytest.fixture
def new_ledger() -> NewLedger:
    table = load_sample()
    return NewLedger(table.path("369921200"), table.below("369921200"), 2021)


@pytest.fixture
def ledger(tmp_path: Path, new_ledger: NewLedger) -> Closed:
    store, code = found(tmp_path / "ledger", PASSWORD, new_ledger)
    store.close()
    return Closed(tmp_path / "ledger", code)
