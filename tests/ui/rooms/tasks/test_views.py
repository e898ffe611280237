"""Tree, month and timeline show the same tasks under the same filter."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.actions import finding, records
from models.actions.finding import Between, OneOf, View
from models.actions.records import Seen
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from ui.rooms.tasks.views import reader
from ui.rooms.tasks.views.month.days import read_month
from ui.rooms.tasks.views.month.view import TaskMonth
from ui.rooms.tasks.views.task_view import TaskView
from ui.rooms.tasks.views.timeline.lines import read_timeline
from ui.rooms.tasks.views.timeline.view import TaskTimeline
from ui.rooms.tasks.views.tree.forest import read_forest
from ui.rooms.tasks.views.tree.model import BELOW, ID_ROLE, LIGHT
from ui.rooms.tasks.views.tree.view import TaskTree
from ui.workplace import Workplace

Ids = dict[str, int]
SOON = View(filters={"light": OneOf(frozenset({"soon"}))})
ALL = (TaskTree, TaskMonth, TaskTimeline)


def shown(qtbot: QtBot, view: TaskView) -> None:
    view.resize(840, 520)
    view.window().show()
    view.show()
    qtbot.waitExposed(view.window())


def raw_day(store: Store, task_id: int, day: str) -> None:
    row = finding.one(store, TASKS, task_id)
    assert row is not None
    raw = {"due_on": day, "deadline_kind": "固定日期"}
    records.keep(store, TASKS, raw, Seen(row.id, row.revision))


@pytest.mark.parametrize("kind", ALL)
def test_view_reads_only_when_it_is_seen_and_follows_changes(
    kind: type[TaskView], qtbot: QtBot, workplace: Workplace, window: QWidget, ids: Ids
) -> None:
    class Counting(kind):  # type: ignore[misc, valid-type]
        readings = 0

        def read_again(self) -> None:
            self.readings += 1
            super().read_again()

    view = Counting(workplace, window)
    view.hide()
    view.show_view(SOON)
    assert view.readings == 0
    shown(qtbot, view)
    assert view.readings == 1
    raw_day(workplace.store, ids["2.4.1"], "2021-07-01")
    qtbot.waitUntil(lambda: view.readings == 2)


@pytest.mark.parametrize("kind", ALL)
def test_choice_made_elsewhere_is_marked_and_not_told_again(
    kind: type[TaskView], qtbot: QtBot, workplace: Workplace, window: QWidget, ids: Ids
) -> None:
    view = kind(workplace, window)
    shown(qtbot, view)
    told: list[int] = []
    view.chosen.connect(told.append)
    view.choose(ids["2.4.1"])
    assert told == []
    assert view.chosen_id == ids["2.4.1"]


def test_tree_holds_every_task_and_counts_what_is_overdue(
    workplace: Workplace, store: Store, ids: Ids
) -> None:
    raw_day(store, ids["2.4.1"], "2021-06-01")
    forest = read_forest(store, View(), workplace.office)
    assert len(forest.rows) == 70
    assert forest.counts[ids["2.4"]].words == "5 项 · 逾期 1"
    assert forest.path(ids["2.4.1"]) == [ids["2"], ids["2.4"], ids["2.4.1"]]


def test_chapters_that_the_filter_leaves_out_stand_as_headings(
    workplace: Workplace, store: Store, ids: Ids
) -> None:
    forest = read_forest(store, SOON, workplace.office)
    assert ids["2"] in forest.headings
    assert ids["2.4.1"] not in forest.headings
    assert forest.counts[ids["2.4"]].tasks == 5
    assert ids["4"] not in forest.rows


def test_two_tasks_above_each_other_both_come_to_the_top(
    workplace: Workplace, store: Store, ids: Ids
) -> None:
    for one, other in (("R.1", "R.2"), ("R.2", "R.1")):
        row = finding.one(store, TASKS, ids[one])
        assert row is not None
        records.keep(store, TASKS, {"above_id": ids[other]}, Seen(row.id, row.revision))
    forest = read_forest(store, View(), workplace.office)
    assert {ids["R.1"], ids["R.2"]} <= set(forest.below[0])


def test_tree_model_fills_branches_as_they_are_wanted(
    qtbot: QtBot, workplace: Workplace, window: QWidget, ids: Ids
) -> None:
    tree = TaskTree(workplace, window)
    shown(qtbot, tree)
    index = tree.model.index_of(ids["2.4.1"])
    assert index.data(ID_ROLE) == ids["2.4.1"]
    assert index.siblingAtColumn(LIGHT).data() == "预警"
    assert index.parent().siblingAtColumn(BELOW).data() == "5 项"
    assert index.data().startswith("2.4.1 ")


def test_folded_branches_and_the_choice_survive_a_change(
    qtbot: QtBot, workplace: Workplace, window: QWidget, store: Store, ids: Ids
) -> None:
    tree = TaskTree(workplace, window)
    shown(qtbot, tree)
    tree.tree.collapse(tree.model.index_of(ids["3"]))
    tree.choose(ids["2.4.1"])
    raw_day(store, ids["2.4.2"], "2021-06-01")
    late = tree.model
    qtbot.waitUntil(
        lambda: late.index_of(ids["2.4"]).siblingAtColumn(BELOW).data() == "5 项 · 逾期 1"
    )
    assert not tree.tree.isExpanded(late.index_of(ids["3"]))
    assert tree.tree.isExpanded(late.index_of(ids["2.4"]))
    assert tree.tree.currentIndex().data(ID_ROLE) == ids["2.4.1"]


def test_tree_tells_choice_by_key_and_opening_by_double_click(
    qtbot: QtBot, workplace: Workplace, window: QWidget, ids: Ids
) -> None:
    tree = TaskTree(workplace, window)
    shown(qtbot, tree)
    tree.choose(ids["2"])
    with qtbot.waitSignal(tree.chosen) as told:
        QTest.keyClick(tree.tree, Qt.Key.Key_Down)
    assert told.args == [ids["2.1"]]
    with qtbot.waitSignal(tree.opened) as opened:
        tree.tree.doubleClicked.emit(tree.model.index_of(ids["2.1"]))
    assert opened.args == [ids["2.1"]]


def test_month_shows_due_days_checks_and_holidays(workplace: Workplace, store: Store) -> None:
    month = read_month(store, View(), workplace.office, dt.date(2021, 6, 1))
    days = {day.date: day for day in month.days}
    assert len(month.days) == 35
    assert len(days[dt.date(2021, 6, 30)].entries) == 11
    assert days[dt.date(2021, 6, 14)].mark == "休"  # 端午节
    assert days[dt.date(2021, 6, 24)].mark == ""
    october = read_month(store, View(), workplace.office, dt.date(2021, 10, 1))
    marks = {day.date.day: day.mark for day in october.days if day.is_in_month}
    assert marks[1] == "休"
    assert marks[9] == "班"


def test_days_that_the_office_entered_win(store: Store, workplace: Workplace) -> None:
    from models.ledger import find_ledger

    raw = {"day": "2021-06-25", "is_workday": "否"}
    records.keep(store, find_ledger("workdays"), raw)
    month = read_month(store, View(), workplace.office, dt.date(2021, 6, 1))
    assert next(day.mark for day in month.days if day.date == dt.date(2021, 6, 25)) == "休"


def test_month_keeps_within_the_filter(workplace: Workplace, store: Store) -> None:
    none = View(filters={"due_on": Between(dt.date(2021, 12, 1), None)})
    month = read_month(store, none, workplace.office, dt.date(2021, 6, 1))
    assert all(e.word == "长期坚持" for day in month.days for e in day.entries)
    late = read_month(store, none, workplace.office, dt.date(2021, 12, 1))
    assert sum(len(day.entries) for day in late.days) == 8


def open_month(qtbot: QtBot, workplace: Workplace, window: QWidget) -> TaskMonth:
    month = TaskMonth(workplace, window)
    shown(qtbot, month)
    return month


def place_of(month: TaskMonth, day: dt.date, line: int = 0) -> QPoint:
    assert month.grid.month is not None
    number = [each.date for each in month.grid.month.days].index(day)
    return month.grid.fields().slot(number, line).center()


def test_click_in_the_month_chooses_and_double_click_opens(
    qtbot: QtBot, workplace: Workplace, window: QWidget, ids: Ids
) -> None:
    month = open_month(qtbot, workplace, window)
    at = place_of(month, dt.date(2021, 6, 30))
    with qtbot.waitSignal(month.chosen) as told:
        QTest.mouseClick(month.grid, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [ids["2.4.1"]]
    with qtbot.waitSignal(month.opened):
        QTest.mouseDClick(month.grid, Qt.MouseButton.LeftButton, pos=at)


def test_task_drawn_to_another_day_is_told_and_escape_lets_go(
    qtbot: QtBot, workplace: Workplace, window: QWidget, ids: Ids
) -> None:
    month = open_month(qtbot, workplace, window)
    start, end = place_of(month, dt.date(2021, 6, 30)), place_of(month, dt.date(2021, 7, 2))
    told: list[tuple[int, dt.date]] = []
    month.dropped.connect(lambda task, day: told.append((task, day)))
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(month.grid, button, pos=start)
    drag(month, end)
    QTest.keyClick(month.grid, Qt.Key.Key_Escape)
    QTest.mouseRelease(month.grid, button, pos=end)
    assert told == []
    QTest.mousePress(month.grid, button, pos=start)
    drag(month, end)
    QTest.mouseRelease(month.grid, button, pos=end)
    assert told == [(ids["2.4.1"], dt.date(2021, 7, 2))]


def drag(month: TaskMonth, to: QPoint) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(month.grid.mapToGlobal(to))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), where, left, left, none)
    month.grid.mouseMoveEvent(event)


def test_keys_walk_through_days_and_months(
    qtbot: QtBot, workplace: Workplace, window: QWidget
) -> None:
    month = open_month(qtbot, workplace, window)
    assert month.grid.current_day == dt.date(2021, 6, 24)
    QTest.keyClick(month.grid, Qt.Key.Key_Down)
    assert month.name.text() == "2021年7月"
    assert month.grid.current_day == dt.date(2021, 7, 1)
    QTest.keyClick(month.grid, Qt.Key.Key_PageUp)
    assert month.name.text() == "2021年6月"
    month.turn(6)
    month.turn_to_today()
    assert month.grid.current_day == dt.date(2021, 6, 24)


def test_crowded_day_offers_all_its_tasks(
    qtbot: QtBot, workplace: Workplace, window: QWidget, ids: Ids
) -> None:
    month = open_month(qtbot, workplace, window)
    assert month.grid.month is not None
    day = next(each for each in month.grid.month.days if each.date == dt.date(2021, 6, 30))
    menu = month.day_menu(day)
    assert len(menu.actions()) == 11 + 2
    told: list[int] = []
    month.chosen.connect(told.append)
    menu.actions()[3].trigger()
    assert told == [day.entries[3].id]
    rooms: list[tuple[str, View]] = []
    workplace.room_wanted.connect(lambda room, view: rooms.append((room, view)))
    menu.actions()[-1].trigger()
    assert rooms[0][1].filters["due_on"] == Between(day.date, day.date)


def test_timeline_groups_by_chapter_and_runs_to_the_deadline(
    workplace: Workplace, store: Store, ids: Ids
) -> None:
    timeline = read_timeline(store, View(), workplace.office)
    lines = {line.id: line for line in timeline.lines if not line.is_heading}
    assert timeline.lines[3].is_heading
    assert lines[ids["2.4.1"]].end == dt.date(2021, 6, 30)
    assert lines[ids["2.5.1"]].end is None
    assert lines[ids["2.4"]].word == ""
    assert timeline.months == 12


def test_empty_view_has_an_empty_timeline(workplace: Workplace, store: Store) -> None:
    nothing = View(words="没有这样的任务")
    timeline = read_timeline(store, nothing, workplace.office)
    assert timeline.lines == ()
    assert timeline.months == 1


def test_timeline_chooses_by_click_and_arrow(
    qtbot: QtBot, workplace: Workplace, window: QWidget, ids: Ids
) -> None:
    view = TaskTimeline(workplace, window)
    shown(qtbot, view)
    view.choose(ids["2.4.1"])
    with qtbot.waitSignal(view.chosen) as told:
        QTest.keyClick(view.canvas, Qt.Key.Key_Down)
    assert told.args == [ids["2.4.2"]]
    view.canvas.verticalScrollBar().setValue(0)
    with qtbot.waitSignal(view.chosen) as clicked:
        QTest.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert clicked.args == [ids["O"]]


def test_timeline_of_many_tasks_scrolls_to_the_last(
    qtbot: QtBot, workplace: Workplace, window: QWidget, store: Store
) -> None:
    raw = {"year": 2021, "lead_unit": "派出所", "deadline_kind": "day", "due_on": "2021-09-30"}
    rows = [{**raw, "code": f"9.{n}", "title": f"排查第{n}处"} for n in range(600)]
    records.keep_new(store, TASKS, rows, "导入任务")
    view = TaskTimeline(workplace, window)
    shown(qtbot, view)
    qtbot.waitUntil(lambda: view.canvas.timeline is not None)
    assert view.canvas.timeline is not None
    last = view.canvas.timeline.lines[-1]
    view.choose(last.id)
    place = QPoint(60, view.canvas.viewport().height() - 8)
    assert view.canvas.line_at(place) == last
    assert not view.canvas.grab().isNull()


def test_large_ledger_is_read_at_the_desk(
    qtbot: QtBot,
    workplace: Workplace,
    window: QWidget,
    ids: Ids,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "MOST_AT_ONCE", 10)
    tree = TaskTree(workplace, window)
    shown(qtbot, tree)
    assert workplace.desk.is_busy
    qtbot.waitUntil(lambda: tree.model.forest is not None)
    assert tree.model.index_of(ids["2"]).isValid()
