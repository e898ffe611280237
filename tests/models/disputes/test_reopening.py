"""Cases struck off, archived and ended are opened again; deleted ones come back whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from models.actions import finding, records, undoing
from models.actions.checking_up import check
from models.actions.disputes import ending, intake, offer, stages
from models.actions.disputes.way.turning import NotNow
from models.actions.door import ChangedMeanwhile, Frozen
from models.actions.records import InBin, Refused, Seen
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.steps import DISPUTE_STEPS
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
)

Raw = Callable[..., dict[str, Any]]
FAILED = {"on_day": "2021-06-10", "reason": "调解不成", "outcome": "程序性终结", "routes": "诉讼"}


@pytest.fixture
def mediating(store: Store, raw: Raw) -> int:
    """Return a case with a session on 7 June."""
    case_id = intake.register(store, raw())
    mediate(store, case_id)
    return case_id


def test_cancelled_case_keeps_its_number_and_its_reason(store: Store, mediating: int) -> None:
    with pytest.raises(Refused, match="注销的原因"):
        stages.cancel(store, seen(store, mediating), " ")
    stages.cancel(store, seen(store, mediating), "与第3号重复")
    case = case_of(store, mediating)
    assert (case.state, case.cancelled_why, case.outcome) == ("cancelled", "与第3号重复", None)
    assert case.case_no
    with pytest.raises(Frozen, match="已注销"):
        records.keep(store, DISPUTES, {"people": 3}, Seen(mediating, case.revision))
    stages.reopen(store, seen(store, mediating), "并不重复")
    case = case_of(store, mediating)
    assert (case.state, case.state_on, case.cancelled_why) == (
        "mediating", dt.date(2021, 6, 7), None,
    )  # fmt: skip
    ending.settle(store, seen(store, mediating), AGREEMENT)
    with pytest.raises(NotNow, match="已办结的纠纷不能注销"):
        stages.cancel(store, seen(store, mediating), "重复")
    for _ in range(3):
        undoing.undo(store)
    assert case_of(store, mediating).state == "mediating"
    for _ in range(3):
        undoing.redo(store)
    assert case_of(store, mediating).state == "settled"
    assert check(store) == []


def test_reopened_case_goes_where_it_stood_or_is_handled_again(store: Store, raw: Raw) -> None:
    case_id = settled(store, raw())
    assert "反悔" in offer.why_not(store, "reopen", case_of(store, case_id))
    revisit(store, case_id)
    assert "反悔" in offer.why_not(store, "reopen", case_of(store, case_id))
    scan(store, case_id)
    archive(store, case_id)
    with pytest.raises(Refused, match="重新打开的原因"):
        stages.reopen(store, seen(store, case_id), "")
    stages.reopen(store, seen(store, case_id), "少了一页")
    case = case_of(store, case_id)
    assert (case.state, case.state_on, case.archived_on, case.keeping) == (
        "revisited", dt.date(2021, 6, 23), None, None,
    )  # fmt: skip
    ending.renege(store, seen(store, case_id), "2021-06-23", "重新调解", "不认账")
    assert case_of(store, case_id).state == "mediating"
    for _ in range(3):
        undoing.undo(store)
    assert case_of(store, case_id).state == "revisited"
    for _ in range(3):
        undoing.redo(store)
    assert case_of(store, case_id).state == "mediating"
    assert check(store) == []


def test_ended_case_is_handled_again(store: Store, mediating: int) -> None:
    ending.end(store, seen(store, mediating), FAILED)
    stages.reopen(store, seen(store, mediating), "双方又愿意谈")
    case = case_of(store, mediating)
    assert (case.state, case.state_on, case.outcome) == (
        "mediating", dt.date(2021, 6, 24), "open",
    )  # fmt: skip
    assert rows(store, DISPUTE_ENDINGS, mediating)[0].undone_why == "双方又愿意谈"


def test_deleted_case_comes_back_as_it_went(store: Store, raw: Raw) -> None:
    case_id = settled(store, raw())
    before = [(row.step, row.struck_on) for row in rows(store, DISPUTE_STEPS, case_id)]
    records.retire(store, DISPUTES, [case_id])
    row = finding.rows_by_id(store, DISPUTES, [case_id])[0]
    with pytest.raises(InBin):
        stages.cancel(store, Seen(case_id, row.revision), "重复")
    records.bring_back(store, DISPUTES, [case_id])
    after = [(row.step, row.struck_on) for row in rows(store, DISPUTE_STEPS, case_id)]
    assert after == before
    assert case_of(store, case_id).state == "settled"
    with pytest.raises(ChangedMeanwhile):
        stages.archive(store, Seen(case_id, 1), {})
