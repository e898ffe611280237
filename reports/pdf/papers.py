"""Writes a paper made of blocks as PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import zip_longest
from math import inf
from pathlib import Path
from typing import Any

from models.output import whole_file
from reports.layout import (
    BODY,
    BODY_LEADING,
    DATE_TO_WRITE,
    TITLE,
    TITLE_LEADING,
    pieces,
    signature_rows,
    stretches,
)
from reports.paper import (
    Align,
    BigCode,
    Blank,
    Block,
    FieldTable,
    Heading,
    Labels,
    Level,
    PageBreak,
    Paper,
    Paragraph,
    Qr,
    Sentence,
    Signatures,
    Title,
)
from reports.pdf.big_code import draw_big_code, draw_labels, draw_qr
from reports.pdf.document import Document, FileFonts, Page
from reports.pdf.field_table import draw_field_table
from reports.pdf.flow import Flow, Style
from reports.pdf.fonts import Role
from reports.pdf.frame import Foot, frame_of

_GAP = 8.0
_MOST_OF_A_PAGE = 0.6


def write_paper(paper: Paper, path: Path, unprintable: set[str] | None = None) -> int:
    """Write ``paper`` to ``path``; returns the number of pages.

    Characters that no font has are printed as 〓 and added to ``unprintable``. Raises a Trouble
    of models.output; then nothing is left behind.
    """
    document, draw_foot = _draw(paper)
    with whole_file(path) as whole:
        count = document.save(whole, paper.title, paper.made_at, draw_foot)
    if unprintable is not None:
        unprintable |= document.unprintable
    return count


def paper_bytes(paper: Paper) -> bytes:
    """Return the same file in memory."""
    document, draw_foot = _draw(paper)
    return document.data(paper.title, paper.made_at, draw_foot)


def _draw(paper: Paper) -> tuple[Document, Callable[[Page, int, int], None]]:
    document, foot = lay_out(paper)

    def draw_foot(page: Page, number: int, total: int) -> None:
        if _has_foot(paper):
            foot.draw(page, number, total)

    return document, draw_foot


def lay_out(paper: Paper, fonts: FileFonts | None = None) -> tuple[Document, Foot]:
    """Return the paper's pages and its foot, not yet drawn; ``fonts`` of the file it goes into."""
    document = Document(paper.sheet, fonts)
    foot = Foot(document, paper.sheet, paper.footer)
    flow = Flow(document, frame_of(paper.sheet, foot.height if _has_foot(paper) else 0))
    _draw_blocks(flow, paper.blocks)
    flow.finish()
    return document, foot


def _draw_blocks(flow: Flow, blocks: Iterable[Block]) -> None:
    """Draw the blocks; room to sign is kept with the lines before it."""
    parts = stretches(blocks)
    for part, following in zip_longest(parts, parts[1:]):
        end = _end_height(flow, following.blocks) if following and following.is_end else 0.0
        if part.is_end:
            flow.need(_end_height(flow, part.blocks))
        for at, block in enumerate(part.blocks, start=1):
            flow.reserve = end if at == len(part.blocks) else 0.0
            _DRAW[type(block)](flow, block)


def _end_height(flow: Flow, blocks: Iterable[Block]) -> float:
    """The room that an end takes; of one that is too high for a page only its beginning counts."""
    frame = flow.frame
    trial = Flow(flow.document, replace(frame, bottom=-inf))
    for block in blocks:
        _DRAW[type(block)](trial, block)
        if frame.top - trial.y > (frame.top - frame.bottom) * _MOST_OF_A_PAGE:
            return 2 * BODY_LEADING
    return frame.top - trial.y


def _has_foot(paper: Paper) -> bool:
    return paper.numbered or paper.footer is not None


def _draw_title(flow: Flow, block: Title) -> None:
    pen = flow.document.pen(Role.TITLE, TITLE)
    flow.write(block.text, pen, Style(TITLE_LEADING, Align.CENTRE))
    flow.y -= 2 * _GAP


def _draw_heading(flow: Flow, block: Heading) -> None:
    role = Role.STRONG if block.level is Level.FIRST else Role.HAND
    flow.skip(_GAP / 2)
    flow.need(4 * BODY_LEADING)  # a heading never stands alone, nor with a table's head only
    flow.write(block.text, flow.document.pen(role, BODY), Style(BODY_LEADING))


def _draw_paragraph(flow: Flow, block: Paragraph) -> None:
    pen = flow.document.pen(Role.STRONG if block.strong else Role.FANGSONG, BODY)
    indent = 2 if block.indent and block.align is Align.LEFT else 0
    *before, last = block.text.split("\n")
    for part in before:
        flow.write(part, pen, Style(BODY_LEADING, block.align, indent))
    flow.write(last, pen, Style(BODY_LEADING, block.align, indent), reserve=flow.reserve)


def _draw_sentence(flow: Flow, block: Sentence) -> None:
    """Running text with its places underlined, filled or not."""
    pen = flow.document.pen(Role.FANGSONG, BODY)
    indent = 2 if block.indent and block.align is Align.LEFT else 0
    text, places = "", []
    for piece in pieces(block):
        if piece.is_place:
            places.append(range(len(text), len(text) + len(piece.text)))
        text += piece.text
    style = Style(BODY_LEADING, block.align, indent)
    flow.write(text, pen, style, places, reserve=flow.reserve)


def _draw_blank(flow: Flow, block: Blank) -> None:
    pen = flow.document.pen(Role.FANGSONG, BODY)
    leading = BODY_LEADING * 1.3
    flow.need(leading + flow.reserve)
    y = flow.baseline(BODY, leading)
    start = flow.frame.left + pen.width(block.label)
    end = min(start + block.width * BODY, flow.frame.right)
    flow.page.text((flow.frame.left, y), block.label, pen)
    flow.page.text((start + BODY / 2, y), block.value, pen)
    flow.page.line(start, y - 4, end, y - 4)
    flow.y -= leading


def _draw_signatures(flow: Flow, block: Signatures) -> None:
    """Labels side by side, each with an empty line to sign on and a date."""
    pen = flow.document.pen(Role.FANGSONG, BODY)
    for row in signature_rows(block):
        date_below = block.with_date and not row.date_beside
        height = BODY_LEADING * (2.6 if date_below else 1.6)
        width = flow.frame.width / row.places
        flow.need(height)
        y = flow.y - BODY_LEADING * 1.4
        for at, label in enumerate(row.labels):
            x = flow.frame.left + at * width
            end = x + width - 12
            if block.with_date and not date_below:
                end -= pen.width(DATE_TO_WRITE)
                flow.page.text((end, y), DATE_TO_WRITE, pen)
            elif block.with_date:
                flow.page.text((x, y - BODY_LEADING), DATE_TO_WRITE, pen)
            flow.page.text((x, y), label, pen)
            flow.page.line(x + pen.width(label), y - 4, end, y - 4)
        flow.y -= height


def _draw_page_break(flow: Flow, _block: PageBreak) -> None:
    if not flow.is_at_top:
        flow.turn()


_DRAW: dict[type, Callable[[Flow, Any], None]] = {
    Title: _draw_title,
    Heading: _draw_heading,
    Paragraph: _draw_paragraph,
    Sentence: _draw_sentence,
    Blank: _draw_blank,
    FieldTable: draw_field_table,
    Signatures: _draw_signatures,
    PageBreak: _draw_page_break,
    BigCode: draw_big_code,
    Qr: draw_qr,
    Labels: draw_labels,
}
