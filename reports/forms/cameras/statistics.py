"""The tables of camera points as papers: norm, units, rates; as of the period's last day."""

from __future__ import annotations

from functools import partial

from models.actions.cameras.tables import norm, rates, units
from models.actions.cameras.tables.norm import day_of
from models.actions.figures.table import Statistic
from models.actions.finding import NO_VIEW
from models.dates.spans import Span
from models.ledgers.cameras.points import CAMERA_POINTS
from models.store.ledger_file import Store
from reports.forms.disputes.drawing import books_of
from reports.imprint import imprint_of
from reports.paper import Book
from reports.requests import Report, Request

NORM = Statistic("camera-points-norm", norm.TITLE, norm.norm_tables, tuple(Span))
UNITS = Statistic(
    "camera-points-units", f"{norm.TITLE}（按管理单位）", units.unit_tables, tuple(Span)
)
RATES = Statistic("camera-rates", rates.TITLE, rates.rate_tables, tuple(Span))


def make_statistic(statistic: Statistic, store: Store, request: Request) -> Book:
    """Return the tables of a statistic; they hold every point, whatever the list is filtered by."""
    tables = statistic.make(store, request.period, NO_VIEW)
    return books_of(tables, imprint_of(store, f"截至{day_of(store, request.period)}"))


def _report_of(statistic: Statistic) -> Report:
    make = partial(make_statistic, statistic)
    return Report(statistic.name, statistic.title, CAMERA_POINTS.name, make, spans=statistic.spans)


STATISTIC_REPORTS = tuple(_report_of(each) for each in (NORM, UNITS, RATES))
