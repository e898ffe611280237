"""Lists by case: unsettled ones, those of 信访, 以案定补, case numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import text

from models.actions import records, undoing
from models.actions.door import work
from models.actions.finding import View
from models.dates.spans import WHOLE, Period, month
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.mediation.subsidies import SUBSIDIES, SUBSIDY_RATES
from models.store.ledger_file import Store
from reports.catalogue import compose, find_report, make_report
from reports.paper import Book, Cell
from reports.requests import Request
from tests.models.disputes.figures.cases import WEST, add, case, change, day, settle, watch
from tests.reports.disputes.test_statistics import words_of

MAY, JUNE = month(2021, 5), month(2021, 6)


def made(store: Store, name: str, period: Period = JUNE, view: View | None = None) -> Book:
    book = compose(store, find_report(name), Request(period, view))
    assert isinstance(book, Book)
    return book


def cells(book: Book, heading: str) -> list[Cell]:
    at = [column.heading for column in book.columns].index(heading)
    return [row.cells[at] for row in book.rows]


def headings(book: Book) -> Sequence[str]:
    return [column.heading for column in book.columns]


def seed(store: Store) -> dict[str, int]:
    ids = {
        "west": case(store, "5-2", WEST, unsettled_why="一方在外务工"),
        "east": case(store, "6-3", leader="乡长", unit="司法所", person="李干部"),
        "reneged": case(store, "5-20", source="petition"),
    }
    party = {"dispute_id": ids["east"], "side": "applicant", "party_kind": "natural"}
    add(store, DISPUTE_PARTIES, name="欧阳海棠", **party)
    note = {"dispute_id": ids["east"], "step": "note"}
    add(store, DISPUTE_STEPS, on_day="6-10", note="欧阳海棠同意再谈，手机13812345678。", **note)
    late = add(store, DISPUTE_STEPS, on_day="6-12", note="写错的", **note)
    change(store, DISPUTE_STEPS, late, struck_on="6-12", struck_why="写错")
    watch(store, ids["west"], "5-20")
    settle(store, ids["reneged"], "5-25")
    change(store, DISPUTE_ENDINGS, 1, undone_on="6-20", undone_why="一方反悔")
    return ids


def test_unsettled_cases_stand_in_thirteen_columns_as_the_period_ended(town: Store) -> None:
    seed(town)
    book = made(town, "unresolved")
    assert headings(book) == [
        "序号",
        "纠纷名称",
        "村",
        "类型",
        "等级",
        "涉及人数",
        "排查日期",
        "未化解原因",
        "稳控措施",
        "包案领导",
        "责任单位、责任人",
        "化解时限",
        "进展",
    ]
    assert cells(book, "村") == ["东坪村", "东坪村", "西岭村"]
    assert cells(book, "排查日期") == [day("5-20"), day("6-3"), day("5-2")]
    assert cells(book, "包案领导") == ["—", "乡长", "—"]
    assert cells(book, "责任单位、责任人")[1] == "司法所\n李干部"
    assert cells(book, "未化解原因")[2] == "一方在外务工"
    assert cells(book, "稳控措施")[2] == "每周走访（2021-05-20核查，在控）"
    assert cells(made(town, "unresolved", MAY), "排查日期") == [day("5-2")]
    assert "截至2021-05-31" in made(town, "unresolved", MAY).footer.period


def test_last_note_stands_without_full_names_and_numbers(town: Store) -> None:
    seed(town)
    progress = cells(made(town, "unresolved"), "进展")[1]
    assert re.fullmatch(r"2021-06-10 欧某某同意再谈，手机[\d*]*\*[\d*]*。", str(progress))
    assert "13812345678" not in str(progress)


def test_cases_of_petitions_show_leader_outcome_and_progress(town: Store) -> None:
    ids = seed(town)
    book = made(town, "petition-cases")
    assert cells(book, "案号") == ["（2021）示人调字第3号"]
    assert cells(book, "结果") == ["未办结"]
    assert "还没有定包案领导的1起" in book.notes[0]
    may = made(town, "petition-cases", MAY)
    assert (cells(may, "结果"), cells(may, "办结日期")) == (["实质性化解"], [day("5-25")])
    watch(town, ids["reneged"], "6-22")
    assert cells(made(town, "petition-cases"), "结果") == ["稳控中"]


def test_months_without_such_cases_say_so(town: Store, tmp_path: Path) -> None:
    for name, said in (
        ("unresolved", "本月无未化解的矛盾纠纷（零报告）"),
        ("petition-cases", "本月无信访移交的矛盾纠纷（零报告）"),
        ("subsidy", "本月无以案定补申报（零报告）"),
    ):
        pdf, _ = make_report(town, name, "2021-06", ("pdf", "xlsx"), tmp_path)
        assert said in words_of(pdf)
        assert "本月无" in words_of(pdf)


def claim(store: Store, case_id: int, rate_id: int, amount: int, **more: object) -> int:
    values = {"mediator": "包村干部", "claimed_on": day("6-10"), "state": "claimed"} | more
    with work(store, "申报") as piece:
        return piece.add(
            SUBSIDIES, {"dispute_id": case_id, "rate_id": rate_id, "amount": amount, **values}
        )


@pytest.fixture
def paid(town: Store) -> list[int]:
    """Return five settled cases, claimed for at two rates; two are paid."""
    rates = [("一般", 20000), ("疑难", 50000)]
    for grade, amount in rates:
        values = {"version": "示司发〔2021〕3号", "grade": grade, "amount": amount}
        add(town, SUBSIDY_RATES, valid_from=day("1-1"), **values)
    ids = [case(town, "6-1") for _ in range(5)]
    for number, each in enumerate(ids):
        settle(town, each, "6-5")
        is_paid = number < 2
        state = {"state": "paid", "decided_on": day("6-12"), "paid_on": day("6-12")}
        claim(town, each, 1 + number % 2, rates[number % 2][1], **(state if is_paid else {}))
    return ids


def test_claims_are_listed_and_summed(town: Store, paid: list[int]) -> None:
    book = made(town, "subsidy")
    assert len(list(book.rows)) == 5
    assert book.total is not None
    assert book.total.cells[6] == 1600.0
    assert cells(book, "等级") == ["一般", "疑难", "一般", "疑难", "一般"]
    assert cells(book, "状态")[:3] == ["已发放", "已发放", "已申报"]
    sums, by_rate, check = book.more
    (committee,) = sums.rows
    assert committee.cells[1:] == (
        "示例乡人民调解委员会", 5, 1600.0, 3, 900.0, 0, 0.0, 0, 0.0, 2, 700.0,
    )  # fmt: skip
    assert [row.cells[1:] for row in by_rate.rows] == [
        ("示司发〔2021〕3号 一般", 200.0, 3, 600.0),
        ("示司发〔2021〕3号 疑难", 500.0, 2, 1000.0),
    ]
    assert len(list(check.rows)) == 3
    assert book.warnings == ()
    assert cells(book, "抽查").count("抽查") == 3


def test_lot_is_drawn_the_same_each_time(town: Store, paid: list[int]) -> None:
    first = [row.cells for row in made(town, "subsidy").more[2].rows]
    assert [row.cells for row in made(town, "subsidy").more[2].rows] == first
    change(town, DISPUTE_ENDINGS, 1, undone_on="6-20")
    drawn = [(row.cells[1], row.cells[5]) for row in made(town, "subsidy").more[2].rows]
    assert ("（2021）示人调字第1号", "现在不是实质性化解") in drawn


def test_claims_that_do_not_add_up_are_named(town: Store, paid: list[int]) -> None:
    with town.writing() as connection:
        connection.execute(text("UPDATE subsidy SET amount = 90000 WHERE id = 3"))
        connection.execute(text("UPDATE subsidy SET dispute_id = 4 WHERE id = 5"))
    twice, odd = made(town, "subsidy").warnings
    assert "重复申报，请核对：（2021）示人调字第4号、（2021）示人调字第4号" in twice
    assert "金额与所按标准的金额不一致，请核对：（2021）示人调字第3号" in odd


def test_register_explains_every_gap(town: Store) -> None:
    ids = [case(town, "6-1") for _ in range(4)]
    records.retire(town, DISPUTES, [ids[1]])
    party = {"dispute_id": ids[2], "side": "applicant", "party_kind": "natural"}
    add(town, DISPUTE_PARTIES, name="欧阳海棠", **party)
    why = "与欧阳海棠那一起重复登记"
    change(town, DISPUTES, ids[2], state="cancelled", cancelled_why=why)
    case(town, "6-2")
    undoing.undo(town)
    with town.writing() as connection:
        connection.execute(text("DELETE FROM case_number WHERE serial = 4"))
    book = made(town, "case-numbers", WHOLE)
    assert cells(book, "现状") == ["在用", "已删除", "已注销", "登记簿里没有这个号", "登记已撤销"]
    assert cells(book, "纠纷名称")[0] == "东坪村界址纠纷"
    assert str(cells(book, "断号说明")[2]).endswith("与欧某某那一起重复登记")
    (warning,) = book.warnings
    assert "示例乡人民调解委员会2021年第4号" in warning
    assert "共5个案号，断号4个" in book.notes[0]


def test_register_of_a_month_without_numbers_is_empty(town: Store, tmp_path: Path) -> None:
    (path,) = make_report(town, "case-numbers", "2021-05", ("pdf",), tmp_path)
    assert "本月无" in words_of(path)
