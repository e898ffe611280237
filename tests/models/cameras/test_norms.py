"""The norm board: both readings of trap 2, both numbers of trap 1, any past day."""

from __future__ import annotations

import datetime as dt

from models.actions import records
from models.actions.cameras.norms import Norm, norm_board, point_ids
from models.actions.settings import put_settings
from models.ledgers.cameras.devices import CAMERA_DEVICES
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.villages import NATURAL_VILLAGES
from models.store.ledger_file import Store
from tests.ledger_fixtures import TODAY
from tests.models.cameras.acts import change, fault
from tests.models.cameras.conftest import Add


def test_seven_natural_villages_need_fourteen_points_or_nineteen() -> None:
    assert (Norm().needed(7), Norm().needed(1), Norm().needed(0)) == (14, 5, 5)
    assert Norm(naturals_count=False).needed(7) == 19


def test_villages_stand_by_code_with_what_they_lack(
    store: Store, add: Add, naturals: list[int]
) -> None:
    add(natural_village_id=naturals[0])
    add()
    board = norm_board(store, TODAY)
    east, west = board.villages
    assert [east.name, west.name] == ["东坪村", "西岭村"]
    assert (east.points, east.needed, east.missing) == (2, 5, 3)
    assert [(each.name, each.points, each.missing) for each in east.naturals] == [
        ("上坪", 1, 1),
        ("下坪", 0, 2),
    ]
    # three more in the natural villages make the two there are five
    assert (east.gap, west.gap, board.gap) == (3, 5, 8)


def test_other_reading_keeps_the_natural_villages_points_apart(
    store: Store, add: Add, naturals: list[int]
) -> None:
    add(natural_village_id=naturals[0])
    add()
    put_settings(store, {"norm_natural_counts": "否"})
    east = norm_board(store, TODAY).villages[0]
    assert (east.counted, east.missing, east.needed, east.gap) == (1, 4, 9, 7)


def test_points_are_counted_once_and_devices_beside_them(store: Store, add: Add) -> None:
    point = add()
    rows = [
        {"point_id": point},
        {"point_id": point, "state": "维修"},
        {"point_id": point, "state": "拆除"},
        {"point_id": point, "installed_on": "2021-06-30"},
    ]
    records.keep_new(store, CAMERA_DEVICES, rows, "登记")
    east = norm_board(store, TODAY).villages[0]
    assert (east.points, east.devices) == (1, 2)


def test_planned_stopped_and_removed_points_do_not_count(store: Store, add: Add) -> None:
    for state in ("待建", "停用", "拆除"):
        add(state=state)
    assert norm_board(store, TODAY).villages[0].points == 0


def test_faulty_point_counts_unless_the_office_says_no(store: Store, add: Add) -> None:
    fault(store, add(), "2021-06-01")
    assert norm_board(store, TODAY).villages[0].points == 1
    put_settings(store, {"norm_counts_faulty": "否"})
    assert norm_board(store, TODAY).villages[0].points == 0
    assert norm_board(store, dt.date(2021, 5, 31)).villages[0].points == 1


def test_board_of_a_past_day_knows_that_days_points(store: Store, add: Add) -> None:
    point = add()
    add(state_on="2021-06-20")
    change(store, CAMERA_POINTS, point, state="拆除", state_on="2021-06-15")
    counted = [norm_board(store, dt.date(2021, 6, day)).villages[0].points for day in (10, 15, 20)]
    assert counted == [1, 0, 1]
    assert point_ids(store, dt.date(2021, 6, 10)) == [point]


def test_natural_villages_not_on_file_are_said_and_none_to_list_is_good(
    store: Store, add: Add, villages: list[int]
) -> None:
    for _ in range(5):
        add()
        add(village_id=villages[1])
    east, west = norm_board(store, TODAY).villages
    assert (east.verdict, east.is_met) == ("没有登记自然村", None)
    assert (west.verdict, west.is_met) == ("达标", True)
    records.keep(store, NATURAL_VILLAGES, {"village_id": villages[0], "name": "上坪"})
    board = norm_board(store, TODAY)
    assert (board.villages[0].verdict, board.gap) == ("自然村未达标", 2)
    assert [each.name for each in board.unlisted] == ["东坪村"]
