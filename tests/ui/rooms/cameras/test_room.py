"""The verbs of the camera points in their room (job 13, job 14, C8, C15)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.actions import finding
from models.actions.finding import View, count
from models.ledgers.cameras.faults import CAMERA_CHECKS, CAMERA_FAULTS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.store.ledger_file import Store
from tests.models.cameras.acts import fault, now
from tests.ui.rooms.cameras.conftest import dialog_of
from ui.ledger.sheets.sheet_dialog import SheetDialog
from ui.rooms.cameras.look_dialog import LookDialog
from ui.rooms.cameras.look_model import INTACT, ONLINE
from ui.rooms.cameras.room import CameraRoom
from ui.rooms.cameras.sheets import norm_sheet
from ui.workplace import Workplace


@pytest.fixture
def room(qtbot: QtBot, workplace: Workplace, window: QWidget) -> Iterator[CameraRoom]:
    made = CameraRoom(workplace, window)
    made.resize(window.size())
    window.show()
    made.show()
    qtbot.waitUntil(lambda: made.current_id() is not None)
    yield made
    made.leave()


def test_page_says_what_it_does_not_hold(room: CameraRoom) -> None:
    assert room.limit.isVisible()
    assert room.limit.text() == "只记设备数量和完好情况，不存图像、不接视频。"


def test_fault_is_reported_in_two_steps_and_mended_in_two(
    room: CameraRoom, window: QWidget, store: Store, points: list[int]
) -> None:
    room.select(points[1])
    assert not room.verbs.fixed_button.isVisible()
    room.verbs.report_button.click()
    dialog = dialog_of(window, SheetDialog)
    dialog.editors["symptom"].show_raw("黑屏")
    dialog.yes_button.click()
    assert now(store, points[1]) == ("2021-06-24", "fault")
    room.verbs.show_point(points[1])
    room.verbs.fixed_button.click()
    dialog_of(window, SheetDialog).yes_button.click()
    assert now(store, points[1]) == ("2021-06-24", "normal")
    (held,) = finding.every_row(store, CAMERA_FAULTS, View())
    assert (str(held.told_on), str(held.fixed_on)) == ("2021-06-24", "2021-06-24")


def test_fault_without_a_symptom_is_asked_for_it(
    room: CameraRoom, window: QWidget, store: Store, points: list[int]
) -> None:
    room.select(points[0])
    room.report_fault()
    dialog = dialog_of(window, SheetDialog)
    dialog.yes_button.click()
    assert dialog.complaints["symptom"].isVisible()
    assert count(store, CAMERA_FAULTS, View()) == 0
    dialog.reject()


def test_points_of_a_pattern_are_made_from_one_form(
    room: CameraRoom, window: QWidget, store: Store
) -> None:
    room.add_many()
    dialog = dialog_of(window, SheetDialog)
    for key, typed in {"prefix": "DP", "village_id": "西岭村", "name": "西岭"}.items():
        dialog.editors[key].show_raw(typed)
    dialog.yes_button.click()
    assert "可以从5开始" in dialog.complaints["first"].text()
    dialog.editors["first"].show_raw("5")
    dialog.yes_button.click()
    rows = finding.every_row(store, CAMERA_POINTS, View())
    assert [row.name for row in rows][4:] == [f"西岭{n}号" for n in range(5, 10)]


def test_look_is_one_list_on_which_only_the_bad_are_ticked_off(
    room: CameraRoom, window: QWidget, store: Store, points: list[int]
) -> None:
    fault(store, points[3], "2021-06-20")
    room.look()
    dialog = dialog_of(window, LookDialog)
    assert dialog.said.text() == "共4个点位，离线0个，图像不完好1个。"
    off = Qt.CheckState.Unchecked
    role = Qt.ItemDataRole.CheckStateRole
    dialog.model.setData(dialog.model.index(0, ONLINE), off, role)
    dialog.model.setData(dialog.model.index(0, INTACT), off, role)
    dialog.model.setData(dialog.model.index(3, INTACT), Qt.CheckState.Checked, role)
    dialog.source.setText("电信公司6月月报")
    dialog.yes_button.click()
    held = {row.point_id: row for row in finding.every_row(store, CAMERA_CHECKS, View())}
    assert [held[p].online for p in points] == [False, True, True, True]
    assert [held[p].intact for p in points] == [False, True, True, True]
    assert {row.source for row in held.values()} == {"电信公司6月月报"}


def test_look_of_a_village_without_points_says_so(room: CameraRoom, window: QWidget) -> None:
    room.look()
    dialog = dialog_of(window, LookDialog)
    dialog.village.setCurrentIndex(2)
    dialog.yes_button.click()
    assert dialog.complaint.isVisible()
    assert "没有在用的监控点" in dialog.complaint.text()
    dialog.reject()


def test_norm_is_the_offices_own_and_nonsense_is_refused(
    workplace: Workplace, store: Store
) -> None:
    from models.actions.records import Refused

    sheet = norm_sheet(store, workplace.office)
    assert sheet.keep is not None
    given = {blank.key: blank.given for blank in sheet.blanks}
    with pytest.raises(Refused, match="整数"):
        sheet.keep({**given, "norm_village_points": "五"})
    sheet.keep({**given, "norm_village_points": "3", "norm_natural_counts": "否"})
    assert workplace.office.settings["norm_village_points"] == "3"
