"""Draws what is copied from paper: codes in large groups, and QR codes."""

from __future__ import annotations

from reports.paper import Align, BigCode, Qr
from reports.pdf.document import MM
from reports.pdf.flow import Flow, Style
from reports.pdf.fonts import Role

_SIZE = 24.0
_CELL = 17.0  # every letter has the same room, as on a typewriter
_LEADING = 40.0
_CAPTION = 10.5


def draw_big_code(flow: Flow, block: BigCode) -> None:
    """Groups in boxes, letter under letter, so that no place is lost in copying."""
    pen = flow.document.pen(Role.PLAIN, _SIZE)
    longest = max(map(len, block.groups), default=0)
    width = longest * _CELL + 12
    per_line = max(1, min(block.per_line, int(flow.frame.width // (width + 10))))
    gap = 10.0
    for first in range(0, len(block.groups), per_line):
        flow.need(_LEADING + 6)
        groups = block.groups[first : first + per_line]
        x = flow.frame.left
        for group in groups:
            flow.page.box(x, flow.y - _LEADING, width, _LEADING)
            y = flow.y - _LEADING / 2 - _SIZE * 0.36
            for at, char in enumerate(group):
                middle = x + 6 + (at + 0.5) * _CELL
                flow.page.text((middle - pen.width(char) / 2, y), char, pen)
            x += width + gap
        flow.y -= _LEADING + 10


def draw_qr(flow: Flow, block: Qr) -> None:
    """A QR code as filled squares, so that it stays sharp at any size."""
    import segno

    rows = [bytes(row) for row in segno.make(block.content, error="m", micro=False).matrix]
    side = block.side * MM
    module = side / (len(rows) + 8)  # a quiet zone of four modules is part of the standard
    flow.need(side + _CAPTION * 1.5)
    left = flow.frame.left + (flow.frame.width - side) / 2 + 4 * module
    for at, row in enumerate(rows):
        y = flow.y - (at + 5) * module
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:
                flow.page.fill(left + start * module, y, (end - start) * module, module)
            start = end + 1
    flow.y -= side
    if block.caption:
        pen = flow.document.pen(Role.TEXT, _CAPTION)
        flow.write(block.caption, pen, Style(_CAPTION * 1.5, Align.CENTRE))
