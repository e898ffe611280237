"""Cases written as values through the door, day by day, for figures worked out by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import insert

from models.actions import records
from models.actions.door import work
from models.actions.settings import put_settings
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from tests.models.disputes.figures.plenty import whole_rows

EAST, WEST = 1, 2
TOWN, EAST_COMMITTEE = 1, 2


def day(written: str) -> dt.date:
    """Return 6-30 as the 30 June 2021."""
    return dt.date(2021, *map(int, written.split("-")))


def found_office(store: Store) -> None:
    """Make a township of two villages and two committees."""
    put_settings(store, {"township_name": "示例乡", "office_name": "示例乡综治办"})
    villages = (("369921200202", "西岭村"), ("369921200201", "东坪村"))
    ids = [records.keep(store, VILLAGES, {"code": c, "name": n}) for c, n in villages[::-1]]
    assert ids == [EAST, WEST]
    town = {"name": "示例乡人民调解委员会", "short_name": "示"}
    east = {"name": "东坪村人民调解委员会", "short_name": "东", "village_id": EAST}
    assert [records.keep(store, COMMITTEES, raw) for raw in (town, east)] == [TOWN, EAST_COMMITTEE]


def add(store: Store, ledger: Ledger, **values: Any) -> int:
    """Write one record of parsed values; days are written as 6-30."""
    days = {key: day(value) for key, value in values.items() if key.endswith(("_on", "on_day"))}
    with work(store, "登记") as piece:
        return piece.add(ledger, {**values, **days})


def change(store: Store, ledger: Ledger, record_id: int, **values: Any) -> None:
    """Write over a record; days are written as 6-30."""
    days = {key: day(value) for key, value in values.items() if key.endswith(("_on", "on_day"))}
    with work(store, "修改") as piece:
        piece.change(ledger, record_id, {**values, **days})


def case(store: Store, found_on: str, village: int = EAST, **values: Any) -> int:
    """Add a case found and accepted on a day by the township's committee."""
    usual: dict[str, Any] = {
        "found_on": found_on,
        "accepted_on": found_on,
        "village_id": village,
        "source": "applied",
        "dispute_type": "0201",
        "grade": "plain",
        "people": 2,
        "title": f"{'东坪村' if village == EAST else '西岭村'}界址纠纷",
        "story": "两户因界址发生争执。",
        "committee_id": TOWN,
        "first_post": "综治干事",
        "state": "accepted",
    }
    held = {key: value for key, value in (usual | values).items() if value is not None}
    return add(store, DISPUTES, **held)


def settle(store: Store, case_id: int, on_day: str, **values: Any) -> int:
    """End a case by a written agreement in the village; return the ending's id."""
    usual = {"outcome": "settled", "reason": "agreed", "level": "village", "form": "written"}
    ending = {**usual, **values}
    agreed = {"form": ending["form"] or "written", "signed_on": on_day, "content": "各让一步。"}
    add(store, AGREEMENTS, dispute_id=case_id, **agreed)
    return add(store, DISPUTE_ENDINGS, dispute_id=case_id, on_day=on_day, **ending)


def end(store: Store, case_id: int, on_day: str, outcome: str, reason: str) -> int:
    """End a case in another way; return the ending's id."""
    values = {"outcome": outcome, "reason": reason}
    return add(store, DISPUTE_ENDINGS, dispute_id=case_id, on_day=on_day, **values)


def watch(store: Store, case_id: int, on_day: str, *, is_held: bool = True) -> None:
    """Write down a look at a case behind the door, wherever the case stands on its way."""
    values = {"measure": "每周走访", "person": "包村干部", "is_held": is_held}
    row = {"dispute_id": case_id, "on_day": day(on_day), **values}
    with store.writing() as connection:
        query = insert(DISPUTE_WATCHES.columns)
        connection.execute(query, list(whole_rows(DISPUTE_WATCHES, [row])))
    store.forget(frozenset({DISPUTE_WATCHES.name}))
