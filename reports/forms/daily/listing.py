"""What the lists of the daily ledgers share: their day, their columns, their imprint."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.actions.disputes.figures.tables.wording import headed, this
from models.actions.finding import View, every_row
from models.actions.offices import office_of
from models.dates.spans import USUAL_SPANS
from models.ledger import Ledger
from models.office import Office
from models.store.ledger_file import Store
from reports.imprint import filter_words, imprint_of
from reports.ledger_book import NUMBER_COLUMN
from reports.paper import Align, Book, Cell, Column, Form, Row
from reports.requests import Request

NONE = "—"
LEDGER_SPANS = USUAL_SPANS


@dataclass(frozen=True)
class Item:
    """One column of a list and what it holds of a row."""

    column: Column
    read: Callable[[Any], Cell]


@dataclass(frozen=True)
class Frame:
    """What a list is made within: the office as it stood when the period ended."""

    store: Store
    request: Request
    ledger: Ledger
    office: Office

    @property
    def end(self) -> dt.date:
        """The last day told of."""
        return self.office.today

    def rows(self) -> list[Any]:
        """Return the rows of the view asked for; what lies in the bin never counts."""
        return every_row(
            self.store, self.ledger, replace(self.request.view or View(), in_bin=False)
        )

    def text(self, key: str, width: float, label: str = "") -> Item:
        """Return a field as text."""
        shown, card = self.ledger.show, self.ledger.fields[key].card
        column = Column(label or card.label, width)
        return Item(column, lambda row: shown(row, key, self.office) or NONE)

    def village(self, width: float = 5) -> Item:
        """Return the village without its code."""
        shown, key = self.ledger.show, self.ledger.village_key
        label = self.ledger.fields[key].card.label
        return Item(
            Column(label, width),
            lambda row: shown(row, key, self.office).rpartition(" ")[2] or NONE,
        )

    def day(self, key: str, label: str = "") -> Item:
        """Return a day; one after the end of the period had not come yet."""
        column = Column(label or self.ledger.fields[key].card.label, 6, Form.DATE)
        return Item(column, lambda row: self.by_then(getattr(row, key)) or NONE)

    def term(self, key: str) -> Item:
        """Return a day that lies ahead as a rule: it is told as it was set."""
        column = Column(self.ledger.fields[key].card.label, 6, Form.DATE)
        return Item(column, lambda row: getattr(row, key) or NONE)

    def word(self, label: str, width: float, read: Callable[[Any], str]) -> Item:
        """Return a word of our own, in the middle of its column."""
        return Item(Column(label, width, align=Align.CENTRE), read)

    def by_then(self, day: dt.date | None) -> dt.date | None:
        """Return a day that had come when the period ended, else None."""
        return day if day is not None and day <= self.end else None

    def book(self, title: str, unit: str, items: Sequence[Item], rows: Sequence[Any]) -> Book:
        """Return the lines as a book, numbered; the form adds its notes."""
        period = self.request.period
        view = replace(self.request.view or View(), in_bin=False)
        words = f"{period.words}（截至{self.end}）"
        imprint = imprint_of(self.store, words, filter_words(self.ledger, view, self.office))
        return Book(
            title=f"{headed(period, self.office)}{title}",
            columns=(NUMBER_COLUMN, *(item.column for item in items)),
            rows=tuple(
                Row((number, *(item.read(row) for item in items)))
                for number, row in enumerate(rows, start=1)
            ),
            row_count=len(rows),
            footer=imprint.footer,
            head=imprint.head(unit),
            empty_text=f"{this(period)}无",
            text_size=9.0,
            sheet_name=title,
        )


def frame_of(store: Store, request: Request, ledger: Ledger) -> Frame:
    """Return the frame of a list for a request."""
    office = office_of(store)
    end = min(request.period.end, office.today)
    return Frame(store, request, ledger, replace(office, today=end))
