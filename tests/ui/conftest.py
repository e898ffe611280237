"""A bare window of the clerk's size, and the workplace around the test's own ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from models.store.ledger_file import Store
    from ui.workplace import Workplace


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    """A window that is closed again."""
    from PySide6.QtWidgets import QWidget

    from ui.look.dress import apply_look

    apply_look(qapp)
    made = QWidget()
    made.resize(1262, 700)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def workplace(window: QWidget, store: Store) -> Iterator[Workplace]:
    """The ledger in that window; a folder of tests says in ``ledger_template`` what it holds."""
    from ui import say
    from ui.background.desk import Desk
    from ui.workplace import Workplace

    desk = Desk(window)
    made = Workplace(store, desk, say.StatusLine(window), window)
    yield made
    made.status.clear()
    made.leave()
    desk.close()
