"""The rail holds every room under its heading; rooms beside another are entered from that one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from models.ledger import Ledger, Place, all_ledgers
from ui.ledger.page import LedgerPage
from ui.main_window import MainWindow
from ui.rooms.catalogue import all_rooms

BESIDE = [ledger for ledger in all_ledgers() if ledger.beside]


def turn(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    for _ in range(3):
        QApplication.processEvents()


def test_every_room_is_seen_at_once_on_the_usual_screen(window: MainWindow) -> None:
    turn(window, 1366, 728)
    rail = window.rail
    assert rail.verticalScrollBar().maximum() == 0
    for name, button in rail.buttons.items():
        assert rail.viewport().rect().contains(button.geometry()), name
        assert button.height() >= 28, name


@pytest.mark.parametrize("size", [(1366, 728), (911, 485)])
def test_words_of_every_room_stand_in_full(window: MainWindow, size: tuple[int, int]) -> None:
    turn(window, *size)
    for name, button in window.rail.buttons.items():
        assert button.width() <= window.rail.viewport().width(), name
        words = button.fontMetrics().size(0, button.text())
        assert words.width() + 14 <= button.width(), name
    for label in window.rail.headings.values():
        assert label.sizeHint().width() <= window.rail.viewport().width()


def test_rooms_stand_under_the_heading_of_their_area(window: MainWindow) -> None:
    turn(window, 1366, 728)
    rail = window.rail
    rooms = [room for room in all_rooms() if room.on_rail]
    assert set(rail.headings) == {room.area for room in rooms if room.area}
    for area, label in rail.headings.items():
        mine = [rail.buttons[room.name].y() for room in rooms if room.area == area]
        others = [label.y() for label in rail.headings.values() if label.y() > min(mine)]
        assert label.y() < min(mine) <= max(mine) < min(others, default=10_000), area
    assert list(rail.buttons) == [room.name for room in rooms]


def test_every_ledger_with_a_room_has_an_area() -> None:
    assert [each.name for each in all_ledgers() if each.place is Place.ROOM and not each.area] == []


@pytest.mark.parametrize("ledger", BESIDE, ids=lambda ledger: ledger.name)
def test_room_beside_another_is_entered_from_it_and_leads_back(
    window: MainWindow, ledger: Ledger
) -> None:
    assert ledger.name not in window.rail.buttons
    page = window.rooms.enter(ledger.beside)
    assert isinstance(page, LedgerPage)
    actions = {action.text(): action for action in page.toolbar.actions_at_hand()}
    actions[ledger.title].trigger()
    assert window.rooms.current_name == ledger.name
    assert window.rail.buttons[ledger.beside].isChecked()
    there = window.rooms.currentWidget()
    assert isinstance(there, LedgerPage)
    assert there.toolbar.back_button is not None
    there.toolbar.back_button.click()
    assert window.rooms.current_name == ledger.beside
