"""A desk that is closed again, and a check that nobody is left working."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.background.desk import Desk


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.close()
    assert not [each for each in threading.enumerate() if each.name == "desk"]
