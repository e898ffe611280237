"""Running text with places to fill in, and the cells and signatures around it, as PDF."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.cleaning import cleaned
from reports.layout import BLANK, BODY, pieces, signature_rows
from reports.paper import (
    Align,
    Block,
    FieldCell,
    FieldTable,
    Paper,
    Sentence,
    Sheet,
    Signatures,
    Slot,
    Title,
)
from reports.pdf.document import Document
from reports.pdf.flow import Flow
from reports.pdf.fonts import Role, typeface
from reports.pdf.frame import frame_of
from reports.pdf.papers import _DRAW, write_paper
from tests.reports.sample_books import page_texts

NOW = datetime(2021, 6, 30, 9, 41)
RARE = "𬭎"  # U+2CB4E, one of the 8105


def _drawn(block: Block) -> Flow:
    document = Document(Sheet.A4_PORTRAIT)
    flow = Flow(document, frame_of(Sheet.A4_PORTRAIT, 0))
    _DRAW[type(block)](flow, block)
    return flow


def _lines(flow: Flow) -> list[tuple[float, float, float]]:
    """Underlines as left, right and height."""
    found = [stroke.split() for stroke in flow.page.strokes if stroke.endswith("l")]
    return [(float(x1), float(x2), float(y)) for x1, y, _m, x2, _y, _l in found]


def _texts(tmp_path: Path, *blocks: Block) -> list[str]:
    path = tmp_path / "paper.pdf"
    write_paper(Paper("样张", blocks, NOW), path)
    return page_texts(path)


def test_empty_place_is_a_line_of_its_width_and_a_filled_one_is_underlined() -> None:
    flow = _drawn(Sentence(("调解", Slot("", "甲方", 5), "与", Slot("李某", "乙方"), "纠纷")))
    (left, right, _), (start, end, _) = _lines(flow)
    assert left == pytest.approx(flow.frame.left + 4 * BODY)  # two of indent and two of text
    assert right - left == pytest.approx(5 * BODY)
    assert start - right == pytest.approx(BODY)
    assert end - start == pytest.approx(2 * BODY)


def test_value_longer_than_a_line_is_broken_and_underlined_throughout(tmp_path: Path) -> None:
    value = "张某某" * 40
    sentence = Sentence(("由", Slot(value, "履行人"), "履行。"))
    flow = _drawn(sentence)
    drawn = _lines(flow)
    assert len(drawn) > 3
    assert all(right <= flow.frame.right + 0.01 for _, right, _ in drawn)
    assert sum(right - left for left, right, _ in drawn) == pytest.approx(120 * BODY, abs=0.1)
    text = "".join(_texts(tmp_path, sentence)).replace("\r", "").replace("\n", "")
    assert f"由{value}履行。" in text


@pytest.mark.parametrize("value", ["", "  ", "\u200b", "\x07", "\n"])
def test_place_without_anything_to_print_is_a_blank(value: str) -> None:
    (piece,) = pieces(Sentence((Slot(value, "甲方", 3), "")))
    assert piece.is_place
    assert piece.text == BLANK * 3


@pytest.mark.parametrize("width", [0, 0.2, -1])
def test_blank_is_never_nothing(width: float) -> None:
    assert pieces(Sentence((Slot(width=width),)))[0].text == BLANK


def test_rare_character_is_printed(tmp_path: Path) -> None:
    unprintable: set[str] = set()
    path = tmp_path / "paper.pdf"
    blocks = (Sentence((Slot(f"王{RARE}"), "到场。")),)
    write_paper(Paper("样张", blocks, NOW), path, unprintable)
    assert f"王{RARE}到场。" in page_texts(path)[0]
    assert unprintable == set()


@pytest.mark.parametrize(("align", "share"), [(Align.CENTRE, 0.5), (Align.RIGHT, 1.0)])
def test_alignment_is_kept_and_takes_the_indent_away(align: Align, share: float) -> None:
    flow = _drawn(Sentence(("编号：", Slot("", "编号", 6)), align=align))
    ((left, right, _),) = _lines(flow)
    label = typeface(Role.FANGSONG).widths["编"] * 3 * BODY / 1000
    assert right - left == pytest.approx(6 * BODY)
    assert left - label == pytest.approx(
        flow.frame.left + (flow.frame.width - 9 * BODY) * share, abs=0.02
    )


def test_short_blank_is_not_torn_from_itself_nor_from_its_unit() -> None:
    for before in range(20, 34):
        flow = _drawn(Sentence(("字" * before, Slot("", "", 4), "年", Slot("", "", 2), "月")))
        drawn = _lines(flow)
        assert len(drawn) == 2
        assert all(right <= flow.frame.right - BODY + 0.01 for _, right, _ in drawn), before


def test_blank_wider_than_a_line_goes_on_in_the_next() -> None:
    flow = _drawn(Sentence(("事实：", Slot("", "事实", 60))))
    drawn = _lines(flow)
    assert len(drawn) == 3
    assert sum(right - left for left, right, _ in drawn) == pytest.approx(60 * BODY, abs=0.1)


VALUES = st.text("张某与李 ，。（）\n\t12年x-𬭎\u200b\x00", max_size=120)


@given(st.lists(st.tuples(st.booleans(), VALUES), max_size=6))
def test_no_part_of_any_sentence_is_lost(parts: list[tuple[bool, str]]) -> None:
    block = Sentence(tuple(Slot(text) if slot else text for slot, text in parts))
    flow = _drawn(block)
    for left, right, _ in _lines(flow):
        assert flow.frame.left - 0.01 <= left < right <= flow.frame.right + 0.01
    printed = "".join(piece.text for piece in pieces(block))
    for _, text in parts:
        assert cleaned(text).strip() in printed


def test_cell_of_20_000_characters_begins_where_it_stands_and_goes_over_pages(
    tmp_path: Path,
) -> None:
    said = [f"第{n}句：双方共用一条排水沟，雨后积水，发生争执。" for n in range(800)]
    story = "\n".join(said)
    assert len(story) > 20_000
    head = (FieldCell("事由", is_label=True), FieldCell("排水"))
    row = (FieldCell("记录", is_label=True), FieldCell(story))
    table = FieldTable((1, 6), (head, row), headings=1)
    pages = _texts(tmp_path, Title("调解记录"), table)
    text = "".join(pages)
    assert all(text.count(one) == 1 for one in said)
    assert "第0句" in pages[0]
    assert all("排水" in page and "记录" in page for page in pages)


def test_merged_rows_taller_than_a_page_lose_nothing(tmp_path: Path) -> None:
    said = ["\n".join(f"{who}{n}称积水" for n in range(70)) for who in "甲乙"]
    rows = (
        (FieldCell("记录", is_label=True, rows=3), FieldCell(said[0])),
        (FieldCell(said[1]),),
        (FieldCell("末行"),),
    )
    text = "".join(_texts(tmp_path, FieldTable((1, 6), rows)))
    assert all(text.count(f"{who}{n}称积水") == 1 for who in "甲乙" for n in range(70))
    assert "末行" in text


def test_long_label_leaves_room_to_sign() -> None:
    labels = (
        "甲方（签名盖章或按指印）：",
        "乙方（签名盖章或按指印）：",
        "调解员（签名）：",
        "记录人：",
    )
    assert [row.labels for row in signature_rows(Signatures(labels))] == [
        labels[:1],
        labels[1:2],
        labels[2:],
    ]
    for with_date in (True, False):
        drawn = _lines(_drawn(Signatures(labels, with_date)))
        assert len(drawn) == 4
        assert min(right - left for left, right, _ in drawn) > 6 * BODY
