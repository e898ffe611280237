"""Where a paper is signed, sealed and dated stands on one page, and never alone there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from reports.layout import stretches
from reports.paper import (
    Align,
    Blank,
    Block,
    FieldCell,
    FieldTable,
    Paper,
    Paragraph,
    Sentence,
    Signatures,
    Slot,
    Title,
)
from reports.pdf.papers import write_paper
from reports.word.papers import paper_docx
from tests.reports.sample_books import page_texts
from tests.reports.word.read_back import opened

NOW = datetime(2021, 6, 30, 9, 41)
END: tuple[Block, ...] = (
    Signatures(("当事人：", "调解员："), with_date=False),
    Signatures(("记录人：",), with_date=False),
    Paragraph("（印章）", Align.RIGHT),
    Sentence((Slot("", "", 4), "年"), Align.RIGHT),
)
_LONG = "双方当事人当场和好并握手言欢。" * 4


def _lines(count: int) -> list[Block]:
    return [Paragraph(f"第{at}行。") for at in range(count)]


def _pages(tmp_path: Path, *blocks: Block) -> list[str]:
    path = tmp_path / "a.pdf"
    write_paper(Paper("样张", (Title("协议书"), *blocks), NOW), path)
    return ["".join(text.split()) for text in page_texts(path)]


def _stands_with(pages: list[str], words: str) -> bool:
    """Tell whether the whole end is on one page together with ``words``."""
    (page,) = [page for page in pages if "当事人：" in page]
    return all(each in page for each in ("记录人：", "（印章）", "年", words))


@pytest.mark.parametrize("count", range(16, 30))
def test_last_lines_go_over_with_the_end(tmp_path: Path, count: int) -> None:
    assert _stands_with(_pages(tmp_path, *_lines(count), Paragraph(_LONG), *END), "言欢。")
    place = Sentence(("最后", Slot("", "", 6), "完。"))
    assert _stands_with(_pages(tmp_path, *_lines(count), place, *END), "最后")
    assert _stands_with(_pages(tmp_path, *_lines(count), Blank("编号："), *END), "编号：")


@pytest.mark.parametrize("count", range(0, 30, 3))
def test_last_row_goes_over_with_the_end(tmp_path: Path, count: int) -> None:
    rows = tuple((FieldCell("事项", is_label=True), FieldCell(f"第{at}格")) for at in range(12))
    pages = _pages(tmp_path, *_lines(count), FieldTable((1, 3), rows), *END)
    assert _stands_with(pages, "第11格")


@pytest.mark.parametrize("count", range(0, 60, 4))
def test_row_over_the_page_leaves_some_lines_for_the_end(tmp_path: Path, count: int) -> None:
    story = "".join(f"经过第{at:03}步。" for at in range(200 + count))
    row = (FieldCell("经过", is_label=True), FieldCell(story))
    pages = _pages(tmp_path, *_lines(5), FieldTable((1, 3), (row,)), *END)
    assert _stands_with(pages, f"第{199 + count:03}步。")
    assert "".join(pages).count("步") == 200 + count


def test_end_that_fills_pages_is_signed_row_by_row(tmp_path: Path) -> None:
    many = tuple(Signatures((f"第{at}人（签名盖章或按指印）：",)) for at in range(60))
    pages = _pages(tmp_path, *_lines(3), *many)
    assert len(pages) > 2
    assert "第2行。第0人" in pages[0]


def test_what_is_no_end_is_left_as_it_was() -> None:
    middle = Paragraph("居中", Align.CENTRE)
    assert [part.is_end for part in stretches([Title("甲"), middle, *END, middle])] == [
        *(False, True, False)
    ]


def test_word_holds_the_end_to_the_lines_before_it() -> None:
    row = (FieldCell("事项", is_label=True), FieldCell("内容"))
    table = FieldTable((1, 3), (row, row))
    for before in (Paragraph("正文。"), table):
        document = opened(paper_docx(Paper("样张", (Title("甲"), before, *END), NOW)))
        kept = [
            bool(each._p.pPr is not None and each._p.pPr.find(qn("w:keepNext")) is not None)
            for each in document.paragraphs[1:]
        ]
        assert kept == [True] * (len(kept) - 1) + [False]
    rows = document.tables[0].rows
    assert [each.cells[0].paragraphs[0].paragraph_format.keep_with_next for each in rows] == [
        *(None, True)
    ]
