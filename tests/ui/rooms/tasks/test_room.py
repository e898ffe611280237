"""The rooms of tasks and series: views, verbs and panels around one page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.actions import finding
from models.actions.finding import OneOf, View
from models.actions.tasks.series import keep_series
from models.ledgers.tasks.series import TASK_SERIES
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from ui.ledger.panels.place import PanelPlace
from ui.ledger.sheets.sheet_dialog import SheetDialog
from ui.rooms.tasks.room import TaskRoom
from ui.rooms.tasks.series_room import SeriesRoom
from ui.workplace import Workplace

Ids = dict[str, int]
SERIES: dict[str, object] = {
    "title": "每月议稳会",
    "lead_unit": "乡综治办",
    "cycle": "month",
    "due_day": "25",
    "starts_on": "2021-07-01",
    "ends_on": "2021-09-30",
}


@pytest.fixture
def room(qtbot: QtBot, workplace: Workplace, window: QWidget) -> Iterator[TaskRoom]:
    made = TaskRoom(workplace, window)
    made.resize(1240, 640)
    window.resize(1240, 660)
    window.show()
    qtbot.waitUntil(lambda: bool(made.list.model.ids))
    yield made
    made.leave()


def task(store: Store, task_id: int) -> Any:
    found = finding.one(store, TASKS, task_id)
    assert found is not None
    return found


def dialog_of(window: QWidget) -> SheetDialog:
    (found,) = [each for each in window.findChildren(SheetDialog) if each.isVisible()]
    return found


def action_of(room: TaskRoom, words: str) -> QAction:
    return next(each for each in room.toolbar.record_actions() if each.text() == words)


def test_room_offers_four_views_and_its_own_panels(room: TaskRoom) -> None:
    assert room.views.names() == ["列表", "树", "月历", "时间轴"]
    titles = room.record.tabs.titles()
    assert titles == ["任务", "附件", "进展", "佐证", "延期督办", "沿革"]


def test_chosen_view_is_remembered(
    qtbot: QtBot, room: TaskRoom, workplace: Workplace, window: QWidget
) -> None:
    room.views._choose(2)
    again = TaskRoom(workplace, window)
    assert again.views.currentWidget() is again.month
    again.leave()


def test_click_in_a_view_shows_the_record_and_its_verbs(
    qtbot: QtBot, room: TaskRoom, ids: Ids
) -> None:
    room.views.turn_to(1)
    room.tree.chosen.emit(ids["2.5.1"])
    assert room.current_id() == ids["2.5.1"]
    assert action_of(room, "登记检查…").isEnabled()
    assert not action_of(room, "延期…").isEnabled()
    assert room.timeline.chosen_id == ids["2.5.1"]
    assert room.verbs.isVisible()


def test_panels_are_told_of_the_record(room: TaskRoom, ids: Ids) -> None:
    room.select(ids["2.4.1"])
    room.record.tabs.turn_to(3)
    place = room.record.tabs.stack.currentWidget()
    assert isinstance(place, PanelPlace)
    assert place.panel.task_id == ids["2.4.1"]
    room.select(ids["2.4.2"])
    assert place.panel.task_id == ids["2.4.2"]


def test_after_a_verb_the_list_stays_on_its_row(
    qtbot: QtBot, room: TaskRoom, window: QWidget, store: Store, ids: Ids
) -> None:
    room.select(ids["2.4.1"])
    action_of(room, "办结…").trigger()
    dialog_of(window).accept()
    qtbot.waitUntil(lambda: room.record.record.status == "done")
    assert room.list.table.current_id() == ids["2.4.1"]
    qtbot.waitUntil(lambda: not room.verbs.buttons["重新打开…"].isHidden())
    assert action_of(room, "重新打开…").isEnabled()
    assert not action_of(room, "办结…").isEnabled()


def test_counts_filter_every_view(qtbot: QtBot, room: TaskRoom, ids: Ids) -> None:
    room.counts.links["soon"].click()
    qtbot.waitUntil(lambda: len(room.list.model.ids) == 11)
    soon = {"light": OneOf(frozenset({"soon"}))}
    assert room.tree.view.filters == soon
    assert room.month.view.filters == soon
    assert room.counts.view.filters == soon


def test_selected_tasks_are_ended_together(
    qtbot: QtBot, room: TaskRoom, window: QWidget, store: Store, ids: Ids
) -> None:
    room.list.table.selectAll()
    action_of(room, "批量办结…").trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(SheetDialog)))
    dialog = dialog_of(window)
    assert dialog.yes_button.text() == "办结 70 项"
    dialog.accept()
    qtbot.waitUntil(lambda: finding.tally(store, TASKS, View(), "status") == {"done": 70})
    qtbot.waitUntil(lambda: not window.findChildren(SheetDialog))


def test_task_of_the_plan_drawn_later_asks_for_time(
    room: TaskRoom, window: QWidget, store: Store, ids: Ids
) -> None:
    room.month.dropped.emit(ids["2.4.1"], dt.date(2021, 7, 9))
    dialog = dialog_of(window)
    assert dialog.answers()["new_due_on"] == "2021-07-09"
    dialog.reject()
    assert str(task(store, ids["2.4.1"]).due_on) == "2021-06-30"


def test_task_of_the_plan_is_not_drawn_earlier(
    room: TaskRoom, workplace: Workplace, ids: Ids
) -> None:
    room.month.dropped.emit(ids["2.4.1"], dt.date(2021, 6, 9))
    assert "只能申请延后" in workplace.status.text()


def test_task_of_a_series_goes_where_it_is_drawn(
    room: TaskRoom, workplace: Workplace, store: Store
) -> None:
    series = keep_series(store, SERIES)
    view = View(filters={"series_id": OneOf(frozenset({series}))})
    first = finding.first_rows(store, TASKS, view)[0]
    room.month.dropped.emit(first.id, dt.date(2021, 7, 9))
    assert str(task(store, first.id).due_on) == "2021-07-09"
    workplace.status._press()
    assert str(task(store, first.id).due_on) == "2021-07-25"


def test_saving_a_series_lays_out_its_tasks(
    qtbot: QtBot, workplace: Workplace, window: QWidget, store: Store
) -> None:
    page = SeriesRoom(workplace, window)
    page.resize(1240, 640)
    window.show()
    page.begin()
    page.record.pane.form.show_typed(SERIES)
    page.record.pane.save()
    (series,) = finding.every_row(store, TASK_SERIES, View())
    view = View(filters={"series_id": OneOf(frozenset({series.id}))})
    due: Callable[[Any], str] = lambda row: str(row.due_on)  # noqa: E731
    assert [due(row) for row in finding.every_row(store, TASKS, view)] == [
        "2021-07-25",
        "2021-08-25",
        "2021-09-25",
    ]
    page.leave()


def test_new_task_shows_no_verbs_of_the_one_before(room: TaskRoom, ids: Ids) -> None:
    room.select(ids["2.4.1"])
    assert room.verbs.isVisible()
    room.begin()
    assert not room.verbs.isVisible()
    assert not action_of(room, "办结…").isEnabled()
    room.record.pane.ask_discard()
    assert room.verbs.isVisible()
