"""The sample township in a real file, and the main window over it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import models.actions  # noqa: F401  fills the shelf
from models.exchange.sample.township import PASSWORD
from models.store.ledger_file import Store
from tests.ledger_fixtures import open_copy
from ui.background.desk import Desk
from ui.look.dress import apply_look
from ui.main_window import MainWindow
from ui.start.places import WindowPlace


@pytest.fixture
def store(sample_folder: Path, tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "ledger"
    shutil.copytree(sample_folder, folder)
    opened = open_copy(folder, PASSWORD)
    yield opened
    opened.close()


@pytest.fixture
def window(qapp: QApplication, store: Store) -> Iterator[MainWindow]:
    apply_look(qapp)
    desk = Desk()
    made = MainWindow(store, desk)
    made.resize(1366, 728)
    made.begin(WindowPlace())
    QApplication.processEvents()
    yield made
    made.close()
    desk.close()
    made.deleteLater()
