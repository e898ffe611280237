"""Writes the rows of a ledger book into a sheet, top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from math import isfinite

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.cleaning import UNWANTED, cleaned
from reports.excel.formats import Formats
from reports.excel.heights import Heights
from reports.paper import Cell, Column, Form, Row, shown

CONTINUED = "（续）"
_EXACT = 10**15  # Excel keeps 15 digits of a number
_FIRST_DATE = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_NUMBERS = (Form.NUMBER, Form.PERCENT)


class RowWriter:
    """Writes row after row; ``at`` is the next free row, counted from 0."""

    def __init__(
        self, sheet: Worksheet, columns: tuple[Column, ...], formats: Formats, heights: Heights
    ) -> None:
        self.at = 0
        self._sheet = sheet
        self._columns = columns
        self._formats = formats
        self._heights = heights
        self._indented = [column.indented for column in columns]

    def write(self, row: Row) -> None:
        """Write a row of the table; a text too tall for one row goes on in the next."""
        if row.spread:
            self._write_band(row)
            return
        cells = _clean(row.cells)
        lines = self._lines(cells, row.level)
        if lines > self._heights.most_lines:
            self._write_pieces(row)
            return
        at, write_string = self.at, self._sheet.write_string
        formats = self._formats.cells(row.strong, row.level)
        for number, (cell, form) in enumerate(zip(cells, formats, strict=True)):
            if type(cell) is str and cell:
                write_string(at, number, cell, form)
            elif not self._write_value((at, number), cell, form):
                write_string(at, number, shown(cell, self._columns[number]), form)
        self._sheet.set_row(at, self._heights.of(lines))
        self.at = at + 1

    def _lines(self, cells: Sequence[Cell], level: int) -> int:
        """Lines of the tallest cell; a cell is only counted if it may be taller than others."""
        tallest = 1
        count = self._heights.lines
        for cell, room, indented in zip(cells, self._heights.room, self._indented, strict=True):
            if type(cell) is not str:
                continue
            free = max(room - 2 * level, 4) if indented else room
            if 2 * len(cell) > (free - 2) * tallest or "\n" in cell:
                tallest = max(tallest, count(cell, free))
        return tallest

    def _write_value(self, place: tuple[int, int], cell: Cell, form: Format) -> bool:
        """Write a real number or date; False where Excel could not hold it unchanged."""
        at, number = place
        if cell is None or cell == "":
            self._sheet.write_blank(at, number, None, form)
        elif isinstance(cell, date):
            if self._columns[number].form is not Form.DATE or _as_date(cell) < _FIRST_DATE:
                return False
            self._sheet.write_datetime(at, number, datetime(cell.year, cell.month, cell.day), form)
        elif isinstance(cell, str) or self._columns[number].form not in _NUMBERS:
            return False
        else:
            return self._write_number(place, cell, form)
        return True

    def _write_number(self, place: tuple[int, int], number: float, form: Format) -> bool:
        if not isfinite(number) or abs(number) >= _EXACT:
            return False
        self._sheet.write_number(*place, number, form)
        return True

    def _write_pieces(self, row: Row) -> None:
        """One row of the book in several of the sheet, so that nothing is hidden on paper."""
        pieces: list[list[Cell]] = [
            [*self._heights.pieces(cleaned(cell), room)] if isinstance(cell, str) else [cell]
            for cell, room in zip(row.cells, self._heights.room, strict=True)
        ]
        for number in range(max(map(len, pieces))):
            cells = tuple(_piece(parts, number) for parts in pieces)
            self.write(Row(cells, strong=row.strong))

    def _write_band(self, row: Row) -> None:
        """A heading across the row. Not merged: Excel refuses to sort merged cells."""
        sheet, last = self._sheet, len(self._columns) - 1
        text = shown(row.cells[0], self._columns[0]) if row.cells else ""
        sheet.write_string(self.at, 0, cleaned("　" * row.level + text), self._formats.band_start)
        for number in range(1, last + 1):
            form = self._formats.band_end if number == last else self._formats.band
            sheet.write_blank(self.at, number, None, form)
        sheet.set_row(self.at, self._heights.of(1) + 2)
        self.at += 1


def _clean(cells: tuple[Cell, ...]) -> Sequence[Cell]:
    """The cells without characters that no workbook takes; looked for once a row, for speed."""
    if not UNWANTED.search("".join([cell for cell in cells if type(cell) is str])):
        return cells
    return [cleaned(cell) if isinstance(cell, str) else cell for cell in cells]


def _as_date(cell: date) -> date:
    return date(cell.year, cell.month, cell.day)


def _piece(parts: list[Cell], number: int) -> Cell:
    if number >= len(parts):
        return None
    part = parts[number]
    return f"{CONTINUED}{part}" if number and isinstance(part, str) else part
