"""The survey by type, source and village, its rates, and the zero report."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from sqlalchemy import text

from models.actions.disputes.figures.tables.offers import STATISTICS, find_statistic
from models.actions.disputes.figures.tables.survey import survey
from models.actions.disputes.figures.tables.zero import zero_report
from models.actions.figures.figure import Figure, Rate
from models.actions.figures.table import FigureTable, words_of
from models.actions.finding import View
from models.dates.spans import WHOLE, half_year, month, one_day, quarter, week_of, whole_year
from models.store.ledger_file import Store
from tests.models.disputes.figures.cases import WEST, case, day, end, settle, watch
from tests.models.disputes.figures.plenty import fill

JUNE = month(2021, 6)


def seed(store: Store) -> None:
    """Write eleven cases of the east and three of the west, found in May and June."""
    for number in range(11):
        one = case(store, "6-2", source="police" if number else "own", people=60)
        if number < 8:
            settle(store, one, "6-20", level="town" if number else "village")
    settle(store, case(store, "5-2", WEST, grade="hard"), "6-1", level="county")
    watch(store, case(store, "5-3", WEST, dispute_type="0101"), "6-1")
    end(store, case(store, "6-9", WEST, people=600), "6-10", "litigated", "failed")


def told(table: FigureTable, line: str) -> dict[str, str]:
    found = next(each for each in table.lines if each.label == line)
    return {
        "/".join((*h.above, h.label)): words_of(c)
        for h, c in zip(table.headings, found.cells, strict=True)
    }


def test_totals_of_all_tables_reconcile(town: Store) -> None:
    seed(town)
    by_type, by_source, by_village, rates = survey(town, JUNE)
    whole = told(by_type, "合计")
    assert {key: whole[key] for key in list(whole)[:10]} == {
        "期初未化解": "2",
        "本期新排查": "12",
        "反悔重办": "0",
        "应化解数": "14",
        "受理": "12",
        "化解数": "9",
        "其他终结数": "1",
        "未化解数": "4",
        "稳控数": "1",
        "化解率": "64.3%",
    }
    assert list(whole.values())[10:] == ["13", "1", "0", "2", "11", "0", "1", "1", "7", "1"]
    for table in (by_source, by_village):
        assert list(told(table, "合计").values()) == list(whole.values())[:10]
        for at, total in enumerate(table.lines[0].cells[:9]):
            parts = [line.cells[at] for line in table.lines[1:]]
            assert isinstance(total, Figure)
            assert sum(p.value for p in parts if isinstance(p, Figure)) == total.value
    assert told(by_source, "公安移交")["本期新排查"] == "10"
    assert told(by_type, "邻里")["难易等级/疑难"] == "1"
    assert [each.broken for each in (by_type, by_source, by_village, rates)] == [()] * 4


def test_village_with_few_cases_shows_no_percentage_and_nobody_is_ranked(town: Store) -> None:
    seed(town)
    by_village = survey(town, JUNE)[2]
    assert [line.label for line in by_village.lines] == ["合计", "东坪村", "西岭村"]
    assert told(by_village, "东坪村")["化解率"] == "72.7%"
    assert told(by_village, "西岭村")["化解率"] == "—"
    assert told(by_village, "西岭村")["应化解数"] == "3"
    words = " ".join(by_village.notes + tuple(h.label for h in by_village.headings))
    assert "排名" not in words.replace("不排名次", "")


def test_rates_stand_with_their_target(town: Store) -> None:
    seed(town)
    lines = {line.label: [words_of(c) for c in line.cells] for line in survey(town, JUNE)[3].lines}
    assert lines["就地化解率"] == ["8", "14", "57.1%", "≥95%", "未达标", "就地化解数÷应化解数。"]
    assert lines["稳控率"] == ["1", "4", "25.0%", "≥100%", "未达标", "稳控数÷期末未化解数。"]
    assert lines["调解成功率"][:3] == ["9", "10", "90.0%"]
    assert lines["司法确认率"][:3] == ["0", "9", "0.0%"]
    assert lines["履行率"][2] == "无到期协议"


def test_case_ended_in_time_counts_at_its_term(town: Store) -> None:
    late, early, running = (case(town, "5-10", due_on=d) for d in ("6-8", "6-9", "7-9"))
    settle(town, late, "6-10")
    settle(town, early, "6-9")
    assert running
    rate = survey(town, JUNE)[3].lines[3].cells[2]
    assert isinstance(rate, Rate)
    assert (rate.name, rate.share) == ("按期办结率", Fraction(1, 2))
    assert rate.denominator.rows() == [late, early]


def test_case_that_ended_before_it_was_found_is_named(town: Store) -> None:
    seed(town)
    wrong = case(town, "6-3")
    end(town, wrong, "5-20", "procedural", "other")
    by_type = survey(town, JUNE)[0]
    assert [each.ids for each in by_type.broken] == [(wrong,)]
    assert "期初未化解＋本期新排查＋反悔重办＝应化解数" in by_type.broken[0].sentence


def test_level_wiped_behind_the_door_is_named(town: Store) -> None:
    seed(town)
    with town.writing() as connection:
        connection.execute(text("UPDATE dispute_ending SET level = NULL WHERE id = 2"))
    (broken,) = survey(town, JUNE)[0].broken
    assert broken.ids == (2,)
    assert broken.told == "村级1，乡级6，县级以上1，化解数9"


def test_zero_report_of_a_day_and_of_a_week(town: Store) -> None:
    seed(town)
    (busy,) = zero_report(town, one_day(day("6-20")))
    assert list(told(busy, "合计").values()) == ["0", "8", "0", "4", "1"]
    assert {heading.zero for heading in busy.headings} == {"无"}
    (quiet,) = zero_report(town, one_day(day("6-21")))
    assert quiet.notes[0] == "当日无新排查和办结的矛盾纠纷（零报告）。"
    (week,) = zero_report(town, week_of(day("6-20")))
    assert week.title == "示例乡特殊时期矛盾纠纷零报告表（2021年第24周）"
    assert list(told(week, "合计").values())[1] == "8"
    assert next(iter(told(week, "合计"))) == "本周新排查"


@pytest.mark.parametrize("statistic", STATISTICS, ids=lambda each: each.name)
def test_plenty_of_cases_break_no_check(store: Store, statistic: object) -> None:
    fill(store, 300, dt.date(2020, 10, 1), dt.date(2021, 6, 24))
    for period in (JUNE, quarter(2021, 1), half_year(2021, 1), whole_year(2020), WHOLE):
        for table in find_statistic(statistic.name).make(store, period, View()):  # type: ignore[attr-defined]
            assert [each.sentence for each in table.broken] == []
            cells = [cell for line in table.lines for cell in line.cells]
            for figure in [c for c in cells if isinstance(c, Figure)][::37]:
                assert len(figure.rows()) == figure.cases
