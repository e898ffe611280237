"""A ledger with two villages, their natural villages, and points as a clerk types them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from models.actions import records
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.store.ledger_file import Store

Add = Callable[..., int]


@pytest.fixture
def villages(store: Store) -> list[int]:
    """Return the ids of two villages, the second by code made first."""
    rows = [
        {"code": "369921200202", "name": "西岭村", "natural_villages": 0},
        {"code": "369921200201", "name": "东坪村", "natural_villages": 2},
    ]
    west, east = records.keep_new(store, VILLAGES, rows, "建村")
    return [east, west]


@pytest.fixture
def naturals(store: Store, villages: list[int]) -> list[int]:
    """Return the ids of the two natural villages of the first village."""
    rows = [
        {"village_id": villages[0], "name": "上坪"},
        {"village_id": villages[0], "name": "下坪"},
    ]
    return records.keep_new(store, NATURAL_VILLAGES, rows, "建自然村")


@pytest.fixture
def add(store: Store, villages: list[int]) -> Add:
    """Return a way to add one point of the first village, standing since 2021."""
    made = 0

    def typed(**changed: Any) -> int:
        nonlocal made
        made += 1
        usual = {
            "code": f"DP{made:03}",
            "name": f"东坪{made}号",
            "village_id": villages[0],
            "maintainer": "电信公司",
            "state_on": "2021-01-01",
        }
        return records.keep(store, CAMERA_POINTS, usual | changed)

    return typed
