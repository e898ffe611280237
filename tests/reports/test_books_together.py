"""Several tables in one file, zeros in words, and what is wrong with a table in red."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdfium2

from reports.cells import shown
from reports.excel.book import write_book as write_excel
from reports.paper import Book, Column, Form, Row, Sheet
from reports.pdf.book import book_bytes
from reports.pdf.book import write_book as write_pdf
from tests.reports.sample_books import FOOTER, book, page_texts, task

_NUMBERS = (Column("村", 6), Column("化解数", 4, Form.NUMBER, zero="无"))


def _zeros(**changes: object) -> Book:
    rows = (Row(("东坪村", 0)), Row(("西岭村", 2)))
    usual = Book("零报告", _NUMBERS, rows, FOOTER, sheet_name="六月")
    return replace(usual, **changes)  # type: ignore[arg-type]


def test_further_tables_have_pages_and_sheets_of_their_own(tmp_path: Path) -> None:
    small = _zeros(sheet=Sheet.A3_LANDSCAPE)
    whole = book([task(1)], more=(small, small))
    assert write_pdf(whole, tmp_path / "a.pdf") == 3
    texts = page_texts(tmp_path / "a.pdf")
    assert [f"第 {n} 页 共 3 页" in text for n, text in enumerate(texts, 1)] == [True] * 3
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        assert [round(page.get_width() / 72 * 25.4) for page in pdf] == [297, 420, 420]
    assert (tmp_path / "a.pdf").read_bytes() == book_bytes(whole)
    assert write_excel(whole, tmp_path / "a.xlsx") == 5
    names = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert names == ["2021年上半年", "六月", "六月（2）"]


def test_zero_has_its_word_and_stays_a_number_in_excel(tmp_path: Path) -> None:
    assert [shown(number, _NUMBERS[1]) for number in (0, 2, None)] == ["无", "2", ""]
    write_excel(_zeros(), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    (cell,) = [c for row in sheet.iter_rows() for c in row if c.value == 0]
    assert cell.number_format == '0;-0;"无"'


def test_halves_are_rounded_up_as_in_excel() -> None:
    money, share = Column("万元", 4, Form.NUMBER, places=2), Column("率", 4, Form.PERCENT, places=1)
    assert [shown(number, money) for number in (0.365, 1e-7, -0.005)] == ["0.37", "0.00", "-0.01"]
    assert [shown(number, share) for number in (0.0625, 1.5, 1)] == ["6.3%", "150.0%", "100.0%"]


def test_what_is_wrong_stands_in_red(tmp_path: Path) -> None:
    wrong = _zeros(warnings=("核对不符：请核对第3号。",))
    write_pdf(wrong, tmp_path / "a.pdf")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        colours = {}
        page = pdf[0]
        for each in page.get_objects(textpage=page.get_textpage()):
            if isinstance(each, pypdfium2.PdfTextObj):
                colours[each.extract()] = _colour(each)
        assert colours["核对不符：请核对第3号。"] == (179, 38, 30)
        assert {c for text, c in colours.items() if "核对不符" not in text} == {(0, 0, 0)}
    write_excel(wrong, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    (cell,) = [c for row in sheet.iter_rows() for c in row if "核对" in str(c.value)]
    assert cell.font.color.rgb == "FFB3261E"


def _colour(text: pypdfium2.PdfTextObj) -> tuple[int, int, int]:
    from ctypes import c_uint

    red, green, blue, solid = (c_uint() for _ in range(4))
    pypdfium2.raw.FPDFPageObj_GetFillColor(text, red, green, blue, solid)
    return red.value, green.value, blue.value
