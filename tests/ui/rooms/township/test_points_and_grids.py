"""服务点, 网格 and 队伍 in a real window: tables, the sheet of a month, what breaks the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.actions import records, undoing
from models.actions.finding import View, every_row
from models.actions.township.grids.months import grid_months
from models.dates.spans import month
from models.ledgers.township.grids import GRID_MONTHS, GRIDS
from models.store.ledger_file import Store
from ui.ledger.page import LedgerPage
from ui.ledger.rows.rows_edit import RowsEdit
from ui.rooms.township.grid_room import GridRoom
from ui.rooms.township.point_room import PointRoom
from ui.rooms.township.team_room import TeamRoom
from ui.workplace import Workplace

Make = Callable[[Workplace, QWidget], LedgerPage]
Open = Callable[[Make], LedgerPage]


@pytest.fixture
def enter(qtbot: QtBot, workplace: Workplace, window: QWidget) -> Iterator[Open]:
    """Return how to open a room in the window."""
    opened: list[LedgerPage] = []

    def made(make: Make) -> LedgerPage:
        room = make(workplace, window)
        room.resize(1240, 640)
        window.resize(1240, 660)
        window.show()
        room.show()
        opened.append(room)
        qtbot.waitUntil(lambda: bool(room.list.model.ids))
        return room

    yield made
    for room in opened:
        room.leave()


@pytest.fixture
def grids(enter: Open) -> GridRoom:
    """Return the room of the grids."""
    room = enter(GridRoom)
    assert isinstance(room, GridRoom)
    return room


def _typed(room: GridRoom) -> RowsEdit:
    assert room.asked is not None
    return room.asked.tables["grids"]


def test_figure_of_the_coverage_lists_its_service_points(enter: Open, qtbot: QtBot) -> None:
    room = enter(PointRoom)
    assert isinstance(room, PointRoom)
    room.views.turn_to(1)
    qtbot.waitUntil(lambda: bool(room.coverage.tables))
    room.coverage.tabs.setCurrentIndex(1)
    room.coverage._press(room.coverage.table.figures.index(0, 1))  # 综治中心合格率, 现有
    qtbot.waitUntil(lambda: len(room.list.model.ids) == 4)
    assert room.views.currentWidget() is room.list


def test_coverage_is_counted_again_when_a_point_is_deleted(
    enter: Open, places: Store, qtbot: QtBot
) -> None:
    from models.ledgers.township.service_points import SERVICE_POINTS

    room = enter(PointRoom)
    assert isinstance(room, PointRoom)
    room.views.turn_to(1)
    qtbot.waitUntil(lambda: bool(room.coverage.tables))
    rooms = [r.id for r in every_row(places, SERVICE_POINTS, View()) if "调解室" in r.name]
    records.retire(places, SERVICE_POINTS, rooms[:1])
    qtbot.waitUntil(lambda: room.coverage.tables[1].lines[3].cells[6] == "还差3个村")


def test_last_month_is_shown_first_and_its_grids_are_typed_on_one_sheet(
    grids: GridRoom, places: Store, qtbot: QtBot
) -> None:
    grids.views.turn_to(1)
    assert grids.month.period() == month(2021, 5)
    qtbot.waitUntil(lambda: bool(grids.month.tables))
    grids.type_month()
    table = _typed(grids)
    names = list(table.model.names)
    assert len(names) == 21
    row, column = names.index("新田村第二网格"), table.model.keys.index("hours")
    table.model.setData(table.model.index(row, column), "62")
    assert grids.has_unsaved()
    assert grids.asked is not None
    assert grids.asked.save()
    assert grids.asked is None
    missing = [line.grid.name for line in grid_months(places, "2021-05").missing]
    assert missing == ["长坑村第二网格"]


def test_sheet_left_untouched_writes_nothing(grids: GridRoom, places: Store) -> None:
    newest = undoing.can_undo(places)
    grids.views.turn_to(1)
    grids.type_month()
    assert not grids.has_unsaved()
    assert grids.asked is not None
    grids.asked.save()
    assert undoing.can_undo(places) == newest


def test_wrong_cell_of_the_sheet_is_named_by_its_grid(grids: GridRoom, places: Store) -> None:
    before = len(every_row(places, GRID_MONTHS, View()))
    grids.views.turn_to(1)
    grids.type_month()
    table = _typed(grids)
    row = list(table.model.names).index("新田村第二网格")
    table.model.setData(table.model.index(row, table.model.keys.index("hours")), "很多")
    assert grids.asked is not None
    assert not grids.asked.save()
    assert "新田村第二网格：" in table.complaint.text()
    assert len(every_row(places, GRID_MONTHS, View())) == before
    table.model.setData(table.model.index(row, table.model.keys.index("hours")), "")


def test_rows_of_the_sheet_are_neither_added_nor_taken_away(grids: GridRoom) -> None:
    grids.views.turn_to(1)
    grids.type_month()
    table = _typed(grids)
    assert table.model.rowCount() == 21
    table.model.take_away(0)
    assert table.model.rowCount() == 21
    assert not table.add_link.isVisible()


def test_one_button_at_a_time_is_the_one_to_press(grids: GridRoom) -> None:
    role = grids.toolbar.new_button.property("kind")
    grids.views.turn_to(1)
    assert grids.toolbar.new_button.property("kind") != role
    grids.views.turn_to(0)
    assert grids.toolbar.new_button.property("kind") == role


def test_breach_leads_to_its_grid(grids: GridRoom, places: Store, qtbot: QtBot) -> None:
    grids.views.turn_to(2)
    qtbot.waitUntil(lambda: grids.breaches.model.rowCount() == 1)
    grids.breaches._open(grids.breaches.model.index(0, 0))
    wanted = next(r.id for r in every_row(places, GRIDS, View()) if r.name == "长坑村第二网格")
    assert grids.current_id() == wanted
    assert grids.views.currentWidget() is grids.list


def test_clerk_alone_is_told_that_all_report_exactly_the_least(
    grids: GridRoom, places: Store, qtbot: QtBot
) -> None:
    for row in every_row(places, GRID_MONTHS, View()):
        if row.reported is not None and row.month == "2021-05":
            blank = dict.fromkeys(("disputes", "hazards", "livelihood", "environment", "others"))
            seen = records.Seen(row.id, row.revision)
            records.keep(places, GRID_MONTHS, {**blank, "reported": 10, "closed": 9}, seen)
    grids.views.turn_to(1)
    qtbot.waitUntil(lambda: "只给经办人看" in grids.month.notes.label.text())


def test_teams_of_a_year_lead_to_their_records(enter: Open, qtbot: QtBot) -> None:
    room = enter(TeamRoom)
    assert isinstance(room, TeamRoom)
    room.views.turn_to(1)
    qtbot.waitUntil(lambda: bool(room.table.tables))
    room.table._press(room.table.table.figures.index(0, 0))
    qtbot.waitUntil(lambda: len(room.list.model.ids) == 9)
