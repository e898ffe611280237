"""Obligations and part payments, revisits, and the file that closes when all is done (B14, B17)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from models.actions import records, undoing
from models.actions.checking_up import check
from models.actions.disputes import ending, intake, offer, stages
from models.actions.disputes.way.proofs import HeldByCase
from models.actions.disputes.way.turning import NotNow
from models.actions.records import Refused
from models.actions.settings import put_settings
from models.ledgers.mediation.arrangements import PAPER_NEEDS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import INVESTIGATIONS
from models.store.ledger_file import Store
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
    show_identity,
    steps,
)

Raw = Callable[..., dict[str, Any]]
MONEY = {"due_on": "2021-07-30", "what": "分期付清。", "amount": "1000.50"}
WORK = {"due_on": "2021-06-20", "what": "修好院墙。"}


@pytest.fixture
def fulfilling(store: Store, raw: Raw) -> int:
    """Return a case whose agreement asks for money and for work."""
    case_id = intake.register(store, raw())
    mediate(store, case_id)
    ending.settle(store, seen(store, case_id), AGREEMENT, [MONEY, WORK])
    return case_id


def pay(store: Store, obligation_id: int, amount: str, on_day: str) -> int:
    raw = {"obligation_id": obligation_id, "amount": amount, "on_day": on_day}
    return records.keep(store, PAYMENTS, raw)


def test_part_payments_and_work_done_settle_the_case(store: Store, fulfilling: int) -> None:
    money, wall = rows(store, OBLIGATIONS, fulfilling)
    assert case_of(store, fulfilling).state == "fulfilling"
    with pytest.raises(NotNow, match="还有2项没有履行完毕"):
        stages.archive(store, seen(store, fulfilling), {})
    first = pay(store, money.id, "600", "2021-06-10")
    part = rows(store, OBLIGATIONS, fulfilling)[0]
    assert (part.done_on, part.fulfilment, part.paid) == (None, "part", 60000)
    pay(store, money.id, "400.50", "2021-06-18")
    whole = rows(store, OBLIGATIONS, fulfilling)[0]
    assert (whole.done_on, whole.fulfilment) == (dt.date(2021, 6, 18), "whole")
    assert case_of(store, fulfilling).state == "fulfilling"
    done = {"done_on": "2021-06-15"}
    records.keep(store, OBLIGATIONS, done, seen(store, wall.id, OBLIGATIONS))
    case = case_of(store, fulfilling)
    assert (case.state, case.state_on) == ("settled", dt.date(2021, 6, 18))
    assert steps(store, fulfilling)[-1] == "fulfilled"
    records.retire(store, PAYMENTS, [first])
    assert case_of(store, fulfilling).state == "fulfilling"
    assert rows(store, OBLIGATIONS, fulfilling)[0].done_on is None
    records.bring_back(store, PAYMENTS, [first])
    assert case_of(store, fulfilling).state_on == dt.date(2021, 6, 18)
    for _ in range(5):
        undoing.undo(store)
    assert rows(store, OBLIGATIONS, fulfilling)[0].fulfilment == "open"
    assert check(store) == []


def test_amount_or_payment_that_is_corrected_is_weighed_anew(store: Store, fulfilling: int) -> None:
    money, wall = rows(store, OBLIGATIONS, fulfilling)
    records.retire(store, OBLIGATIONS, [wall.id])
    paid = pay(store, money.id, "1000.50", "2021-06-18")
    assert case_of(store, fulfilling).state == "settled"
    records.keep(store, PAYMENTS, {"on_day": "2021-06-19"}, seen(store, paid, PAYMENTS))
    case = case_of(store, fulfilling)
    assert (case.state, case.state_on) == ("settled", dt.date(2021, 6, 19))
    more = {"amount": "2000"}
    records.keep(store, OBLIGATIONS, more, seen(store, money.id, OBLIGATIONS))
    assert case_of(store, fulfilling).state == "fulfilling"
    less = {"amount": "900"}
    records.keep(store, OBLIGATIONS, less, seen(store, money.id, OBLIGATIONS))
    assert case_of(store, fulfilling).state == "settled"
    records.bring_back(store, OBLIGATIONS, [wall.id])
    assert case_of(store, fulfilling).state == "fulfilling"


def test_day_that_the_clerk_typed_is_not_written_over(store: Store, fulfilling: int) -> None:
    money = rows(store, OBLIGATIONS, fulfilling)[0]
    typed = {"done_on": "2021-06-12"}
    records.keep(store, OBLIGATIONS, typed, seen(store, money.id, OBLIGATIONS))
    pay(store, money.id, "10", "2021-06-14")
    assert rows(store, OBLIGATIONS, fulfilling)[0].done_on == dt.date(2021, 6, 12)


def test_obligation_needs_an_agreement_and_opens_a_settled_case(store: Store, raw: Raw) -> None:
    early = intake.register(store, raw())
    with pytest.raises(HeldByCase, match="还没有调解协议"):
        records.keep(store, OBLIGATIONS, WORK | {"dispute_id": early})
    case_id = settled(store, raw())
    records.keep(store, OBLIGATIONS, WORK | {"dispute_id": case_id})
    case = case_of(store, case_id)
    assert (case.state, case.state_on) == ("fulfilling", dt.date(2021, 6, 24))
    assert steps(store, case_id)[-1] == "fulfilling"


def test_revisit_that_finds_nothing_performed_turns_nothing(store: Store, raw: Raw) -> None:
    case_id = settled(store, raw())
    due = rows(store, REVISITS, case_id)[0]
    done = {"done_on": "2021-06-20", "story": "未赔。", "performance": "未履行"}
    records.keep(store, REVISITS, done, seen(store, due.id, REVISITS))
    assert case_of(store, case_id).state == "settled"
    better = {"performance": "已履行"}
    records.keep(store, REVISITS, better, seen(store, due.id, REVISITS))
    case = case_of(store, case_id)
    assert (case.state, case.state_on) == ("revisited", dt.date(2021, 6, 20))
    blank = {"done_on": "", "story": ""}
    records.keep(store, REVISITS, blank, seen(store, due.id, REVISITS))
    assert case_of(store, case_id).state == "settled"


def test_archive_names_all_that_is_missing(store: Store, raw: Raw) -> None:
    case_id = settled(store, raw(), signed_on="2021-06-10")
    reason = offer.why_not(store, "archive", case_of(store, case_id))
    assert "缺当事人身份证明" in reason
    assert "缺人民调解协议书：还没有签好字的扫描件" in reason
    assert reason.endswith("；还没有回访记录。请补齐后再归档。")
    paper = {"dispute_id": case_id, "paper": "人民调解协议书"}
    records.keep(store, CASE_PAPERS, paper)
    assert "人民调解协议书还没有扫描件" in offer.why_not(store, "archive", case_of(store, case_id))
    scan(store, case_id)
    reason = offer.why_not(store, "archive", case_of(store, case_id))
    assert reason == "还不能归档：还没有回访记录。请补齐后再归档。"
    revisit(store, case_id, "2021-06-20")
    with pytest.raises(Refused) as refused:
        archive(store, case_id, keeping="", filed_by="", on_day="")
    assert set(refused.value.complaints) == {"keeping", "filed_by"}
    for day in ("2021-06-19", "2021-06-25"):
        with pytest.raises(Refused) as refused:
            archive(store, case_id, on_day=day)
        assert set(refused.value.complaints) == {"on_day"}
    archive(store, case_id)


def test_missed_revisit_keeps_a_file_open_and_a_later_one_does_not(store: Store, raw: Raw) -> None:
    put_settings(store, {"revisit_days": "3、10、90"})
    case_id = settled(store, raw())
    scan(store, case_id)
    revisit(store, case_id, "2021-06-12")
    with pytest.raises(NotNow, match="应于 2021-06-18 做的回访还没有登记"):
        archive(store, case_id)
    revisit(store, case_id, "2021-06-19")
    archive(store, case_id)
    later = rows(store, REVISITS, case_id)[2]
    noted = {"done_on": "2021-06-24", "story": "仍然和睦。"}
    records.keep(store, REVISITS, noted, seen(store, later.id, REVISITS))
    assert case_of(store, case_id).state == "archived"


def test_oral_agreement_needs_no_scan_and_a_failed_case_no_revisit(store: Store, raw: Raw) -> None:
    put_settings(store, {"revisit_days": "0"})
    oral = intake.record_oral(store, raw(), PARTIES, {"content": "各让一步。"})
    archive(store, oral)
    failed = intake.register(store, raw(), PARTIES)
    mediate(store, failed)
    show_identity(store, failed)
    raw_end = {"on_day": "2021-06-10", "reason": "调解不成", "outcome": "程序性终结"}
    ending.end(store, seen(store, failed), raw_end | {"routes": "诉讼"})
    archive(store, failed)
    assert case_of(store, failed).state == "archived"


def test_scan_is_asked_for_whatever_the_list_of_papers_says(store: Store, raw: Raw) -> None:
    never = {"paper": "人民调解协议书", "written": "不用", "oral": "不用", "failed": "不用"}
    records.keep(store, PAPER_NEEDS, never)
    case_id = settled(store, raw())
    show_identity(store, case_id)
    revisit(store, case_id)
    assert "协议书扫描件" in offer.why_not(store, "archive", case_of(store, case_id))


def test_scan_of_a_reneged_agreement_proves_nothing_of_the_next(store: Store, raw: Raw) -> None:
    case_id = settled(store, raw())
    paper = {"dispute_id": case_id, "paper": "人民调解协议书", "on_day": "2021-06-08"}
    scan(store, case_id)
    first = next(row for row in rows(store, CASE_PAPERS, case_id) if row.paper == "agreement")
    records.keep(store, CASE_PAPERS, paper, seen(store, first.id, CASE_PAPERS))
    ending.renege(store, seen(store, case_id), "2021-06-12", "重新调解", "嫌少")
    mediate(store, case_id, "2021-06-13")
    ending.settle(store, seen(store, case_id), AGREEMENT | {"signed_on": "2021-06-14"})
    assert "扫描件" in offer.why_not(store, "archive", case_of(store, case_id))


@pytest.mark.parametrize(
    ("keeping", "until"),
    [
        ("10年", dt.date(2031, 12, 31)),
        ("30年", dt.date(2051, 12, 31)),
        ("永久", None),
        ("永久（旧制）", None),
        ("短期", dt.date(2036, 12, 31)),
        ("长期", None),
    ],
)
def test_term_of_the_file_runs_from_the_end_of_its_year(
    store: Store, raw: Raw, keeping: str, until: dt.date | None
) -> None:
    put_settings(store, {"keep_short_years": "15", "keep_long_years": "很久"})
    case_id = settled(store, raw())
    scan(store, case_id)
    revisit(store, case_id)
    archive(store, case_id, keeping=keeping)
    assert case_of(store, case_id).keep_until == until


def test_stage_bar_tells_days_and_where_the_case_stands(store: Store, raw: Raw) -> None:
    def bar(case_id: int) -> list[tuple[str, str]]:
        return [(s.name, s.state) for s in offer.stage_bar(store, case_of(store, case_id))]

    found = intake.register(store, raw(accepted_on=""))
    assert [state for _, state in bar(found)] == ["now"] + ["ahead"] * 6
    case_id = intake.register(store, raw(), PARTIES)
    look = {"dispute_id": case_id, "on_day": "2021-06-04", "record": "实地看过。"}
    assert bar(case_id)[1] == ("调查", "now")
    records.keep(store, INVESTIGATIONS, look)
    mediate(store, case_id)
    assert bar(case_id)[2:5] == [("调解", "done"), ("达成/未达成", "now"), ("履行", "ahead")]
    ending.settle(store, seen(store, case_id), AGREEMENT, [MONEY])
    assert bar(case_id)[3:6] == [("达成协议", "done"), ("履行", "now"), ("回访", "ahead")]
    pay(store, rows(store, OBLIGATIONS, case_id)[0].id, "1000.50", "2021-06-15")
    revisit(store, case_id)
    scan(store, case_id)
    archive(store, case_id)
    stages_of = offer.stage_bar(store, case_of(store, case_id))
    assert [stage.day.day if stage.day else None for stage in stages_of] == [
        2, 4, 7, 8, 15, 23, 24,
    ]  # fmt: skip
    gone = intake.register(store, raw())
    stages.cancel(store, seen(store, gone), "登记错误")
    assert {state for _, state in bar(gone)[1:]} == {"skipped"}
