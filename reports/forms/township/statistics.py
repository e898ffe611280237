"""The tables of places as reports: the whole township, whatever a list is filtered by."""

from __future__ import annotations

from functools import partial

from models.actions.figures.table import Statistic
from models.actions.finding import NO_VIEW
from models.actions.township.tables.offers import STATISTICS
from models.store.ledger_file import Store
from reports.forms.disputes.drawing import books_of
from reports.imprint import imprint_of
from reports.paper import Book
from reports.requests import Report, Request


def make_statistic(statistic: Statistic, store: Store, request: Request) -> Book:
    """Return the tables of a statistic for a period, all villages among them."""
    tables = statistic.make(store, request.period, NO_VIEW)
    return books_of(tables, imprint_of(store, request.period.words))


REPORTS = tuple(
    Report(each.name, each.title, ledger.name, partial(make_statistic, each), spans=each.spans)
    for ledger, each in STATISTICS
)
