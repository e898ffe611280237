"""Ends kept apart, an agreement with what rests on it, and what becomes of it on 反悔 (B13)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from models.actions import finding, records, undoing
from models.actions.checking_up import check
from models.actions.disputes import ending, intake, offer, stages
from models.actions.disputes.way.proofs import HeldByCase
from models.actions.disputes.way.turning import NotNow
from models.actions.door import ChangedMeanwhile
from models.actions.records import Refused, Seen
from models.actions.settings import put_settings
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.store.ledger_file import Store
from tests.models.disputes.court import (
    AGREEMENT,
    case_of,
    mediate,
    revisit,
    rows,
    seen,
    settled,
    steps,
)

Raw = Callable[..., dict[str, Any]]
DUTY = {"due_on": "2021-07-30", "what": "赔偿。", "amount": "1000"}


@pytest.fixture
def mediating(store: Store, raw: Raw) -> int:
    """Return a case with a session on 7 June."""
    case_id = intake.register(store, raw())
    mediate(store, case_id)
    return case_id


@pytest.mark.parametrize(
    ("reason", "outcome", "routes", "place"),
    [
        ("达成协议", "实质性化解", "", "reason"),
        ("调解不成", "实质性化解", "诉讼", "outcome"),
        ("调解不成", "程序性终结", "", "routes"),
        ("当事人撤回申请", "程序性终结", "", "outcome"),
        ("一方明确拒绝调解", "撤回", "", "outcome"),
        ("", "", "", "reason"),
    ],
)
def test_end_that_does_not_fit_its_reason_is_refused(
    store: Store, mediating: int, reason: str, outcome: str, routes: str, place: str
) -> None:
    raw = {"on_day": "2021-06-10", "reason": reason, "outcome": outcome, "routes": routes}
    with pytest.raises(Refused) as refused:
        ending.end(store, seen(store, mediating), raw)
    assert place in refused.value.complaints
    assert rows(store, DISPUTE_ENDINGS, mediating) == []


@pytest.mark.parametrize(
    ("reason", "outcome", "routes", "code"),
    [
        ("调解不成", "程序性终结", "诉讼、仲裁", "procedural"),
        ("调解不成", "转诉讼", "诉讼", "litigated"),
        ("一方明确拒绝调解", "程序性终结", "", "procedural"),
        ("当事人撤回申请", "撤回", "", "withdrawn"),
        ("其他途径了结", "程序性终结", "", "procedural"),
    ],
)
def test_ends_are_kept_apart(
    store: Store, mediating: int, reason: str, outcome: str, routes: str, code: str
) -> None:
    raw = {"on_day": "2021-06-10", "reason": reason, "outcome": outcome, "routes": routes}
    ending.end(store, seen(store, mediating), raw)
    case = case_of(store, mediating)
    assert (case.state, case.outcome, case.settled_on) == ("ended", code, dt.date(2021, 6, 10))
    undoing.undo(store)
    assert (case_of(store, mediating).state, case_of(store, mediating).outcome) == (
        "mediating",
        "open",
    )


def test_mediation_that_never_was_cannot_have_failed(store: Store, raw: Raw) -> None:
    case_id = intake.register(store, raw())
    raw_end = {"on_day": "2021-06-10", "reason": "调解不成", "outcome": "程序性终结"}
    with pytest.raises(NotNow, match="人民调解记录"):
        ending.end(store, seen(store, case_id), raw_end | {"routes": "诉讼"})
    ending.end(store, seen(store, case_id), raw_end | {"reason": "一方明确拒绝调解"})
    assert case_of(store, case_id).state == "ended"


@pytest.mark.parametrize("day", ["2021-06-06", "2021-06-25"])
def test_agreement_out_of_order_is_refused(store: Store, mediating: int, day: str) -> None:
    with pytest.raises(Refused) as refused:
        ending.settle(store, seen(store, mediating), AGREEMENT | {"signed_on": day})
    assert "signed_on" in refused.value.complaints
    assert case_of(store, mediating).state == "mediating"
    assert rows(store, AGREEMENTS, mediating) == []


def test_second_clerk_does_not_write_over_the_first(store: Store, mediating: int) -> None:
    looked = seen(store, mediating)
    ending.settle(store, looked, AGREEMENT)
    for late in (
        lambda: ending.settle(store, looked, AGREEMENT),
        lambda: ending.end(store, looked, {}),
        lambda: stages.cancel(store, looked, "重复"),
        lambda: stages.extend(store, looked, "2021-08-01", "证人外出", True),
    ):
        with pytest.raises(ChangedMeanwhile):
            late()
    assert len(rows(store, AGREEMENTS, mediating)) == 1


def test_level_is_that_of_the_committee_unless_told(
    store: Store, raw: Raw, villages: list[int]
) -> None:
    of_village = {"name": "东坪村人民调解委员会", "short_name": "东", "village_id": villages[0]}
    committee = records.keep(store, COMMITTEES, of_village)
    assert case_of(store, settled(store, raw(committee_id=committee))).level == "village"
    case_id = intake.register(store, raw())
    mediate(store, case_id)
    ending.settle(store, seen(store, case_id), AGREEMENT, level="县级以上")
    assert case_of(store, case_id).level == "county"


def test_revisits_fall_due_after_effect_as_the_office_says(store: Store, raw: Raw) -> None:
    for said, days in (
        ("", [23, 98]),
        ("15、90", [23, 98]),
        (" ７天，三十，30 日；7", [15, 38]),
        ("不定", [23, 98]),
        ("0", []),
        ("99999999999999", []),
    ):
        put_settings(store, {"revisit_days": said})
        case_id = settled(store, raw(), sealed_on="2021-06-08")
        due = [row.due_on for row in rows(store, REVISITS, case_id)]
        assert due == [dt.date(2021, 5, 31) + dt.timedelta(n) for n in days], said


def test_effect_waits_for_the_seal(store: Store, raw: Raw) -> None:
    case_id = settled(store, raw(), sealed_on="2021-06-10")
    assert rows(store, REVISITS, case_id)[0].due_on == dt.date(2021, 6, 25)
    agreement = rows(store, AGREEMENTS, case_id)[0]
    assert agreement.confirm_by == dt.date(2021, 7, 12)  # 10 July 2021 is a Saturday
    assert case_of(store, case_id).settled_on == dt.date(2021, 6, 8)


def test_agreement_performed_on_the_spot_leaves_nothing_open(store: Store, mediating: int) -> None:
    duties = [DUTY, {"due_on": "2021-06-08", "what": "当面致歉。"}]
    typed = AGREEMENT | {"done_at_once": "是"}
    ending.settle(store, seen(store, mediating), typed, duties)
    assert case_of(store, mediating).state == "settled"
    for row in rows(store, OBLIGATIONS, mediating):
        assert (row.done_on, row.fulfilment) == (dt.date(2021, 6, 8), "whole")


def test_reneged_agreement_falls_away_and_the_case_is_mediated_again(
    store: Store, mediating: int
) -> None:
    ending.settle(store, seen(store, mediating), AGREEMENT, [DUTY, DUTY])
    paid = {"obligation_id": rows(store, OBLIGATIONS, mediating)[0].id, "amount": "1000"}
    records.keep(store, PAYMENTS, paid | {"on_day": "2021-06-09"})
    with pytest.raises(Refused, match="生效日期"):
        ending.renege(store, seen(store, mediating), "2021-06-07", "重新调解", "嫌少")
    ending.renege(store, seen(store, mediating), "2021-06-12", "重新调解", "嫌少")
    case = case_of(store, mediating)
    assert (case.state, case.outcome) == ("mediating", "open")
    first = rows(store, AGREEMENTS, mediating)[0]
    assert (first.reneged_on, first.renege_way) == (dt.date(2021, 6, 12), "mediate_again")
    assert [r.void_on for r in rows(store, OBLIGATIONS, mediating)] == [
        None,
        dt.date(2021, 6, 12),
    ]
    assert all(row.void_on for row in rows(store, REVISITS, mediating))
    with pytest.raises(NotNow, match="反悔以后还没有新的调解记录"):
        ending.settle(store, seen(store, mediating), AGREEMENT | {"signed_on": "2021-06-14"})
    mediate(store, mediating, "2021-06-13")
    ending.settle(store, seen(store, mediating), AGREEMENT | {"signed_on": "2021-06-14"})
    assert case_of(store, mediating).settled_on == dt.date(2021, 6, 14)
    ends = rows(store, DISPUTE_ENDINGS, mediating)
    assert [(row.on_day.day, row.undone_on) for row in ends] == [
        (8, dt.date(2021, 6, 12)),
        (14, None),
    ]
    for _ in range(4):
        undoing.undo(store)
    assert case_of(store, mediating).state == "fulfilling"
    assert check(store) == []


def test_agreement_sued_upon_ends_as_litigated(store: Store, mediating: int) -> None:
    ending.settle(store, seen(store, mediating), AGREEMENT, [DUTY])
    ending.renege(store, seen(store, mediating), "2021-06-12", "反悔起诉", "已向法院起诉")
    case = case_of(store, mediating)
    assert (case.state, case.outcome, case.settled_on) == (
        "ended", "litigated", dt.date(2021, 6, 12),
    )  # fmt: skip
    assert steps(store, mediating)[-1] == "reneged"
    agreement = rows(store, AGREEMENTS, mediating)[0]
    ruled = {"ruling": "维持", "ruled_on": "2021-06-20"}
    records.keep(store, AGREEMENTS, ruled, Seen(agreement.id, agreement.revision))
    undoing.undo(store)
    undoing.undo(store)
    assert case_of(store, mediating).state == "fulfilling"


def test_case_without_agreement_has_nothing_to_renege_on(store: Store, mediating: int) -> None:
    assert "没有反悔" in offer.why_not(store, "renege", case_of(store, mediating))
    raw = {"on_day": "2021-06-10", "reason": "其他途径了结", "outcome": "程序性终结"}
    ending.end(store, seen(store, mediating), raw)
    with pytest.raises(NotNow, match="没有达成协议"):
        ending.renege(store, seen(store, mediating), "2021-06-12", "其他", "不认")


def test_corrected_agreement_takes_its_ending_and_revisits_along(store: Store, raw: Raw) -> None:
    case_id = settled(store, raw())
    agreement = rows(store, AGREEMENTS, case_id)[0]
    change = {"signed_on": "2021-06-09", "form": "口头协议"}
    records.keep(store, AGREEMENTS, change, Seen(agreement.id, agreement.revision))
    case = case_of(store, case_id)
    assert (case.settled_on, case.form) == (dt.date(2021, 6, 9), "oral")
    assert case.state_on == dt.date(2021, 6, 9)
    assert rows(store, REVISITS, case_id)[0].due_on == dt.date(2021, 6, 24)
    looked = seen(store, agreement.id, AGREEMENTS)
    with pytest.raises(Refused, match="早于第一次调解"):
        records.keep(store, AGREEMENTS, {"signed_on": "2021-06-06"}, looked)
    revisit(store, case_id, "2021-06-20")
    looked = seen(store, agreement.id, AGREEMENTS)
    with pytest.raises(Refused, match="晚于后一步的日期 2021-06-20"):
        records.keep(store, AGREEMENTS, {"signed_on": "2021-06-21"}, looked)


def test_what_a_case_rests_on_is_not_deleted_by_itself(store: Store, raw: Raw) -> None:
    case_id = settled(store, raw())
    for ledger in (AGREEMENTS, DISPUTE_ENDINGS, MEDIATIONS):
        with pytest.raises(HeldByCase):
            records.retire(store, ledger, [rows(store, ledger, case_id)[0].id])
    end = rows(store, DISPUTE_ENDINGS, case_id)[0]
    with pytest.raises(Refused, match="不能改写"):
        records.keep(store, DISPUTE_ENDINGS, {"on_day": "2021-06-09"}, Seen(end.id, end.revision))
    note = {"note": "双方满意。", "level": "村级"}
    records.keep(store, DISPUTE_ENDINGS, note, Seen(end.id, end.revision))
    assert case_of(store, case_id).level == "village"
    first = rows(store, MEDIATIONS, case_id)[0]
    late = {"on_day": "2021-06-20"}
    with pytest.raises(Refused, match="晚于后一步的日期 2021-06-08"):
        records.keep(store, MEDIATIONS, late, Seen(first.id, first.revision))
    mediate(store, case_id, "2021-06-08")
    records.retire(store, MEDIATIONS, [first.id])
    assert case_of(store, case_id).state == "settled"
    assert finding.one(store, MEDIATIONS, first.id).retired_at is not None  # type: ignore[union-attr]
