"""Above the tabs: stages, clocks and the words of how a case stands; the list beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.actions import finding
from models.actions.disputes.offer import Stage
from models.actions.finding import OneOf, View
from models.ledgers.disputes.dispute import DISPUTES
from models.store.ledger_file import Store
from tests.ui.rooms.disputes.test_story import told
from tests.ui.turns import LIMIT, longest_turn
from ui.frame.room_stack import RoomStack
from ui.rooms.catalogue import all_rooms
from ui.rooms.disputes.head.stage_bar import StageBar
from ui.rooms.disputes.room import DisputeRoom
from ui.workplace import Workplace

Show = Callable[[int], None]
TRIES = 3
"""The best of a few: the rest is the machine's, and what is loaded only once."""
TODAY = dt.date(2021, 6, 24)
STAGES = (
    Stage("受理", dt.date(2020, 12, 30), "done"),
    Stage("调查", None, "skipped"),
    Stage("调解", dt.date(2021, 6, 8), "done"),
    Stage("达成/未达成", None, "now"),
    Stage("履行", None, "ahead"),
    Stage("回访", None, "ahead"),
    Stage("归档", None, "ahead"),
)


def test_stages_are_said_in_words(window: QWidget) -> None:
    bar = StageBar(window)
    bar.resize(480, 50)
    bar.show_stages(STAGES, TODAY)
    assert bar.accessibleName() == "办理进度"
    said = bar.accessibleDescription()
    assert said.startswith("受理 2020-12-30 已做；调查 没有经过；调解 2021-06-08 已做")
    assert "达成/未达成 现在要办；履行 还没到" in said


@pytest.mark.parametrize("width", [200, 320, 480, 800])
def test_stages_share_the_width_and_never_overlap(window: QWidget, width: int) -> None:
    bar = StageBar(window)
    bar.resize(width, 50)
    bar.show_stages(STAGES, TODAY)
    cells = bar.cells()
    assert len(cells) == 7
    assert cells[0].left() == 0
    assert all(a.right() < b.left() for a, b in pairwise(cells))
    assert all(cell.width() > 0 for cell in cells)
    assert cells[-1].right() <= width + 1
    bar.grab()


def test_head_tells_state_stages_and_the_most_pressing_term(
    qtbot: QtBot, room: DisputeRoom, show: Show, case_id: int
) -> None:
    show(case_id)
    assert "（2021）示人调字第1号" in room.record.title.text()
    chips = [each for each in room.head.chips.findChildren(QLabel) if not each.isHidden()]
    assert [chip.text() for chip in chips] == ["已受理", "正常"]
    assert "受理 2021-06-02 已做；调查 现在要办" in room.head.stages.accessibleDescription()
    qtbot.waitUntil(lambda: "还有8天" in told(room.head.clocks))
    assert "30日内" in told(room.head.clocks)
    links = {each.accessibleName(): each for each in room.head.clocks.findChildren(QPushButton)}
    assert "调解期限 2021-07-02 还有8天" in links
    assert "看全部 1 个时限和依据" in links
    popup = room.head.clocks.show_all()
    qtbot.waitUntil(lambda: "人民调解工作若干规定" in told(popup))
    popup.findChildren(QPushButton)[0].click()
    assert not popup.isVisible()
    assert room.record.tabs.stack.currentIndex() == 0


def test_unaccepted_dispute_asks_to_be_accepted(
    room: DisputeRoom, show: Show, found_id: int
) -> None:
    show(found_id)
    chips = [each for each in room.head.chips.findChildren(QLabel) if not each.isHidden()]
    assert [chip.text() for chip in chips] == ["已排查"]
    assert room.head.verbs.names()[0] == "accept"


def test_quick_counts_filter_the_list(qtbot: QtBot, room: DisputeRoom) -> None:
    links = room.counts.links
    qtbot.waitUntil(lambda: links["unaccepted"].text() == "未受理 1")
    assert links["overdue"].text() == "逾期 0"
    assert not links["overdue"].isEnabled()
    links["unaccepted"].click()
    qtbot.waitUntil(lambda: len(room.list.model.ids) == 1)
    assert room.list.view().filters == {"light": OneOf(frozenset({"unaccepted"}))}
    links["unaccepted"].click()
    qtbot.waitUntil(lambda: len(room.list.model.ids) == 3)


def test_list_shows_what_it_is_looked_at_for(room: DisputeRoom) -> None:
    table, keys = room.list.table, room.list.model.keys
    assert keys == DISPUTES.list_columns
    shown = {key for at, key in enumerate(keys) if not table.isColumnHidden(at)}
    assert {"case_no", "title", "village_id", "state", "light"} <= shown
    village = room.list.model.index(0, keys.index("village_id"))
    assert village.data() == "东坪村"


@pytest.mark.bench  # measured where the rest of the machine is quiet
def test_first_entry_never_keeps_the_window_standing(
    qtbot: QtBot, workplace: Workplace, window: QWidget
) -> None:
    column = QVBoxLayout(window)
    window.resize(1262, 660)
    window.show()
    qtbot.waitExposed(window)
    best = float("inf")
    for _ in range(TRIES):
        stack = RoomStack(all_rooms(), workplace, window)
        column.addWidget(stack)

        def is_through(stack: RoomStack = stack) -> bool:
            room = stack.currentWidget()
            return isinstance(room, DisputeRoom) and room.head.verbs.isVisible()

        best = min(best, longest_turn(partial(stack.enter, "disputes"), is_through))
        stack.leave()
        column.removeWidget(stack)
        stack.hide()
    assert best < LIMIT, f"{best:.0f} ms"


@pytest.mark.bench  # measured where the rest of the machine is quiet
def test_page_of_a_new_dispute_never_keeps_the_window_standing(
    qtbot: QtBot, room: DisputeRoom
) -> None:
    room.begin()
    assert room.asked is not None
    room.asked.leave()
    best = float("inf")
    for _ in range(TRIES):
        spent = longest_turn(room.begin, lambda: room.asked is not None and room.asked.isVisible())
        room.asked.leave()
        best = min(best, spent)
    assert best < LIMIT, f"{best:.0f} ms"


def test_case_found_by_the_search_is_shown(
    qtbot: QtBot, workplace: Workplace, window: QWidget, store: Store, case_id: int
) -> None:
    stack = RoomStack(all_rooms(), workplace, window)
    QVBoxLayout(window).addWidget(stack)
    window.show()
    stack.show_record("disputes", case_id)
    room = stack.currentWidget()
    assert isinstance(room, DisputeRoom)
    qtbot.waitUntil(lambda: room.current_id() == case_id)
    qtbot.waitUntil(lambda: room.desk.case_id == case_id)
    stack.begin("disputes@oral")
    qtbot.waitUntil(lambda: room.asked is not None)
    assert room.asked is not None
    assert room.asked.sheet.title == "口头协议速记"
    assert finding.count(store, DISPUTES, View()) == 3
    room.leave()
