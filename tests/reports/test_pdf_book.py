"""Ledger books as PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from models.progress import Cancelled
from reports.paper import Column, Row, Sheet
from reports.pdf.book import write_book
from tests.reports.sample_books import FOOTER, book, page_texts, task


def test_headings_footer_and_page_number_stand_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    count = write_book(book(task(n) for n in range(1, 61)), path)
    pages = page_texts(path)
    assert count == len(pages) > 2
    for number, text in enumerate(pages, start=1):
        assert f"第 {number} 页 共 {count} 页" in text
        for part in FOOTER.parts():
            assert part in text
        assert "具体要求" in text
        assert "牵头" in text
    assert "示例乡试点任务台账" in pages[0]
    assert "示例乡试点任务台账" not in pages[1]
    assert "单位负责人（签字）：" in pages[-1]


def test_no_row_is_cut_in_two(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    long = "排查矛盾纠纷并逐件登记，" * 12
    write_book(book(task(n, f"甲{n}。{long}乙{n}。") for n in range(1, 41)), path)
    pages = page_texts(path)
    for n in range(1, 41):
        homes = [p for p, text in enumerate(pages) if f"甲{n}。" in text or f"乙{n}。" in text]
        assert len(homes) == 1, n


@pytest.mark.parametrize("sheet", list(Sheet))
def test_cell_taller_than_a_page_goes_on_with_a_mark_and_loses_nothing(
    sheet: Sheet, tmp_path: Path
) -> None:
    path = tmp_path / "book.pdf"
    giant = "".join(f"第{n}件事已经办结，" for n in range(1, 2500))
    columns = (Column("序号", 3), Column("经过", 10), Column("结果", 5))
    rows = [Row(("甲", "短", "好")), Row(("乙", giant, "好")), Row(("丙", "短", "好"))]
    count = write_book(book(rows, columns=columns, sheet=sheet), path)
    pages = page_texts(path)
    assert count > 2
    assert sum("（续）" in text for text in pages) >= count - 2
    text = "".join(re.split("第1件|（续）", page)[-1].split("期间：")[0] for page in pages)
    text = "第1件" + text.replace("好", "")
    assert re.findall(r"第(\d+)件事", text) == [str(n) for n in range(1, 2500)]


def test_heading_row_never_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    for before in range(8, 40):
        path = tmp_path / "book.pdf"
        rows = [task(n, "短") for n in range(before)]
        rows += [Row(("二、重点任务",), strong=True, spread=True), task(99, "跟在后面")]
        write_book(book(rows), path)
        page = next(text for text in page_texts(path) if "二、重点任务" in text)
        assert "跟在后面" in page


def test_fonts_are_embedded_and_no_helvetica_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    write_book(book([task(1)]), path)
    data = path.read_bytes()
    assert b"Helvetica" not in data
    assert data.count(b"/FontFile2") == data.count(b"/Subtype /CIDFontType2") >= 2
    assert b"ASCII85Decode" not in data


def test_rare_characters_of_names_can_be_copied_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    unprintable: set[str] = set()
    write_book(book([task(1, "𬱖𬭎𫖮与喆堃玥到场")]), path, unprintable=unprintable)
    assert "𬱖𬭎𫖮与喆堃玥到场" in page_texts(path)[0]
    assert unprintable == set()


def test_character_of_no_font_is_printed_as_a_mark_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    unprintable: set[str] = set()
    write_book(book([task(1, "甲\U0001f600乙")]), path, unprintable=unprintable)
    text = page_texts(path)[0]
    assert "甲〓乙" in text
    assert "U+1F600" in text
    assert unprintable == {"\U0001f600"}


def test_same_book_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        write_book(book(task(n) for n in range(1, 30)), tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_file_is_described_by_its_title_and_by_nobody(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    write_book(book([task(1)]), path)
    with pdfium.PdfDocument(path) as pdf:
        about = pdf.get_metadata_dict()
    assert about["Title"] == "示例乡试点任务台账"
    assert about["Author"] == "综治台账"
    assert about["CreationDate"].startswith("D:20210630094100")


def test_book_without_rows_says_so(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    assert write_book(book([], empty_text="本月无"), path) == 1
    assert "本月无" in page_texts(path)[0]


@pytest.mark.parametrize("on_top", [True, False])
def test_total_stands_on_the_side_asked_for(on_top: bool, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    total = Row((None, "合计", "", "", "", "", None, 0.5), strong=True)
    write_book(book([task(7)], total=total, total_on_top=on_top), path)
    text = page_texts(path)[0]
    assert (text.index("合计") < text.index("任务7")) is on_top
    assert "50.0%" in text


class _StopAt:
    def __init__(self, step: int) -> None:
        self._left = step

    def step(self, done: int, total: int, note: str = "") -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


@pytest.mark.parametrize("step", [0, 3, 8])
def test_cancel_leaves_the_older_file_and_nothing_else(step: int, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(b"older")
    with pytest.raises(Cancelled):
        write_book(book(task(n) for n in range(400)), path, _StopAt(step))
    assert [one.name for one in tmp_path.iterdir()] == ["book.pdf"]
    assert path.read_bytes() == b"older"


def test_text_stays_inside_the_margins(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    write_book(book((task(n) for n in range(60)), sheet=Sheet.A4_PORTRAIT), path)
    with pdfium.PdfDocument(path) as pdf:
        for page in pdf:
            width, _ = page.get_size()
            words = page.get_textpage()
            for at in range(words.count_rects()):
                left, low, right, _top = words.get_rect(at)
                assert left > 27 / 25.4 * 72
                assert right < width - 21 / 25.4 * 72
                assert low > 10 / 25.4 * 72


@pytest.mark.parametrize("rows", range(1, 40))
def test_no_page_holds_signatures_alone(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "book.pdf"
    write_book(book(task(n) for n in range(1, rows + 1)), path)
    last = page_texts(path)[-1]
    assert "单位负责人（签字）：" in last
    assert f"任务{rows}" in last
