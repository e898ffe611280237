"""任务分解表 in Word, Excel and the clipboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
from openpyxl import Workbook

from models.exchange.plan.outline import Outline
from models.exchange.plan.reading import read_plan, read_text

ROWS = [
    ["序号", "重点任务", "具体措施", "牵头单位", "责任单位", "完成时限", "备注"],
    ["1", "抓网格", "统一编码", "综治办", "各村", "6月底前", ""],
    ["", "", "配齐网格员", "综治办", "各村", "", "每格一名"],
    ["2", "抓调解", "建调解室", "司法所", "各村", "尽快", ""],
    ["合计", "", "", "", "", "", ""],
]


def _check_merged(outline: Outline) -> None:
    assert [(item.code, item.title) for item in outline.items[1:]] == [
        ("1", "抓网格"),
        ("1.1", "统一编码"),
        ("1.2", "配齐网格员"),
        ("2", "抓调解"),
    ]
    first, second = outline.item("1.1"), outline.item("1.2")
    assert (first.lead_unit, first.deadline.due_on) == ("综治办", date(2021, 6, 30))
    assert (second.lead_unit, second.deadline.due_on) == ("综治办", date(2021, 6, 30))
    assert outline.item("2").requirement == "建调解室"
    assert outline.item("2").deadline.kind == "unclear"
    assert "合计" in {line.why for line in outline.noise}


def test_excel_table_with_titles_merged_cells_and_total(tmp_path: Path) -> None:
    path = tmp_path / "分解表.xlsx"
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["××乡2021年平安建设任务分解表"])
    sheet.append(["填报单位：综治办"])
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("A1:G1")
    for column in "ABDEF":
        sheet.merge_cells(f"{column}4:{column}5")
    book.save(path)
    book.close()
    outline = read_plan(path)
    assert outline.title == "××乡2021年平安建设任务分解表"
    assert outline.year == 2021
    _check_merged(outline)
    placed = [number for item in outline.items for number in item.lines]
    assert sorted(placed + [line.number for line in outline.noise]) == [1, 2, 3, 4, 5, 6, 7]


def test_word_table_with_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "分解表.docx"
    document = docx.Document()
    document.add_paragraph("2021年平安建设任务分解表")
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for at, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    for column in (0, 1, 5):
        table.cell(1, column).merge(table.cell(2, column))
    document.save(str(path))
    _check_merged(read_plan(path))


def test_pasted_cells_are_a_table() -> None:
    outline = read_text("\n".join("\t".join(row) for row in ROWS), 2021)
    assert [item.code for item in outline.items] == ["0", "1", "1.1", "1.2", "2"]
    assert outline.item("1.2").deadline.kind == "none"


def test_bands_over_the_whole_width_become_parts() -> None:
    rows = [
        "序号\t工作任务\t责任单位\t责任人\t完成时限",
        "一、基层基础\t\t\t\t",
        "1\t抓网格\t各村\t张某\t每月5日前",
        "二、矛盾化解\t\t\t\t",
        "2\t抓调解\t司法所\t李某\t长期坚持",
    ]
    outline = read_text("\n".join(rows), 2021)
    assert [item.code for item in outline.items] == ["0", "1", "1.1", "2", "2.2"]
    assert outline.item("1").title == "基层基础"
    assert outline.item("1.1").deadline.day_of_cycle == 5
    assert outline.item("2.2").duty_person == "李某"


def test_heading_of_two_rows_and_swapped_columns_are_understood() -> None:
    rows = [
        "工作内容\t责任分工\t\t时间节点",
        "\t牵头单位\t配合单位\t",
        "抓网格\t综治办\t派出所\t年底前",
    ]
    item = read_text("\n".join(rows), 2021).item("1")
    assert (item.title, item.lead_unit, item.co_units) == ("抓网格", "综治办", "派出所")
    assert item.deadline.due_on == date(2021, 12, 31)


def test_several_sheets_are_several_parts(tmp_path: Path) -> None:
    path = tmp_path / "2021年任务.xlsx"
    book = Workbook()
    for name in ("网格", "调解"):
        sheet = book.create_sheet(name)
        sheet.append(["序号", "工作任务", "完成时限"])
        sheet.append([1, f"{name}一", date(2021, 6, 30)])
        sheet.append([2, f"{name}二", "年内"])
    book.save(path)
    book.close()
    outline = read_plan(path)
    wanted = ["0", "1", "1.1", "1.2", "2", "2.1", "2.2"]
    assert [item.code for item in outline.items] == wanted
    assert outline.item("2").title == "调解"
    assert outline.item("1.1").deadline.due_on == date(2021, 6, 30)
    assert outline.item("2.1").number_path == "表2-1"


def test_a_table_beside_numbered_text_is_a_part_of_its_own(tmp_path: Path) -> None:
    text = "2021年方案\n一、抓网格\n" + "\n".join("\t".join(row) for row in ROWS)
    outline = read_text(text)
    assert [item.code for item in outline.items] == [
        "0",
        "1",
        "B1",
        "B1.1",
        "B1.1.1",
        "B1.1.2",
        "B1.2",
    ]


def test_a_sheet_of_numbered_lines_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "方案.xlsx"
    book = Workbook()
    for text in ("2021年方案", "一、抓网格", "1、编码", "二、抓调解"):
        book.worksheets[0].append([text])
    book.save(path)
    book.close()
    assert [item.code for item in read_plan(path).items] == ["0", "1", "1.1", "2"]
