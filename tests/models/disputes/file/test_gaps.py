"""Every number without a standing case is explained; one that nobody gave is a finding."""

from __future__ import annotations

from sqlalchemy import delete

from models.actions import records, undoing
from models.actions.disputes.file.gaps import Gap, gaps
from models.actions.records import Seen
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.committees import CASE_NUMBERS, COMMITTEES
from models.store.ledger_file import Store
from tests.models.disputes.file.cases import Raw, case_of, turn

OFFICE = "示例乡人民调解委员会"


def told(found: list[Gap]) -> list[tuple[int, str, str]]:
    return [(gap.serial, gap.what, gap.why) for gap in found]


def test_numbers_whose_cases_stand_leave_no_gap(store: Store, raw: Raw) -> None:
    for _ in range(3):
        records.keep(store, DISPUTES, raw())
    assert gaps(store) == []


def test_deleted_undone_and_cancelled_are_told_apart(store: Store, raw: Raw) -> None:
    deleted = records.keep(store, DISPUTES, raw())
    records.retire(store, DISPUTES, [deleted], "重复登记，电话13812345678")
    records.keep(store, DISPUTES, raw())
    undoing.undo(store)
    cancelled = records.keep(store, DISPUTES, raw())
    turn(store, cancelled, state="cancelled", cancelled_why="不属本乡")
    standing = records.keep(store, DISPUTES, raw())
    found = gaps(store)
    assert told(found) == [
        (1, "已删除", "重复登记，电话138****5678"),
        (2, "登记已撤销", "撤销：新增纠纷"),
        (3, "已注销", "不属本乡"),
    ]
    assert [gap.dispute_id for gap in found] == [deleted, deleted + 1, cancelled]
    assert {(gap.committee, gap.year, gap.who) for gap in found} == {(OFFICE, 2021, "经办人")}
    assert found[0].case_no == "（2021）示人调字第1号"
    assert found[0].on is not None
    assert not any(gap.is_finding for gap in found)
    assert case_of(store, standing).case_no == "（2021）示人调字第4号"


def test_gap_closes_when_its_case_comes_back(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw())
    records.retire(store, DISPUTES, [case_id])
    records.bring_back(store, DISPUTES, [case_id])
    assert gaps(store) == []
    undoing.undo(store)
    assert told(gaps(store)) == [(1, "已删除", "撤销：恢复1起纠纷")]


def test_acceptance_taken_back_leaves_its_number_behind(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw(accepted_on=""))
    seen = Seen(case_id, case_of(store, case_id).revision)
    records.keep(store, DISPUTES, {"accepted_on": "2021-06-03"}, seen)
    undoing.undo(store)
    seen = Seen(case_id, case_of(store, case_id).revision)
    records.keep(store, DISPUTES, {"accepted_on": "2021-06-04"}, seen)
    assert case_of(store, case_id).case_no == "（2021）示人调字第2号"
    assert told(gaps(store)) == [(1, "登记已撤销", "撤销：修改纠纷")]


def test_number_that_nobody_gave_is_a_finding(store: Store, raw: Raw) -> None:
    for _ in range(3):
        records.keep(store, DISPUTES, raw())
    with store.writing() as connection:  # behind the door
        connection.execute(delete(CASE_NUMBERS.columns).where(CASE_NUMBERS.columns.c.serial == 2))
    (gap,) = gaps(store)
    assert (gap.serial, gap.what, gap.is_finding) == (2, "登记簿里没有这个号", True)


def test_gaps_are_told_by_committee_and_year(store: Store, raw: Raw, villages: list[int]) -> None:
    other = {"name": "东坪村调委会", "short_name": "东坪", "village_id": villages[0]}
    other_id = records.keep(store, COMMITTEES, other)
    early = {"found_on": "2020-12-01", "accepted_on": "2020-12-02"}
    for more in ({}, early, {"committee_id": other_id}):
        case_id = records.keep(store, DISPUTES, raw(**more))
        records.retire(store, DISPUTES, [case_id])
    assert [(g.committee, g.year) for g in gaps(store)] == [
        (OFFICE, 2020),
        (OFFICE, 2021),
        ("东坪村调委会", 2021),
    ]
    assert [g.committee for g in gaps(store, 2020)] == [OFFICE]
