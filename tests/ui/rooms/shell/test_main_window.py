"""The window arranges its rooms and keeps them as they were left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.actions import drafts, finding, records, undoing
from models.actions.finding import OneOf, View
from models.actions.records import Seen
from models.ledgers.tasks.task import TASKS
from models.ledgers.tasks.urging import TASK_URGINGS
from models.store.ledger_file import Store
from ui import say
from ui.ledger.page import LedgerPage
from ui.main_window import MainWindow
from ui.rooms.catalogue import all_rooms


def room(window: MainWindow) -> LedgerPage:
    page = window.rooms.currentWidget()
    assert isinstance(page, LedgerPage)
    return page


def test_title_names_program_township_and_year(window: MainWindow) -> None:
    assert window.windowTitle() == "综治台账 · 示例乡 · 2021"


def test_every_room_opens_and_fits_a_small_screen(window: MainWindow) -> None:
    for width, height in ((1366, 728), (1093, 582), (911, 485)):
        window.resize(width, height)
        for each in all_rooms():
            window.enter(each.name)
            QApplication.processEvents()
            assert (window.width(), window.height()) == (width, height), each.name
            assert window.minimumSizeHint().width() <= width, each.name


def test_room_is_as_it_was_left(window: MainWindow) -> None:
    view = View(filters={"status": OneOf(frozenset({"done"}))})
    window.workplace.go_to("tasks", view)
    window.enter("villages")
    window.enter("tasks")
    assert room(window).list.view() == view


def test_record_opens_in_its_room_also_when_another_owns_it(
    window: MainWindow, store: Store
) -> None:
    urging = finding.first_rows(store, TASK_URGINGS, View(), 1)[0]
    window.workplace.record_wanted.emit(TASK_URGINGS.name, urging.id)
    assert window.rooms.current_name == "tasks"
    assert room(window).current_id() == urging.task_id


def test_rail_marks_the_room_and_gives_way_in_a_narrow_window(window: MainWindow) -> None:
    window.enter("villages")
    assert window.rail.buttons["villages"].isChecked()
    window.enter("plan")
    assert not any(button.isChecked() for button in window.rail.buttons.values())
    wide = window.rail.width()
    window.resize(911, 485)
    QApplication.processEvents()
    assert window.rail.width() < wide


def test_saving_is_noted_and_can_be_taken_back_from_the_menu(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    row = finding.first_rows(store, TASKS, View(), 1)[0]
    with qtbot.waitSignal(window.workplace.records_changed):
        records.keep(store, TASKS, {"remark": "改过"}, Seen(row.id, row.revision))
    assert window.saved.text().startswith("已保存 ")
    window.top.name_undo()
    assert window.top.undo.text() == f"撤销：{undoing.recent(store, 1)[0].action}"
    window.top.undo.trigger()
    qtbot.waitUntil(lambda: finding.one(store, TASKS, row.id).remark != "改过")
    window.top.name_undo()
    assert window.top.redo.isEnabled()


def test_sample_says_so_all_the_while(window: MainWindow) -> None:
    assert window.band is not None
    assert window.band.isVisible()
    with_signal = []
    window.sample_removal_wanted.connect(lambda: with_signal.append(True))
    window.band.remove_button.click()
    assert with_signal == [True]


def test_unsaved_form_is_asked_about_and_kept_as_a_draft(
    window: MainWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.rooms.begin("villages")
    pane = room(window).record.pane
    pane.form.show_typed({"name": "新村"})
    assert window.rooms.unsaved() == ["村情卡"]
    monkeypatch.setattr(say, "ask", lambda *_: False)
    assert not window.close()
    monkeypatch.setattr(say, "ask", lambda *_: True)
    assert window.close()
    assert [place for place, _ in drafts.all_places(store)] == ["villages/new"]


def test_tab_reaches_rail_list_form_and_back_without_a_trap(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = window.rooms.enter("tasks")
    assert isinstance(page, LedgerPage)
    qtbot.waitUntil(lambda: page.record.record is not None)
    qtbot.waitUntil(page.record.pane.form.rows["remark"].isVisible)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.list.table.setFocus()
    seen: list[QWidget] = []
    while (focus := QApplication.focusWidget()) is not None and focus not in seen:
        seen.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.list.table
    title, rail = page.record.pane.form.rows["title"].editor, window.rail.buttons["tasks"]
    assert title is not None
    wanted = [page.list.table, title.inner(), window.top.search, rail, page.toolbar.new_button]
    places = [seen.index(each) for each in (*wanted, page.list.search)]
    assert places == sorted(places)


def test_record_asked_for_stays_when_its_room_is_entered_the_first_time(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    wanted = finding.every_row(store, TASKS, View())[20].id
    window.rooms.show_record("tasks", wanted)
    page = room(window)
    assert page.current_id() == wanted
    qtbot.waitUntil(lambda: page.list.total() > 0)
    table = page.list.table
    assert table.current_id() == wanted
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    assert page.current_id() == wanted


def test_words_of_the_rail_keep_their_room_beside_a_scroll_bar(window: MainWindow) -> None:
    window.setMinimumSize(1, 1)
    window.resize(910, 320)
    QApplication.processEvents()
    QApplication.processEvents()
    rail = window.rail
    assert rail.verticalScrollBar().maximum() > 0
    beside = rail.viewport().width()
    window.resize(910, 1400)
    QApplication.processEvents()
    QApplication.processEvents()
    assert rail.verticalScrollBar().maximum() == 0
    assert beside >= rail.viewport().width()
