"""What tests of camera points do again and again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from models.actions import finding, records
from models.actions.records import Seen
from models.ledger import Ledger
from models.ledgers.cameras.devices import CAMERA_STATES
from models.ledgers.cameras.faults import CAMERA_FAULTS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.store.ledger_file import Store


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def row(store: Store, ledger: Ledger, record_id: int) -> Any:
    found = finding.one(store, ledger, record_id)
    assert found is not None
    return found


def change(store: Store, ledger: Ledger, record_id: int, **raw: Any) -> None:
    held = row(store, ledger, record_id)
    records.keep(store, ledger, raw, Seen(held.id, held.revision))


def told(store: Store, point_id: int) -> list[tuple[str, str]]:
    """Return the state rows of a point, oldest first."""
    rows = finding.children(store, CAMERA_STATES, CAMERA_POINTS, point_id)
    ordered = sorted(rows, key=lambda each: (each.on_day, each.id))
    return [(str(each.on_day), each.state) for each in ordered]


def now(store: Store, point_id: int) -> tuple[str, str]:
    point = row(store, CAMERA_POINTS, point_id)
    return str(point.state_on), point.state


def fault(store: Store, point_id: int, found_on: str, **raw: Any) -> int:
    usual = {"point_id": point_id, "found_on": found_on, "symptom": "黑屏"}
    return records.keep(store, CAMERA_FAULTS, usual | raw)
