"""Writes the rows of a ledger book into a sheet, top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.cells import shown
from reports.cleaning import UNWANTED, cleaned
from reports.excel.formats import Formats
from reports.excel.heights import Heights
from reports.paper import Cell, Column, Form, Row

CONTINUED = "（续）"
_EXACT = 10**15  # Excel keeps 15 digits of a number
_FIRST_DATE = datetime(1900, 3, 1)  # Excel counts a 29 February 1900 that never was


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
        self._is_number = [column.form in (Form.NUMBER, Form.PERCENT) for column in columns]
        self._known_rooms: dict[int, list[int]] = {}

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
        at, columns = self.at, self._is_number
        # the undecorated doors: the public ones look for "A1" in every call, a tenth of the time
        write_string, write_number = self._sheet._write_string, self._sheet._write_number
        formats = self._formats.cells(row.strong, row.level)
        for number, (cell, form, is_number) in enumerate(zip(cells, formats, columns, strict=True)):
            if isinstance(cell, str) and cell:
                write_string(at, number, cell, form)
            elif is_number and isinstance(cell, (int, float)) and -_EXACT < cell < _EXACT:
                write_number(at, number, cell, form)
            else:
                self._write_other((at, number), cell, form)
        self._sheet.set_row(at, self._heights.of(lines))
        self.at = at + 1

    def _lines(self, cells: Sequence[Cell], level: int) -> int:
        """Lines of the tallest cell; a cell is only measured if it may be taller than others."""
        tallest, measure = 1, self._heights.lines
        for cell, room in zip(cells, self._rooms(level), strict=True):
            if not isinstance(cell, str):
                continue
            most = 2 * len(cell)  # half-width places, if every character were a full-width one
            if (most > room and most > (room - 2) * tallest) or "\n" in cell:
                lines = measure(cell, room)
                if lines > tallest:
                    tallest = lines
        return tallest

    def _rooms(self, level: int) -> list[int]:
        """Room of each column in half-width places, less the indent of the level."""
        known = self._known_rooms.get(level)
        if known is None:
            known = [
                max(room - 2 * level, 4) if column.indented else room
                for room, column in zip(self._heights.room, self._columns, strict=True)
            ]
            self._known_rooms[level] = known
        return known

    def _write_other(self, place: tuple[int, int], cell: Cell, form: Format) -> None:
        """Write a date, an empty cell, or the text of what Excel could not hold unchanged."""
        column = self._columns[place[1]]
        is_date = isinstance(cell, date) and column.form is Form.DATE
        if cell is None or cell == "":
            self._sheet._write_blank(*place, "", form)
        elif is_date and isinstance(cell, date) and _day(cell) >= _FIRST_DATE:
            self._sheet._write_datetime(*place, _day(cell), form)
        else:
            self._sheet._write_string(*place, shown(cell, column), form)

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


def _day(cell: date) -> datetime:
    return datetime(cell.year, cell.month, cell.day)


def _piece(parts: list[Cell], number: int) -> Cell:
    if number >= len(parts):
        return None
    part = parts[number]
    return f"{CONTINUED}{part}" if number and isinstance(part, str) else part
