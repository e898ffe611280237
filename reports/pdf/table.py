"""Measures and draws the rows and headings of a ledger table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reports.cells import shown
from reports.headings import HeadingCell, heading_cells, heading_depth
from reports.paper import Align, Book, Row
from reports.pdf.document import Document, Page
from reports.pdf.fonts import Role
from reports.pdf.frame import Frame
from reports.pdf.lines import Breaker
from reports.widths import column_widths, whole_of

PAD = 3.0  # between text and the line of its cell, in points
CONTINUED = "（续）"
_ASCENT = 0.86  # of the type size, above the baseline; common to Chinese fonts


@dataclass(slots=True)
class RowBox:
    """A row broken into lines and measured; ``lines`` has one entry for each cell."""

    lines: list[tuple[str, ...]]
    row: Row
    height: float
    centred: bool = False


class Table:
    """Columns laid out on the page; knows the type, draws rows at a height."""

    def __init__(self, document: Document, book: Book, frame: Frame) -> None:
        self.columns = book.columns
        self.frame = frame
        self.size = book.size
        self.leading = round(self.size * 1.32, 2)
        self._pens = (document.pen(Role.TEXT, self.size), document.pen(Role.STRONG, self.size))
        self._breakers = tuple(Breaker(pen.typeface, pen.size) for pen in self._pens)
        wishes = [column.width for column in book.columns]
        widths = column_widths(wishes, frame.width, self.size, PAD, whole_of(book.columns))
        self.edges = [frame.left]
        for width in widths:
            self.edges.append(self.edges[-1] + width)
        self._rooms = [width - 2 * PAD for width in widths]
        self._sides = [column.side for column in book.columns]
        self._indented = [column.indented for column in book.columns]
        self._headings = heading_cells(book.columns)
        self._heading_heights = self._measured_headings()

    @property
    def heading_height(self) -> float:
        return sum(self._heading_heights)

    def height_of(self, line_count: int) -> float:
        """Height of a row with that many lines, in points."""
        return line_count * self.leading + 2 * PAD

    def measure(self, row: Row) -> RowBox:
        """Break every cell of a row into lines."""
        broken = self._breakers[row.strong].lines
        if row.spread:
            text = shown(row.cells[0], self.columns[0]) if row.cells else ""
            lines = [broken(text, self.frame.width - 2 * PAD - row.level * self.size)]
            return RowBox(lines, row, self.height_of(len(lines[0])))
        lines = []
        tallest = 1
        level_room = row.level * self.size
        for cell, column, room, indented in zip(
            row.cells, self.columns, self._rooms, self._indented, strict=True
        ):
            text = cell if type(cell) is str else shown(cell, column)
            free = max(room - level_room, 4 * self.size) if indented and level_room else room
            parts = broken(text, free)
            if len(parts) > tallest:
                tallest = len(parts)
            lines.append(parts)
        return RowBox(lines, row, tallest * self.leading + 2 * PAD)

    def split(self, box: RowBox, line_count: int) -> tuple[RowBox, RowBox | None]:
        """The first ``line_count`` lines of a row that is too tall, and what is left."""
        first = [lines[:line_count] for lines in box.lines]
        rest = [
            (CONTINUED, *lines[line_count:]) if len(lines) > line_count else ()
            for lines in box.lines
        ]
        tallest = max(map(len, first))
        piece = replace(box, lines=first, height=self.height_of(tallest))
        if not any(rest):
            return piece, None
        return piece, replace(box, lines=rest, height=self.height_of(max(map(len, rest))))

    def draw(self, page: Page, box: RowBox, top: float) -> None:
        """Write the text of a row whose upper edge is at ``top``; the grid is drawn elsewhere."""
        row = box.row
        pen = self._pens[row.strong]
        texts = page.texts
        texts.append(pen.select)
        encode, width, leading = pen.encode, pen.width, self.leading
        first = (self.leading - self.size) / 2 + self.size * _ASCENT
        for at, lines in enumerate(box.lines):
            if len(lines) == 1 and not lines[0]:
                continue
            y = top - (box.height - len(lines) * leading) / 2 - first
            side, left, room = self._place(at, box)
            for line in lines:
                x = left
                if side is not Align.LEFT:
                    x += (room - width(line)) * (1.0 if side is Align.RIGHT else 0.5)
                texts.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {encode(line)}")
                y -= leading

    def _place(self, at: int, box: RowBox) -> tuple[Align, float, float]:
        """How a cell is aligned, where its room begins and how wide that is."""
        indent = box.row.level * self.size
        if box.row.spread:
            side = Align.CENTRE if box.centred else Align.LEFT
            room = self.frame.width - 2 * PAD - indent
            return side, self.edges[0] + PAD + indent, room
        side, room = self._sides[at], self._rooms[at]
        left = self.edges[at] + PAD
        if indent and self._indented[at]:
            indent = min(indent, max(room - 4 * self.size, 0))
            return side, left + indent, room - indent
        return side, left, room

    def draw_headings(self, page: Page, top: float) -> None:
        """Draw the heading rows with their frames, upper edge at ``top``."""
        tops = [top]
        for height in self._heading_heights:
            tops.append(tops[-1] - height)
        pen = self._pens[1]
        page.texts.append(pen.select)
        for cell in self._headings:
            left, right = self.edges[cell.column], self.edges[cell.column + cell.columns]
            upper, lower = tops[cell.row], tops[cell.row + cell.rows]
            page.box(left, lower, right - left, upper - lower)
            lines = self._heading_lines(cell)
            y = (upper + lower + len(lines) * self.leading) / 2
            y -= (self.leading - self.size) / 2 + self.size * _ASCENT
            for line in lines:
                page.text(((left + right - pen.width(line)) / 2, y), line, pen)
                y -= self.leading

    def _heading_lines(self, cell: HeadingCell) -> tuple[str, ...]:
        room = self.edges[cell.column + cell.columns] - self.edges[cell.column] - 2 * PAD
        return self._breakers[1].lines(cell.text, room)

    def _measured_headings(self) -> list[float]:
        """Heights of the heading rows: single rows first, merged ones stretch their last row."""
        heights = [self.height_of(1)] * heading_depth(self.columns)
        for cell in sorted(self._headings, key=lambda one: one.rows):
            need = self.height_of(len(self._heading_lines(cell)))
            covered = sum(heights[cell.row : cell.row + cell.rows])
            if need > covered:
                heights[cell.row + cell.rows - 1] += need - covered
        return heights
