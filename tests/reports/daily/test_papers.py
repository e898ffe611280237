"""The papers of the daily ledgers tell how things stood when their period ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.actions import filing, records
from models.actions.daily import hazards, proving, zeros
from models.actions.records import Seen
from models.dates.spans import read_period
from models.ledgers.work.activities import ACTIVITIES
from models.ledgers.work.decisions import DECISIONS
from models.ledgers.work.hazards import HAZARDS
from models.ledgers.work.safe_units import SAFE_UNITS
from models.store.ledger_file import Store
from reports.catalogue import compose, find_report, make_report
from reports.paper import Book, FieldTable, Paper
from reports.requests import NothingToPrint, Request
from tests.models.daily.matter_acts import accept, matter, step, walk

HAZARD = {"hazard_field": "其他", "problem": "护栏", "found_on": "2021-04-10"}


def book(store: Store, name: str, period: str) -> Book:
    made = compose(store, find_report(name), Request(read_period(period)))
    assert isinstance(made, Book)
    return made


def column(made: Book, heading: str) -> list[object]:
    at = [each.heading for each in made.columns].index(heading)
    return [row.cells[at] for row in made.rows]


def test_hazard_of_an_earlier_period_is_carried_until_it_is_struck_off(store: Store) -> None:
    made = records.keep(store, HAZARDS, {**HAZARD, "place": "村口", "due_on": "2021-04-30"})
    records.keep(store, HAZARDS, {**HAZARD, "place": "桥头", "found_on": "2021-06-01"})
    filing.attach_content(store, HAZARDS, made, "1.txt", b"a", word="整改前")
    hazards.fix(store, Seen(made, 2), {"fixed_on": "2021-05-20"})
    hazards.check(store, Seen(made, 3), {"checked_on": "2021-06-02", "checked_by": "岗"})
    assert column(book(store, "hazard-ledger", "2021-04"), "状态") == ["临期"]
    may = book(store, "hazard-ledger", "2021-05")
    assert column(may, "状态") == ["待复查"]
    assert column(may, "复查日期") == ["—"]
    june = book(store, "hazard-ledger", "2021-06")
    assert column(june, "地点") == ["村口", "桥头"]
    assert column(june, "状态") == ["已销号", "整改中"]
    assert column(june, "照片") == ["1/0", "0/0"]
    assert "期初没有销号的（1处）" in june.notes[1]
    assert column(book(store, "hazard-ledger", "2021-03"), "状态") == []


def test_matter_stands_in_each_month_as_its_steps_say(store: Store) -> None:
    made = accept(store, accepted_on="2021-04-26")
    step(store, made, "assigned", "2021-04-28")
    step(store, made, "handled", "2021-05-10")
    step(store, made, "answered", "2021-05-12")
    step(store, made, "reopened", "2021-06-03")
    assert column(book(store, "matter-ledger", "2021-04"), "进度") == ["已分流"]
    may = book(store, "matter-ledger", "2021-05")
    assert (column(may, "进度"), column(may, "期限状态")) == (["已反馈"], ["办结（超期）"])
    june = book(store, "matter-ledger", "2021-06")
    assert (column(june, "进度"), column(june, "办结日期")) == (["已分流"], ["—"])
    assert "期初没有办结的（1件）" in june.notes[1]


def test_flow_sheet_of_one_matter_leaves_room_for_what_is_to_come(store: Store) -> None:
    made = accept(store)
    walk(store, made, "assigned", "handled")
    asked = Request(read_period("2021"), record_id=made)
    paper = compose(store, find_report("matter-flow"), asked)
    assert isinstance(paper, Paper)
    steps = [block for block in paper.blocks if isinstance(block, FieldTable)][1]
    assert [row[0].text for row in steps.rows][1:] == [
        "受理",
        "分流",
        "办理",
        "反馈",
        "核验",
        "归档",
    ]
    assert matter(store, made).number in [cell.text for row in paper.blocks[1].rows for cell in row]  # type: ignore[union-attr]
    with pytest.raises(NothingToPrint):
        compose(store, find_report("matter-flow"), Request(read_period("2020")))


def test_decision_ledger_prints_the_rate_with_its_formula(store: Store) -> None:
    told = {"decision_kind": "重大项目", "proposed_on": "2021-05-10"}
    late = {"assessed_on": "2021-06-01", "risk": "低风险"}
    records.keep(store, DECISIONS, {**told, "title": "甲", **late})
    records.keep(store, DECISIONS, {**told, "title": "乙"})
    may = book(store, "decision-ledger", "2021-05")  # the assessment came in June
    assert column(may, "稳评情况") == ["应评未评", "应评未评"]
    assert "应评2项，已评0项，应评尽评率0%。应评尽评率＝" in may.notes[0]
    half = book(store, "decision-ledger", "2021上半年")
    assert "应评尽评率50%" in half.notes[0]
    assert half.warnings == ("应评未评1项，请补做稳评。",)
    assert "无数据" in book(store, "decision-ledger", "2021-01").notes[0]


def test_safe_units_stand_as_on_the_last_day(store: Store) -> None:
    raw = {"name": "中心小学", "unit_kind": "平安校园", "level": "县级", "applied_on": "2021-03-01"}
    records.keep(store, SAFE_UNITS, {**raw, "awarded_on": "2021-05-20", "lapses_on": "2021-07-31"})
    assert column(book(store, "safe-unit-ledger", "2021-04"), "状态") == ["申报中"]
    assert column(book(store, "safe-unit-ledger", "2021-05"), "状态") == ["已命名"]
    assert column(book(store, "safe-unit-ledger", "2021"), "状态") == ["快到期"]
    assert column(book(store, "safe-unit-ledger", "2021-02"), "状态") == []


def test_zero_report_prints_none_only_where_somebody_confirmed_it(store: Store) -> None:
    may = book(store, "negative-list", "2021-05")
    assert column(may, "有无") == ["未确认"] * 6
    assert column(may, "起数") == ["—"] * 6
    assert may.warnings == ("还有6行没有确认，标“未确认”的不是“无”。",)
    zeros.confirm(store, "2021-05", {"2": 1}, "综治主任", "2021-06-01")
    may = book(store, "negative-list", "2021-05")
    assert column(may, "有无") == ["无", "有", "无", "无", "无", "无"]
    assert column(may, "起数") == [0, 1, 0, 0, 0, 0]
    assert next(each for each in may.columns if each.heading == "起数").zero == "无"
    assert may.warnings == ()
    assert "人口不足153847人的，发生一起就超过0.65。" in may.notes[0]
    quarter = book(store, "negative-list", "2021-Q2")
    assert column(quarter, "有无") == ["未确认", "有", "未确认", "未确认", "未确认", "未确认"]
    assert column(book(store, "negative-list", "全部"), "有无")[1] == "有"


def test_activity_ledger_tells_the_periods_that_lack_one(store: Store, ids: dict[str, int]) -> None:
    for day in ("2021-01-10", "2021-03-05", "2021-06-02"):
        raw = {"on_day": day, "activity_kind": "巡逻", "topic": f"巡逻{day}", "headcount": 8}
        made = records.keep(store, ACTIVITIES, raw)
        proving.tie(store, ACTIVITIES, made, [ids["2.5.2"]])
    half = book(store, "activity-ledger", "2021上半年")
    assert column(half, "佐证任务") == ["2.5.2"] * 3
    assert half.notes[0].startswith("共3次，参加24人次")
    (cadences,) = half.more
    patrol = next(row for row in cadences.rows if row.cells[1] == "巡逻")
    assert patrol.cells[2:7] == ("每月", 3, 6, 3, "2021年2月、2021年4月、2021年5月")
    drill = next(row for row in cadences.rows if row.cells[1] == "演练")
    assert drill.cells[6] == "2021年上半年（进行中）"
    talk = next(row for row in cadences.rows if row.cells[1] == "约谈")
    assert talk.cells[2:7] == ("不定期", 0, "—", "—", "—")


def test_papers_are_written_in_every_format(store: Store, tmp_path: Path) -> None:
    accept(store)
    records.keep(store, HAZARDS, {**HAZARD, "place": "村口"})
    names = ("matter-ledger", "activity-ledger", "hazard-ledger", "safe-unit-ledger")
    for name in (*names, "decision-ledger", "negative-list"):
        made = make_report(store, name, "2021-Q2", ("pdf", "xlsx"), tmp_path)
        assert all(path.stat().st_size > 1000 for path in made)
    made = make_report(store, "matter-flow", "2021", ("pdf", "docx"), tmp_path)
    assert [path.suffix for path in made] == [".pdf", ".docx"]
