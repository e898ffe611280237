"""What the camera points put on 今日."""

from __future__ import annotations

from models.actions import records
from models.actions.cameras.rounds import start_round
from models.actions.today.cameras import camera_matters
from models.ledgers.cameras.contracts import CAMERA_CONTRACTS
from models.store.ledger_file import Store
from tests.models.cameras.acts import fault
from tests.models.cameras.conftest import Add


def told(store: Store) -> dict[str, int]:
    return {each.key: each.count for each in camera_matters(store) if each.count}


def test_quiet_points_ask_for_nothing(store: Store, add: Add) -> None:
    add(warranty_until="2021-09-30")
    assert told(store) == {}


def test_late_faults_ending_contracts_and_open_rounds_are_told(
    store: Store, add: Add, villages: list[int]
) -> None:
    late, due = add(), add(warranty_until="2021-07-10")
    fault(store, late, "2021-06-01")
    fault(store, due, "2021-06-23")
    raw = {"maintainer": "电信公司", "begins_on": "2020-01-01"}
    records.keep(store, CAMERA_CONTRACTS, raw | {"name": "甲", "ends_on": "2021-08-23"})
    records.keep(store, CAMERA_CONTRACTS, raw | {"name": "乙", "ends_on": "2021-08-24"})
    start_round(store, villages[0])
    assert told(store) == {
        "camera_overdue": 1,
        "camera_open": 1,
        "camera_contract": 1,
        "camera_warranty": 1,
        "camera_round": 1,
    }
