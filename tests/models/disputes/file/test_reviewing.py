"""The seven points as the program would score them: each lost mark names its paper and reason."""

from __future__ import annotations

import pytest

from models.actions import finding, records
from models.actions.disputes.file.review_checks import CHECKS
from models.actions.disputes.file.reviewing import Suggestion, keep_review, suggest
from models.actions.door import work
from models.actions.records import Refused
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.ledgers.mediation.reviews import CASE_REVIEWS, FULL_MARKS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.store.ledger_file import Store
from models.words.disputes.mediation import REVIEW_POINTS
from models.words.disputes.review_marks import MARKS
from tests.models.disputes.file.cases import (
    Raw,
    add,
    add_parties,
    agree,
    day,
    end,
    mediate,
    put_in,
    stand_on,
    turn,
)


@pytest.fixture
def whole(store: Store, raw: Raw) -> int:
    """Return a case whose file has nothing to complain about."""
    case_id = records.keep(store, DISPUTES, raw())
    add_parties(store, case_id)
    mediate(store, case_id)
    agree(store, case_id, copies=3)
    put_in(store, case_id, "identity")
    put_in(store, case_id, "agreement", scan=True)
    add(store, REVISITS, case_id, due_on="2021-06-25")
    return case_id


def lost(suggestion: Suggestion) -> dict[str, int]:
    return {p: FULL_MARKS[p] - m for p, m in suggestion.marks.items() if m < FULL_MARKS[p]}


def test_every_point_is_checked() -> None:
    assert set(CHECKS) == set(FULL_MARKS) == set(REVIEW_POINTS)
    assert sum(FULL_MARKS.values()) == 100
    assert all(mark > 0 for mark in MARKS.values())


def test_whole_file_loses_nothing(store: Store, whole: int) -> None:
    found = suggest(store, whole)
    assert (found.total, found.faults, found.losses) == (100, "", ())


def test_each_lost_mark_names_paper_and_reason(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw(grade="疑难"))
    mediate(store, case_id, place="")
    agree(store, case_id, amount="2000")
    found = suggest(store, case_id)
    assert lost(found) == {
        "acceptance": 10,
        "materials": 5,
        "papers": 3,
        "evidence": 10,
        "law": 4,
        "revisits": 10,
    }
    assert found.total == 58
    assert found.faults.splitlines() == [
        "受理合法（扣6分）：人民调解受理登记表，没有申请书，也没有受理登记表。",
        "受理合法（扣4分）：人民调解当事人权利义务告知书，没有告知当事人权利义务。",
        "材料齐全（扣5分）：人民调解协议书，还没有申请人（甲方），请登记当事人。",
        "文书标准（扣3分）：人民调解记录，调解记录（2021-06-08）没有填地点，请补上。",
        "证据收集恰当（扣4分）：当事人身份证明，没有收当事人身份证明。",
        "证据收集恰当（扣6分）：人民调解调查记录，疑难复杂纠纷没有调查记录，也没有证据材料。",
        "协议法律适用准确（扣4分）：人民调解协议书，协议涉及金额，没有登记谁在几时履行。",
        "回访及时（扣10分）：人民调解回访记录，达成协议后没有安排回访。",
    ]


def test_late_and_missed_revisits_lose_their_point(store: Store, whole: int) -> None:
    stand_on(store, day("07-01"))
    assert "2021-06-25应回访，还没有做" in suggest(store, whole).faults
    done = {"done_on": "2021-06-30", "story": "已履行"}
    add(store, REVISITS, whole, due_on="2021-06-27", visitor="李回访", **done)
    found = suggest(store, whole)
    assert found.marks["revisits"] == 10 - 5 - 3
    assert "2021-06-27应回访，晚了3天" in found.faults


def test_session_before_acceptance_and_end_after_the_term_are_told(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw(due_on="2021-06-05"))
    session = mediate(store, case_id)
    with work(store, "试") as piece:  # as an older program may have left it
        piece.change(MEDIATIONS, session, {"on_day": day("06-01")})
    end(store, case_id, outcome="procedural", reason="failed", routes="诉讼", level="", form="")
    said = suggest(store, case_id).faults
    assert "2021-06-01的调查或调解早于受理日期2021-06-02" in said
    assert "超过调解期限5天" in said


def test_wrong_agreement_loses_the_whole_point_and_no_more(store: Store, whole: int) -> None:
    add(store, OBLIGATIONS, whole, due_on="2021-07-20", what="赔偿", amount="200")
    agreement = finding.children(store, AGREEMENTS, DISPUTES, whole)[0]
    with work(store, "试") as piece:
        piece.change(AGREEMENTS, agreement.id, {"ruling": "void", "copies": 2})
    found = suggest(store, whole)
    assert found.marks["law"] == 0
    assert [loss.lost for loss in found.losses if loss.point == "law"] == [15, 0]
    assert "（本项已扣完）" in found.faults


def test_unknown_pages_and_keeping_lose_the_binding(store: Store, whole: int) -> None:
    for _ in range(2):
        put_in(store, whole, "evidence", pages=None)
    turn(store, whole, archived_on=day("06-20"), state="archived")
    found = suggest(store, whole)
    assert found.marks["binding"] == 10 - 2 - 3
    assert "人民调解证据材料，没有登记页数" in found.faults
    assert "人民调解证据材料，没有写明提供人或日期" in found.faults


def test_review_is_kept_as_suggested_or_as_the_clerk_decides(store: Store, whole: int) -> None:
    first = keep_review(store, whole, {"reviewer": "张所长"})
    second = keep_review(store, whole, {"papers": 18, "faults": "调解记录太简单"})
    rows = {row.id: row for row in finding.children(store, CASE_REVIEWS, DISPUTES, whole)}
    assert rows[first].faults is None
    assert (rows[second].papers, rows[second].materials) == (18, 20)
    with pytest.raises(Refused, match="请写明扣在哪份文书"):
        keep_review(store, whole, {"papers": 18})
