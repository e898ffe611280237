"""Camera points as a clerk keeps them: the monthly look, and a fault told to the maintainer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

import models.actions  # noqa: F401  fills the shelf
from models.actions import checking_up, finding, records
from models.actions.finding import View
from models.ledgers.cameras.faults import CAMERA_CHECKS, CAMERA_FAULTS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.villages import VILLAGES
from tests.journeys.clerk import Clerk
from tests.journeys.township import founded
from ui.ledger.sheets.sheet_dialog import SheetDialog
from ui.main_window import MainWindow
from ui.rooms.cameras.figures_page import CameraFiguresPage
from ui.rooms.cameras.look_dialog import LookDialog
from ui.rooms.cameras.look_model import ONLINE
from ui.rooms.cameras.room import CameraRoom

STEPS_TO_THE_MONTHLY_LOOK = 6
"""Job 13 of the clerk's twenty jobs, from 今日."""
STEPS_TO_A_FAULT = 2
"""Job 14, on the point; as many again when it is put right."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed ledger of the sample township with two points a village."""
    with founded(tmp_path / "ledger") as store:
        rows = [
            {"code": f"{row.code[-3:]}-{n}", "name": f"{row.name}{n}号", "village_id": row.id}
            for row in finding.every_row(store, VILLAGES, View())
            for n in (1, 2)
        ]
        records.keep_new(store, CAMERA_POINTS, rows, "登记监控点")
    return tmp_path / "ledger"


def camera_room(clerk: Clerk, main: MainWindow) -> CameraRoom:
    """Go to the room of the camera points, once its list stands there."""
    clerk.press(main.rail.buttons["camera_points"])
    room = main.rooms.currentWidget()
    assert isinstance(room, CameraRoom)
    clerk.wait(lambda: room.list._found.is_all and room.current_id() is not None)
    return room


def button_of(room: CameraRoom, words: str) -> QPushButton:
    buttons = room.toolbar.findChildren(QPushButton)
    return next(each for each in buttons if each.text() == words)


def test_monthly_look_at_all_villages_takes_six_steps(clerk: Clerk, main: MainWindow) -> None:
    store = main.workplace.store
    room = camera_room(clerk, main)
    clerk.press(button_of(room, "登记巡检"))
    (dialog,) = [each for each in main.findChildren(LookDialog) if each.isVisible()]
    clerk.write(dialog.source, "电信公司6月运行月报")
    cell = dialog.model.index(0, ONLINE)
    dialog.table.setCurrentIndex(cell)
    clerk.press_key(dialog.table, Qt.Key.Key_Space)
    clerk.press(dialog.yes_button)
    clerk.press(button_of(room, "达标情况"))
    page = main.rooms.currentWidget()
    assert isinstance(page, CameraFiguresPage)
    clerk.choose(page.kind_box, "完好率、在线率")
    clerk.wait(lambda: len(page.tables) == 2)
    assert clerk.steps <= STEPS_TO_THE_MONTHLY_LOOK
    looked = finding.every_row(store, CAMERA_CHECKS, View())
    assert len(looked) == 16
    assert sum(not row.online for row in looked) == 1
    assert checking_up.check(store) == []


def test_fault_is_told_in_two_steps_and_mended_in_two(clerk: Clerk, main: MainWindow) -> None:
    store = main.workplace.store
    room = camera_room(clerk, main)
    point = room.current_id()
    clerk.steps = 0
    clerk.press(room.verbs.report_button)
    (dialog,) = [each for each in main.findChildren(SheetDialog) if each.isVisible()]
    symptom = dialog.editors["symptom"].inner()
    assert isinstance(symptom, QLineEdit)
    clerk.write(symptom, "画面黑屏")
    clerk.press(dialog.yes_button)
    assert clerk.steps <= STEPS_TO_A_FAULT
    clerk.wait(room.verbs.fixed_button.isVisible)
    (held,) = finding.every_row(store, CAMERA_FAULTS, View())
    assert (held.point_id, held.told_on) == (point, store.clock.today())
    clerk.steps = 0
    clerk.press(room.verbs.fixed_button)
    (dialog,) = [each for each in main.findChildren(SheetDialog) if each.isVisible()]
    clerk.press(dialog.yes_button)
    assert clerk.steps <= STEPS_TO_A_FAULT
    row = finding.one(store, CAMERA_POINTS, point or 0)
    assert row is not None
    assert row.state == "normal"
    assert checking_up.check(store) == []
