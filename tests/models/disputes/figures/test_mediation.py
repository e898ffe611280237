"""人民调解 statistics, with cases counted by hand."""

from __future__ import annotations

from sqlalchemy import text

from models.actions.disputes.figures.tables.mediation import mediation
from models.actions.figures.table import FigureTable, words_of
from models.dates.spans import month, quarter
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS
from models.store.ledger_file import Store
from tests.models.disputes.figures.cases import EAST_COMMITTEE, add, case, change, end, settle

JUNE, JULY = month(2021, 6), month(2021, 7)
EAST_NAME = "东坪村人民调解委员会"


def told(table: FigureTable, line: str = "合计") -> dict[str, str]:
    found = next(each for each in table.lines if each.label == line)
    return {
        "/".join((*h.above[1:], h.label)): words_of(c)
        for h, c in zip(table.headings, found.cells, strict=True)
    }


def first(store: Store) -> FigureTable:
    return mediation(store, JUNE)[0]


def seed(store: Store) -> dict[str, int]:
    ids = {
        "oral": case(store, "6-1", source="visit", people=3, marks=";no_crime;"),
        "written": case(store, "6-2", source="police", people=5, grade="hard"),
        "failed": case(store, "6-3", source="own", committee_id=EAST_COMMITTEE),
        "refused": case(store, "6-3", source="court"),
        "running": case(store, "5-3", source="hotline"),
        "only-found": case(store, "6-4", accepted_on=None, committee_id=None, state="found"),
    }
    settle(store, ids["oral"], "6-5", form="oral")
    settle(store, ids["written"], "6-6")
    change(store, AGREEMENTS, 1, amount=365_000, done_at_once=True)
    change(store, AGREEMENTS, 2, amount=1_200_000)
    end(store, ids["failed"], "6-7", "litigated", "failed")
    end(store, ids["refused"], "6-8", "procedural", "refused")
    return ids


def test_cases_are_counted_as_worked_out_by_hand(town: Store) -> None:
    seed(town)
    whole = told(first(town))
    assert list(whole.items())[:9] == [
        ("总数", "4"),
        ("其中疑难复杂", "1"),
        ("调解成功", "2"),
        ("调解不成", "1"),
        ("在调", "1"),
        ("成功率", "66.7%"),
        ("当事人数", "12"),
        ("其中3人以上", "2"),
        ("协议金额（万元）", "1.57"),
    ]
    assert [whole[key] for key in ("主动调解", "依申请调解", "接受委托移送/小计")] == [
        "1",
        "1",
        "2",
    ]
    senders = [whole[f"接受委托移送/{word}"] for word in ("法院", "公安", "检察", "信访", "其他")]
    assert senders == ["0", "1", "0", "0", "1"]
    assert [whole[key] for key in ("口头协议", "书面协议", "已履行")] == ["1", "1", "1"]
    assert [whole[key] for key in ("防止民转刑/件", "防止民转刑/人", "排查纠纷")] == ["1", "3", "5"]
    assert first(town).broken == ()


def test_refused_and_withdrawn_cases_are_told_and_not_counted(town: Store) -> None:
    seed(town)
    notes = " ".join(first(town).notes)
    assert "本期不计成败的1件" in notes
    assert "调解成功率＝调解成功÷（调解成功＋调解不成）＝2÷3＝66.7%" in notes


def test_each_committee_has_its_line_and_cases_without_one_too(town: Store) -> None:
    seed(town)
    table = first(town)
    labels = [line.label for line in table.lines]
    assert labels == ["合计", "示例乡人民调解委员会", EAST_NAME, "（还没定调解组织）"]
    east = told(table, EAST_NAME)
    assert [east[k] for k in ("总数", "调解不成", "成功率")] == ["1", "1", "—"]
    assert told(table, labels[-1])["排查纠纷"] == "1"


def test_categories_sum_to_the_total(town: Store) -> None:
    ids = seed(town)
    change(town, DISPUTES, ids["failed"], dispute_type="0101")
    table = mediation(town, JUNE)[1]
    whole = told(table)
    assert len(table.headings) == 1 + 16
    assert (whole["总数"], whole["婚姻家庭"], whole["邻里"]) == ("4", "1", "3")
    assert table.broken == ()


def test_fulfilment_counts_payments_up_to_the_day(town: Store) -> None:
    ids = seed(town)
    duty = {"dispute_id": ids["written"], "side": "respondent", "what": "赔偿", "amount": 1000}
    first_duty = add(town, OBLIGATIONS, due_on="6-10", **duty)
    second = add(town, OBLIGATIONS, due_on="6-20", **duty)
    add(town, PAYMENTS, obligation_id=first_duty, on_day="6-9", amount=1000)
    add(town, PAYMENTS, obligation_id=second, on_day="6-20", amount=400)
    assert told(first(town))["已履行"] == "1"
    assert "履行率＝到期已履行÷已到期协议＝1÷2＝50.0%" in " ".join(first(town).notes)
    add(town, PAYMENTS, obligation_id=second, on_day="6-21", amount=600)
    assert told(first(town))["已履行"] == "2"
    add(town, PAYMENTS, obligation_id=second, on_day="6-30", amount=1)
    assert "＝2÷2＝100.0%" in " ".join(first(town).notes)


def test_agreement_of_before_is_not_measured_by_the_duties_of_the_next(town: Store) -> None:
    one = case(town, "5-3")
    settle(town, one, "5-10")
    duty = {"dispute_id": one, "side": "respondent", "what": "让路"}
    add(town, OBLIGATIONS, due_on="5-15", done_on="5-15", **duty)
    may = mediation(town, month(2021, 5))[0]
    assert told(may)["已履行"] == "1"
    change(town, AGREEMENTS, 1, reneged_on="6-3", renege_way="sued")
    change(town, DISPUTE_ENDINGS, 1, undone_on="6-3")
    settle(town, one, "6-10")
    add(town, OBLIGATIONS, due_on="6-20", **duty)
    assert told(mediation(town, month(2021, 5))[0]) == told(may)
    june = told(first(town))
    assert [june[key] for key in ("总数", "调解成功", "已履行", "反悔起诉")] == ["1", "1", "0", "1"]


def test_revisit_tells_of_an_agreement_without_duties(town: Store) -> None:
    ids = seed(town)
    visit = {"dispute_id": ids["written"], "story": "已履行。", "performance": "whole"}
    add(town, REVISITS, due_on="6-20", done_on="6-21", **visit)
    whole = told(first(town))
    assert (whole["已履行"], whole["回访"]) == ("2", "1")


def test_court_s_word_counts_from_its_day(town: Store) -> None:
    seed(town)
    change(town, AGREEMENTS, 2, confirmation="valid", confirm_asked_on="6-10", confirmed_on="6-22")
    assert told(first(town))["司法确认"] == "1"
    may_to_june = quarter(2021, 2)
    assert told(mediation(town, may_to_june)[0])["司法确认"] == "1"
    july = mediation(town, JULY)[0]
    assert told(july)["司法确认"] == "0"
    assert told(july)["总数"] == "1"
    change(town, AGREEMENTS, 2, confirmed_on="7-2")
    assert told(first(town))["司法确认"] == "0"
    assert "本期司法确认1件" in " ".join(mediation(town, JULY)[0].notes)


def test_rulings_on_reneged_agreements_are_told_apart(town: Store) -> None:
    seed(town)
    change(
        town, AGREEMENTS, 2, reneged_on="6-15", renege_way="sued", ruling="kept", ruled_on="6-24"
    )
    whole = told(first(town))
    keys = ("反悔起诉", "判决维持", "判决变更", "判决撤销", "确认无效")
    assert [whole[key] for key in keys] == ["1", "1", "0", "0", "0"]


def test_bad_rows_planted_behind_the_door_are_named(town: Store) -> None:
    ids = seed(town)
    with town.writing() as connection:
        connection.execute(text("UPDATE dispute_ending SET form = NULL WHERE id = 1"))
        connection.execute(text("UPDATE dispute_ending SET reason = 'agreed' WHERE id = 3"))
        connection.execute(
            text(
                "UPDATE agreement SET confirmation = 'valid', confirmed_on = '2021-06-20' "
                "WHERE id = 1"
            )
        )
    broken = {each.rule: each.ids for each in first(town).broken}
    assert broken == {
        "调解成功＋调解不成＋在调＝调解案件总数": (ids["failed"],),
        "口头协议＋书面协议＝调解成功": (ids["oral"],),
        "司法确认≤书面协议": (ids["oral"],),
    }
    assert "（2021）东人调字第1号" in first(town).broken[0].sentence


def test_empty_month_is_a_zero_report(town: Store) -> None:
    table = first(town)
    assert table.notes[0] == "本月无人民调解案件（零报告）。"
    assert told(table)["成功率"] == "—"
