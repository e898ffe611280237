"""What is copied from paper: codes in large groups, and QR codes."""

from __future__ import annotations

from io import BytesIO

from docx.shared import Mm

from reports.layout import CODE
from reports.paper import BigCode, Labels, Qr
from reports.word.body import Body, write
from reports.word.grid import grid, grid_cell, grid_row
from reports.word.styles import CAPTIONED, CODED

_ROOM_A_SIGN = 0.75  # of the type size
_PAD = 6.0
_PIXELS_A_MODULE = 8
_LABEL_SIDE = 26.0


def write_big_code(body: Body, block: BigCode) -> None:
    """Add groups in boxes, so that no place is lost in copying."""
    longest = max(map(len, block.groups), default=1)
    width = longest * CODE * _ROOM_A_SIGN + 2 * _PAD
    per_line = max(1, min(block.per_line, int(body.width // width)))
    rows = []
    for first in range(0, len(block.groups), per_line):
        cells = []
        for group in block.groups[first : first + per_line]:
            paragraph = body.loose_paragraph(CODED)
            write(paragraph, group)
            cells.append(grid_cell([paragraph._p], width))
        rows.append(grid_row(cells, free=per_line - len(cells)))
    if rows:
        body.add_table(grid([width] * per_line, rows, pad=_PAD, lined=True))


def write_qr(body: Body, block: Qr) -> None:
    """Add a QR code as a picture that is sharp at any size, its words under it."""
    import segno

    picture = BytesIO()
    code = segno.make(block.content, error="m", micro=False)
    code.save(picture, kind="png", scale=_PIXELS_A_MODULE)  # with the quiet zone of the standard
    paragraph = body.paragraph(CAPTIONED)
    shape = paragraph.add_run().add_picture(picture, width=Mm(block.side))
    shape._inline.docPr.set("descr", "二维码")
    if block.caption:
        paragraph.paragraph_format.keep_with_next = True
        write(body.paragraph(CAPTIONED), block.caption)


def write_labels(body: Body, block: Labels) -> None:
    """Add labels below each other: the code, and what stands beside it on paper under it."""
    for label in block.labels:
        caption = "　".join((label.number, *label.lines))
        write_qr(body, Qr(label.content, _LABEL_SIDE, caption))
