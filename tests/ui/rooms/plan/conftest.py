"""The room where plans come in, over an empty ledger on 24 June 2021."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import models.actions  # noqa: F401  fills the shelf
from models.actions import finding
from models.actions.finding import View
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from ui.rooms.plan.plan_room import PlanRoom
from ui.workplace import Workplace

PLAN = """2021年方案
一、治安防控
（一）网格巡查。每天巡查，年内全掩盖。（完成时限：6月底前）
（二）雪亮工程。装探头。（完成时限：6月31日前）
二、纠纷化解
（一）建调解室。每村一间。选好人。（完成时限：9月底前）
"""


MakeRoom = Callable[[], PlanRoom]


@pytest.fixture
def make_room(workplace: Workplace, window: QWidget, qtbot: QtBot) -> Iterator[MakeRoom]:
    """Give rooms one after the other, each with the one before taken down."""
    made: list[PlanRoom] = []

    def take_down() -> None:
        for room in made:
            room.hide()
            room.deleteLater()
        made.clear()
        qtbot.waitUntil(lambda: not workplace.desk.is_busy)

    def make() -> PlanRoom:
        take_down()
        room = PlanRoom(workplace, window)
        room.resize(window.size())
        window.show()
        room.show()
        made.append(room)
        return room

    yield make
    take_down()


@pytest.fixture
def room(make_room: MakeRoom) -> PlanRoom:
    return make_room()


@pytest.fixture
def read(room: PlanRoom, qtbot: QtBot) -> PlanRoom:
    """The room with the plan read, at the confirmation."""
    room.read_pasted(PLAN)
    wait_for_page(room, room.confirm, qtbot)
    return room


def wait_for_page(room: PlanRoom, page: QWidget, qtbot: QtBot) -> None:
    """Wait until a page of the room stands in front."""
    qtbot.waitUntil(lambda: room.pages.currentWidget() is page)


def tasks_of(store: Store) -> dict[str, Any]:
    """Return the tasks by their numbers."""
    return {row.code: row for row in finding.every_row(store, TASKS, View())}
