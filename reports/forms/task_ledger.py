"""任务台账: all tasks of a year in the order of the plan, chapters strong."""

from __future__ import annotations

from dataclasses import replace

from models.actions.offices import office_of
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from reports.forms.task_papers import tasks_of, view_of
from reports.imprint import filter_words, imprint_of
from reports.ledger_book import ledger_book
from reports.paper import Book
from reports.requests import Request


def make_task_ledger(store: Store, request: Request) -> Book:
    """Return the book of the tasks of the period."""
    office = office_of(store)
    filtered = filter_words(TASKS, request.view, office) if request.view else ""
    rows = tasks_of(store, view_of(request.period, request.view))
    imprint = imprint_of(store, request.period.words, filtered)
    book = ledger_book(TASKS, rows, office, imprint)
    return replace(book, sheet_name=f"{request.period.words}任务台账")
