"""Papers made of blocks, headings of tables, and the bundled fonts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from models.resources import resource
from reports.headings import HeadingCell, heading_cells, heading_depth
from reports.paper import (
    BigCode,
    Blank,
    Block,
    Column,
    FieldCell,
    FieldTable,
    Heading,
    Level,
    PageBreak,
    Paper,
    Paragraph,
    Qr,
    Signatures,
    Title,
)
from reports.pdf.fonts import Role, choices, typeface
from reports.pdf.papers import write_paper
from reports.widths import column_widths, shared_widths
from tests.reports.sample_books import page_texts

NOW = datetime(2021, 6, 30, 9, 41)
TABLE = FieldTable(
    (2, 4, 2, 4),
    (
        (FieldCell("姓名", is_label=True), FieldCell("张三", columns=3)),
        (FieldCell("说明", is_label=True, rows=2), FieldCell("第一行", columns=3)),
        (FieldCell("第二行", columns=3),),
    ),
)


def _write(tmp_path: Path, *blocks: Block) -> list[str]:
    path = tmp_path / "paper.pdf"
    count = write_paper(Paper("样张", blocks, NOW), path)
    pages = page_texts(path)
    assert len(pages) == count
    return pages


def test_every_block_stands_on_the_paper(tmp_path: Path) -> None:
    blocks: tuple[Block, ...] = (
        Title("督办单"),
        Heading("一、事项"),
        Heading("（一）要求", Level.SECOND),
        Paragraph("请于6月30日前办结。"),
        TABLE,
        Blank("联系电话：", value="010-12345678"),
        Signatures(("签收人：", "承办人：")),
        BigCode(("A7KM", "9XQ2")),
        Qr("https://example.org", caption="核对用"),
        PageBreak(),
        Paragraph("附件"),
    )
    pages = _write(tmp_path, *blocks)
    words = "督办单 一、事项 （一）要求 请于6月30日前办结。 姓名 张三 说明 第二行 联系电话： "
    words += "010-12345678 签收人： A7KM 核对用"
    for word in words.split():
        assert word in pages[0].replace(" ", "")
    assert len(pages) == 2
    assert "附件" in pages[1]
    assert "第 2 页 共 2 页" in pages[1]


def test_long_paper_loses_nothing_over_the_pages(tmp_path: Path) -> None:
    parts = [f"第{n}条办结" for n in range(400)]
    cell = FieldTable((1, 5), ((FieldCell("经过", is_label=True), FieldCell("\n".join(parts))),))
    text = "".join(_write(tmp_path, Paragraph("\n".join(parts)), cell))
    assert all(text.count(part) == 2 for part in parts)


def test_neighbours_under_the_same_heading_share_it() -> None:
    columns = (Column("甲", 1), Column("乙", 1, above=("合", "分")), Column("丙", 1, above=("合",)))
    assert heading_depth(columns) == 3
    assert heading_cells(columns) == (
        HeadingCell("甲", 0, 0, 3, 1),
        HeadingCell("合", 0, 1, 1, 2),
        HeadingCell("分", 1, 1, 1, 1),
        HeadingCell("丙", 1, 2, 2, 1),
        HeadingCell("乙", 2, 1, 1, 1),
    )


def test_width_of_the_page_is_shared_out_whole() -> None:
    widths = shared_widths([1, 100, 100], 300, 20)
    assert abs(sum(widths) - 300) < 1e-6
    assert min(widths) == 20


def test_bundled_fonts_hold_every_standard_character_and_stay_small() -> None:
    standard = resource("fonts", "standard-8105.txt").read_text(encoding="utf-8").replace("\n", "")
    assert len(set(standard)) == 8105
    for role in Role:
        first = typeface(role).first
        assert all(first.has(char) for char in standard if char)
    size = sum(path.stat().st_size for path in resource("fonts").glob("*.ttf"))
    assert size <= 19_000_000


def test_every_role_has_a_font_here() -> None:
    assert {choice.role for choice in choices()} == set(Role)


def test_short_columns_get_room_for_their_words_before_long_ones() -> None:
    wishes = [3, 5, 30, 20, 5]
    widths = column_widths(wishes, 300, 9, 3)
    assert sum(widths) == pytest.approx(300)
    assert widths[0] >= 3 * 9
    assert widths[1] >= 5 * 9
    assert widths[2] > widths[3] > widths[4]


def test_dates_and_codes_are_not_broken() -> None:
    wishes = [3, 5.5, *[6] * 12, 5.5]
    widths = column_widths(wishes, 700, 9, 3, whole={1: 5.1, 14: 5.1})
    assert sum(widths) == pytest.approx(700)
    assert min(widths[1], widths[14]) >= 5 * 9 + 6


def test_many_short_columns_still_fit_the_page() -> None:
    widths = column_widths([6] * 30, 300, 9, 3)
    assert sum(widths) == pytest.approx(300)
    assert len(set(widths)) == 1


def test_headings_of_a_field_table_stand_on_every_page(tmp_path: Path) -> None:
    head = (FieldCell("编号", is_label=True), FieldCell("事项", is_label=True))
    rows = tuple((FieldCell(f"{n}号"), FieldCell("走访")) for n in range(90))
    pages = _write(tmp_path, FieldTable((1, 5), (head, *rows), headings=1))
    assert len(pages) > 2
    assert all("编号" in page and "走访" in page for page in pages)
    text = "".join(pages)
    assert all(f"{n}号" in text for n in range(90))


@pytest.mark.parametrize("lines", range(20, 32))
def test_headings_never_stand_alone_at_the_foot(tmp_path: Path, lines: int) -> None:
    head = (FieldCell("编号", is_label=True), FieldCell("事项", is_label=True))
    body = (FieldCell("1号"), FieldCell("走访"))
    table = FieldTable((1, 5), (head, body), headings=1)
    filling = Paragraph("\n".join("一行" for _ in range(lines)))
    pages = _write(tmp_path, filling, Heading("三、督办"), table)
    (place,) = (at for at, page in enumerate(pages) if "走访" in page)
    assert "编号" in pages[place]
    assert "三、督办" in pages[place]
