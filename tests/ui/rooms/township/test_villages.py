"""村情卡 in a real window: 更名, 合并, 拆分, the matrix of facts and the tiles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.actions import undoing
from models.actions.finding import View, every_row, one
from models.actions.township.tiles import SOURCES
from models.actions.township.villages.facts import matrix_on
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.store.ledger_file import Store
from tests.ledger_fixtures import TODAY
from tests.models.township.conftest import village
from ui.ledger.form.choosing import ManyEditor
from ui.ledger.sheets.sheet_dialog import SheetDialog
from ui.rooms.township.village_room import VillageRoom
from ui.workplace import Workplace


@pytest.fixture
def room(qtbot: QtBot, workplace: Workplace, window: QWidget) -> Iterator[VillageRoom]:
    made = VillageRoom(workplace, window)
    made.resize(1240, 640)
    window.resize(1240, 660)
    window.show()
    made.show()
    qtbot.waitUntil(lambda: bool(made.list.model.ids))
    yield made
    made.leave()


def dialog_of(window: QWidget) -> SheetDialog:
    (found,) = [each for each in window.findChildren(SheetDialog) if each.isVisible()]
    return found


def _name(store: Store, village_id: int) -> str:
    row = one(store, VILLAGES, village_id)
    assert row is not None
    return str(row.name)


def test_village_is_renamed_and_the_bar_below_takes_it_back(
    room: VillageRoom, places: Store, window: QWidget
) -> None:
    at = village(places, "云岭村")
    room.select(at)
    room.rename()
    dialog = dialog_of(window)
    dialog.editors["name"].show_raw("云峰村")
    dialog.accept()
    assert _name(places, at) == "云峰村"
    undo = next(b for b in window.findChildren(QPushButton) if b.text() == "撤销")
    undo.click()
    assert _name(places, at) == "云岭村"


def test_name_that_another_village_has_is_complained_of_under_its_blank(
    room: VillageRoom, places: Store, window: QWidget
) -> None:
    room.select(village(places, "云岭村"))
    room.rename()
    dialog = dialog_of(window)
    dialog.editors["name"].show_raw("石桥村")
    dialog.accept()
    assert dialog.isVisible()
    assert "石桥村" in dialog.complaints["name"].text()


def test_merger_asks_first_which_village_and_then_tells_what_both_hold(
    room: VillageRoom, places: Store, window: QWidget, qtbot: QtBot
) -> None:
    at, other = village(places, "长坑村"), village(places, "茶园村")
    room.select(at)
    room.merge()
    first = dialog_of(window)
    first.editors["other_id"].show_raw(other)
    first.accept()
    qtbot.waitUntil(lambda: dialog_of(window) is not first)
    second = dialog_of(window)
    assert second.windowTitle() == "长坑村并入茶园村"
    told = second._sheet.explained
    assert "长坑村现有" in told
    assert "茶园村现有" in told
    assert "自然村4个" in told
    second.accept()
    row = one(places, VILLAGES, at)
    assert row is not None
    assert row.ended_on == TODAY


def test_village_that_has_ended_can_be_changed_no_more(
    room: VillageRoom, places: Store, window: QWidget, qtbot: QtBot
) -> None:
    at = village(places, "长坑村")
    room.select(at)
    room._merge_into(one(places, VILLAGES, at), village(places, "茶园村"))
    dialog_of(window).accept()
    qtbot.waitUntil(lambda: not any(each.isEnabled() for each in room._changes))


def test_split_takes_the_natural_villages_that_are_chosen(
    room: VillageRoom, places: Store, window: QWidget
) -> None:
    at = village(places, "双溪村")
    room.select(at)
    room.split()
    dialog = dialog_of(window)
    dialog.editors["code"].show_raw("369921200209")
    dialog.editors["name"].show_raw("东溪村")
    naturals = dialog.editors["naturals"]
    assert isinstance(naturals, ManyEditor)
    held = [row for row in every_row(places, NATURAL_VILLAGES, View()) if row.village_id == at]
    naturals.add(str(next(row.id for row in held if row.name == "东溪")))
    dialog.accept()
    new = village(places, "东溪村")
    moved = [row for row in every_row(places, NATURAL_VILLAGES, View()) if row.village_id == new]
    assert [row.name for row in moved] == ["东溪"]


def test_double_press_on_a_blank_fact_asks_for_it_and_fills_the_others_as_well(
    room: VillageRoom, places: Store, window: QWidget, qtbot: QtBot
) -> None:
    room.views.turn_to(1)
    matrix = room.matrix
    qtbot.waitUntil(lambda: bool(matrix.tables))
    labels = [heading.label for heading in matrix.tables[0].headings]
    column = labels.index("重大事项落实“四议两公开”")
    matrix.fill(matrix.table.figures.index(1 + 5, column))  # 合计 and five villages stand above
    dialog = dialog_of(window)
    assert dialog.windowTitle() == "茶园村：重大事项落实“四议两公开”"
    dialog.editors["also"].show_raw(True)
    dialog.accept()
    told = next(each for each in matrix_on(places, TODAY).columns if each.code == "open_steps")
    assert told.count("是") == 8
    undoing.undo(places)
    told = next(each for each in matrix_on(places, TODAY).columns if each.code == "open_steps")
    assert told.count("未填") == 2


def test_fact_of_service_points_leads_to_them(
    room: VillageRoom, places: Store, qtbot: QtBot
) -> None:
    room.views.turn_to(1)
    matrix = room.matrix
    qtbot.waitUntil(lambda: bool(matrix.tables))
    labels = [heading.label for heading in matrix.tables[0].headings]
    with qtbot.waitSignal(room.workplace.room_wanted) as asked:
        matrix.fill(matrix.table.figures.index(1, labels.index("有调解室")))
    name, view = asked.args
    assert name == "service_points"
    assert view.filters["village_id"].values == frozenset({village(places, "云岭村")})


def test_press_on_a_sum_lists_the_villages_behind_it(room: VillageRoom, qtbot: QtBot) -> None:
    room.views.turn_to(1)
    matrix = room.matrix
    qtbot.waitUntil(lambda: bool(matrix.tables))
    labels = [heading.label for heading in matrix.tables[0].headings]
    matrix._press(matrix.table.figures.index(0, labels.index("有协商事项清单")))
    qtbot.waitUntil(lambda: len(room.list.model.ids) == 3)
    assert room.views.currentWidget() is room.list


def test_matrix_stands_alone_and_the_record_comes_back_with_the_list(
    room: VillageRoom, places: Store
) -> None:
    room.select(village(places, "云岭村"))
    assert room.record.isVisible()
    room.views.turn_to(1)
    assert not room.record.isVisible()
    assert not any(action.isVisible() for action in room._changes)
    room.select(village(places, "石桥村"))
    assert room.record.isVisible()


def test_tiles_are_told_to_whoever_cannot_see_them_and_open_a_village(
    room: VillageRoom, places: Store, qtbot: QtBot
) -> None:
    room.views.turn_to(2)
    tiles = room.tiles
    tiles.source_box.setCurrentIndex([source.name for source in SOURCES].index("grids"))
    qtbot.waitUntil(lambda: "长坑村有1处不符" in tiles.grid.accessibleDescription())
    assert tiles.sentence.text() == "8个村中7个达标，共还差1处。"
    tiles.grid.setFocus()
    for _ in range(6):
        QTest.keyClick(tiles.grid, Qt.Key.Key_Right)
    QTest.keyClick(tiles.grid, Qt.Key.Key_Return)
    assert room.current_id() == village(places, "长坑村")


def test_tiles_of_a_township_without_villages_say_what_belongs_there(
    room: VillageRoom, places: Store, qtbot: QtBot
) -> None:
    from models.actions import records

    records.retire(places, VILLAGES, [row.id for row in every_row(places, VILLAGES, View())])
    room.views.turn_to(2)
    qtbot.waitUntil(room.tiles.nothing.isVisible)
