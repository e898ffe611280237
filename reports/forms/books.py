"""The printed book of a ledger for a period, with the filter of the list it was asked from."""

from __future__ import annotations

from dataclasses import replace

from models.actions.finding import Between, View, every_row
from models.actions.offices import office_of
from models.dates.spans import Span
from models.fields import Kind
from models.ledger import Ledger
from models.store.ledger_file import Store
from reports.imprint import filter_words, imprint_of
from reports.ledger_book import ledger_book
from reports.paper import Book
from reports.requests import Request


def dated_by(ledger: Ledger) -> str:
    """Return the field by which a record belongs to a period: its only required day, or “”."""
    days = [f.key for f in ledger.typed if f.card.kind is Kind.DATE and f.card.required]
    return days[0] if len(days) == 1 else ""


def make_book(ledger: Ledger, store: Store, request: Request) -> Book:
    """Return the book of ``ledger``; one whose records carry no day holds them all, as of today."""
    office, view, period = office_of(store), request.view or View(), request.period
    filtered = filter_words(ledger, view, office)
    key, words = dated_by(ledger), period.words
    if not key:
        words = f"截至{office.today}"
    elif period.span is not Span.WHOLE and key not in view.filters:
        between = Between(period.start, period.end)
        view = replace(view, filters={**view.filters, key: between})
    rows = every_row(store, ledger, view)
    return ledger_book(ledger, rows, office, imprint_of(store, words, filtered))
