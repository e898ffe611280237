"""Works out which headings of a table are merged, for every writer alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.paper import Column


@dataclass(frozen=True)
class HeadingCell:
    """A heading and the block of places it covers, counted from 0."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


def heading_depth(columns: Sequence[Column]) -> int:
    """How many rows the headings take."""
    return 1 + max((len(column.above) for column in columns), default=0)


def heading_cells(columns: Sequence[Column]) -> tuple[HeadingCell, ...]:
    """All headings, row by row: neighbours under the same heading share one merged cell.

    A column with fewer headings over it than others reaches up to the rows left free.
    """
    depth = heading_depth(columns)
    cells = []
    for at, column in enumerate(columns):
        for row, text in enumerate(column.above):
            path = column.above[: row + 1]
            if at and columns[at - 1].above[: row + 1] == path:
                continue
            cells.append(HeadingCell(text, row, at, 1, _run(columns, at, path)))
        own_row = len(column.above)
        cells.append(HeadingCell(column.heading, own_row, at, depth - own_row, 1))
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _run(columns: Sequence[Column], start: int, path: tuple[str, ...]) -> int:
    """How many neighbours from ``start`` on stand under ``path``."""
    end = start
    while end < len(columns) and columns[end].above[: len(path)] == path:
        end += 1
    return end - start
