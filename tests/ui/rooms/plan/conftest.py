"""An empty ledger on 24 June 2021, and the room where plans come in."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import models.actions  # noqa: F401  fills the shelf
from models.actions import finding, searching
from models.actions.finding import View
from models.ledgers.tasks.task import TASKS
from models.store import opening
from models.store.ledger_file import Store
from tests.ledger_fixtures import open_copy
from ui import say
from ui.background.desk import Desk
from ui.look.dress import apply_look
from ui.rooms.plan.plan_room import PlanRoom
from ui.workplace import Workplace

PASSWORD = "password1"
PLAN = """2021年方案
一、治安防控
（一）网格巡查。每天巡查，年内全掩盖。（完成时限：6月底前）
（二）雪亮工程。装探头。（完成时限：6月31日前）
二、纠纷化解
（一）建调解室。每村一间。选好人。（完成时限：9月底前）
"""


@pytest.fixture(scope="package")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger without tasks; only ever copied."""
    folder = tmp_path_factory.mktemp("empty") / "ledger"
    store, _ = opening.create(folder, "经办人", PASSWORD, dt.date(2021, 6, 24))
    searching.bring_indexes_up_to_date(store)
    store.close()
    return folder


@pytest.fixture
def store(empty_folder: Path, tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "ledger"
    shutil.copytree(empty_folder, folder)
    opened = open_copy(folder, PASSWORD)
    yield opened
    opened.close()


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    """A window as small as the clerk's screen."""
    apply_look(qapp)
    made = QWidget()
    made.resize(1262, 650)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def workplace(window: QWidget, store: Store) -> Iterator[Workplace]:
    desk = Desk(window)
    made = Workplace(store, desk, say.StatusLine(window), window)
    yield made
    made.status.clear()
    made.leave()
    desk.close()


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
