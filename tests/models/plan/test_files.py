"""Files that plans come in, and files that must be refused with a way out."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from models.exchange.plan.reading import read_plan
from models.exchange.plan.sources.files import read_source
from models.exchange.plan.troubles import (
    OldDocument,
    PlanDamaged,
    PlanEmpty,
    PlanLocked,
    PlanNotFound,
    PlanTooLarge,
    UnknownDocument,
)
from models.troubles import Trouble
from tests.models.plan.places import REAL_PLAN

TEXT = "2021年工作方案\n一、抓网格\n配齐人员。\n二、抓调解（完成时限：6月底前）"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_text_files_of_every_usual_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "方案.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    outline = read_plan(path)
    assert [item.title for item in outline.items] == ["2021年工作方案", "抓网格", "抓调解"]


def test_word_gives_the_same_outline_as_the_text(tmp_path: Path) -> None:
    path = tmp_path / "方案.docx"
    document = docx.Document()
    for line in REAL_PLAN.read_text(encoding="utf-8").split("\n"):
        document.add_paragraph(line)
    document.save(str(path))
    assert read_plan(path).items == read_plan(REAL_PLAN).items


def test_numbers_that_word_prints_by_itself_are_recovered(tmp_path: Path) -> None:
    path = tmp_path / "方案.docx"
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (style, text) in enumerate(
            [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
        )
    )
    plan = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(plan))
    entry = f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
    numbering.append(parse_xml(entry))
    document.add_paragraph("2021年工作方案")
    for depth, text in [
        (0, "甲"),
        (1, "乙"),
        (2, "丙"),
        (2, "丁"),
        (1, "戊"),
        (2, "己"),
        (0, "庚"),
    ]:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        mark = f'<w:ilvl w:val="{depth}"/><w:numId w:val="77"/>'
        properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{mark}</w:numPr>"))
    document.save(str(path))
    outline = read_plan(path)
    assert [f"{item.code} {item.title}" for item in outline.items[1:]] == [
        "1 甲", "1.1 乙", "1.1.1 丙", "1.1.2 丁", "1.2 戊", "1.2.1 己", "2 庚",
    ]  # fmt: skip
    assert outline.item("1.1.2").number_path == "一-(一)-2"


def test_paragraphs_and_tables_come_in_order_without_deleted_text(tmp_path: Path) -> None:
    path = tmp_path / "方案.docx"
    document = docx.Document()
    document.add_paragraph("一、甲")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "左", "右"
    last = document.add_paragraph("二、乙")
    gone = f"<w:del {nsdecls('w')}><w:r><w:delText>删</w:delText><w:t>去</w:t></w:r></w:del>"
    last._p.append(parse_xml(gone))
    document.save(str(path))
    lines = [line.text for line in read_source(path).lines()]
    assert lines == ["一、甲", "左\t右", "二、乙"]


def test_text_within_a_frame_of_one_cell_keeps_its_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "方案.docx"
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = TEXT
    document.save(str(path))
    assert [item.code for item in read_plan(path).items] == ["0", "1", "2"]
    assert [line.number for line in read_source(path).lines()] == [1, 2, 3, 4]


def test_a_huge_file_is_refused_at_once_without_being_read(tmp_path: Path) -> None:
    for name in ("方案.docx", "方案.txt", "方案.xlsx"):
        path = tmp_path / name
        with path.open("wb") as file:
            file.truncate(200 * 1024 * 1024)
        started = time.thread_time()
        with pytest.raises(PlanTooLarge, match="50 MB"):
            read_plan(path)
        assert time.thread_time() - started < 0.1


@pytest.mark.parametrize("part", ["word/document.xml", "word/media/image1.bmp"])
def test_a_packed_bomb_is_refused(tmp_path: Path, part: str) -> None:
    path = tmp_path / "方案.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("word/document.xml", "<x/>") if "media" in part else None
        with box.open(part, "w") as file:
            for _ in range(80 if "document" in part else 310):
                file.write(b" " * 1024 * 1024)
    assert path.stat().st_size < 1024 * 1024
    with pytest.raises(PlanTooLarge):
        read_plan(path)


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "方案.docx"
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    with zipfile.ZipFile(path, "w") as box:
        box.writestr("word/document.xml", bomb)
    with pytest.raises(PlanDamaged):
        read_plan(path)


def test_a_sheet_with_one_cell_at_its_far_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "方案.xlsx"
    book = Workbook()
    book.worksheets[0]["A1"] = "序号"
    book.worksheets[0]["XFD1048576"] = "任务"
    book.save(path)
    book.close()
    with pytest.raises(PlanTooLarge):
        read_plan(path)


def test_a_merged_range_over_the_whole_sheet_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "方案.xlsx"
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["2021年方案"])
    sheet.append(["一、抓网格"])
    sheet.merged_cells.add("B1:XFD1048576")
    book.save(path)
    book.close()
    started = time.thread_time()
    assert [item.code for item in read_plan(path).items] == ["0", "1"]
    assert time.thread_time() - started < 1


@pytest.mark.parametrize(
    ("name", "data", "trouble", "words"),
    [
        ("方案.docx", b"", PlanEmpty, "没有文字"),
        ("方案.txt", b" \r\n ", PlanEmpty, "没有文字"),
        ("方案.docx", b"PK\x03\x04 broken", PlanDamaged, "另存"),
        ("方案.xlsx", b"not a workbook", PlanDamaged, "另存"),
        ("方案.txt", b"\x81\x20\xff\xff\xfe\xfd\x80", PlanDamaged, "已损坏"),
        ("方案.doc", OLE + b"x", OldDocument, "在 Word/WPS 中另存为 .docx"),
        ("方案.wps", OLE + b"x", OldDocument, "在 Word/WPS 中另存为 .docx"),
        ("方案.xls", OLE + b"x", OldDocument, "在 Word/WPS 中另存为 .xlsx"),
        ("方案.docx", OLE + b"WordDocument", OldDocument, "另存为 .docx"),
        ("方案.docx", OLE + "EncryptedPackage".encode("utf-16-le"), PlanLocked, "密码"),
        ("方案.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), PlanLocked, "密码"),
        ("方案.pdf", b"%PDF-1.7", UnknownDocument, ".docx、.txt 或 .xlsx"),
        ("方案.txt", b"PK\x03\x04", UnknownDocument, ".docx、.txt 或 .xlsx"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(
    tmp_path: Path, name: str, data: bytes, trouble: type[Trouble], words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(trouble) as refused:
        read_plan(path)
    assert words in str(refused.value)
    assert path.read_bytes() == data


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanNotFound):
        read_plan(tmp_path / "没有.docx")
    with pytest.raises(UnknownDocument):
        read_plan(tmp_path)


def test_a_word_file_without_any_text_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "空.docx"
    docx.Document().save(str(path))
    with pytest.raises(PlanEmpty):
        read_plan(path)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_damaged_file_never_fails_unexpectedly(tmp_path: Path, data: st.DataObject) -> None:
    ending = data.draw(st.sampled_from([".docx", ".xlsx", ".txt"]))
    sound = _sound_file(tmp_path, ending)
    place = data.draw(st.integers(0, len(sound) - 1))
    length = data.draw(st.integers(0, 40))
    spoilt = sound[:place] + data.draw(st.binary(max_size=40)) + sound[place + length :]
    path = tmp_path / f"坏{ending}"
    path.write_bytes(spoilt)
    try:
        read_plan(path, 2021)
    except Trouble as refused:
        assert str(refused).endswith("。")  # noqa: PT017 - either outcome is right


def _sound_file(folder: Path, ending: str) -> bytes:
    path = folder / f"好{ending}"
    if not path.exists() and ending == ".docx":
        document = docx.Document()
        document.add_paragraph("一、抓网格")
        document.save(str(path))
    elif not path.exists() and ending == ".xlsx":
        book = Workbook()
        book.worksheets[0].append(["序号", "工作任务"])
        book.worksheets[0].append([1, "抓网格"])
        book.save(path)
        book.close()
    elif not path.exists():
        path.write_text(TEXT, encoding="utf-8")
    return path.read_bytes()


def test_headings_that_print_no_number_give_the_levels(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("2021年工作方案", 0)
    for level, words in ((1, "夯实基础"), (2, "综治中心"), (2, "网格管理"), (1, "矛盾化解")):
        document.add_heading(words, level)
        document.add_paragraph("抓好落实。（完成时限：6月底前）")
    path = tmp_path / "a.docx"
    document.save(path)
    outline = read_plan(path)
    assert [(i.code, i.title) for i in outline.items[1:]] == [
        ("1", "夯实基础"),
        ("1.1", "综治中心"),
        ("1.2", "网格管理"),
        ("2", "矛盾化解"),
    ]
    assert {str(item.deadline.due_on) for item in outline.items[1:]} == {"2021-06-30"}
