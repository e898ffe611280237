"""Draws what is copied from paper: codes in large groups, QR codes, and labels with one."""

from __future__ import annotations

from reports.paper import Align, BigCode, Label, Labels, Qr
from reports.pdf.document import MM
from reports.pdf.flow import Flow, Style
from reports.pdf.fonts import Role
from reports.pdf.lines import Breaker

_SIZE = 24.0
_CELL = 17.0  # every letter has the same room, as on a typewriter
_LEADING = 40.0
_CAPTION = 10.5
_LABELS_A_ROW, _LABEL = 2, 31.0 * MM
_EDGE, _SIDE = 2.0 * MM, 26.0 * MM
_NUMBER_SIZE, _LINE = 14.0, 10.5
_PITCH, _MOST_LINES = 14.0, 4


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
    rows = code_rows(block.content)
    side = block.side * MM
    flow.need(side + _CAPTION * 1.5)
    draw_modules(flow, rows, flow.frame.left + (flow.frame.width - side) / 2, flow.y, side)
    flow.y -= side
    if block.caption:
        pen = flow.document.pen(Role.TEXT, _CAPTION)
        flow.write(block.caption, pen, Style(_CAPTION * 1.5, Align.CENTRE))


def code_rows(content: str) -> list[bytes]:
    """Return the QR code of a text, row by row, one byte a module."""
    import segno

    return [bytes(row) for row in segno.make(content, error="m", micro=False).matrix]


def draw_modules(flow: Flow, rows: list[bytes], left: float, top: float, side: float) -> None:
    """Fill the dark modules of a code whose upper left corner and side are given in points.

    Runs of dark modules are one square; a quiet zone of four is part of the standard.
    """
    module = side / (len(rows) + 8)
    left += 4 * module
    for at, row in enumerate(rows):
        y = top - (at + 5) * module
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:
                flow.page.fill(left + start * module, y, (end - start) * module, module)
            start = end + 1


def draw_labels(flow: Flow, block: Labels) -> None:
    """Two labels a row; a row is never torn at the end of a page."""
    width = flow.frame.width / _LABELS_A_ROW
    for first in range(0, len(block.labels), _LABELS_A_ROW):
        flow.need(_LABEL)
        for at, label in enumerate(block.labels[first : first + _LABELS_A_ROW]):
            _draw_label(flow, label, flow.frame.left + at * width, width)
        flow.y -= _LABEL


def _draw_label(flow: Flow, label: Label, left: float, width: float) -> None:
    top = flow.y
    flow.page.box(left, top - _LABEL, width, _LABEL)
    code = code_rows(label.content)
    draw_modules(flow, code, left + _EDGE, top - (_LABEL - _SIDE) / 2, _SIDE)
    x, room = left + _EDGE + _SIDE + _EDGE, width - _SIDE - 3 * _EDGE
    number = flow.document.pen(Role.STRONG, _NUMBER_SIZE)
    y = top - _EDGE - _NUMBER_SIZE
    size = _NUMBER_SIZE
    while number.width(label.number) > room and size > 7:
        size -= 0.5
        number = flow.document.pen(Role.STRONG, size)
    flow.page.text((x, y), label.number, number)
    pen = flow.document.pen(Role.TEXT, _LINE)
    breaker = Breaker(pen.typeface, pen.size)
    lines = [part for line in label.lines for part in breaker.lines(line, room)]
    for line in lines[:_MOST_LINES]:
        y -= _PITCH
        flow.page.text((x, y), line, pen)
