"""Grids of labels and values with merged cells, as Word tables."""

from __future__ import annotations

from collections import defaultdict

from docx.oxml.xmlchemy import BaseOxmlElement

from reports.cleaning import cleaned
from reports.layout import CELL, CELL_PAD, Placed, placed_cells
from reports.paper import FieldCell, FieldTable
from reports.widths import shared_widths
from reports.word.body import POINTS_A_MM, Body, write
from reports.word.grid import grid, grid_cell, grid_row
from reports.word.styles import CELL_LABEL, CELL_TEXT

_MOST_SIGNS, _MOST_LINES = 400, 15
"""A row with a cell of more than these may go over the page; Word would cut it off otherwise."""


def write_field_table(body: Body, table: FieldTable) -> None:
    """Add the table as wide as the page."""
    widths = shared_widths(table.widths, body.width, CELL + 2 * CELL_PAD)
    rows: dict[int, list[Placed]] = defaultdict(list)
    for one in placed_cells(table):
        for row in range(one.row, one.row + one.cell.rows):
            rows[row].append(one)
    headings = table.headings if table.headings < len(table.rows) else 0
    made = [
        grid_row(
            [
                _cell(body, one, row, widths, keep=row < headings)
                for one in sorted(rows[row], key=lambda each: each.column)
            ],
            height=table.least_height * POINTS_A_MM,
            whole=not any(_is_long(one.cell) for one in rows[row]),
            repeats=row < headings,
        )
        for row in sorted(rows)
    ]
    body.add_table(grid(widths, made, pad=CELL_PAD, lined=True))


def _cell(body: Body, one: Placed, row: int, widths: list[float], *, keep: bool) -> BaseOxmlElement:
    """A cell of ``row``, empty where the one above goes on; ``keep`` holds it to the next row."""
    style = CELL_LABEL if one.cell.is_label else CELL_TEXT
    begins = one.row == row
    paragraphs = []
    for line in cleaned(one.cell.text).split("\n") if begins else [""]:
        paragraph = body.loose_paragraph(style, one.cell.align)
        write(paragraph, line)
        if keep:
            paragraph.paragraph_format.keep_with_next = True
        paragraphs.append(paragraph._p)
    merge = ("restart" if begins else "continue") if one.cell.rows > 1 else ""
    width = sum(widths[one.column : one.column + one.cell.columns])
    return grid_cell(paragraphs, width, columns=one.cell.columns, merge=merge)


def _is_long(cell: FieldCell) -> bool:
    return len(cell.text) > _MOST_SIGNS or cell.text.count("\n") > _MOST_LINES
