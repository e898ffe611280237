"""The statistics of disputes as reports: one maker for every set of tables on offer."""

from __future__ import annotations

from functools import partial

from models.actions.disputes.figures.tables.offers import STATISTICS
from models.actions.figures.table import Statistic
from models.actions.offices import office_of
from models.ledgers.disputes.dispute import DISPUTES
from models.store.ledger_file import Store
from reports.forms.disputes.drawing import asked_view, books_of
from reports.imprint import filter_words, imprint_of
from reports.paper import Book
from reports.requests import Report, Request


def make_statistic(statistic: Statistic, store: Store, request: Request) -> Book:
    """Return the tables of a statistic for a period, of the cases that the view shows."""
    view = asked_view(request)
    filtered = filter_words(DISPUTES, view, office_of(store))
    tables = statistic.make(store, request.period, view)
    return books_of(tables, imprint_of(store, request.period.words, filtered))


def report_of(statistic: Statistic) -> Report:
    """Return a statistic as a paper on offer in the room of disputes."""
    return Report(
        statistic.name,
        statistic.title,
        DISPUTES.name,
        partial(make_statistic, statistic),
        spans=statistic.spans,
    )


STATISTIC_REPORTS = tuple(report_of(each) for each in STATISTICS)
