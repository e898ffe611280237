"""监控点统计 in the real window: as of any day, and a press lists exactly its points."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.actions.figures.figure import Figure
from models.store.ledger_file import Store
from tests.models.cameras.acts import fault
from ui.rooms.cameras.figures_page import KINDS, CameraFiguresPage
from ui.workplace import Workplace


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, window: QWidget) -> CameraFiguresPage:
    made = CameraFiguresPage(workplace, window)
    made.resize(window.size())
    window.show()
    made.show()
    qtbot.waitUntil(lambda: bool(made.tables))
    return made


def cell(page: CameraFiguresPage, line: int, at: int) -> Figure:
    found = page.tables[0].lines[line].cells[at]
    assert isinstance(found, Figure)
    return found


def test_board_stands_there_with_its_tabs(page: CameraFiguresPage) -> None:
    assert [line.label for line in page.tables[0].lines] == ["合计", "东坪村", "西岭村"]
    assert page.tabs.isVisible()
    assert page.tabs.height() > 0
    assert (cell(page, 1, 1).value, cell(page, 1, 9).value) == (4, 2)


def test_pressed_figure_lists_its_points(
    page: CameraFiguresPage, points: list[int], qtbot: QtBot
) -> None:
    page._choose_figure(cell(page, 1, 1))
    qtbot.waitUntil(page.cases.isVisible)
    qtbot.waitUntil(lambda: page.cases.list.model.ids == points)
    page.go_back()
    assert not page.cases.isVisible()


def test_other_day_counts_again_and_nonsense_is_told(page: CameraFiguresPage, qtbot: QtBot) -> None:
    page.day.setText("2020-12-31")
    qtbot.waitUntil(lambda: bool(page.tables) and cell(page, 1, 1).value == 0)
    page.day.setText("哪天")
    qtbot.waitUntil(page.waiting.isVisible)
    assert "截止日期不对" in page.waiting.sentence()
    assert not page.print_button.isEnabled()


def test_change_of_a_point_counts_again(
    page: CameraFiguresPage, store: Store, points: list[int], qtbot: QtBot
) -> None:
    page.kind_box.setCurrentIndex([kind.words for kind in KINDS].index("完好率、在线率"))
    qtbot.waitUntil(lambda: len(page.tables) == 2)
    fault(store, points[0], "2021-06-20")
    qtbot.waitUntil(lambda: cell(page, 0, 2).value == 1)
