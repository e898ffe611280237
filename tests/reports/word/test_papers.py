"""Papers as Word files: every block, read back; nothing personal and nothing broken in the file."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from models.output import FolderMissing
from reports.cleaning import cleaned
from reports.paper import (
    Align,
    BigCode,
    Blank,
    Block,
    FieldCell,
    FieldTable,
    Footer,
    Heading,
    Level,
    PageBreak,
    Paper,
    Paragraph,
    Qr,
    Sentence,
    Sheet,
    Signatures,
    Slot,
    Title,
)
from reports.pdf.papers import _DRAW
from reports.word.papers import WRITE, paper_docx, write_paper
from tests.reports.word.read_back import all_text, every_part, has_line, opened

NOW = datetime(2021, 6, 30, 9, 41)
FOOTER = Footer("2021年", "", NOW, "128-9f3a0c11")
RARE = "𬭎"
MARKS = "&<>\"'{{}}]]>"


def _document(*blocks: Block, footer: Footer | None = None, numbered: bool = True) -> Document:
    return opened(paper_docx(Paper("样张", blocks, NOW, footer, numbered)))


def _styles(document: Document) -> list[str]:
    return [each.style.name for each in document.paragraphs if each.style and each.text]


def test_every_block_is_written_as_word_and_as_pdf() -> None:
    assert set(WRITE) == set(_DRAW)


def test_every_block_is_there_in_its_style() -> None:
    document = _document(
        Title("督办单"),
        Heading("一、事项"),
        Heading("（一）要求", Level.SECOND),
        Paragraph("请办结。\n请回复。"),
        Paragraph("抄送", align=Align.RIGHT, strong=True),
        Blank("联系电话：", value="010-12345678"),
        Qr("https://example.org", caption="核对用"),
    )
    assert _styles(document) == [
        *("Title", "Heading 1", "Heading 2", "公文正文", "公文正文", "Normal", "填空行", "Caption")
    ]
    strong = document.paragraphs[5]
    assert strong.runs[0].style.name == "Strong"
    assert strong.alignment is not None
    assert strong.alignment.name == "RIGHT"
    assert len(document.inline_shapes) == 1
    assert document.inline_shapes[0].width == Mm(35)
    assert "010-12345678" in all_text(document)


def test_places_are_underlined_filled_or_not() -> None:
    parts = ("经", Slot("", "甲方", 5), "与", Slot(f"王{RARE}{MARKS}", "乙方"), "同意。")
    (paragraph,) = _document(Sentence(parts)).paragraphs
    texts = [(run.text, has_line(run)) for run in paragraph.runs]
    assert texts[0] == ("经", False)
    assert texts[1] == ("\u2003" * 5, True)
    assert texts[3] == (f"王{RARE}{MARKS}", True)
    assert texts[4] == ("同意。", False)


@pytest.mark.parametrize("align", list(Align))
def test_only_a_sentence_on_the_left_is_indented(align: Align) -> None:
    (paragraph,) = _document(Sentence((Slot("甲"),), align=align)).paragraphs
    assert (paragraph.style is not None and paragraph.style.name == "公文正文") is (
        align is Align.LEFT
    )


TABLE = FieldTable(
    (2, 4, 2, 4),
    (
        (FieldCell("姓名", is_label=True), FieldCell("张三", columns=3)),
        (FieldCell("说明", is_label=True, rows=2), FieldCell("第一行\n接着", columns=3)),
        (FieldCell("第二行", columns=2, align=Align.RIGHT), FieldCell("")),
    ),
)


def test_merged_cells_stand_as_in_the_description() -> None:
    (table,) = _document(TABLE).tables
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts == [
        ["姓名", "张三", "张三", "张三"],
        ["说明", "第一行\n接着", "第一行\n接着", "第一行\n接着"],
        ["说明", "第二行", "第二行", ""],
    ]
    assert table.cell(1, 0)._tc is table.cell(2, 0)._tc
    assert table.cell(0, 0).paragraphs[0].style is not None
    assert table.cell(0, 0).paragraphs[0].style.name == "表格栏目"


def _heads(document: Document) -> list[bool]:
    rows = document.tables[0].rows
    return [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in rows]


def test_headings_of_a_table_are_repeated_unless_there_is_nothing_else() -> None:
    head = (FieldCell("编号", is_label=True), FieldCell("事项", is_label=True))
    rows = tuple((FieldCell(f"{n}号"), FieldCell("走访")) for n in range(3))
    assert _heads(_document(FieldTable((1, 5), (head, *rows), headings=1))) == [True] + [False] * 3
    assert _heads(_document(FieldTable((1, 5), (head,), headings=1))) == [False]


def test_only_a_row_too_long_for_a_page_may_go_over_it() -> None:
    long, short = FieldCell("雨后积水。" * 4000), FieldCell("排水")
    (table,) = _document(FieldTable((1,), ((long,), (short,)))).tables
    assert len(table.cell(0, 0).text) == 20_000
    whole = [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows]
    assert whole == [False, True]


def test_tables_are_never_neighbours_and_never_last() -> None:
    document = _document(TABLE, TABLE, Signatures(("承办人：",)))
    kinds = [etree.QName(each).localname for each in document.element.body]
    assert "tbl,tbl" not in ",".join(kinds)
    assert kinds[-2:] == ["p", "sectPr"]


def test_places_to_sign_have_a_line_and_a_date() -> None:
    labels = ("甲方（签名盖章或按指印）：", "调解员：", "记录人：", "见证人：")
    document = _document(Signatures(labels))
    assert not document.tables
    lines = [each for each in document.paragraphs if each.text]
    assert [each.text.count("：") for each in lines] == [1, 2, 0, 1, 0]
    for paragraph in lines:
        runs = [run for run in paragraph.runs if has_line(run)]
        assert len(runs) == paragraph.text.count("：")
        assert all(len(run.text) >= 3 for run in runs)
    assert sum(each.text.count("年　　月　　日") for each in lines) == len(labels)


def test_page_breaks_leave_no_empty_page() -> None:
    turn = PageBreak()
    document = _document(turn, Title("甲"), turn, turn, Title("乙"), turn, TABLE, turn)
    breaks = [
        paragraph.text
        for paragraph in document.paragraphs
        if paragraph.paragraph_format.page_break_before
    ]
    assert breaks == ["乙", ""]  # the second is the hair's breadth above the table


def _millimetres(*lengths: Length | None) -> list[int]:
    return [round(length.mm) for length in lengths if length is not None]


def test_sheet_is_that_of_an_official_paper() -> None:
    section = _document(Title("协议书")).sections[0]
    assert _millimetres(section.page_width, section.page_height) == [210, 297]
    margins = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert _millimetres(*margins) == [37, 28, 26, 35]
    lying = opened(paper_docx(Paper("表", (Title("表"),), NOW, sheet=Sheet.A3_LANDSCAPE)))
    assert _millimetres(lying.sections[0].page_width) == [420]


def test_foot_is_counted_by_word_and_traceable() -> None:
    foot = _document(Title("甲"), footer=FOOTER).sections[0].footer
    assert [each.text for each in foot.paragraphs] == [
        "期间：2021年　筛选：全部　制表时间：2021-06-30 09:41　数据版本：128-9f3a0c11",
        "第 1 页 共 1 页",
    ]
    fields = [each.text for each in foot._element.iter(qn("w:instrText"))]
    assert fields == [" PAGE ", " NUMPAGES "]
    only = _document(Title("甲"), footer=FOOTER, numbered=False).sections[0].footer
    assert len(only.paragraphs) == 1
    assert _document(Title("甲"), numbered=False).sections[0].footer.is_linked_to_previous


def test_chinese_fonts_are_named_for_chinese_letters() -> None:
    document = _document(Title("甲"))
    fonts = {
        style.name: style.element.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia"))
        for style in document.styles
        if style.element.find(f".//{qn('w:rFonts')}") is not None
    }
    assert fonts["Title"] == "方正小标宋简体"
    assert fonts["Normal"] == fonts["公文正文"] == "仿宋"
    assert fonts["Heading 1"] == fonts["表格栏目"] == "黑体"
    assert fonts["Heading 2"] == "楷体"
    instead = every_part(paper_docx(Paper("样张", (), NOW)))["word/fontTable.xml"]
    assert instead.find(f".//{qn('w:altName')}").get(qn("w:val")) == "黑体"


def test_file_tells_of_itself_only_title_and_time() -> None:
    about = _document(Title("督办单")).core_properties
    assert (about.title, about.author, about.last_modified_by) == ("样张", "综治台账", "综治台账")
    assert about.created is not None
    assert (
        about.created.replace(tzinfo=about.created.tzinfo or UTC).astimezone() == NOW.astimezone()
    )
    assert about.modified == about.created
    assert not any((about.comments, about.subject, about.keywords, about.category))
    box = zipfile.ZipFile(BytesIO(paper_docx(Paper("样张", (), NOW))))
    assert {each.date_time for each in box.infolist()} == {(2021, 6, 30, 9, 41, 0)}


def test_same_paper_gives_the_same_bytes() -> None:
    paper = Paper("样张", (Title("甲"), TABLE, Qr("x"), Sentence((Slot(),))), NOW, FOOTER)
    assert paper_docx(paper) == paper_docx(paper)


def test_time_before_zip_files_and_a_title_too_long_do_no_harm() -> None:
    paper = Paper("长\n" * 400, (), datetime(1979, 1, 1))
    assert opened(paper_docx(paper)).core_properties.title == "长" * 255


ANYTHING = st.text(max_size=40) | st.sampled_from(
    ["\x00\x0b\x0c\ufffe\uffff\x1b\ud800", MARKS, RARE]
)


@given(ANYTHING, ANYTHING, ANYTHING)
def test_no_text_breaks_the_file(one: str, two: str, three: str) -> None:
    blocks: tuple[Block, ...] = (
        Title(one),
        Heading(two),
        Paragraph(three),
        Sentence((one, Slot(two, three), Slot(three))),
        Blank(one, value=two),
        FieldTable((1, 1), ((FieldCell(one, is_label=True), FieldCell(two)),)),
        Signatures((three, one)),
        BigCode((two,)),
        Qr("x", caption=three),
    )
    footer = Footer(one, two, NOW, three)
    data = paper_docx(Paper(three, blocks, NOW, footer))
    assert "".join(cleaned(one).split()) in "".join(all_text(opened(data)).split())
    every_part(data)


def test_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    paper = Paper("样张", (Title("甲"),), NOW)
    write_paper(paper, tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == paper_docx(paper)
    with pytest.raises(FolderMissing):
        write_paper(paper, tmp_path / "none" / "a.docx")
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]


def test_thousand_rows_are_written() -> None:
    rows = tuple((FieldCell(f"{n}号"), FieldCell("走访")) for n in range(1000))
    (table,) = _document(FieldTable((1, 5), rows)).tables
    assert len(table.rows) == 1000
