"""The statistics on paper and in Excel: the county's layout, real numbers, red checks, zero."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeGuard

import openpyxl
import pypdfium2
import pytest
from sqlalchemy import text

from models.actions.finding import OneOf, View
from models.actions.settings import put_settings
from models.dates.spans import month
from models.store.ledger_file import Store
from reports.catalogue import compose, file_name, find_report, make_report
from reports.cells import shown
from reports.paper import Book, Sheet
from reports.requests import Request
from tests.models.disputes.figures.cases import EAST, case, settle

JUNE = month(2021, 6)
STATISTICS = ("dispute-monthly", "dispute-survey", "mediation-statistics", "dispute-zero")


def book_of(store: Store, name: str, view: View | None = None) -> Book:
    made = compose(store, find_report(name), Request(JUNE, view))
    assert isinstance(made, Book)
    return made


def words_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        return re.sub(r"\s", "", "".join(p.get_textpage().get_text_range() for p in document))


def sheet_of(path: Path) -> Any:
    return openpyxl.load_workbook(path).worksheets[0]


def test_matrix_stands_in_excel_as_the_county_has_it(rich: Store, tmp_path: Path) -> None:
    (path,) = make_report(rich, "dispute-monthly", "2021-06", ("xlsx",), tmp_path)
    assert path.name == "矛盾纠纷排查化解基本情况统计表（2021年6月）.xlsx"
    sheet = sheet_of(path)
    assert sheet.title == "2021年6月统计"
    assert sheet["A1"].value == "示例乡矛盾纠纷排查化解基本情况统计表（6月）"
    top = next(r for r in range(1, 9) if sheet.cell(r, 1).value == "村、社区")
    assert [sheet.cell(top, 2).value, sheet.cell(top, 4).value] == [
        "当前矛盾纠纷情况",
        "各类矛盾纠纷化解情况",
    ]
    assert sheet.cell(top + 1, 2).value == "本月矛盾纠纷总数"
    assert re.fullmatch(r"婚姻家庭（共计：\d+件）", sheet.cell(top + 1, 4).value)
    assert [sheet.cell(top + 2, c).value for c in (4, 5)] == ["化解数", "未化解数"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"A{top}:A{top + 2}", f"B{top}:C{top}", f"D{top + 1}:E{top + 1}"} <= merged
    first = [sheet.cell(top + 3, column).value for column in range(1, 36)]
    assert first[0] == "合计"
    assert all(isinstance(value, int) for value in first[1:])
    for column in range(2, 36):
        below = [sheet.cell(top + 3 + line, column).value for line in range(1, 19)]
        assert sum(below) == first[column - 1]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 8
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("wanted", ["mediation", "event", "two_level"])
def test_matrix_of_any_list_fits_one_sheet_of_a3(rich: Store, tmp_path: Path, wanted: str) -> None:
    put_settings(rich, {"dispute_type_list": wanted})
    try:
        book = book_of(rich, "dispute-monthly")
        assert book.sheet is Sheet.A3_LANDSCAPE
        assert book.size >= 8
        (path,) = make_report(rich, "dispute-monthly", "2021-06", ("pdf",), tmp_path)
        with pypdfium2.PdfDocument(path.read_bytes()) as pdf:
            wide = [page for page in pdf if page.get_width() > 1000]
            assert len(wide) == 1
            assert "单位负责人" in wide[0].get_textpage().get_text_range()
    finally:
        put_settings(rich, {"dispute_type_list": ""})


@pytest.mark.parametrize("name", STATISTICS)
def test_pdf_and_excel_hold_the_same_figures(rich: Store, tmp_path: Path, name: str) -> None:
    pdf, excel = make_report(rich, name, "2021-06", ("pdf", "xlsx"), tmp_path)
    words, book = words_of(pdf), book_of(rich, name)
    sheets = openpyxl.load_workbook(excel).worksheets
    assert len(sheets) == 1 + len(book.more)
    for each, sheet in zip((book, *book.more), sheets, strict=True):
        numbers = [c.value for row in sheet.iter_rows() for c in row if _is_number(c.value)]
        rows = ([each.total] if each.total else []) + list(each.rows)
        wanted = [
            (shown(cell, column), cell)
            for row in rows
            for cell, column in zip(row.cells, each.columns, strict=True)
            if _is_number(cell)
        ]
        assert sorted(numbers) == pytest.approx(sorted(cell for _, cell in wanted))
        assert all(text in words for text, _ in wanted)
        assert re.sub(r"\s", "", each.title) in words


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def test_notes_tell_formulas_cut_off_and_rows(rich: Store, tmp_path: Path) -> None:
    (path,) = make_report(rich, "dispute-monthly", "2021-06", ("pdf",), tmp_path)
    words = words_of(path)
    assert re.search(r"化解率＝化解数÷应化解数＝\d+÷\d+＝[\d.]+%", words)
    assert re.search(r"稳控率＝稳控数÷期末未化解数＝\d+÷\d+", words)
    assert "数据截至2021-06-30" in words
    assert "附：这些数怎么来的" in words
    assert "依据记录数" in words
    for part in ("期间：2021年6月", "筛选：全部", "制表时间：2021-06-30", "数据版本："):
        assert part in words


def test_empty_month_prints_a_zero_report(town: Store, tmp_path: Path) -> None:
    for name, said in (
        ("dispute-monthly", "本月无矛盾纠纷（零报告）"),
        ("dispute-survey", "本月无矛盾纠纷（零报告）"),
        ("mediation-statistics", "本月无人民调解案件（零报告）"),
        ("dispute-zero", "本月无新排查和办结的矛盾纠纷（零报告）"),
    ):
        pdf, _ = make_report(town, name, "2021-06", ("pdf", "xlsx"), tmp_path)
        words = words_of(pdf)
        assert said in words
        assert "无未化解" in words or name != "dispute-survey"
        assert not re.search("指标任务|不少于|排名第|未完成", words)


def test_day_and_week_are_taken_by_the_zero_report_only(town: Store, tmp_path: Path) -> None:
    (path,) = make_report(town, "dispute-zero", "2021-W25", ("xlsx",), tmp_path)
    assert sheet_of(path).title == "2021-W25"
    report = find_report("dispute-zero")
    assert file_name(report, Request(JUNE), "pdf") == "特殊时期矛盾纠纷零报告表（2021年6月）.pdf"
    with pytest.raises(Exception, match="只能按"):
        make_report(town, "dispute-monthly", "2021-W25", ("pdf",), tmp_path)


def test_check_that_fails_stands_in_red_with_the_case(town: Store, tmp_path: Path) -> None:
    one = case(town, "6-1")
    settle(town, one, "6-5")
    with town.writing() as connection:
        connection.execute(text("UPDATE dispute_ending SET form = NULL, level = NULL"))
    for name in ("dispute-survey", "mediation-statistics"):
        pdf, excel = make_report(town, name, "2021-06", ("pdf", "xlsx"), tmp_path)
        assert "核对不符：" in words_of(pdf)
        assert "（2021）示人调字第1号" in words_of(pdf)
        cells = [c for row in sheet_of(excel).iter_rows() for c in row]
        (red,) = [c for c in cells if str(c.value).startswith("核对不符")]
        assert red.font.color.rgb == "FFB3261E"


def test_list_s_filter_narrows_the_report_and_is_told(town: Store) -> None:
    case(town, "6-1")
    only = View(only=frozenset({1}), filters={"village_id": OneOf(frozenset({EAST}))})
    book = book_of(town, "dispute-monthly", only)
    assert book.total is not None
    assert book.total.cells[1] == 1
    assert "指定的1起" in book.footer.filter_words
    assert "所属村为" in book.footer.filter_words
