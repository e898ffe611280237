"""Points made in one go from a pattern."""

from __future__ import annotations

import pytest

from models.actions import undoing
from models.actions.cameras.making import Pattern, make_points, next_serial, read_pattern
from models.actions.finding import View, every_row
from models.actions.records import Refused
from models.ledgers.cameras.points import CAMERA_POINTS
from models.store.ledger_file import Store
from tests.models.cameras.acts import told
from tests.models.cameras.conftest import Add


def test_points_of_a_pattern_are_one_batch(store: Store, villages: list[int]) -> None:
    raw = {"name": "东坪", "village_id": villages[0], "phase": "天网六期", "state_on": "2021-05-01"}
    made = make_points(store, Pattern("DP-", 1, 3), raw)
    rows = every_row(store, CAMERA_POINTS, View())
    assert [(row.code, row.name) for row in rows] == [
        ("DP-001", "东坪1号"),
        ("DP-002", "东坪2号"),
        ("DP-003", "东坪3号"),
    ]
    assert told(store, made[2]) == [("2021-05-01", "normal")]
    assert next_serial(store, "DP-") == 4
    undoing.undo(store)
    assert every_row(store, CAMERA_POINTS, View()) == []


def test_numbers_in_use_are_named_and_nothing_is_made(store: Store, add: Add) -> None:
    add(code="DP-002")
    with pytest.raises(Refused, match="DP-002。请改前缀"):
        make_points(store, Pattern("DP-", 1, 3), {"village_id": 1})
    assert len(every_row(store, CAMERA_POINTS, View())) == 1


def test_pattern_that_makes_no_sense_is_told_field_by_field() -> None:
    with pytest.raises(Refused) as caught:
        read_pattern("", "x", "501")
    assert set(caught.value.complaints) == {"prefix", "first", "count"}
    assert read_pattern("A", "7", "2", "2").codes() == ["A07", "A08"]
