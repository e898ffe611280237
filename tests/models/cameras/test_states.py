"""The states of a point by day, and who may write them."""

from __future__ import annotations

import pytest

from models.actions import records, undoing
from models.actions.cameras.as_of import states_on
from models.ledgers.cameras.devices import CAMERA_STATES
from models.ledgers.cameras.points import CAMERA_POINTS
from models.store.ledger_file import Store
from tests.models.cameras.acts import change, day, now, told
from tests.models.cameras.conftest import Add


def test_new_point_begins_with_its_own_day(store: Store, add: Add) -> None:
    assert told(store, add()) == [("2021-01-01", "normal")]


def test_points_made_at_once_each_begin_with_their_day(store: Store, villages: list[int]) -> None:
    rows = [
        {"code": f"A{n}", "name": f"A{n}", "village_id": villages[0], "state_on": f"2021-0{n}-01"}
        for n in (1, 2)
    ]
    made = records.keep_new(store, CAMERA_POINTS, rows, "新增")
    assert [told(store, each) for each in made] == [
        [("2021-01-01", "normal")],
        [("2021-02-01", "normal")],
    ]


def test_another_state_is_another_row_and_a_corrected_day_moves_it(store: Store, add: Add) -> None:
    point = add()
    change(store, CAMERA_POINTS, point, state="停用", state_on="2021-03-01")
    change(store, CAMERA_POINTS, point, state_on="2021-02-15", state_why="修路")
    assert told(store, point) == [("2021-01-01", "normal"), ("2021-02-15", "stopped")]
    undoing.undo(store)
    undoing.undo(store)
    assert (now(store, point), told(store, point)) == (
        ("2021-01-01", "normal"),
        [("2021-01-01", "normal")],
    )


def test_corrected_day_may_not_pass_the_state_before(store: Store, add: Add) -> None:
    point = add()
    change(store, CAMERA_POINTS, point, state="停用", state_on="2021-03-01")
    with pytest.raises(records.Refused, match="2021-01-01"):
        change(store, CAMERA_POINTS, point, state_on="2020-12-31")


def test_change_of_nothing_but_the_name_writes_no_state(store: Store, add: Add) -> None:
    point = add()
    change(store, CAMERA_POINTS, point, name="东坪路口")
    assert len(told(store, point)) == 1


def test_states_of_a_past_day_are_those_of_that_day(store: Store, add: Add) -> None:
    old, young, gone = add(), add(state_on="2021-05-01"), add()
    change(store, CAMERA_POINTS, old, state="拆除", state_on="2021-06-01")
    records.retire(store, CAMERA_POINTS, [gone])
    assert states_on(store, day("2020-12-31")) == {}
    assert states_on(store, day("2021-04-30")) == {old: "normal"}
    assert states_on(store, day("2021-06-01")) == {old: "removed", young: "normal"}


def test_state_rows_are_typed_by_nobody(store: Store, add: Add) -> None:
    raw = {"point_id": add(), "on_day": "2021-05-01", "state": "停用"}
    with pytest.raises(records.MadeByVerbs, match="状态日期"):
        records.keep(store, CAMERA_STATES, raw)
