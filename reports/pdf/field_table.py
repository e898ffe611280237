"""Draws a grid of labels and values with merged cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from reports.layout import CELL, CELL_LEADING, CELL_PAD, placed_cells
from reports.paper import Align, FieldCell, FieldTable
from reports.pdf.document import MM
from reports.pdf.flow import ASCENT, Flow
from reports.pdf.fonts import Role
from reports.pdf.lines import Breaker
from reports.widths import shared_widths

_LAST_LINES = 3
_LEAST_PART = 3 * CELL_LEADING + 2 * CELL_PAD
"""A row that goes on over the page begins here only if so much of it has room."""


@dataclass(frozen=True)
class _Cell:
    """A cell at its place in the grid, broken into lines."""

    cell: FieldCell
    row: int
    column: int
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return len(self.lines) * CELL_LEADING + 2 * CELL_PAD


@dataclass(frozen=True)
class _Group:
    """Rows that merged cells hold together; ``heights`` of each in points."""

    cells: Sequence[_Cell]
    first: int
    heights: Sequence[float]

    @property
    def height(self) -> float:
        return sum(self.heights)


def draw_field_table(flow: Flow, table: FieldTable) -> None:
    """Draw the table; the page turns between rows, within merged ones only if it must."""
    flow.skip(CELL_PAD)
    _Grid(flow, table).draw()
    flow.y -= CELL_PAD


class _Grid:
    """One table on its way onto the pages."""

    def __init__(self, flow: Flow, table: FieldTable) -> None:
        self._flow, self._table = flow, table
        widths = shared_widths(table.widths, flow.frame.width, CELL + 2 * CELL_PAD)
        self._edges = [0.0, *accumulate(widths)]
        self._cells = [
            _Cell(one.cell, one.row, one.column, self._lines(one.cell, one.column))
            for one in placed_cells(table)
        ]
        self._heads: _Group | None = None

    def draw(self) -> None:
        groups = list(self._groups())
        if self._table.headings and len(groups) > 1:
            self._begin_with(groups.pop(0), groups[0])
        for group in groups[:-1]:
            self._draw_group(group)
        for group in groups[-1:]:
            self._draw_group(group, self._flow.reserve)

    def _begin_with(self, head: _Group, following: _Group) -> None:
        """Headings never stand alone at the foot of a page."""
        together = head.height + following.height
        self._flow.need(together if together <= self._page else head.height + _LEAST_PART)
        self._draw_whole(head)
        self._heads = head if head.height < self._page / 2 else None

    @property
    def _page(self) -> float:
        return self._flow.frame.top - self._flow.frame.bottom

    @property
    def _free(self) -> float:
        return self._flow.y - self._flow.frame.bottom + 0.01

    def _lines(self, cell: FieldCell, column: int) -> tuple[str, ...]:
        room = self._edges[column + cell.columns] - self._edges[column] - 2 * CELL_PAD
        pen = self._flow.document.pen(_role(cell), CELL)
        return Breaker(pen.typeface, CELL).lines(cell.text, room)

    def _groups(self) -> Iterator[_Group]:
        by_row: dict[int, list[_Cell]] = defaultdict(list)
        joined: set[int] = set(range(1, self._table.headings))
        for one in self._cells:
            by_row[one.row].append(one)
            joined |= set(range(one.row + 1, one.row + one.cell.rows))
        starts = [row for row in range(len(self._table.rows)) if row not in joined]
        for start, end in pairwise([*starts, len(self._table.rows)]):
            cells = [one for row in range(start, end) for one in by_row[row]]
            yield self._group(cells, start, end - start)

    def _group(self, cells: Sequence[_Cell], first: int, rows: int) -> _Group:
        """Row heights: what single rows need first, then merged cells stretch their last row."""
        heights = [self._table.least_height * MM] * rows
        for one in sorted(cells, key=lambda item: item.cell.rows):
            at = one.row - first
            last = at + one.cell.rows - 1
            heights[last] = max(heights[last], one.height - sum(heights[at:last]))
        return _Group(cells, first, heights)

    def _draw_group(self, group: _Group, reserve: float = 0.0) -> None:
        """Draw a group; ``reserve`` points must be left free under the last one."""
        head = self._heads.height if self._heads else 0.0
        needed = group.height + reserve
        if needed > self._free and needed <= self._page - head:
            self._turn()
        if needed <= self._free:
            self._draw_whole(group)
        elif len(group.heights) > 1:
            *rows, last = self._unmerged(group)
            for row in rows:
                self._draw_group(row)
            self._draw_group(last, reserve)
        else:
            self._draw_over_pages(group.cells, reserve)

    def _unmerged(self, group: _Group) -> Iterator[_Group]:
        """Rows that are too many for a page, each by itself; merged cells go on empty."""
        for row in range(group.first, group.first + len(group.heights)):
            cells = [
                replace(
                    one,
                    cell=replace(one.cell, rows=1),
                    row=row,
                    lines=one.lines if one.row == row else (),
                )
                for one in group.cells
                if one.row <= row < one.row + one.cell.rows
            ]
            yield self._group(cells, row, 1)

    def _turn(self) -> None:
        self._flow.turn()
        if self._heads:
            self._draw_whole(self._heads)

    def _draw_whole(self, group: _Group) -> None:
        tops = [self._flow.y - above for above in accumulate(group.heights, initial=0.0)]
        for one in group.cells:
            at = one.row - group.first
            self._draw_cell(one, tops[at], tops[at + one.cell.rows])
        self._flow.y = tops[-1]

    def _draw_over_pages(self, cells: Sequence[_Cell], reserve: float) -> None:
        """Draw a row that is taller than a page, as much on each as there is room for."""
        if self._free < _LEAST_PART:
            self._turn()
        while True:
            count = self._lines_here(max(len(one.lines) for one in cells), reserve)
            parts = [replace(one, lines=one.lines[:count]) for one in cells]
            low = self._flow.y - max(part.height for part in parts)
            for part in parts:
                self._draw_cell(part, self._flow.y, low)
            self._flow.y = low
            if all(len(one.lines) <= count for one in cells):
                return
            cells = [_rest(one, count) for one in cells]
            self._turn()

    def _lines_here(self, left: int, reserve: float) -> int:
        """How many of the lines that are ``left`` go on this page, a few over with the end."""
        count = int((self._free - 2 * CELL_PAD) / CELL_LEADING)
        has_room = self._free >= left * CELL_LEADING + 2 * CELL_PAD + reserve
        return count if count < left or has_room else max(left - _LAST_LINES, 1)

    def _draw_cell(self, one: _Cell, top: float, low: float) -> None:
        """Frame and text of one cell between two heights."""
        left = self._flow.frame.left + self._edges[one.column]
        width = self._edges[one.column + one.cell.columns] - self._edges[one.column]
        if one.cell.tint:
            self._flow.page.shade(left, low, width, top - low, one.cell.tint)
        self._flow.page.box(left, low, width, top - low)
        pen = self._flow.document.pen(_role(one.cell), CELL)
        align = one.cell.align or (Align.CENTRE if one.cell.is_label else Align.LEFT)
        share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[align]
        y = (top + low + len(one.lines) * CELL_LEADING) / 2
        y -= (CELL_LEADING - CELL) / 2 + CELL * ASCENT
        for line in one.lines:
            x = left + CELL_PAD + (width - 2 * CELL_PAD - pen.width(line)) * share
            self._flow.page.text((x, y), line, pen)
            y -= CELL_LEADING


def _rest(one: _Cell, count: int) -> _Cell:
    """What of a cell stands on the next page: a label again, a text where it went on."""
    if len(one.lines) > count:
        return replace(one, lines=("（续）", *one.lines[count:]))
    return one if one.cell.is_label else replace(one, lines=())


def _role(cell: FieldCell) -> Role:
    return Role.STRONG if cell.is_label else Role.TEXT
