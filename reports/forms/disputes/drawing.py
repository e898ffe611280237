"""Draws tables of figures as books: numbers stay numbers, checks that fail stand in red."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.actions.figures.figure import Figure, Rate
from models.actions.figures.table import Cell, FigureTable, Heading, Holds, Line
from models.actions.finding import View
from reports.cells import shown
from reports.imprint import Imprint
from reports.ledger_book import NUMBER_COLUMN
from reports.paper import Align, Book, Column, Form, Row, Sheet
from reports.paper import Cell as PaperCell
from reports.requests import Request

_FORMS = {
    Holds.COUNT: Form.NUMBER,
    Holds.MONEY: Form.NUMBER,
    Holds.RATE: Form.PERCENT,
    Holds.TEXT: Form.TEXT,
    Holds.WORD: Form.TEXT,
}
_PLACES = {Holds.MONEY: 2, Holds.RATE: 1}
_RATE_COLUMN = Column("", 0, Form.PERCENT, places=_PLACES[Holds.RATE])
_ROOM = ((50.0, Sheet.A4_PORTRAIT), (78.0, Sheet.A4_LANDSCAPE))
"""How many characters stand beside each other on a sheet; what is wider lies on A3."""
_MOST_AT_USUAL_SIZE = 40
"""A table of more columns is set in the least type of its sheet."""
_CLERK = "填报人：　　　　　　　　"
ANNEX_TITLE = "附：这些数怎么来的"
_ANNEX_COLUMNS = (
    NUMBER_COLUMN,
    Column("指标", 7),
    Column("怎么算", 26),
    Column("数", 9, align=Align.RIGHT),
    Column("依据记录数", 6, Form.NUMBER),
)


def asked_view(request: Request) -> View:
    """Return the part of the list that a report is asked of; what lies in the bin never counts."""
    return replace(request.view or View(), in_bin=False)


def books_of(tables: Sequence[FigureTable], imprint: Imprint) -> Book:
    """Return the tables and their annex as one book, the first table leading."""
    books = [book_of(table, imprint) for table in tables]
    first, rest = books[0], books[1:]
    return replace(first, more=(*rest, *_annex(tables, imprint)))


def book_of(table: FigureTable, imprint: Imprint) -> Book:
    """Return one table as a book; its total stands first unless the table says otherwise."""
    totals = [line for line in table.lines if line.is_total]
    body = [line for line in table.lines if not line.is_total]
    rows = tuple(_row(table, line, n) for n, line in enumerate(body, start=1))
    total = _row(table, totals[0], None) if totals else None
    sheet = _sheet(table)
    return Book(
        title=table.title,
        columns=tuple(_columns(table)),
        rows=rows,
        row_count=len(rows),
        footer=imprint.footer,
        head=_head(table, imprint),
        total=total,
        total_on_top=table.total_on_top,
        notes=table.notes,
        warnings=tuple(each.sentence for each in table.broken),
        sheet=sheet,
        text_size=sheet.least_text if len(table.headings) > _MOST_AT_USUAL_SIZE else None,
        sheet_name=table.name,
    )


def _head(table: FigureTable, imprint: Imprint) -> tuple[str, str, str]:
    left, middle, right = imprint.head(table.unit)
    return left, middle, f"{_CLERK}{right}" if table.names_the_clerk else right


def _sheet(table: FigureTable) -> Sheet:
    wanted = sum(column.width for column in _columns(table))
    return next((sheet for room, sheet in _ROOM if wanted <= room), Sheet.A3_LANDSCAPE)


def _columns(table: FigureTable) -> Iterator[Column]:
    if table.is_numbered:
        yield NUMBER_COLUMN
    yield Column(table.first, table.first_width)
    for heading in table.headings:
        yield _column(heading)


def _column(heading: Heading) -> Column:
    align = Align.LEFT if heading.holds is Holds.TEXT else Align.CENTRE
    return Column(
        heading.label,
        heading.width,
        _FORMS[heading.holds],
        align,
        _PLACES.get(heading.holds, 0),
        heading.above,
        zero=heading.zero,
    )


def _row(table: FigureTable, line: Line, number: int | None) -> Row:
    head: tuple[PaperCell, ...] = (line.label,)
    if table.is_numbered:
        head = (number, line.label)
    return Row((*head, *(cell_of(cell) for cell in line.cells)), strong=line.is_total)


def cell_of(cell: Cell) -> PaperCell:
    """Return a cell as paper and Excel want it: a real number, or the words that stand for none."""
    match cell:
        case Figure(scale=1):
            return cell.value
        case Figure():
            return float(cell.exact)
        case Rate():
            return _share_of(cell)
        case _:
            return cell


def _share_of(rate: Rate) -> PaperCell:
    """A percentage is a number unless one decimal would round it over its target."""
    share = float(rate.share) if rate.share is not None else None
    return share if shown(share, _RATE_COLUMN) == rate.words else rate.words


def _annex(tables: Sequence[FigureTable], imprint: Imprint) -> Iterator[Book]:
    origins = [(table, origin) for table in tables for origin in table.origins]
    if not origins:
        return
    rows = tuple(
        Row((number, origin.label, origin.rule, origin.value, origin.cases))
        for number, (_, origin) in enumerate(origins, start=1)
    )
    yield Book(
        title=ANNEX_TITLE,
        columns=_ANNEX_COLUMNS,
        rows=rows,
        row_count=len(rows),
        footer=imprint.footer,
        sign_line=(),
        sheet=Sheet.A4_PORTRAIT,
        text_size=9.0,
        sheet_name="这些数怎么来的",
    )
