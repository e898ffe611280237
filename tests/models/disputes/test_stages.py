"""A case through its stages: each with its condition, a skipped one refused by name (B5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from models.actions import undoing
from models.actions.checking_up import check
from models.actions.disputes import ending, intake, offer, stages
from models.actions.disputes.way.turning import NotNow
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.mediation.revisits import REVISITS
from models.store.ledger_file import Store
from tests.models.disputes.court import (
    AGREEMENT,
    archive,
    case_of,
    mediate,
    revisit,
    rows,
    scan,
    seen,
    settled,
    steps,
)

Raw = Callable[..., dict[str, Any]]


def test_case_goes_from_the_door_to_the_archive(store: Store, raw: Raw) -> None:
    case_id = intake.register(store, raw(accepted_on="", committee_id=""))
    stages.accept(
        store,
        seen(store, case_id),
        {"accepted_on": "2021-06-02", "committee_id": "示例乡人民调解委员会"},
    )
    assigned = {"on_day": "2021-06-03", "unit": "司法所", "person": "王干事"}
    stages.assign(store, seen(store, case_id), assigned)
    mediate(store, case_id)
    assert case_of(store, case_id).state == "mediating"
    ending.settle(store, seen(store, case_id), AGREEMENT)
    case = case_of(store, case_id)
    assert (case.state, case.outcome, case.level, case.form) == (
        "settled", "settled", "town", "written",
    )  # fmt: skip
    due = [row.due_on for row in rows(store, REVISITS, case_id)]
    assert due == [dt.date(2021, 6, 23), dt.date(2021, 9, 6)]
    revisit(store, case_id)
    scan(store, case_id)
    archive(store, case_id)
    case = case_of(store, case_id)
    assert (case.state, case.keep_until) == ("archived", dt.date(2031, 12, 31))
    assert steps(store, case_id) == [
        "found", "accepted", "assigned", "mediating", "settled", "revisited", "archived",
    ]  # fmt: skip
    assert len(rows(store, DISPUTE_ENDINGS, case_id)) == 1
    assert check(store) == []


def test_skipped_stage_is_refused_and_the_missing_paper_named(store: Store, raw: Raw) -> None:
    case_id = intake.register(store, raw())
    with pytest.raises(NotNow, match="还没有调解记录，不能登记协议。请先补一份人民调解记录。"):
        ending.settle(store, seen(store, case_id), AGREEMENT)
    assert "人民调解记录" in offer.why_not(store, "settle", case_of(store, case_id))


def test_every_verb_is_taken_back_and_done_again(store: Store, raw: Raw) -> None:
    case_id = settled(store, raw())
    revisit(store, case_id)
    scan(store, case_id)
    archive(store, case_id)
    path = [case_of(store, case_id).state]
    while undoing.can_undo(store):
        undoing.undo(store)
        path.append(case_of(store, case_id).state) if path[-1] else None
    while undoing.can_redo(store):
        undoing.redo(store)
    assert case_of(store, case_id).state == "archived"
    assert check(store) == []
