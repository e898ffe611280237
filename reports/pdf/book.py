"""Writes a ledger book as PDF: headings on every page, no row cut in two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from models.output import whole_file
from models.progress import SILENT, Progress
from reports.paper import Book, Row
from reports.pdf.book_end import draw_end
from reports.pdf.document import Document, FileFonts, Page, file_of
from reports.pdf.fonts import Role
from reports.pdf.frame import Foot, Frame, frame_of
from reports.pdf.lines import Breaker
from reports.pdf.table import RowBox, Table

_TITLE_SIZE = 18.0  # 小二
_FEWEST_LINES = 3  # of a row that is too tall, before a page ends
_PROGRESS_EVERY = 50


def write_book(
    book: Book, path: Path, progress: Progress = SILENT, unprintable: set[str] | None = None
) -> int:
    """Write ``book`` to ``path``; returns the number of pages.

    Characters that no font has are printed as 〓, named under the table and added to
    ``unprintable``. Raises a Trouble of models.output, or Cancelled; then nothing is left behind.
    """
    fonts = FileFonts()
    with whole_file(path) as whole:
        data, count = _whole(book, progress, fonts)
        whole.write_bytes(data)
    if unprintable is not None:
        unprintable |= fonts.unprintable
    return count


def book_bytes(book: Book, progress: Progress = SILENT) -> bytes:
    """Return the same file in memory."""
    return _whole(book, progress, FileFonts())[0]


def _whole(book: Book, progress: Progress, fonts: FileFonts) -> tuple[bytes, int]:
    """Return the file of the book and its further tables, and its number of pages."""
    parts = [Pages(each, progress, fonts) for each in (book, *book.more)]
    for part in parts:
        part.fill()
    drawn = [(part.document, part.draw_foot) for part in parts]
    count = sum(len(part.document.pages) for part in parts)
    return file_of(drawn, fonts, book.title, book.footer.made_at), count


class Pages:
    """Fills page after page from the top down."""

    def __init__(self, book: Book, progress: Progress, fonts: FileFonts | None = None) -> None:
        self.document = Document(book.sheet, fonts)
        self._book = book
        self._progress = progress
        self._foot = Foot(self.document, book.sheet, book.footer)
        self._frame: Frame = frame_of(book.sheet, self._foot.height)
        self._table = Table(self.document, book, self._frame)
        self._page: Page = self.document.page()
        self._y = self._frame.top  # the upper edge of what is still free
        self._grid_top = self._y
        self._capacity = self._frame.top - self._frame.bottom - self._table.heading_height

    def fill(self) -> None:
        """Lay out title, rows and what stands under the table."""
        self._draw_title()
        self._begin_table()
        if self._book.total and self._book.total_on_top:
            self._put([], self._table.measure(self._book.total))
        self._draw_rows()
        if self._book.total and not self._book.total_on_top:
            self._put([], self._table.measure(self._book.total))
        self._end_table()
        need, draw = draw_end(self._book, self.document, self._frame)
        if self._y - need < self._frame.bottom:
            self._turn_page()
        draw(self._page, self._y)
        self.document.add(self._page)

    def draw_foot(self, page: Page, number: int, total: int) -> None:
        """Draw the foot of a page of the finished file."""
        self._foot.draw(page, number, total)
        self._progress.step(number, total, "正在写入文件")

    def _draw_rows(self) -> None:
        groups = self._groups()
        last = next(groups, None)
        if last is None:
            empty = self._table.measure(Row((self._book.empty_text,), spread=True))
            empty.centred = True
            last = [], empty
        for group in groups:
            self._put(*last)
            last = group
        self._put_last(*last)

    def _groups(self) -> Iterator[tuple[list[RowBox], RowBox]]:
        """Each row with the heading rows before it, which must share its page."""
        held: list[RowBox] = []
        for done, row in enumerate(self._book.rows, start=1):
            if done % _PROGRESS_EVERY == 0:
                self._progress.step(done, max(done, self._book.row_count), "正在排版")
            box = self._table.measure(row)
            is_heading = (row.strong or row.spread) and box.height < self._capacity / 8
            if is_heading and len(held) < _FEWEST_LINES:
                held.append(box)
                continue
            yield held, box
            held = []
        for box in held:
            yield [], box

    def _put_last(self, held: list[RowBox], box: RowBox) -> None:
        """The last row goes over with what stands under the table: no page of signatures alone."""
        below, _ = draw_end(self._book, self.document, self._frame)
        if self._book.total and not self._book.total_on_top:
            below += self._table.measure(self._book.total).height
        height = box.height + sum(one.height for one in held)
        free = self._y - self._frame.bottom
        if height <= free < height + below <= self._capacity:
            self._next_page()
        self._put(held, box)

    def _put(self, held: list[RowBox], box: RowBox) -> None:
        """Draw rows that must share a page; only a row taller than a page is split."""
        together = sum(one.height for one in held)
        is_too_tall = together + box.height > self._capacity
        need = together + (self._table.height_of(_FEWEST_LINES) if is_too_tall else box.height)
        if need > self._y - self._frame.bottom + 0.01:
            self._next_page()
        for one in held:
            self._draw(one)
        if is_too_tall:
            self._draw_in_pieces(box)
        else:
            self._draw(box)

    def _draw_in_pieces(self, box: RowBox) -> None:
        rest: RowBox | None = box
        while rest is not None:
            free = self._y - self._frame.bottom - self._table.height_of(0)
            count = int((free + 0.01) / self._table.leading)
            is_fresh = self._y == self._grid_top
            if count < 2 and not is_fresh:  # the mark of continuation and one line of text
                self._next_page()
                continue
            piece, rest = self._table.split(rest, max(count, 2))
            self._draw(piece)
            if rest is not None:
                self._next_page()

    def _draw(self, box: RowBox) -> None:
        self._table.draw(self._page, box, self._y)
        lower = self._y - box.height
        if box.row.spread:
            self._close_grid()
            self._page.box(self._frame.left, lower, self._frame.width, box.height)
            self._grid_top = lower
        else:
            self._page.line(self._frame.left, lower, self._frame.right, lower)
        self._y = lower

    def _draw_title(self) -> None:
        pen = self.document.pen(Role.TITLE, _TITLE_SIZE)
        for line in Breaker(pen.typeface, pen.size).lines(self._book.title, self._frame.width):
            self._y -= _TITLE_SIZE
            middle = (self._frame.left + self._frame.right - pen.width(line)) / 2
            self._page.text((middle, self._y), line, pen)
            self._y -= 8
        if any(self._book.head):
            self._draw_head()

    def _draw_head(self) -> None:
        """Left, middle and right in one line, or below each other where they do not fit."""
        pen = self.document.pen(Role.TEXT, self._table.size)
        left, middle, right = self._book.head
        widths = [pen.width(part) for part in self._book.head]
        room = self._frame.width
        side_room = (room - widths[1]) / 2 - self._table.size
        self._y -= self._table.leading
        if max(widths[0], widths[2]) <= side_room:
            page, start, y = self._page, self._frame.left, self._y
            page.text((start, y), left, pen)
            page.text((start + (room - widths[1]) / 2, y), middle, pen)
            page.text((start + room - widths[2], y), right, pen)
        else:
            line = "　".join(part for part in self._book.head if part)
            for part in Breaker(pen.typeface, pen.size).lines(line, room):
                self._page.text((self._frame.left, self._y), part, pen)
                self._y -= self._table.leading
            self._y += self._table.leading
        self._y -= 5

    def _begin_table(self) -> None:
        self._table.draw_headings(self._page, self._y)
        self._y -= self._table.heading_height
        self._grid_top = self._y

    def _close_grid(self) -> None:
        """Draw the upright lines down to here."""
        if self._grid_top - self._y > 0.01:
            for x in self._table.edges:
                self._page.line(x, self._grid_top, x, self._y)

    def _end_table(self) -> None:
        self._close_grid()

    def _turn_page(self) -> None:
        self.document.add(self._page)
        self._page = self.document.page()
        self._y = self._frame.top

    def _next_page(self) -> None:
        self._end_table()
        self._turn_page()
        self._begin_table()
