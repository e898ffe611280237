"""A document as plain pieces in reading order: lines and tables, without any format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One paragraph or one line of text; ``number`` counts from 1 through the whole source."""

    number: int
    text: str


@dataclass(frozen=True)
class Row:
    """One table row; ``covered`` names the columns that a merged cell above reaches into."""

    number: int
    cells: tuple[str, ...]
    covered: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Table:
    """A table as it stands in the document; ``name`` is the sheet's name, if it has one."""

    rows: tuple[Row, ...]
    name: str = ""


@dataclass(frozen=True)
class Source:
    """What was read, in order; ``name`` is the file's name or what the clerk pasted."""

    name: str
    pieces: tuple[Line | Table, ...]

    def lines(self) -> tuple[Line, ...]:
        """Every non-empty line and row; a row's cells are joined with a tab."""
        found: list[Line] = []
        for piece in self.pieces:
            if isinstance(piece, Line):
                found.append(piece)
            else:
                found.extend(line for row in piece.rows for line in row_lines(row))
        return tuple(line for line in found if line.text.strip())


class Counter:
    """Hands out line numbers while a source is being read."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        """The number of the line that is being read now."""
        self._last += 1
        return self._last

    def pass_over(self, cells: Sequence[str]) -> None:
        """Leave numbers free for the further paragraphs within a row's cells."""
        self._last += sum(cell.count("\n") for cell in cells)


def row_as_line(row: Row) -> Line:
    """A row as one line of text, its cells parted by tabs."""
    filled = (cell.strip().replace("\n", " ") for cell in row.cells)
    return Line(row.number, "\t".join(cell for cell in filled if cell))


def row_lines(row: Row) -> tuple[Line, ...]:
    """A row of a table that is only a frame round text: each paragraph is a line."""
    filled = [cell for cell in row.cells if cell.strip()]
    if len(filled) != 1:
        return (row_as_line(row),)
    lines = enumerate(filled[0].split("\n"), row.number)
    return tuple(Line(number, text.strip()) for number, text in lines if text.strip())
