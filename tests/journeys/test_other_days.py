"""Other days: the county sends a revised plan; the power goes while a form is being filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

import models.actions  # noqa: F401  fills the shelf
from models.actions import checking_up, drafts, finding
from models.actions.finding import View
from models.actions.setup.founding import NewLedger, found
from models.divisions import load_sample
from models.exchange.plan.reading import read_plan
from models.exchange.plan.tasks.taking_in import default_lead, take_in
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import Begin, cut_off
from tests.journeys.screen import answer_yes, log_in, row_of, task_room
from ui.rooms.plan.comparing.entries import Group
from ui.rooms.plan.plan_room import PlanRoom
from ui.rooms.today.page import TodayPage
from ui.start import places

PASSWORD = "password1"
PLAN = Path(__file__).parents[1] / "data" / "plan-2021-source.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed ledger of the sample township with the tasks of 2021, known to the program."""
    table = load_sample()
    new = NewLedger(table.path("369921200"), table.below("369921200"), 2021)
    store, _ = found(tmp_path / "ledger", PASSWORD, new)
    take_in(store, read_plan(PLAN), default_lead(store))
    store.close()
    places.remember_ledger(tmp_path / "ledger", "示例乡 · 2021")
    return tmp_path / "ledger"


def due_dates(store: Store) -> dict[str, str]:
    return {row.code: str(row.due_on) for row in finding.every_row(store, TASKS, View())}


def test_of_a_revised_plan_only_the_accepted_change_is_written(
    clerk: Clerk, begin: Begin, folder: Path, tmp_path: Path
) -> None:
    main = log_in(clerk, begin, PASSWORD).main
    assert main is not None
    before = due_dates(main.workplace.store)
    revised = tmp_path / "revised.txt"
    text = PLAN.read_text(encoding="utf-8")
    heads = ("2021年启动,2021年6月底前完成", "2021年启动，2021年6月底前完成")
    old = next(each for each in heads if each in text)
    revised.write_text(text.replace(old, "2021年启动,2021年9月底前完成"), encoding="utf-8")
    clerk.press(main.rooms.currentWidget().plan_button)
    room = main.rooms.currentWidget()
    assert isinstance(room, PlanRoom)
    clerk.choose_file("getOpenFileName", revised)
    clerk.press(room.start.open_button)
    clerk.wait(lambda: room.pages.currentWidget() is room.confirm)
    assert "已有 70 项任务" in room.confirm.head.notice.text()
    clerk.press(room.confirm.save_button)
    clerk.wait(lambda: room.pages.currentWidget() is room.compare)
    changed = accept_the_first_change(clerk, room)
    clerk.wait(lambda: main.rooms.current_name == "tasks")
    after = due_dates(main.workplace.store)
    assert {code for code in after if after[code] != before.get(code)} == {changed}
    assert after[changed] == "2021-09-30"
    assert len(after) == len(before)


def accept_the_first_change(clerk: Clerk, room: PlanRoom) -> str:
    """Tick one of the changed items and say yes; its number."""
    entries, view = room.compare.entries, room.compare.view
    tops = [row for row in range(entries.rowCount()) if entries.group_at(row) is Group.CHANGED]
    top = entries.index(tops[0], 0)
    assert entries.rowCount(top) > 1
    first = entries.index(0, 0, top)
    clerk.point_at(view, first.siblingAtColumn(1))
    clerk.press_key(view, Qt.Key.Key_Space)
    assert room.compare.accept_button.text() == "采纳所选（1 处）"
    asked = answer_yes(clerk, lambda: clerk.press(room.compare.accept_button))
    assert "1 处修订" in asked
    return str(first.data()).split()[0]


def test_what_was_typed_before_a_power_cut_is_offered_again(
    clerk: Clerk, begin: Begin, folder: Path
) -> None:
    session = log_in(clerk, begin, PASSWORD)
    main = session.main
    assert main is not None
    clerk.press(main.rail.buttons["tasks"])
    room = task_room(main, clerk)
    clerk.point_at(room.list.table, row_of(room, "3.4"))
    pane = room.record.pane
    person = pane.form.rows["person"].editor
    assert person is not None
    pane.form.ensureWidgetVisible(person)
    clerk.write(person.inner(), "王安民")
    keeper = pane.drafts
    assert keeper._timer.isActive()
    keeper._timer.timeout.emit()  # ten seconds later
    place = drafts.place_of(TASKS.name, room.current_id())
    clerk.wait(lambda: drafts.look_up(main.workplace.store, place) is not None)
    cut_off(session)

    again = log_in(clerk, begin, PASSWORD)
    assert again.main is not None
    today = again.main.rooms.currentWidget()
    assert isinstance(today, TodayPage)
    clerk.wait(lambda: today.drafts and today.drafts[0].isVisible())
    clerk.press(today.drafts[0])
    room = task_room(again.main, clerk)
    clerk.wait(lambda: room.record.record is not None and room.record.record.code == "3.4")
    banner = room.record.pane.banner
    assert "上次有未保存的内容" in banner.text()
    clerk.press(banner.buttons[0])
    assert room.record.pane.form.rows["person"].raw() == "王安民"
    clerk.press(room.record.pane.save_button)
    clerk.wait(lambda: not room.record.pane.is_dirty())
    assert room.record.record.person == "王安民"
    assert again.store is not None
    assert checking_up.check(again.store) == []
