"""The printed book of any ledger, column by column as its official form says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from models.actions.linking.belonging import called
from models.fields import FieldCard, Kind, Mask
from models.ledger import Ledger, Printed, find_ledger
from models.office import Office
from reports.imprint import Imprint
from reports.paper import Align, Book, Cell, Column, Form, Row, Sheet

_NUMBER_WIDTH = 3.0
_LEAST_WIDTH = 3.0

# How a kind stands in a column; kinds that are not named stand as their text.
FORMS: dict[Kind, Form] = {
    Kind.TEXT: Form.TEXT,
    Kind.PARAGRAPH: Form.TEXT,
    Kind.NUMBER: Form.NUMBER,
    Kind.DECIMAL: Form.NUMBER,
    Kind.DATE: Form.DATE,
    Kind.MONTH: Form.TEXT,
    Kind.MOMENT: Form.TEXT,
    Kind.YES_NO: Form.TEXT,
    Kind.CHOICE: Form.TEXT,
    Kind.MANY: Form.TEXT,
    Kind.LINK: Form.TEXT,
}
_CENTRED = {Kind.YES_NO, Kind.CHOICE, Kind.MONTH, Kind.MOMENT}

Reader = Callable[[Any], Cell]


def ledger_book(
    ledger: Ledger, rows: Sequence[Any], office: Office, imprint: Imprint, title: str = ""
) -> Book:
    """Return the book of ``rows``; particulars are covered, numbers and dates stay what they are.

    Rows of a tree are set in by their level among the rows given, and those with others below
    them are strong.
    """
    form = ledger.official_form
    readers = [_reader(ledger, column, office) for column in form.columns]
    levels = _levels(ledger, rows)
    owners = {getattr(row, ledger.above) for row in rows} if ledger.above else set()

    def lines() -> Iterable[Row]:
        for number, row in enumerate(rows, start=1):
            cells = (number, *(read(row) for read in readers))
            yield Row(cells, level=levels[number - 1], strong=row.id in owners)

    count = f"共{len(rows)}{ledger.counter}。"
    return Book(
        title=title or form.title,
        columns=(NUMBER_COLUMN, *(_column(ledger, column) for column in form.columns)),
        rows=tuple(lines()),
        row_count=len(rows),
        footer=imprint.footer,
        head=imprint.head(form.unit),
        notes=(*form.notes, count),
        sheet=sheet_of(form.paper, landscape=form.landscape),
        sheet_name=ledger.title,
    )


NUMBER_COLUMN = Column("序号", _NUMBER_WIDTH, Form.NUMBER, Align.CENTRE)


def sheet_of(paper: str, *, landscape: bool) -> Sheet:
    """Return the sheet of an official form's paper, A4 or A3."""
    return Sheet[f"{paper}_{'LANDSCAPE' if landscape else 'PORTRAIT'}"]


def _column(ledger: Ledger, column: str | Printed) -> Column:
    if isinstance(column, Printed):
        return Column(column.heading, max(column.width / 2, _LEAST_WIDTH))
    card = ledger.fields[column].card
    return Column(
        card.heading,
        max(card.width / 2, _LEAST_WIDTH),
        _form(card),
        Align.CENTRE if card.kind in _CENTRED else None,
        places=card.places if card.kind is Kind.DECIMAL else 0,
        indented=bool(ledger.above) and column == ledger.label,
        digits=card.length if ledger.coded and column == ledger.number else 0,
    )


def _form(card: FieldCard) -> Form:
    return FORMS[card.kind] if card.mask is Mask.NONE else Form.TEXT


def _reader(ledger: Ledger, column: str | Printed, office: Office) -> Reader:
    if isinstance(column, Printed):
        text = column.text
        return lambda row: text(lambda key: ledger.show(row, key, office))
    found = ledger.fields[column]
    if found.card.kind is Kind.LINK and (target := find_ledger(found.card.target)).coded:
        return lambda row: _name_only(target, found.value(row, office), office)
    if _form(found.card) is Form.TEXT:
        return lambda row: ledger.show(row, column, office)
    if found.card.kind is Kind.DECIMAL:
        share = 10**found.card.places
        return lambda row: None if (v := found.value(row, office)) is None else v / share
    return lambda row: _cell(found.value(row, office))


def _name_only(target: Ledger, record_id: int | None, office: Office) -> str:
    """A code of 12 digits leaves no room for the name beside it."""
    return "" if record_id is None else called(office, target, record_id)


def _cell(value: Any) -> Cell:
    held: Cell = value
    return held


def _levels(ledger: Ledger, rows: Sequence[Any]) -> list[int]:
    """Return how deep each row stands below others that are in the book."""
    if not ledger.above:
        return [0] * len(rows)
    above = {row.id: getattr(row, ledger.above) for row in rows}
    depths: dict[int, int] = {}

    def depth(record_id: int) -> int:
        trail = []
        while record_id in above and record_id not in depths and record_id not in trail:
            trail.append(record_id)
            record_id = above[record_id]
        level = depths.get(record_id, -1)
        for each in reversed(trail):
            level += 1
            depths[each] = level
        return depths[trail[0]] if trail else level

    return [depth(row.id) for row in rows]
