"""The monthly matrix, with cases counted by hand."""

from __future__ import annotations

from fractions import Fraction

from sqlalchemy import text

from models.actions import finding, records
from models.actions.disputes.figures.facts import Counted, facts_of
from models.actions.disputes.figures.measures import (
    CARRIED,
    CONTROLLED,
    DUE,
    FOUND,
    REOPENED,
    SETTLED,
    UNSETTLED,
)
from models.actions.disputes.figures.rates import rates_of
from models.actions.disputes.figures.tables.monthly import monthly
from models.actions.figures.figure import Figure, Rate
from models.actions.figures.table import FigureTable
from models.actions.finding import OneOf, View
from models.actions.settings import put_settings
from models.dates.spans import Period, month, quarter
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.mediation.arrangements import TYPE_MAPPINGS
from models.store.ledger_file import Store
from tests.models.disputes.figures.cases import EAST, WEST, case, change, end, settle, watch

MAY, JUNE = month(2021, 5), month(2021, 6)
FLOW = (DUE, CARRIED, FOUND, REOPENED, SETTLED, UNSETTLED, CONTROLLED)


def counts(store: Store, period: Period) -> dict[str, int]:
    counted = Counted(store, facts_of(store, period), (), FLOW)
    return {each.key: counted.figure(each).value for each in FLOW}


def rates(store: Store, period: Period) -> dict[str, Rate]:
    from models.actions.disputes.figures.rates import RATE_MEASURES

    counted = Counted(store, facts_of(store, period), (), RATE_MEASURES)
    return {rate.name: rate for rate in rates_of(counted)}


def table(store: Store, period: Period = JUNE, view: View | None = None) -> FigureTable:
    (only,) = monthly(store, period, view or View())
    return only


def cell(made: FigureTable, line: str, heading: str, kind: str = "") -> Figure:
    at = next(
        n
        for n, h in enumerate(made.headings)
        if h.label == heading and (not kind or h.above[-1].startswith(kind))
    )
    found = next(each for each in made.lines if each.label == line).cells[at]
    assert isinstance(found, Figure)
    return found


def seed(store: Store) -> dict[str, int]:
    """Write six cases: old and open, old and settled, new ones of both villages, one withdrawn."""
    ids = {
        "old-open": case(store, "5-10"),
        "old-settled": case(store, "5-12"),
        "carried-settled": case(store, "5-20", WEST, dispute_type="0101"),
        "new-settled": case(store, "6-3", dispute_type="0102"),
        "new-open": case(store, "6-4", WEST, people=60, grade="major"),
        "withdrawn": case(store, "6-5", WEST),
    }
    settle(store, ids["old-settled"], "5-30")
    settle(store, ids["carried-settled"], "6-8", level="county")
    settle(store, ids["new-settled"], "6-9")
    end(store, ids["withdrawn"], "6-10", "withdrawn", "withdrawn")
    watch(store, ids["old-open"], "5-20")
    return ids


def test_flow_of_a_month_as_worked_out_by_hand(town: Store) -> None:
    seed(town)
    assert counts(town, MAY) == {
        "due": 3,
        "carried": 0,
        "found": 3,
        "reopened": 0,
        "settled": 1,
        "unsettled": 2,
        "controlled": 1,
    }
    assert counts(town, JUNE) == {
        "due": 5,
        "carried": 2,
        "found": 3,
        "reopened": 0,
        "settled": 2,
        "unsettled": 2,
        "controlled": 1,
    }
    assert counts(town, quarter(2021, 2))["settled"] == 3


def test_matrix_has_the_county_s_rows_columns_and_figures(town: Store) -> None:
    seed(town)
    made = table(town)
    assert made.title == "示例乡矛盾纠纷排查化解基本情况统计表（6月）"
    assert made.name == "2021年6月统计"
    assert [line.label for line in made.lines] == ["合计", "东坪村", "西岭村"]
    assert len(made.headings) == 2 + 2 * 16
    assert made.headings[2].above == ("各类矛盾纠纷化解情况", "婚姻家庭（共计：2件）")
    got = {
        (line, kind, head): cell(made, line, head, kind).value
        for line in ("合计", "东坪村", "西岭村")
        for kind in ("婚姻家庭", "邻里")
        for head in ("化解数", "未化解数")
    }
    assert got == {
        ("合计", "婚姻家庭", "化解数"): 2,
        ("合计", "婚姻家庭", "未化解数"): 0,
        ("合计", "邻里", "化解数"): 0,
        ("合计", "邻里", "未化解数"): 2,
        ("东坪村", "婚姻家庭", "化解数"): 1,
        ("东坪村", "婚姻家庭", "未化解数"): 0,
        ("东坪村", "邻里", "化解数"): 0,
        ("东坪村", "邻里", "未化解数"): 1,
        ("西岭村", "婚姻家庭", "化解数"): 1,
        ("西岭村", "婚姻家庭", "未化解数"): 0,
        ("西岭村", "邻里", "化解数"): 0,
        ("西岭村", "邻里", "未化解数"): 1,
    }
    assert cell(made, "合计", "本月矛盾纠纷总数").value == 5
    assert cell(made, "西岭村", "本月未化解纠纷数").value == 1
    assert made.broken == ()


def test_every_figure_counts_exactly_the_rows_behind_it(town: Store) -> None:
    ids = seed(town)
    made = table(town)
    settled = cell(made, "合计", "化解数", "婚姻家庭")
    assert settled.rows() == [ids["carried-settled"], ids["new-settled"]]
    for line in made.lines:
        for figure in line.cells:
            assert isinstance(figure, Figure)
            view = View(only=frozenset(figure.rows()))
            assert finding.count(town, DISPUTES, view) == figure.value == figure.cases
            rows = finding.first_rows(town, DISPUTES, view)
            assert sorted(row.id for row in rows) == figure.rows()


def test_reneging_after_the_month_leaves_the_month_as_it_was(town: Store) -> None:
    ids = seed(town)
    before = counts(town, MAY)
    ending = DISPUTE_ENDINGS
    change(town, ending, 1, undone_on="6-15", undone_why="一方反悔")
    assert counts(town, MAY) == before
    assert counts(town, JUNE) == {
        "due": 6,
        "carried": 2,
        "found": 3,
        "reopened": 1,
        "settled": 2,
        "unsettled": 3,
        "controlled": 1,
    }
    settle(town, ids["old-settled"], "6-20")
    assert counts(town, JUNE)["settled"] == 3
    assert counts(town, JUNE)["reopened"] == 1
    assert table(town).broken == ()


def test_case_settled_and_reneged_within_the_month_is_unsettled(town: Store) -> None:
    one = case(town, "6-1")
    settle(town, one, "6-5", undone_on="6-9")
    assert counts(town, JUNE)["settled"] == 0
    assert counts(town, JUNE)["unsettled"] == 1
    assert counts(town, month(2021, 7))["carried"] == 1


def test_look_that_finds_it_out_of_hand_ends_the_control(town: Store) -> None:
    one = case(town, "5-1")
    watch(town, one, "5-20")
    watch(town, one, "6-10", is_held=False)
    assert counts(town, MAY)["controlled"] == 1
    assert counts(town, JUNE)["controlled"] == 0
    assert rates(town, MAY)["稳控率"].words == "100.0%"
    assert rates(town, JUNE)["稳控率"].verdict == "未达标"
    watch(town, one, "6-20")
    assert counts(town, JUNE)["controlled"] == 1


def test_only_a_real_settlement_counts_as_settled(town: Store) -> None:
    ids = [case(town, "6-1") for _ in range(4)]
    settle(town, ids[0], "6-5")
    for each, outcome in zip(ids[1:], ("procedural", "litigated", "withdrawn"), strict=True):
        end(town, each, "6-6", outcome, "other")
    assert rates(town, JUNE)["化解率"].share == Fraction(1, 4)
    change(town, DISPUTE_ENDINGS, 1, outcome="procedural", reason="failed")
    assert rates(town, JUNE)["化解率"].share == 0
    made = table(town)
    assert cell(made, "合计", "化解数", "邻里").value == 0
    assert cell(made, "合计", "未化解数", "邻里").value == 0
    assert any("其他终结4件（程序性终结2件、转诉讼1件、撤回1件）" in n for n in made.notes)


def test_rates_say_their_formula_and_zero_has_its_words(town: Store) -> None:
    empty = rates(town, JUNE)
    assert {name: rate.words for name, rate in empty.items()} == {
        "化解率": "无应化解",
        "就地化解率": "无应化解",
        "稳控率": "无未化解",
        "按期办结率": "无到期应办",
    }
    assert empty["稳控率"].verdict == "无数据"
    seed(town)
    assert rates(town, JUNE)["化解率"].sentence == "化解率＝化解数÷应化解数＝2÷5＝40.0%"
    assert rates(town, JUNE)["就地化解率"].sentence.endswith("＝1÷5＝20.0%")
    put_settings(town, {"settled_rate_base": "found", "on_spot_rate_least": "20"})
    assert rates(town, JUNE)["化解率"].sentence == "化解率＝化解数÷本期新排查＝2÷3＝66.7%"
    assert rates(town, JUNE)["就地化解率"].verdict == "达标"


def test_share_is_compared_before_it_is_rounded() -> None:
    def rate(part: int, whole: int, target: Fraction | None = None) -> Rate:
        share, base = (Figure("", n, n, list) for n in (part, whole))
        return Rate("率", share, base, "甲÷乙", target=target)

    nearly = rate(9496, 10000, Fraction(95, 100))
    assert (nearly.words, nearly.verdict) == ("94.96%", "未达标")
    assert rate(9999, 10000).words == "99.99%"
    assert rate(99_999_999, 100_000_000).words == "99.9999%"
    assert rate(2, 3).words == "66.7%"
    assert rate(3, 2).words == "150.0%"


def test_month_without_disputes_is_an_ordinary_month(town: Store) -> None:
    made = table(town)
    assert [line.label for line in made.lines] == ["合计", "东坪村", "西岭村"]
    assert {figure.words for line in made.lines for figure in line.cells} == {"0"}  # type: ignore[union-attr]
    assert made.notes[0] == "本月无矛盾纠纷（零报告）。"
    assert made.broken == ()


def test_deleted_and_cancelled_cases_do_not_count(town: Store) -> None:
    ids = seed(town)
    records.retire(town, DISPUTES, [ids["old-open"]])
    change(town, DISPUTES, ids["new-open"], state="cancelled")
    assert counts(town, MAY)["due"] == 2
    assert counts(town, JUNE)["unsettled"] == 0


def test_view_of_the_list_narrows_the_table(town: Store) -> None:
    seed(town)
    view = View(filters={"village_id": OneOf(frozenset({WEST}))})
    made = table(town, view=view)
    assert cell(made, "合计", "本月矛盾纠纷总数").value == 3
    assert cell(made, "东坪村", "本月矛盾纠纷总数").value == 0


def test_office_s_own_mapping_and_list_are_followed(town: Store) -> None:
    seed(town)
    own = {"dispute_type": "0201", "mediation": "other", "event": "01", "two_level": "99"}
    records.keep(town, TYPE_MAPPINGS, own)
    made = table(town)
    assert cell(made, "合计", "未化解数", "邻里").value == 0
    assert cell(made, "合计", "未化解数", "其它").value == 2
    put_settings(town, {"dispute_type_list": "event"})
    made = table(town)
    assert len(made.headings) == 2 + 2 * 24
    assert cell(made, "合计", "未化解数", "农村集体土地征用、流转").value == 2
    put_settings(town, {"dispute_type_list": "two_level"})
    assert len(table(town).headings) == 2 + 2 * 17


def test_village_that_is_gone_keeps_its_line_while_it_has_cases(town: Store) -> None:
    seed(town)
    with town.writing() as connection:
        connection.execute(text("UPDATE village SET retired_at = '2021-06-20' WHERE id = 2"))
    assert [line.label for line in table(town).lines] == ["合计", "东坪村", "西岭村"]
    assert table(town).broken == ()
    later = table(town, month(2021, 7))
    assert [line.label for line in later.lines] == ["合计", "东坪村", "西岭村"]  # one carried


def test_bad_rows_planted_behind_the_door_are_named_in_red(town: Store) -> None:
    ids = seed(town)
    with town.writing() as connection:
        connection.execute(text("UPDATE dispute_ending SET outcome = '别的' WHERE id = 3"))
    made = table(town)
    (broken,) = made.broken
    assert broken.ids == (ids["new-settled"],)
    assert "程序性终结0，转诉讼0，撤回1，其他终结数2" in broken.told
    assert broken.sentence.startswith("核对不符：程序性终结＋转诉讼＋撤回＝其他终结数")
    assert "（2021）示人调字第4号" in broken.sentence
    assert EAST == 1
