"""Writes a paper made of blocks as PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.output import whole_file
from reports.paper import (
    Align,
    BigCode,
    Blank,
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
from reports.pdf.big_code import draw_big_code, draw_qr
from reports.pdf.document import Document, FileFonts, Page
from reports.pdf.field_table import draw_field_table
from reports.pdf.flow import Flow, Style
from reports.pdf.fonts import Role
from reports.pdf.frame import Foot, frame_of

_BODY = 14.0  # 四号
_BODY_LEADING = 25.0
_TITLE = 22.0  # 二号
_GAP = 8.0


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
    for block in paper.blocks:
        _DRAW[type(block)](flow, block)
    flow.finish()
    return document, foot


def _has_foot(paper: Paper) -> bool:
    return paper.numbered or paper.footer is not None


def _draw_title(flow: Flow, block: Title) -> None:
    pen = flow.document.pen(Role.TITLE, _TITLE)
    flow.write(block.text, pen, Style(_TITLE * 1.5, Align.CENTRE))
    flow.y -= 2 * _GAP


def _draw_heading(flow: Flow, block: Heading) -> None:
    role = Role.STRONG if block.level is Level.FIRST else Role.HAND
    flow.skip(_GAP / 2)
    flow.need(4 * _BODY_LEADING)  # a heading never stands alone, nor with a table's head only
    flow.write(block.text, flow.document.pen(role, _BODY), Style(_BODY_LEADING))


def _draw_paragraph(flow: Flow, block: Paragraph) -> None:
    pen = flow.document.pen(Role.STRONG if block.strong else Role.FANGSONG, _BODY)
    indent = 2 if block.indent and block.align is Align.LEFT else 0
    for part in block.text.split("\n"):
        flow.write(part, pen, Style(_BODY_LEADING, block.align, indent))


def _draw_blank(flow: Flow, block: Blank) -> None:
    pen = flow.document.pen(Role.FANGSONG, _BODY)
    leading = _BODY_LEADING * 1.3
    flow.need(leading)
    y = flow.baseline(_BODY, leading)
    start = flow.frame.left + pen.width(block.label)
    end = min(start + block.width * _BODY, flow.frame.right)
    flow.page.text((flow.frame.left, y), block.label, pen)
    flow.page.text((start + _BODY / 2, y), block.value, pen)
    flow.page.line(start, y - 4, end, y - 4)
    flow.y -= leading


def _draw_signatures(flow: Flow, block: Signatures) -> None:
    """Labels side by side, two or three a line, each with an empty line to sign on."""
    pen = flow.document.pen(Role.FANGSONG, _BODY)
    per_line = 2 if max(map(len, block.labels), default=0) > 4 else 3
    height = _BODY_LEADING * (2.6 if block.with_date else 1.6)
    width = flow.frame.width / per_line
    for first in range(0, len(block.labels), per_line):
        flow.need(height)
        y = flow.y - _BODY_LEADING * 1.4
        for at, label in enumerate(block.labels[first : first + per_line]):
            x = flow.frame.left + at * width
            flow.page.text((x, y), label, pen)
            flow.page.line(x + pen.width(label), y - 4, x + width - 12, y - 4)
            if block.with_date:
                flow.page.text((x, y - _BODY_LEADING), "　　年　　月　　日", pen)
        flow.y -= height


def _draw_page_break(flow: Flow, _block: PageBreak) -> None:
    if not flow.is_at_top:
        flow.turn()


_DRAW: dict[type, Callable[[Flow, Any], None]] = {
    Title: _draw_title,
    Heading: _draw_heading,
    Paragraph: _draw_paragraph,
    Blank: _draw_blank,
    FieldTable: draw_field_table,
    Signatures: _draw_signatures,
    PageBreak: _draw_page_break,
    BigCode: draw_big_code,
    Qr: draw_qr,
}
