"""One settled case, one claim, at the rate in force; what is drawn for checking is no choice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from models.actions import finding, records
from models.actions.disputes.file import subsidies
from models.actions.disputes.file.reviewing import keep_review
from models.actions.disputes.file.subsidies import DRAWN, SHAKEN, claim, draw_for_check, rates_for
from models.actions.door import work
from models.actions.records import Refused, Seen
from models.dates.spans import read_period
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.mediation.subsidies import SUBSIDIES, SUBSIDY_RATES
from models.store.ledger_file import Store
from tests.models.disputes.file.cases import Raw, agree, day, end, turn


@pytest.fixture
def rates(store: Store) -> list[int]:
    """Return an old rate and the one in force, of which the county changed the amount."""
    rows = [
        {"version": "旧", "grade": "一般", "amount": "100", "valid_from": "2019-01-01"},
        {"version": "新", "grade": "一般", "amount": "150", "valid_from": "2021-01-01"},
    ]
    rows[0]["valid_to"] = "2020-12-31"
    return records.keep_new(store, SUBSIDY_RATES, rows, "录入标准")


@pytest.fixture
def settled(store: Store, raw: Raw) -> int:
    """Return a case that was settled on 10 June."""
    case_id = records.keep(store, DISPUTES, raw())
    agree(store, case_id)
    return case_id


def seen_of(store: Store, claim_id: int) -> tuple[Any, Seen]:
    row = finding.one(store, SUBSIDIES, claim_id)
    assert row is not None
    return row, Seen(row.id, row.revision)


def typed(rate: int, **more: Any) -> dict[str, Any]:
    return {"rate_id": rate, "mediator": "王调解", "claimed_on": "2021-06-20", **more}


def test_claim_takes_amount_and_check_with_it(store: Store, rates: list[int], settled: int) -> None:
    assert [row.id for row in rates_for(store, day("06-20"))] == [rates[1]]
    assert [row.id for row in rates_for(store, dt.date(2020, 6, 1))] == [rates[0]]
    first, _ = seen_of(store, claim(store, settled, typed(rates[1])))
    assert (first.amount, first.state) == (15000, "claimed")
    assert first.check_result.startswith("缺人民调解申请书或")
    assert "还没有自查，按程序推算" in first.check_result
    rate = finding.one(store, SUBSIDY_RATES, rates[1])
    assert rate is not None
    records.keep(store, SUBSIDY_RATES, {"amount": "900"}, Seen(rate.id, rate.revision))
    assert seen_of(store, first.id)[0].amount == 15000


def test_check_result_names_the_newest_review(store: Store, rates: list[int], settled: int) -> None:
    keep_review(store, settled, {"on_day": "2021-06-19"})
    claimed, _ = seen_of(store, claim(store, settled, typed(rates[1])))
    assert claimed.check_result.endswith("人民调解协议书。自查66分（2021-06-19）。")


def test_second_claim_is_refused_and_names_the_first(
    store: Store, rates: list[int], settled: int
) -> None:
    claim(store, settled, typed(rates[1]))
    with pytest.raises(Refused, match="2021-06-20已由王调解申报过") as told:
        claim(store, settled, typed(rates[1], mediator="赵某"))
    assert "（150.00元，已申报），一案只补一次" in str(told.value)


def test_refused_claim_may_be_made_again_once_deleted_and_a_paid_one_never(
    store: Store, rates: list[int], settled: int
) -> None:
    first = claim(store, settled, typed(rates[1]))
    subsidies.refuse(store, seen_of(store, first)[1], "2021-06-21", "材料不全")
    with pytest.raises(Refused, match="没有批准。确要重新申报，请先删除那一笔"):
        claim(store, settled, typed(rates[1]))
    records.retire(store, SUBSIDIES, [first])
    second = claim(store, settled, typed(rates[1]))
    subsidies.approve(store, seen_of(store, second)[1], "2021-06-22")
    subsidies.pay(store, seen_of(store, second)[1], "2021-06-23")
    assert seen_of(store, second)[0].state == "paid"
    records.retire(store, SUBSIDIES, [second])
    with pytest.raises(Refused, match="已发放），一案只补一次"):
        claim(store, settled, typed(rates[1]))


def test_only_settled_cases_earn(store: Store, rates: list[int], raw: Raw) -> None:
    open_case = records.keep(store, DISPUTES, raw())
    failed = records.keep(store, DISPUTES, raw())
    end(store, failed, outcome="procedural", reason="failed", routes="诉讼", level="", form="")
    watched = records.keep(store, DISPUTES, raw())
    turn(store, watched, state="watched")
    for case_id in (open_case, failed, watched):
        with pytest.raises(Refused, match="只有实质性化解的纠纷"):
            claim(store, case_id, typed(rates[1]))


def test_rate_of_another_time_and_days_out_of_order_are_refused(
    store: Store, rates: list[int], settled: int
) -> None:
    for wrong, place in (
        (typed(rates[0]), "rate_id"),
        (typed(rates[1], claimed_on="2021-06-25"), "claimed_on"),
        (typed(rates[1], claimed_on="2021-06-09"), "claimed_on"),
        (typed(rates[1], mediator=""), "mediator"),
        ({"mediator": "王调解"}, "rate_id"),
    ):
        with pytest.raises(Refused) as refused:
            claim(store, settled, wrong)
        assert place in refused.value.complaints


def test_steps_come_in_their_order_and_what_is_paid_stays(
    store: Store, rates: list[int], settled: int
) -> None:
    first = claim(store, settled, typed(rates[1]))
    with pytest.raises(Refused, match="现在是“已申报”，要先是“已审定”"):
        subsidies.pay(store, seen_of(store, first)[1], "2021-06-23")
    with pytest.raises(Refused, match="请写明原因"):
        subsidies.refuse(store, seen_of(store, first)[1], "2021-06-23", "")
    with pytest.raises(Refused, match="不能早于申报日期"):
        subsidies.approve(store, seen_of(store, first)[1], "2021-06-01")
    with pytest.raises(Refused, match="不能换补贴标准"):
        records.keep(store, SUBSIDIES, {"rate_id": rates[0]}, seen_of(store, first)[1])
    subsidies.approve(store, seen_of(store, first)[1], "2021-06-22")
    subsidies.pay(store, seen_of(store, first)[1], "2021-06-23")
    with pytest.raises(Refused, match="状态不能改回"):
        records.keep(store, SUBSIDIES, {"state": "已申报"}, seen_of(store, first)[1])


def test_draw_is_the_same_each_time_and_holds_what_came_undone(
    store: Store, rates: list[int], raw: Raw
) -> None:
    claims = []
    for _ in range(12):
        case_id = records.keep(store, DISPUTES, raw())
        agree(store, case_id)
        claims.append(claim(store, case_id, typed(rates[1])))
    june = read_period("2021-06")
    drawn = draw_for_check(store, june, percent=30)
    assert len(drawn) == 4
    assert drawn == draw_for_check(store, june, percent=30)
    assert {each.why for each in drawn} == {DRAWN}
    assert len(draw_for_check(store, june, percent=1)) == 3
    assert draw_for_check(store, read_period("2021-05")) == []
    chosen = {each.subsidy_id for each in drawn}
    lucky = next(each for each in claims if each not in chosen)
    shaken = seen_of(store, lucky)[0].dispute_id
    (ending,) = finding.children(store, DISPUTE_ENDINGS, DISPUTES, shaken)
    with work(store, "反悔") as piece:
        piece.change(DISPUTE_ENDINGS, ending.id, {"undone_on": day("06-22")})
        piece.change(DISPUTES, shaken, {"state": "mediating"})
    again = draw_for_check(store, june, percent=30)
    assert [each.why for each in again if each.subsidy_id == lucky] == [SHAKEN]
    assert chosen < {each.subsidy_id for each in again}
