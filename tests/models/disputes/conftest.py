"""A ledger with two villages and a committee; a case as a clerk types it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from models.actions import records
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store

Raw = dict[str, Any]


@pytest.fixture
def villages(store: Store) -> list[int]:
    """Return the ids of two villages."""
    rows = [
        {"code": "369921200201", "name": "东坪村"},
        {"code": "369921200202", "name": "西岭村"},
    ]
    return records.keep_new(store, VILLAGES, rows, "建村")


@pytest.fixture
def committee(store: Store) -> int:
    """Return the id of the township's committee."""
    raw = {"name": "示例乡人民调解委员会", "short_name": "示"}
    return records.keep(store, COMMITTEES, raw)


@pytest.fixture
def raw(villages: list[int], committee: int) -> Callable[..., Raw]:
    """Return what a clerk types for an accepted case, changed as asked."""

    def typed(**changed: Any) -> Raw:
        usual = {
            "found_on": "2021-06-01",
            "accepted_on": "2021-06-02",
            "village_id": villages[0],
            "source": "当事人申请",
            "dispute_type": "宅基地使用",
            "grade": "一般",
            "people": 2,
            "story": "两户因宅基地界址发生争执。",
            "committee_id": committee,
            "first_post": "综治干事",
        }
        return usual | changed

    return typed
