"""搜索一切 finds records and rooms while one types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.actions.finding import View
from models.store.ledger_file import Store
from ui.ledger.page import LedgerPage
from ui.main_window import MainWindow
from ui.rooms.catalogue import all_rooms
from ui.rooms.search.box import SearchBox
from ui.rooms.search.results import find_lines


def search(window: MainWindow, qtbot: QtBot, words: str) -> SearchBox:
    box = window.top.search
    window.activateWindow()
    box.come()
    box.setText(words)
    box.look_up()
    qtbot.waitUntil(box.list.isVisible)
    return box


def test_hits_are_grouped_and_counted(window: MainWindow, store: Store) -> None:
    lines = find_lines(store, window.workplace.office, all_rooms(), "机制")
    assert lines[0].is_heading
    assert lines[0].text.startswith("试点任务")
    assert lines[6].view == View(words="机制")


def test_enter_opens_the_first_hit_in_its_room(window: MainWindow, qtbot: QtBot) -> None:
    box = search(window, qtbot, "石桥村")
    marked = box.lines.line(box.list.currentIndex().row())
    assert "石桥村" in marked.text
    qtbot.keyClick(box, Qt.Key.Key_Return)
    page = window.rooms.currentWidget()
    assert isinstance(page, LedgerPage)
    assert page.ledger.name == "disputes"  # the cases of that village come first
    assert page.current_id() == marked.record_id
    assert not box.list.isVisible()


def test_arrows_pass_over_headings_and_escape_closes(window: MainWindow, qtbot: QtBot) -> None:
    box = search(window, qtbot, "机制")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.list.currentIndex().row() == 2
    qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.list.currentIndex().row() == 1
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.list.isVisible()


def test_rooms_are_found_by_name_initials_and_purpose(window: MainWindow, store: Store) -> None:
    office = window.workplace.office
    for words in ("设置", "sz", "词表"):
        lines = find_lines(store, office, all_rooms(), words)
        assert "settings" in [line.room for line in lines], words


def test_nothing_found_is_said(window: MainWindow, qtbot: QtBot) -> None:
    box = search(window, qtbot, "没有这样的词")
    assert "没有找到" in box.lines.line(0).text
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert window.rooms.current_name == "today"
