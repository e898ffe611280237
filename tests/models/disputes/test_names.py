"""Full names of parties stand nowhere by default, and are covered where a case is read (B19)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from models.actions import finding, history, records
from models.actions.disputes.intake import record_oral
from models.actions.door import work
from models.actions.finding import View
from models.actions.offices import office_of
from models.actions.people.blotting import told
from models.ledger import all_ledgers
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.obligations import PAYMENTS
from models.store.ledger_file import Store
from ui.console.ledgers import as_plain

NAME = "欧阳海棠"


def case_with_names(store: Store, raw: Callable[..., dict[str, Any]]) -> int:
    """Keep an oral agreement over a case; return the case's id."""
    told_so = raw(story=f"{NAME}与邻居争执，电话13900001234。")
    agreed = {"signed_on": "2021-06-10", "content": f"{NAME}收500元了事。"}
    duty = {"due_on": "2021-07-01", "what": f"付给{NAME}500元", "amount": 500}
    case_id = record_oral(store, told_so, [{"name": NAME}], agreed, [duty])
    paid = {"obligation_id": 1, "on_day": "2021-06-12", "amount": 100, "note": f"{NAME}收讫"}
    records.keep(store, PAYMENTS, paid)
    return case_id


def test_case_is_read_with_its_names_covered(
    store: Store, raw: Callable[..., dict[str, Any]]
) -> None:
    case_id = case_with_names(store, raw)
    case, payment = finding.one(store, DISPUTES, case_id), finding.one(store, PAYMENTS, 1)
    assert told(store, DISPUTES, case, "story") == "欧某某与邻居争执，电话139****1234。"
    assert told(store, PAYMENTS, payment, "note") == "欧某某收讫"
    assert told(store, DISPUTES, case, "remark") == ""


def test_new_name_is_covered_as_soon_as_it_stands(
    store: Store, raw: Callable[..., dict[str, Any]]
) -> None:
    case_id = case_with_names(store, raw)
    case = finding.one(store, DISPUTES, case_id)
    with work(store, "改名") as piece:
        piece.change(DISPUTE_PARTIES, 1, {"name": "邻居"})
    assert told(store, DISPUTES, case, "story") == f"{NAME}与邻某争执，电话139****1234。"


def test_no_default_face_holds_a_name(store: Store, raw: Callable[..., dict[str, Any]]) -> None:
    case_id = case_with_names(store, raw)
    office = office_of(store)
    for ledger in all_ledgers():
        for row in finding.every_row(store, ledger, View()):
            plain = json.dumps(as_plain(ledger, row, office), ensure_ascii=False)
            assert NAME not in plain + ledger.name_of(row, office), ledger.name
    for entry in history.history_of(store, DISPUTES, case_id):
        assert NAME not in f"{entry.old} {entry.new}"
