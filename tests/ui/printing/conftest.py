"""A window on a real ledger: a desk, a status line and a workplace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from models.store.ledger_file import Store
from tests.reports.task_ledger_file import make_store
from ui import say
from ui.background.desk import Desk
from ui.workplace import Workplace


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path / "ledger")
    yield made
    made.close()


@pytest.fixture
def workplace(store: Store, qtbot: QtBot) -> Iterator[Workplace]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    desk = Desk(window)
    status = say.StatusLine(window)
    made = Workplace(store, desk, status, window)
    yield made
    made.leave()
    status.clear()
    desk.close()


@pytest.fixture
def window(workplace: Workplace) -> QMainWindow:
    parent = workplace.parent()
    assert isinstance(parent, QMainWindow)
    return parent
