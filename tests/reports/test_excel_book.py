"""Ledger books as Excel."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.progress import Cancelled
from reports.excel.book import sheet_name, write_book
from reports.paper import Column, Footer, Form, Row, Sheet
from tests.reports.sample_books import FOOTER, book, task


def _sheet(path: Path) -> Any:
    return openpyxl.load_workbook(path).worksheets[0]


def _values(path: Path) -> list[tuple[Any, ...]]:
    return list(_sheet(path).iter_rows(values_only=True))


def test_numbers_and_dates_are_real_and_text_is_text(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    assert write_book(book([task(1)]), path) == 1
    row = next(row for row in _sheet(path).iter_rows() if row[0].value == 1)
    assert row[6].value == datetime(2021, 6, 30)
    assert row[6].number_format == "yyyy-mm-dd"
    assert (row[7].value, row[7].number_format) == (0.125, "0.0%")
    assert row[0].alignment.horizontal == "center"
    assert row[7].alignment.horizontal == "right"
    assert row[2].alignment.wrap_text
    assert row[1].alignment.indent == 1


@pytest.mark.parametrize("text", ["=1+1", "+86", "-x", "@now", "{=A1}", "http://a.b", "0012"])
def test_text_never_becomes_anything_else(text: str, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_book(book([Row((text, 12, None))], columns=_three()), path)
    cell = next(c for row in _sheet(path).iter_rows() for c in row if c.value == text)
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def _three() -> tuple[Column, ...]:
    return (Column("甲", 6), Column("乙", 4, Form.NUMBER), Column("丙", 4, Form.DATE))


def test_what_excel_would_change_is_written_as_text(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    rows = [Row(("a", 110101199003070000, date(1899, 1, 1))), Row(("b", float("nan"), "年内"))]
    write_book(book(rows, columns=_three()), path)
    values = _values(path)
    assert ("a", "110101199003070000", "1899-01-01") in values
    assert ("b", "nan", "年内") in values


def test_headings_are_merged_over_three_rows_and_repeat_on_paper(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_book(book(task(n) for n in range(1, 5)), path)
    sheet = _sheet(path)
    merged = {str(one) for one in sheet.merged_cells.ranges}
    assert {"A1:H1", "A3:A5", "D3:F3", "D4:E4", "F4:F5"} <= merged
    assert sheet["D3"].value == "责任"
    assert sheet["D4"].value == "牵头"
    assert sheet["E5"].value == "责任人"
    assert sheet.print_title_rows == "$3:$5"
    assert sheet.freeze_panes == "A6"
    assert sheet.auto_filter.ref == "A5:H9"


def test_page_is_set_up_as_on_paper(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_book(book([task(1)], sheet=Sheet.A3_LANDSCAPE), path)
    sheet = _sheet(path)
    assert sheet.page_setup.paperSize == 8
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages down as it takes, one across
    assert "第 &P 页 共 &N 页" in sheet.oddFooter.center.text
    for part in FOOTER.parts():
        assert part in sheet.oddFooter.left.text


def test_footer_too_long_for_excel_stands_under_the_table(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    long = Footer("2021年", "责任单位为综治办" * 40, FOOTER.made_at, "a1")
    write_book(book([task(1)], footer=long), path)
    assert any(str(row[0]).startswith("期间：2021年") for row in _values(path))
    assert "第 &P 页" in _sheet(path).oddFooter.center.text


def test_text_too_tall_for_a_row_goes_on_in_the_next(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    giant = "".join(f"第{n}件事已经办结。" for n in range(1, 5000))
    write_book(book([task(1, giant), task(2)]), path)
    pieces = [str(row[2]) for row in _values(path) if row[2] and "件事" in str(row[2])]
    assert len(pieces) > 10
    assert "".join(piece.removeprefix("（续）") for piece in pieces) == giant
    assert all(
        dim.height is None or dim.height <= 409 for dim in _sheet(path).row_dimensions.values()
    )


def test_taller_text_gets_a_taller_row(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_book(book([task(1, "短"), task(2, "长" * 300), task(3, "甲\n乙\n丙\n丁")]), path)
    heights = {row[0].value: _sheet(path).row_dimensions[row[0].row].height for row in _rows(path)}
    assert heights[1] < 20
    assert heights[2] > 10 * heights[1] / 2
    assert heights[3] > 3 * heights[1]


def _rows(path: Path) -> list[Any]:
    return [row for row in _sheet(path).iter_rows() if row[0].value in (1, 2, 3)]


def test_characters_that_no_workbook_takes_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_book(book([task(1, "甲\x00\ud800乙\u202e丙")]), path)
    assert any(row[2] == "甲乙丙" for row in _values(path))


@pytest.mark.parametrize(
    ("wish", "name"),
    [("2021年6月", "2021年6月"), ("a/b[c]:*?\\'", "abc"), ("长" * 40, "长" * 31), ("//", "台账")],
)
def test_sheet_name_is_one_that_excel_takes(wish: str, name: str) -> None:
    assert sheet_name(book([], sheet_name=wish)) == name


def test_book_without_rows_says_so(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    assert write_book(book([], empty_text="本月无"), path) == 0
    assert any(row[0] == "本月无" for row in _values(path))


class _Stop:
    def step(self, done: int, total: int, note: str = "") -> None:
        raise Cancelled


def test_cancel_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_book(book(task(n) for n in range(400)), tmp_path / "book.xlsx", _Stop())
    assert list(tmp_path.iterdir()) == []
