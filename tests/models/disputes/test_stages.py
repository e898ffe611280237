"""A case through its stages: each with its condition, a skipped one refused by name (B5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from models.actions import finding, records, striking, undoing
from models.actions.checking_up import check
from models.actions.disputes import ending, handing, intake, offer, stages
from models.actions.disputes.way.moves import ENDED_LIKE, MOVES, UNSETTLED
from models.actions.disputes.way.proofs import HeldByCase
from models.actions.disputes.way.turning import NotNow
from models.actions.records import Refused, Seen
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS
from models.store.ledger_file import Store
from models.words.disputes.flow import STATES, STEPS
from tests.models.disputes.court import (
    AGREEMENT,
    PARTIES,
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
ASSIGNED = {"on_day": "2021-06-03", "unit": "司法所", "person": "王干事"}
LOOK = {"on_day": "2021-06-12", "measure": "每周走访。", "person": "村书记"}
FAILED = {"on_day": "2021-06-10", "reason": "调解不成", "outcome": "程序性终结", "routes": "诉讼"}


@pytest.fixture
def mediating(store: Store, raw: Raw) -> int:
    """Return a case with a session on 7 June."""
    case_id = intake.register(store, raw())
    mediate(store, case_id)
    return case_id


def test_case_goes_from_the_door_to_the_archive_and_back(store: Store, raw: Raw) -> None:
    case_id = intake.register(store, raw(accepted_on="", committee_id=""), PARTIES)
    committee = "示例乡人民调解委员会"
    typed = {"accepted_on": "2021-06-02", "committee_id": committee}
    stages.accept(store, seen(store, case_id), typed)
    stages.assign(store, seen(store, case_id), ASSIGNED)
    mediate(store, case_id)
    ending.settle(store, seen(store, case_id), AGREEMENT)
    revisit(store, case_id)
    scan(store, case_id)
    archive(store, case_id)
    case = case_of(store, case_id)
    assert (case.state, case.keep_until) == ("archived", dt.date(2031, 12, 31))
    way = ["found", "accepted", "assigned", "mediating", "settled", "revisited", "archived"]
    assert steps(store, case_id) == way
    assert check(store) == []
    states = [case.state]
    while undoing.can_undo(store):
        undoing.undo(store)
        row = finding.rows_by_id(store, DISPUTES, [case_id])[0]
        states += [row.state] if row.retired_at is None and row.state != states[-1] else []
        if row.retired_at is not None:
            break
    assert states[::-1] == way
    while undoing.can_redo(store):
        undoing.redo(store)
    assert case_of(store, case_id).state == "archived"
    assert check(store) == []


@pytest.mark.parametrize("verb", [verb.name for verb in offer.VERBS])
def test_verb_out_of_turn_is_a_sentence_that_says_what_to_do(
    store: Store, raw: Raw, verb: str
) -> None:
    found = intake.register(store, raw(accepted_on=""))
    accepted = intake.register(store, raw())
    done = settled(store, raw())
    failed = intake.register(store, raw())
    mediate(store, failed)
    ending.end(store, seen(store, failed), FAILED)
    gone = intake.register(store, raw())
    stages.cancel(store, seen(store, gone), "登记错误")
    told = [offer.why_not(store, verb, case_of(store, n)) for n in (found, accepted, done, gone)]
    assert any(told)
    for sentence in filter(None, told):
        assert sentence.endswith("。")
        assert "None" not in sentence


def test_skipped_stage_is_refused_and_the_missing_paper_named(store: Store, raw: Raw) -> None:
    case_id = intake.register(store, raw())
    with pytest.raises(NotNow, match="还没有调解记录，不能登记协议。请先补一份人民调解记录。"):
        ending.settle(store, seen(store, case_id), AGREEMENT)
    assert "人民调解记录" in offer.why_not(store, "settle", case_of(store, case_id))
    assert "还没有办结，不能归档" in offer.why_not(store, "archive", case_of(store, case_id))
    mediate(store, case_id, "2021-06-05")
    handing.report_up(
        store, seen(store, case_id), {**LOOK, "to_unit": "县矛调中心", "matter": "请协调。"}
    )
    reason = offer.why_not(store, "settle", case_of(store, case_id))
    assert "“已上报县级”（2021-06-12）以后还没有调解记录" in reason


def test_assigning_asks_for_unit_and_person_and_takes_a_new_term(store: Store, raw: Raw) -> None:
    case_id = intake.register(store, raw())
    with pytest.raises(Refused) as refused:
        stages.assign(store, seen(store, case_id), {"on_day": "2021-06-01"})
    assert set(refused.value.complaints) == {"unit", "person"}
    for wrong, place in (
        ({"on_day": "2021-06-01"}, "on_day"),
        ({"on_day": "2021-06-25"}, "on_day"),
        ({"due_on": "2021-06-02"}, "due_on"),
    ):
        with pytest.raises(Refused) as refused:
            stages.assign(store, seen(store, case_id), ASSIGNED | wrong)
        assert set(refused.value.complaints) == {place}
    stages.assign(store, seen(store, case_id), ASSIGNED | {"due_on": "2021-06-30"})
    case = case_of(store, case_id)
    assert (case.state, case.unit, case.person) == ("assigned", "司法所", "王干事")
    assert case.due_on == dt.date(2021, 6, 30)
    again = {"on_day": "2021-06-04", "unit": "信访办", "person": "刘干事"}
    stages.assign(store, seen(store, case_id), again)
    assert case_of(store, case_id).unit == "信访办"


def test_extension_needs_both_sides_a_reason_and_a_later_day(store: Store, raw: Raw) -> None:
    case_id = intake.register(store, raw())
    with pytest.raises(Refused) as refused:
        stages.extend(store, seen(store, case_id), "2021-07-02", " ", False)
    assert set(refused.value.complaints) == {"both_agree", "extended_why", "due_on"}
    with pytest.raises(Refused, match="最多1000个字"):
        stages.extend(store, seen(store, case_id), "2021-07-20", "因" * 1000, True)
    stages.extend(store, seen(store, case_id), "2021-07-20", "证人外出", True)
    stages.extend(store, seen(store, case_id), "2021-08-01", "等待鉴定", True)
    case = case_of(store, case_id)
    assert (case.due_on, case.state) == (dt.date(2021, 8, 1), "accepted")
    assert "证人外出；2021-06-24 双方同意延长到 2021-08-01：等待鉴定" in case.extended_why
    assert steps(store, case_id)[-2:] == ["extended", "extended"]


def test_session_typed_late_for_an_earlier_day_turns_nothing(store: Store, raw: Raw) -> None:
    case_id = intake.register(store, raw())
    stages.assign(store, seen(store, case_id), ASSIGNED | {"on_day": "2021-06-10"})
    early = mediate(store, case_id, "2021-06-08")
    assert case_of(store, case_id).state == "assigned"
    looked = seen(store, early, MEDIATIONS)
    records.keep(store, MEDIATIONS, {"on_day": "2021-06-11"}, looked)
    assert case_of(store, case_id).state == "mediating"
    records.keep(store, MEDIATIONS, {"on_day": "2021-06-13"}, seen(store, early, MEDIATIONS))
    assert case_of(store, case_id).state_on == dt.date(2021, 6, 13)
    records.retire(store, MEDIATIONS, [early])
    assert case_of(store, case_id).state == "assigned"
    records.bring_back(store, MEDIATIONS, [early])
    assert case_of(store, case_id).state_on == dt.date(2021, 6, 13)


def test_unsettled_case_is_watched_and_no_longer_ended(store: Store, mediating: int) -> None:
    ending.end(store, seen(store, mediating), FAILED)
    with pytest.raises(Refused, match="早于“已终结”的日期 2021-06-10"):
        stages.watch(store, seen(store, mediating), LOOK | {"on_day": "2021-06-09"})
    first = stages.watch(store, seen(store, mediating), LOOK)
    case = case_of(store, mediating)
    assert (case.state, case.outcome) == ("watched", "watched")
    assert rows(store, DISPUTE_ENDINGS, mediating)[0].undone_on == dt.date(2021, 6, 12)
    stages.watch(store, seen(store, mediating), LOOK | {"on_day": "2021-06-20"})
    assert steps(store, mediating).count("watched") == 1
    assert len(rows(store, DISPUTE_WATCHES, mediating)) == 2
    records.retire(store, DISPUTE_WATCHES, [first])
    assert case_of(store, mediating).outcome == "procedural"
    undoing.undo(store)
    mediate(store, mediating, "2021-06-21")
    assert case_of(store, mediating).state == "mediating"
    undoing.undo(store)
    ending.settle(store, seen(store, mediating), AGREEMENT | {"signed_on": "2021-06-22"})
    assert case_of(store, mediating).outcome == "settled"
    assert check(store) == []


def test_watch_before_any_session_is_refused(store: Store, raw: Raw) -> None:
    case_id = intake.register(store, raw())
    with pytest.raises(NotNow, match="还没有调解记录，不能转入稳控"):
        records.keep(store, DISPUTE_WATCHES, LOOK | {"dispute_id": case_id})
    with pytest.raises(NotNow, match="还没有调解记录，不能转入稳控"):
        stages.watch(store, seen(store, case_id), LOOK)


def test_notes_are_dated_and_turns_cannot_be_struck(store: Store, mediating: int) -> None:
    with pytest.raises(Refused, match="请填写情况"):
        stages.note(store, mediating, {"on_day": "2021-06-08"})
    note = stages.note(store, mediating, {"on_day": "2021-06-08", "note": "电话联系。"})
    striking.strike(store, DISPUTE_STEPS, seen(store, note, DISPUTE_STEPS), "记错")
    turn = next(row for row in rows(store, DISPUTE_STEPS, mediating) if row.step == "mediating")
    with pytest.raises(HeldByCase, match="不能划去或删除"):
        striking.strike(store, DISPUTE_STEPS, Seen(turn.id, turn.revision), "记错")
    with pytest.raises(HeldByCase):
        records.retire(store, DISPUTE_STEPS, [turn.id])
    stages.cancel(store, seen(store, mediating), "登记错误")
    with pytest.raises(NotNow, match="已注销"):
        stages.note(store, mediating, {"note": "再记。"})


def test_first_days_that_are_corrected_move_their_steps(store: Store, raw: Raw) -> None:
    case_id = intake.register(store, raw())
    records.keep(store, DISPUTES, {"accepted_on": "2021-06-03"}, seen(store, case_id))
    case = case_of(store, case_id)
    assert case.state_on == dt.date(2021, 6, 3)
    days = [row.on_day.day for row in rows(store, DISPUTE_STEPS, case_id)]
    assert days == [1, 3]
    mediate(store, case_id, "2021-06-05")
    with pytest.raises(Refused, match="晚于后一步的日期 2021-06-05"):
        records.keep(store, DISPUTES, {"accepted_on": "2021-06-06"}, seen(store, case_id))
    look = {"dispute_id": case_id, "on_day": "2021-06-04", "record": "实地看过。"}
    records.keep(store, INVESTIGATIONS, look)
    with pytest.raises(Refused, match="晚于第一次调查 2021-06-04"):
        records.keep(store, DISPUTES, {"accepted_on": "2021-06-05"}, seen(store, case_id))
    records.keep(store, DISPUTES, {"found_on": "2021-05-30"}, seen(store, case_id))
    assert rows(store, DISPUTE_STEPS, case_id)[0].on_day == dt.date(2021, 5, 30)


def test_every_move_has_its_words() -> None:
    assert {move.step for move in MOVES.values()} <= set(STEPS.labels)
    for move in MOVES.values():
        assert set(move.sources) <= set(STATES.labels)
    assert {*UNSETTLED, *ENDED_LIKE, "cancelled"} == set(STATES.labels)
    assert {verb.name for verb in offer.VERBS} == set(MOVES) - {"mediate"}
