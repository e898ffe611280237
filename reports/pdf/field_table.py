"""Draws a grid of labels and values with merged cells."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from reports.paper import Align, FieldCell, FieldTable
from reports.pdf.document import MM
from reports.pdf.flow import ASCENT, Flow
from reports.pdf.fonts import Role
from reports.pdf.lines import Breaker
from reports.widths import shared_widths

_SIZE = 12.0  # 小四
_LEADING = 17.0
_PAD = 5.0


@dataclass(frozen=True)
class _Placed:
    """A cell at its place in the grid, broken into lines."""

    cell: FieldCell
    row: int
    column: int
    lines: tuple[str, ...]


def draw_field_table(flow: Flow, table: FieldTable) -> None:
    """Draw the table, turning the page between rows but never within merged ones."""
    widths = shared_widths(table.widths, flow.frame.width, _SIZE + 2 * _PAD)
    edges = [0.0, *accumulate(widths)]
    placed = _placed(flow, table, edges)
    heights = _heights(table, placed)
    heads = [one for one in placed if one.row < table.headings]
    start = 0
    for end in range(1, len(table.rows) + 1):
        if any(one.row < end < one.row + one.cell.rows for one in placed):
            continue
        if end < table.headings:
            continue
        together = [one for one in placed if start <= one.row < end]
        if start == 0 and heads and end < len(table.rows):
            flow.need(sum(heights[: end + 1]))  # headings never stand alone at the foot of a page
        elif heads and sum(heights[start:end]) > flow.y - flow.frame.bottom + 0.01:
            flow.turn()
            _draw_rows(flow, heads, edges, heights[: table.headings])
        _draw_rows(flow, together, edges, heights[start:end])
        start = end
    flow.y -= _PAD


def _placed(flow: Flow, table: FieldTable, edges: list[float]) -> list[_Placed]:
    """Give every cell its column, passing over places that merged cells cover."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            room = edges[column + cell.columns] - edges[column] - 2 * _PAD
            pen = flow.document.pen(_role(cell), _SIZE)
            lines = Breaker(pen.typeface, _SIZE).lines(cell.text, room)
            placed.append(_Placed(cell, row, column, lines))
            taken |= {
                (row + down, column + right)
                for down in range(cell.rows)
                for right in range(cell.columns)
            }
            column += cell.columns
    return placed


def _heights(table: FieldTable, placed: list[_Placed]) -> list[float]:
    """Row heights: what single rows need first, then merged cells stretch their last row."""
    heights = [table.least_height * MM] * len(table.rows)
    for one in sorted(placed, key=lambda item: item.cell.rows):
        last = one.row + one.cell.rows - 1
        need = len(one.lines) * _LEADING + 2 * _PAD - sum(heights[one.row : last])
        heights[last] = max(heights[last], need)
    return heights


def _draw_rows(flow: Flow, cells: list[_Placed], edges: list[float], heights: list[float]) -> None:
    """Draw rows that belong together; a cell taller than the page goes on over the page."""
    total = sum(heights)
    flow.need(total)
    free = flow.y - flow.frame.bottom
    if total > free + 0.01:
        _draw_over_pages(flow, cells, edges)
        return
    first = min(one.row for one in cells)
    tops = [flow.y - sum(heights[:at]) for at in range(len(heights) + 1)]
    for one in cells:
        top, low = tops[one.row - first], tops[one.row - first + one.cell.rows]
        _draw_cell(flow, one, edges, (top, low))
    flow.y -= total


def _draw_over_pages(flow: Flow, cells: list[_Placed], edges: list[float]) -> None:
    while True:
        count = int((flow.y - flow.frame.bottom - 2 * _PAD) / _LEADING)
        low = flow.y - min(count, max(len(one.lines) for one in cells)) * _LEADING - 2 * _PAD
        for one in cells:
            part = _Placed(one.cell, one.row, one.column, one.lines[:count])
            _draw_cell(flow, part, edges, (flow.y, low))
        flow.y = low
        if all(len(one.lines) <= count for one in cells):
            return
        cells = [
            _Placed(
                one.cell,
                one.row,
                one.column,
                ("（续）", *one.lines[count:]) if len(one.lines) > count else (),
            )
            for one in cells
        ]
        flow.turn()


def _draw_cell(flow: Flow, one: _Placed, edges: list[float], span: tuple[float, float]) -> None:
    """Frame and text of one cell between two heights."""
    top, low = span
    left = flow.frame.left + edges[one.column]
    width = edges[one.column + one.cell.columns] - edges[one.column]
    flow.page.box(left, low, width, top - low)
    pen = flow.document.pen(_role(one.cell), _SIZE)
    align = one.cell.align or (Align.CENTRE if one.cell.is_label else Align.LEFT)
    share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[align]
    y = (top + low + len(one.lines) * _LEADING) / 2
    y -= (_LEADING - _SIZE) / 2 + _SIZE * ASCENT
    for line in one.lines:
        x = left + _PAD + (width - 2 * _PAD - pen.width(line)) * share
        flow.page.text((x, y), line, pen)
        y -= _LEADING


def _role(cell: FieldCell) -> Role:
    return Role.STRONG if cell.is_label else Role.TEXT
