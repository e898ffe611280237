"""A month is one page: six rows proposed as 无, written by one press and never before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.actions import finding
from models.actions.daily import zeros
from models.actions.daily.zeros import SENTENCE
from models.actions.finding import View
from models.ledgers.work.negative_list import NEGATIVE_LIST
from models.store.ledger_file import Store
from ui.rooms.negative_list.room import NegativeListRoom
from ui.workplace import Workplace


@pytest.fixture
def room(workplace: Workplace, window: QWidget) -> Iterator[NegativeListRoom]:
    made = NegativeListRoom(workplace, window)
    window.resize(1262, 660)
    made.resize(1262, 640)
    window.show()
    yield made
    made.leave()


def test_month_that_waits_is_shown_first_and_nothing_is_written(
    room: NegativeListRoom, store: Store
) -> None:
    page = room.page
    assert page.month == "2021-05"
    assert page.chip.text() == "没有确认"
    assert all(edit.none_button.isChecked() for edit in page.rows)
    assert all(edit.state.text() == "还没有确认" for edit in page.rows)
    assert SENTENCE in page.ratio.text()
    page.after.click()
    page.before.click()
    assert finding.count(store, NEGATIVE_LIST, View()) == 0


def test_confirming_asks_for_the_post_and_writes_the_month(
    qtbot: QtBot, room: NegativeListRoom, store: Store
) -> None:
    page = room.page
    page.confirm_button.click()
    assert page.post_complaint.text() == "请填写确认岗位。"
    page.post.setText("综治主任")
    page.rows[1].some_button.setChecked(True)
    assert page.rows[1].count.text() == "1"
    page.rows[1].count.setText("0")
    page.rows[1].count.setText("2")
    page.confirm_button.click()
    qtbot.waitUntil(lambda: page.chip.text() == "已确认")
    assert [row.count for row in zeros.month_rows(store, "2021-05").rows] == [0, 2, 0, 0, 0, 0]
    assert page.rows[1].state.text() == "综治主任 2021-06-24"
    assert page.confirm_button.text() == "重新确认"
    page.after.click()
    assert page.post.text() == "综治主任"  # proposed from the month before
    assert not page.after.isEnabled()


def test_row_that_says_some_without_a_number_is_complained_of(room: NegativeListRoom) -> None:
    page = room.page
    page.post.setText("综治主任")
    page.rows[0].some_button.setChecked(True)
    page.rows[0].count.setText("几起")
    page.confirm_button.click()
    assert page.rows[0].complaint.text()


def test_list_stands_behind_the_page(room: NegativeListRoom, store: Store) -> None:
    zeros.confirm(store, "2021-05", {}, "主任", "2021-06-01")
    room.page.list_wanted.emit()
    assert room.currentWidget() is room.list
    record = zeros.month_rows(store, "2021-05").rows[2].record
    room.select(record.id)
    assert room.list.current_id() == record.id
    room.show_months()
    assert room.currentWidget() is room.page
