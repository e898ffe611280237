"""Lists of people are refused by name, whichever way they come; figures of villages are not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

import models.actions
from models.divisions import load_sample
from models.exchange.plan.reading import read_plan, read_text
from models.exchange.plan.troubles import PlanOfPeople
from models.exchange.workbooks import troubles
from models.exchange.workbooks.intake import plan_intake
from models.exchange.workbooks.marking import return_marked
from models.ledger import put_on_shelf, take_off_shelf
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from models.villages_text import read_villages
from tests import toy_ledger
from tests.models.exchange.conftest import old_book

assert models.actions
TASK_ROWS = [
    ["序号", "重点任务", "具体措施", "牵头单位", "完成时限"],
    ["1", "社区矫正", "走访前科人员", "司法所", "6月底前"],
    ["2", "民族团结", "创建示范村", "统战办", "年底前"],
]
PEOPLE = ["身份证号", "政治面貌", "前科", "宗教信仰", "吸毒史", "上访史", "病史", "车牌号", "民族"]


def with_column(rows: Sequence[Sequence[str]], heading: str) -> list[list[str]]:
    return [[*rows[0], heading], *([*row, "x"] for row in rows[1:])]


@pytest.mark.parametrize("heading", PEOPLE)
def test_workbook_of_people_is_refused_by_name(store: Store, tmp_path: Path, heading: str) -> None:
    rows = [["区划代码", "村名", "户主", heading], ["350400000009", "新村", "x", "x"]]
    with pytest.raises(troubles.ForbiddenColumns, match=heading):
        plan_intake(store, VILLAGES, old_book(tmp_path / "a.xlsx", rows))


@pytest.mark.parametrize("heading", ["民族", "是否少数民族村", "党员人数", "社区矫正对象（人）"])
def test_workbook_of_places_comes_in(store: Store, tmp_path: Path, heading: str) -> None:
    rows = [["区划代码", "村名", heading], ["350400000009", "新村", "x"]]
    plan = plan_intake(store, VILLAGES, old_book(tmp_path / "a.xlsx", rows))
    assert len(plan.new) == 1
    assert heading.split("（")[0] in plan.notes[0]


def test_field_that_the_ledgers_own_paper_needs_is_no_stranger() -> None:
    from models.exchange.workbooks.columns import columns_of, forbidden, match_headings

    put_on_shelf(toy_ledger.TOYS)
    try:
        texts = ["编号", "名称", "户主", "身份证号"]
        matched = match_headings(texts, columns_of(toy_ledger.TOYS), {"身份证号": "owner"})
        assert forbidden(texts, matched) == []
        assert forbidden(texts, match_headings(texts, columns_of(toy_ledger.TOYS), {})) == [
            "身份证号"
        ]
    finally:
        take_off_shelf(toy_ledger.TOYS)


@pytest.mark.parametrize("heading", [each for each in PEOPLE if each != "民族"])
def test_task_table_with_particulars_of_people_is_refused(tmp_path: Path, heading: str) -> None:
    rows = with_column(TASK_ROWS, heading)
    with pytest.raises(PlanOfPeople, match=heading):
        read_text("\n".join("\t".join(row) for row in rows), 2021)
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "分解表.xlsx")
    with pytest.raises(PlanOfPeople, match=heading):
        read_plan(tmp_path / "分解表.xlsx", 2021)


def test_list_of_people_after_the_plan_is_refused(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("2021年方案")
    document.add_paragraph("一、走访重点人员")
    table = document.add_table(2, 4)
    for at, row in enumerate((["序号", "姓名", "民族", "住址"], ["1", "李某", "x", "x"])):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    document.save(str(tmp_path / "方案.docx"))
    with pytest.raises(PlanOfPeople, match="民族"):
        read_plan(tmp_path / "方案.docx")


def test_tasks_about_such_matters_come_in() -> None:
    outline = read_text("\n".join("\t".join(row) for row in TASK_ROWS), 2021)
    assert [item.title for item in outline.items[1:]] == ["社区矫正", "民族团结"]


@pytest.mark.parametrize("heading", [each for each in PEOPLE if each != "民族"])
def test_pasted_list_of_people_is_refused_by_name(heading: str) -> None:
    villages = load_sample().below("369921200")
    read = read_villages(f"村名\t姓名\t{heading}\n{villages[0].name}\t李某\tx", villages)
    assert not read.rows
    assert heading in read.complaints[0].text


def test_pasted_figures_of_villages_come_in_with_their_nation() -> None:
    villages = load_sample().below("369921200")
    text = f"村名\t民族\t党员人数\t户数\n{villages[0].name}\t侗族\t12\t300"
    read = read_villages(text, villages)
    assert [row.households for row in read.rows] == [300]


def test_numbers_of_people_in_free_text_are_told_before_an_intake(
    store: Store, tmp_path: Path
) -> None:
    head = ["年度", "编号", "任务", "牵头单位", "备注"]
    rows = [[2021, "7", "甲", "司法所", "联系13800138000"], [2021, "8", "乙", "司法所", "无"]]
    plan = plan_intake(store, TASKS, old_book(tmp_path / "a.xlsx", [head, *rows]))
    assert len(plan.new) == 2
    (note,) = [each for each in plan.notes if "手机号" in each]
    assert "第2行" in note
    assert "自动遮盖" in note


def test_returned_workbook_carries_no_numbers_of_people(store: Store, tmp_path: Path) -> None:
    head = ["年度", "编号", "任务", "牵头单位", "完成期限", "备注"]
    rows = [
        [2021, "7", "甲", "司法所", "去年13800138000", "证号11010519491231002X"],
        [2021, "8", "乙", "司法所", None, "6222021234567890128"],
    ]
    path = old_book(tmp_path / "13900139000.xlsx", [head, *rows])
    plan = plan_intake(store, TASKS, path)
    assert plan.refused
    return_marked(plan, tmp_path / "退回.xlsx")
    book = openpyxl.load_workbook(tmp_path / "退回.xlsx")
    words = "".join(str(cell.value) for row in book.active.iter_rows() for cell in row)  # type: ignore[union-attr]
    for number in ("13800138000", "11010519491231002X", "6222021234567890128"):
        assert number not in words
    assert "138****8000" in words
