"""Writes a ledger book as an Excel workbook that prints like the PDF. It is not read back in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from models.output import whole_file
from models.progress import SILENT, Progress
from reports.cleaning import cleaned
from reports.excel.formats import TITLE_SIZE, Formats
from reports.excel.heights import CELL_PADDING, PIXELS_PER_POINT, Heights
from reports.excel.rows import RowWriter
from reports.headings import heading_cells, heading_depth
from reports.paper import Align, Book
from reports.widths import column_widths, whole_of

_PROGRESS_EVERY = 50
_PIXELS_PER_MM = 96 / 25.4
_INCH = 25.4
_MARGIN, _BINDING, _BOTTOM, _FOOT = 22, 28, 22, 10  # millimetres, as in the PDF
_A4, _A3 = 9, 8  # Excel's numbers of the sheets
_LONGEST_FOOTER = 255


def write_book(book: Book, path: Path, progress: Progress = SILENT) -> int:
    """Write ``book`` to ``path`` (.xlsx), each table on a sheet; returns the number of rows.

    Numbers and dates are real ones, text is always text, never a formula. Raises a Trouble of
    models.output, or Cancelled; then nothing is left behind.
    """
    with whole_file(path) as whole:
        # rows go to a file of their own at first; it must not lie in the common temporary folder
        options = {"constant_memory": True, "tmpdir": str(whole.parent)}
        workbook = Workbook(str(whole), options)
        workbook.set_properties(
            {"title": book.title, "author": "综治台账", "created": book.footer.made_at}
        )
        try:
            count = sum(
                _BookSheet(workbook, each, name, progress).fill()
                for each, name in _named((book, *book.more))
            )
        except BaseException:
            _let_go(workbook)
            raise
        try:
            workbook.close()
        except FileCreateError as error:
            _let_go(workbook)
            raise OSError(*error.args[0].args) from error
    return count


def _let_go(workbook: Workbook) -> None:
    """Close the file of rows, so that Windows lets it be removed."""
    workbook.fileclosed = True
    for sheet in workbook.worksheets():
        if sheet.row_data_fh is not None and not sheet.row_data_fh_closed:
            sheet.row_data_fh.close()
            sheet.row_data_fh_closed = True


class _BookSheet:
    """One sheet of the workbook, written strictly from top to bottom."""

    def __init__(self, workbook: Workbook, book: Book, name: str, progress: Progress) -> None:
        self._book = book
        self._progress = progress
        self._sheet: Worksheet = workbook.add_worksheet(name)
        self._formats = Formats(workbook, book)
        pixels = _pixel_widths(book)
        self._heights = Heights(book.size, pixels)
        for number, width in enumerate(pixels):
            self._sheet.set_column_pixels(number, number, round(width))
        self._rows = RowWriter(self._sheet, book.columns, self._formats, self._heights)
        self._last = len(book.columns) - 1
        self._whole_room = int(sum(self._heights.room) * 0.97)

    def fill(self) -> int:
        """Write everything; returns how many rows the book has."""
        self._set_up_page()
        self._write_title()
        first = self._rows.at
        self._write_headings()
        body = self._rows.at
        if self._book.total and self._book.total_on_top:
            self._rows.write(self._book.total)
        filter_from = self._rows.at - 1
        count = self._write_rows()
        self._sheet.autofilter(filter_from, 0, max(self._rows.at - 1, body), self._last)
        if self._book.total and not self._book.total_on_top:
            self._rows.write(self._book.total)
        self._write_end()
        self._sheet.repeat_rows(first, body - 1)
        self._sheet.freeze_panes(body, 0)
        self._sheet.print_area(0, 0, self._rows.at - 1, self._last)
        return count

    def _write_rows(self) -> int:
        count = 0
        for count, row in enumerate(self._book.rows, start=1):
            if count % _PROGRESS_EVERY == 0:
                self._progress.step(count, max(count, self._book.row_count), "正在写入表格")
            self._rows.write(row)
        if not count:
            self._write_across(self._book.empty_text, "empty")
        return count

    def _write_title(self) -> None:
        room = int(self._whole_room * self._book.size / TITLE_SIZE)
        lines = self._heights.lines(cleaned(self._book.title), room)
        self._write_across(self._book.title, "title", TITLE_SIZE * (0.4 + 1.4 * lines))
        if not any(self._book.head):
            return
        at, last = self._rows.at, self._last
        left, middle, right = self._book.head
        if last < 2:
            self._write_across("　".join(part for part in self._book.head if part), "note")
            return
        # never merged: a text runs on over the empty cells beside it
        self._sheet.write_string(at, 0, left, self._formats.beside(Align.LEFT))
        centre = self._middle_column()
        self._sheet.write_string(at, centre, middle, self._formats.beside(Align.CENTRE))
        self._sheet.write_string(at, last, right, self._formats.beside(Align.RIGHT))
        self._sheet.set_row(at, self._heights.of(1))
        self._rows.at += 1

    def _middle_column(self) -> int:
        """The inner column whose middle is nearest to the middle of the page."""
        rooms = self._heights.room
        half = sum(rooms) / 2
        places = range(1, self._last)
        return min(places, key=lambda at: abs(sum(rooms[:at]) + rooms[at] / 2 - half))

    def _write_headings(self) -> None:
        """Merged headings cell by cell: merge_range would run ahead of the row being written."""
        top = self._rows.at
        form = self._formats.heading
        cells = heading_cells(self._book.columns)
        texts = {(cell.row, cell.column): cell.text for cell in cells}
        for row in range(heading_depth(self._book.columns)):
            lines = 1
            for column in range(self._last + 1):
                self._sheet.write_string(top + row, column, texts.get((row, column), ""), form)
            for cell in cells:
                if cell.row + cell.rows - 1 == row:
                    room = sum(self._heights.room[cell.column : cell.column + cell.columns])
                    need = self._heights.lines(cell.text, room) - cell.rows + 1
                    lines = max(lines, need)
            self._sheet.set_row(top + row, self._heights.of(lines) + 2)
        for cell in cells:
            if cell.rows > 1 or cell.columns > 1:
                upper, left = top + cell.row, cell.column
                self._sheet.merge.append(
                    [upper, left, upper + cell.rows - 1, left + cell.columns - 1]
                )
        self._rows.at = top + heading_depth(self._book.columns)

    def _write_end(self) -> None:
        """Explanations, places to sign, and the footer where it was too long for the page."""
        notes = [
            ("填表说明：" if not at else "　　　　　") + note
            for at, note in enumerate(self._book.notes)
        ]
        if self._book.sign_line:
            notes.append(("　" * 6).join(self._book.sign_line))
        if len(_footer(self._book)) > _LONGEST_FOOTER:
            notes.append("　".join(self._book.footer.parts()))
        if notes or self._book.warnings:
            self._sheet.set_row(self._rows.at, 6)
            self._rows.at += 1
        for warning in self._book.warnings:
            self._write_across(warning, "warning")
        for note in notes:
            self._write_across(note, "note")

    def _write_across(self, text: str, form_name: str, height: float | None = None) -> None:
        """Write a text over the whole width, merged."""
        at, form = self._rows.at, getattr(self._formats, form_name)
        text = cleaned(text)
        lines = self._heights.lines(text, self._whole_room)
        self._sheet.set_row(at, height or self._heights.of(lines) + 2)
        if self._last:
            self._sheet.merge_range(at, 0, at, self._last, "", form)
        self._sheet.write_string(at, 0, text, form)
        self._rows.at += 1

    def _set_up_page(self) -> None:
        sheet, kind = self._sheet, self._book.sheet
        sheet.set_paper(_A3 if kind.is_a3 else _A4)
        left, top = (_MARGIN, _BINDING) if kind.is_landscape else (_BINDING, _MARGIN)
        if kind.is_landscape:
            sheet.set_landscape()
        sheet.set_margins(left / _INCH, _MARGIN / _INCH, top / _INCH, _BOTTOM / _INCH)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        footer = _footer(self._book)
        if len(footer) > _LONGEST_FOOTER:
            footer = "&C第 &P 页 共 &N 页"
        sheet.set_footer(footer, {"margin": _FOOT / _INCH})


def _pixel_widths(book: Book) -> list[float]:
    """Column widths that fill the printed page at full size, so that type stays readable."""
    width = book.sheet.value[0]
    binding = 0 if book.sheet.is_landscape else _BINDING - _MARGIN
    # a little less than the page: printers lay columns out wider, and shrinking makes type small
    room = (width - 2 * _MARGIN - binding) * _PIXELS_PER_MM * 0.94
    size = book.size * PIXELS_PER_POINT
    wishes = [column.width for column in book.columns]
    return column_widths(wishes, room, size, CELL_PADDING, whole_of(book.columns))


def _footer(book: Book) -> str:
    """Excel's footer code; an ampersand of ours is doubled."""
    words = "　".join(book.footer.parts()).replace("&", "&&")
    return f"&L&9{cleaned(words)}&C\n&9第 &P 页 共 &N 页"


def _named(books: Iterable[Book]) -> Iterator[tuple[Book, str]]:
    """Give each table its sheet's name; Excel takes no name twice, whatever its case."""
    taken: set[str] = set()
    for book in books:
        name, number = sheet_name(book), 1
        while name.lower() in taken:
            number += 1
            name = f"{sheet_name(book)[:27]}（{number}）"
        taken.add(name.lower())
        yield book, name


def sheet_name(book: Book) -> str:
    """A name that Excel accepts: the book's own, else its period."""
    name = re.sub(r"[\[\]:*?/\\]", "", book.sheet_name or book.footer.period or book.title)
    return cleaned(name).replace("\n", "").strip("' ")[:31].strip("' ") or "台账"
