"""With 20 000 cases the figures page never stops the window: it counts and lists at the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from models.store.ledger_file import Store
from tests.ledger_fixtures import fresh_ledger
from tests.models.disputes.figures.plenty import fill
from tests.ui.turns import LIMIT, longest_turn
from ui.background.desk import Desk
from ui.look.dress import apply_look
from ui.main_window import MainWindow
from ui.rooms.catalogue import FIGURES
from ui.rooms.disputes.figures.page import FiguresPage
from ui.start.places import WindowPlace

pytestmark = pytest.mark.bench
CASES = 20_000
YEAR = "2021年"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = fresh_ledger(tmp_path / "ledger", dt.date(2021, 12, 31))
    fill(opened, CASES, dt.date(2018, 1, 1), dt.date(2021, 12, 31))
    yield opened
    opened.close()


@pytest.fixture
def window(qapp: QApplication, store: Store) -> Iterator[MainWindow]:
    apply_look(qapp)
    desk = Desk()
    made = MainWindow(store, desk)
    made.resize(1366, 728)
    made.begin(WindowPlace())
    yield made
    made.close()
    desk.close()
    made.deleteLater()


def test_figures_of_20_000_cases_never_stop_the_window(window: MainWindow, store: Store) -> None:
    desk = window.workplace.desk
    longest_turn(lambda: window.enter(FIGURES), lambda: not desk.is_busy)
    page = window.rooms.currentWidget()
    assert isinstance(page, FiguresPage)
    longest_turn(lambda: None, lambda: bool(page.tables))

    def count_the_year() -> None:
        page.choosing.period_box.setEditText(YEAR)
        page.choosing.changed.emit()

    spent = {
        "count": longest_turn(
            count_the_year, lambda: bool(page.tables) and YEAR in page.tables[0].name
        )
    }
    total = page.table.figures.cell(page.table.figures.index(0, 0))
    assert total is not None
    spent["press"] = longest_turn(
        lambda: page.table.pressed_figure.emit(total),
        lambda: page.cases.isVisible() and page.cases.list._found.is_all,
    )
    assert page.cases.list.total() == getattr(total, "cases", 0) > 2000
    spent["back"] = longest_turn(page.go_back, page.table.isVisible)
    for name, milliseconds in spent.items():
        print(f"{name} {milliseconds:.0f} ms")
    assert max(spent.values()) < LIMIT
