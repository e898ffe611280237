"""A case is reported up, passed on, answered and returned, each with its numbered paper (B15)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from models.actions import finding, records, undoing
from models.actions.checking_up import check
from models.actions.disputes import handing, intake, offer, stages
from models.actions.disputes.way.turning import NotNow
from models.actions.door import ChangedMeanwhile
from models.actions.records import Refused, Seen
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.store.ledger_file import Store
from tests.models.disputes.court import case_of, mediate, rows, seen, settled, steps

Raw = Callable[..., dict[str, Any]]
UP = {"on_day": "2021-06-05", "to_unit": "县矛调中心", "matter": "请协调。"}
ON = {"on_day": "2021-06-05", "to_unit": "派出所", "matter": "请先处置。", "person": "赵警官"}


@pytest.fixture
def assigned(store: Store, raw: Raw) -> int:
    """Return a case assigned to 司法所 on 3 June."""
    case_id = intake.register(store, raw())
    typed = {"on_day": "2021-06-03", "unit": "司法所", "person": "王干事"}
    stages.assign(store, seen(store, case_id), typed)
    return case_id


def paper_seen(store: Store, paper: int) -> Seen:
    return seen(store, paper, DISPUTE_TRANSFERS)


def test_reported_case_comes_back_to_where_it_stood(store: Store, assigned: int) -> None:
    paper = handing.report_up(store, seen(store, assigned), UP | {"reply_due_on": "2021-06-20"})
    case = case_of(store, assigned)
    assert (case.state, case.state_on) == ("reported_up", dt.date(2021, 6, 5))
    held = rows(store, DISPUTE_TRANSFERS, assigned)[0]
    assert (held.number, held.reply_due_on) == ("申报〔2021〕1号", dt.date(2021, 6, 20))
    with pytest.raises(NotNow, match="已上报县级，不用再报"):
        handing.report_up(store, seen(store, assigned), UP)
    with pytest.raises(Refused) as refused:
        handing.take_back(store, paper_seen(store, paper), "2021-06-04", "")
    assert set(refused.value.complaints) == {"returned_why"}
    with pytest.raises(Refused, match="早于转出日期"):
        handing.take_back(store, paper_seen(store, paper), "2021-06-04", "请在乡里调处")
    handing.take_back(store, paper_seen(store, paper), "2021-06-08", "请在乡里调处")
    case = case_of(store, assigned)
    assert (case.state, case.state_on) == ("assigned", dt.date(2021, 6, 8))
    with pytest.raises(NotNow, match="已经退回"):
        handing.answer(store, paper_seen(store, paper), {})
    row = finding.one(store, DISPUTE_TRANSFERS, paper)
    assert "2021-06-08 已退回" in offer.why_not_paper(store, row)
    assert steps(store, assigned)[-2:] == ["reported_up", "returned"]
    undoing.undo(store)
    undoing.undo(store)
    assert case_of(store, assigned).state == "assigned"
    undoing.redo(store)
    assert case_of(store, assigned).state == "reported_up"
    assert check(store) == []


def test_passed_on_case_says_who_answers_for_it_now(store: Store, assigned: int) -> None:
    paper = handing.pass_on(store, seen(store, assigned), ON)
    case = case_of(store, assigned)
    assert (case.state, case.unit, case.person) == ("assigned", "派出所", "赵警官")
    assert rows(store, DISPUTE_TRANSFERS, assigned)[0].number == "转办〔2021〕1号"
    handing.take_back(store, paper_seen(store, paper), "2021-06-06", "不属警务")
    case = case_of(store, assigned)
    assert (case.state, case.unit, case.person) == ("assigned", "司法所", "王干事")


def test_paper_that_is_deleted_takes_its_turn_with_it(store: Store, assigned: int) -> None:
    on = handing.pass_on(store, seen(store, assigned), ON)
    up = handing.report_up(store, seen(store, assigned), UP)
    records.retire(store, DISPUTE_TRANSFERS, [up])
    assert case_of(store, assigned).state == "assigned"
    assert "reported_up" not in steps(store, assigned)
    records.retire(store, DISPUTE_TRANSFERS, [on])
    assert case_of(store, assigned).unit == "司法所"
    records.bring_back(store, DISPUTE_TRANSFERS, [up])
    assert case_of(store, assigned).state == "reported_up"
    assert handing.pass_on(store, seen(store, assigned), ON)
    assert [row.number for row in rows(store, DISPUTE_TRANSFERS, assigned)] == [
        "申报〔2021〕1号",
        "转办〔2021〕2号",  # a deleted paper's number is given to no other
    ]


def test_paper_that_is_dated_anew_moves_its_turn(store: Store, assigned: int) -> None:
    paper = handing.report_up(store, seen(store, assigned), UP)
    change = {"on_day": "2021-06-09"}
    records.keep(store, DISPUTE_TRANSFERS, change, paper_seen(store, paper))
    assert case_of(store, assigned).state_on == dt.date(2021, 6, 9)
    change = {"on_day": "2021-06-02"}
    with pytest.raises(Refused, match="早于前一步的日期 2021-06-03"):
        records.keep(store, DISPUTE_TRANSFERS, change, paper_seen(store, paper))


def test_answer_is_kept_on_its_paper_and_among_the_steps(store: Store, assigned: int) -> None:
    paper = handing.report_up(store, seen(store, assigned), UP)
    old = paper_seen(store, paper)
    with pytest.raises(Refused) as refused:
        handing.answer(store, old, {"replied_on": ""})
    assert set(refused.value.complaints) == {"replied_on", "reply"}
    handing.answer(store, old, {"replied_on": "2021-06-10", "reply": "已派人。"})
    note = next(row for row in rows(store, DISPUTE_STEPS, assigned) if row.step == "note")
    assert (note.on_day, note.note) == (dt.date(2021, 6, 10), "申报〔2021〕1号 已回复")
    with pytest.raises(ChangedMeanwhile):
        handing.answer(store, old, {"replied_on": "2021-06-11", "reply": "再派人。"})


def test_paper_typed_into_its_list_does_what_the_verb_does(store: Store, assigned: int) -> None:
    typed = {**UP, "dispute_id": assigned, "transfer_kind": "申报单"}
    records.keep(store, DISPUTE_TRANSFERS, typed)
    assert case_of(store, assigned).state == "reported_up"
    with pytest.raises(NotNow, match="不用再报"):
        records.keep(store, DISPUTE_TRANSFERS, typed)
    reply = {**typed, "transfer_kind": "回复单"}
    records.keep(store, DISPUTE_TRANSFERS, reply)
    assert rows(store, DISPUTE_TRANSFERS, assigned)[-1].number == "回复〔2021〕1号"


def test_reported_case_is_mediated_again_by_a_session(store: Store, assigned: int) -> None:
    paper = handing.report_up(store, seen(store, assigned), UP)
    mediate(store, assigned, "2021-06-12")
    assert case_of(store, assigned).state == "mediating"
    handing.take_back(store, paper_seen(store, paper), "2021-06-13", "已在乡里调处")
    assert case_of(store, assigned).state == "mediating"


def test_settled_case_is_not_handed_on(store: Store, raw: Raw) -> None:
    case_id = settled(store, raw())
    for name in ("report_up", "pass_on", "assign", "extend"):
        reason = offer.why_not(store, name, case_of(store, case_id))
        assert "已达成协议" in reason
    with pytest.raises(NotNow, match="已达成协议"):
        handing.pass_on(store, seen(store, case_id), ON)
