"""What was confirmed becomes tasks; drafts survive; a revised plan is compared."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from models.actions import drafts
from models.actions.finding import View
from models.actions.settings import put_settings, setting
from models.exchange.plan.reading import read_text
from models.exchange.plan.storing import from_json
from models.store.ledger_file import Store
from tests.ui.rooms.plan.conftest import PLAN, MakeRoom, tasks_of, wait_for_page
from ui import say
from ui.background.desk import Answers, ignore
from ui.rooms.plan.comparing.entries import Group, changed_html, in_full
from ui.rooms.plan.draft import PLACE
from ui.rooms.plan.plan_room import PlanRoom
from ui.workplace import Workplace

REVISED = """2021年方案
一、治安防控
（一）网格巡查。每天巡查两次，年内全掩盖。（完成时限：8月底前）
（二）雪亮工程。装探头。（完成时限：6月31日前）
（三）警灯巡逻。每周两次。
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[say.Question]:
    """Say yes to every question, and remember them."""
    questions: list[say.Question] = []

    def answer(_parent: object, question: say.Question) -> bool:
        questions.append(question)
        return True

    monkeypatch.setattr(say, "ask", answer)
    return questions


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Remember what was refused."""
    sentences: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, sentence: sentences.append(sentence))
    return sentences


@pytest.fixture
def compared(read: PlanRoom, asked: list[say.Question], store: Store, qtbot: QtBot) -> PlanRoom:
    """The room with the plan saved and a revised one beside it."""
    read.confirm.save_button.click()
    wait_for_page(read, read.start, qtbot)
    read.read_pasted(REVISED)
    wait_for_page(read, read.confirm, qtbot)
    read.confirm.save_button.click()
    wait_for_page(read, read.compare, qtbot)
    asked.clear()
    return read


def _tick(room: PlanRoom, group: Group, row: int | None = None) -> QModelIndex:
    model = room.compare.entries
    top = next(r for r in range(model.rowCount()) if model.group_at(r) is group)
    index = model.index(top, 0)
    if row is not None:
        index = model.index(row, 0, index)
    model.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    return index


def test_saving_names_the_number_and_the_doubts_and_goes_to_the_tasks(
    read: PlanRoom,
    asked: list[say.Question],
    store: Store,
    workplace: Workplace,
    qtbot: QtBot,
) -> None:
    rooms: list[tuple[str, View | None]] = []
    workplace.room_wanted.connect(lambda name, view: rooms.append((name, view)))
    read.confirm.save_button.click()
    wait_for_page(read, read.start, qtbot)
    assert asked[0].yes == "保存 5 项"
    assert "1.2 雪亮工程" in asked[0].detail
    assert rooms == [("tasks", None)]
    assert workplace.status.text() == "已导入 5 项"
    assert tasks_of(store)["1.2"].deadline_kind == "none"
    qtbot.waitUntil(lambda: drafts.look_up(store, PLACE) is None)


def test_an_import_is_taken_back_from_the_bar(
    read: PlanRoom,
    asked: list[say.Question],
    store: Store,
    workplace: Workplace,
    qtbot: QtBot,
) -> None:
    read.confirm.save_button.click()
    wait_for_page(read, read.start, qtbot)
    workplace.status._press()
    qtbot.waitUntil(lambda: "已撤销" in workplace.status.text())
    assert not tasks_of(store)


def test_the_default_lead_is_the_offices_and_is_kept(
    read: PlanRoom, asked: list[say.Question], store: Store, qtbot: QtBot
) -> None:
    lead = read.confirm.head.lead
    assert lead.text() == "乡综治办"
    lead.setText("派出所")
    lead.settled.emit()
    assert setting(store, "default_lead_unit") == "派出所"
    read.confirm.save_button.click()
    wait_for_page(read, read.start, qtbot)
    assert {row.lead_unit for row in tasks_of(store).values()} == {"派出所"}


def test_a_refused_item_keeps_the_screen(
    read: PlanRoom,
    asked: list[say.Question],
    refused: list[str],
    store: Store,
    qtbot: QtBot,
) -> None:
    read.confirm.view.select(["2.1"])
    read.confirm.form.title.setText("")
    read.confirm.save_button.click()
    qtbot.waitUntil(lambda: bool(refused))
    assert "2.1" in refused[0]
    assert read.pages.currentWidget() is read.confirm
    assert not tasks_of(store)


def test_a_half_done_confirmation_is_taken_up_in_a_new_room(
    read: PlanRoom, make_room: MakeRoom
) -> None:
    read.confirm.view.select(["2.1"])
    read.confirm.form.title.setText("建调解中心")
    read.confirm.form.flush()
    again = make_room()
    assert again.pages.currentWidget() is again.confirm
    assert again.working.outline.item("2.1").title == "建调解中心"


def test_a_power_cut_loses_seconds_only(read: PlanRoom, store: Store, qtbot: QtBot) -> None:
    read.confirm.view.select(["2.1"])
    read.confirm.press("leave_out")

    def is_kept() -> bool:
        kept = drafts.look_up(store, PLACE)
        return kept is not None and from_json(kept.typed).item("2.1").left_out

    qtbot.waitUntil(is_kept, timeout=6000)


def test_a_draft_nobody_can_read_is_told_and_gone(make_room: MakeRoom, store: Store) -> None:
    drafts.put_aside(store, PLACE, {"year": "?"})
    room = make_room()
    assert "读不出来" in room.start.trouble.text()
    assert drafts.look_up(store, PLACE) is None


def test_another_plan_is_chosen_after_giving_up(
    read: PlanRoom, asked: list[say.Question], store: Store, qtbot: QtBot
) -> None:
    read.confirm.press("add")
    read.confirm.head.again_button.click()
    assert asked[0].destructive
    assert read.pages.currentWidget() is read.start
    qtbot.waitUntil(lambda: drafts.look_up(store, PLACE) is None)


def test_a_year_that_holds_tasks_is_compared(compared: PlanRoom) -> None:
    model = compared.compare.entries
    names = [
        model.data(model.index(row, 0), Qt.ItemDataRole.DisplayRole)
        for row in range(model.rowCount())
    ]
    assert names == ["新增（1 项）", "变化（1 项）", "取消（2 项）", "相同（2 项）"]
    assert not compared.compare.accept_button.isEnabled()
    assert "已有 5 项任务" in compared.confirm.head.notice.text()
    assert compared.confirm.save_button.text() == "修订对照"


def test_a_change_shows_old_and_new_field_by_field(compared: PlanRoom) -> None:
    index = _tick(compared, Group.CHANGED, 0)
    entry = compared.compare.entries.entry(index)
    assert entry is not None
    shown = in_full(entry)
    assert "<s>6月底前</s> → <b>8月底前</b>" in shown
    assert "<s>2021-06-30</s> → <b>2021-08-31</b>" in shown
    assert "每天巡查<b>两次</b>" in shown or "<b>每天巡查两次" in shown


def test_only_what_was_ticked_is_written(
    compared: PlanRoom, asked: list[say.Question], store: Store, qtbot: QtBot
) -> None:
    _tick(compared, Group.ADDED)
    _tick(compared, Group.CHANGED, 0)
    assert compared.compare.accept_button.text() == "采纳所选（2 处）"
    compared.compare.accept_button.click()
    wait_for_page(compared, compared.start, qtbot)
    assert asked[0].yes == "采纳 2 处"
    tasks = tasks_of(store)
    assert tasks["1.3"].title == "警灯巡逻"
    assert str(tasks["1.1"].due_on) == "2021-08-31"
    assert "2.1" in tasks
    assert "新增 1 项、变化 1 项、取消 0 项" in compared._workplace.status.text()


def test_a_row_is_ticked_by_the_space_bar_at_any_cell(compared: PlanRoom, qtbot: QtBot) -> None:
    page = compared.compare
    page.view.setCurrentIndex(page.entries.index(2, 1))
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert page.accept_button.text() == "采纳所选（2 处）"
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert page.accept_button.text() == "采纳所选（0 处）"


def test_a_closed_year_is_refused_and_the_screen_stays(
    compared: PlanRoom,
    asked: list[say.Question],
    refused: list[str],
    store: Store,
    qtbot: QtBot,
) -> None:
    put_settings(store, {"closed_years": "2021"})
    _tick(compared, Group.DROPPED)
    compared.compare.accept_button.click()
    qtbot.waitUntil(lambda: bool(refused))
    assert "已结转" in refused[0]
    assert compared.pages.currentWidget() is compared.compare
    assert len(tasks_of(store)) == 5


def test_moved_numbers_are_named_in_the_list(
    read: PlanRoom, asked: list[say.Question], qtbot: QtBot
) -> None:
    read.confirm.save_button.click()
    wait_for_page(read, read.start, qtbot)
    read.read_pasted(PLAN.replace("二、纠纷", "二、雷雨预警\n三、纠纷"))
    wait_for_page(read, read.confirm, qtbot)
    read.confirm.save_button.click()
    wait_for_page(read, read.compare, qtbot)
    entry = read.compare.entries.entry(_tick(read, Group.CHANGED, 0))
    assert entry is not None
    assert entry.summary.startswith("编号 2 → 3")


def test_long_texts_are_not_interwoven() -> None:
    old = "每村建一个调解室，选三名调解员，" * 200
    assert changed_html(old, old + "完").startswith("<s>")
    assert changed_html("", "<新>") == "<b>&lt;新&gt;</b>（原来没有）"


def test_draft_that_waited_at_the_desk_does_not_overwrite_a_newer_one(
    room: PlanRoom, make_room: MakeRoom, workplace: Workplace, qtbot: QtBot
) -> None:
    may_go_on = threading.Event()
    room._confirm(read_text(PLAN))
    qtbot.waitUntil(lambda: not workplace.desk.is_busy)
    workplace.desk.start(lambda _progress: may_go_on.wait(10), Answers(ignore, ignore))
    room._confirm(read_text(PLAN))  # its draft waits behind the other work
    room.confirm.view.select(["2.1"])
    room.confirm.form.deadline.setText("年内")
    room.leave()
    may_go_on.set()
    again = make_room()
    assert again.working.outline.item("2.1").deadline.words == "年内"


def test_a_field_not_left_yet_is_kept_when_the_window_closes(
    read: PlanRoom, make_room: MakeRoom
) -> None:
    read.confirm.view.select(["2.1"])
    read.confirm.form.deadline.setText("年内")
    read.leave()
    again = make_room()
    assert again.working.outline.item("2.1").deadline.words == "年内"
