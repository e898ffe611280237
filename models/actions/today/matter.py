"""One group of 今日: what it is about, how many there are, and the view that shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.actions import finding
from models.actions.finding import Filter, View
from models.ledger import Ledger
from models.store.ledger_file import Store

Filters = Mapping[str, Filter]


@dataclass(frozen=True)
class Matter:
    """One group on the page: its heading, how many there are, and the view that shows them.

    Where it has ``lines``, they are shown instead of records and lead to the ledger's room.
    ``tone`` says how pressing it is (bad, warn), ``beside`` the field shown beside each name.
    ``called_by`` is the field that names a row where number and label are too long together.
    """

    key: str
    title: str
    ledger: Ledger
    view: View
    count: int
    tone: str = "warn"
    beside: str = ""
    called_by: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    """Of a group that no records stand for: what is missing, and what stands beside it."""


@dataclass(frozen=True)
class Question:
    """A group before its records are counted; sorted by ``beside``, where it says so."""

    key: str
    title: str
    ledger: Ledger
    filters: Filters
    tone: str = "warn"
    beside: str = ""
    called_by: str = ""
    by_beside: bool = False


def counted(store: Store, questions: Iterable[Question]) -> list[Matter]:
    """Count each group; an empty one has count 0."""
    return [_counted(store, each) for each in questions]


def _counted(store: Store, asked: Question) -> Matter:
    sort = ((asked.beside, False),) if asked.by_beside else ()
    view = View(filters=dict(asked.filters), sort=sort)
    found = finding.count(store, asked.ledger, view)
    rest = (asked.tone, asked.beside, asked.called_by)
    return Matter(asked.key, asked.title, asked.ledger, view, found, *rest)
