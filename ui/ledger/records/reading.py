"""Reading what a list shows: at once in a small ledger, at the desk in a large one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtWidgets import QWidget

from models.actions import finding
from models.actions.finding import View
from models.ledger import Ledger
from models.progress import Progress
from models.store.ledger_file import Store
from ui.background.desk import Answers
from ui.background.ticket import Ticket
from ui.background.waiting_dialog import tell_error
from ui.ledger.tones import alarms
from ui.workplace import Workplace

MOST_AT_ONCE = 2000
"""So many rows are counted and sorted well within 100 ms on a small office machine."""


Read = TypeVar("Read")


@dataclass(frozen=True)
class Found:
    """What a view holds: ids in order, the first rows, and how many ask for the clerk."""

    ids: Sequence[int]
    first: Sequence[Any]
    is_all: bool
    alarms: tuple[tuple[str, int], ...] = ()


class Reader:
    """Reads for one widget; of several readings only the newest is shown."""

    def __init__(self, workplace: Workplace, ledger: Ledger, owner: QWidget) -> None:
        self._workplace, self._ledger, self._owner = workplace, ledger, owner
        self._tickets: list[Ticket] = []
        self._newest = 0

    def read(self, works: Sequence[Callable[[], Read]], show: Callable[[Read], None]) -> None:
        """Call ``show`` with what each of ``works`` reads; in a small ledger the last one only."""
        for ticket in self._tickets:
            ticket.cancel()
        self._tickets.clear()
        self._newest += 1
        number = self._newest
        if finding.size(self._workplace.store, self._ledger) <= MOST_AT_ONCE:
            show(works[-1]())
            return

        def show_if_newest(found: Read) -> None:
            if number == self._newest and shiboken6.isValid(self._owner):
                show(found)

        def tell(error: Exception) -> None:
            if shiboken6.isValid(self._owner):
                tell_error(self._owner, error)

        answers = Answers(show_if_newest, tell)
        self._tickets = [self._workplace.desk.start(partial(_do, work), answers) for work in works]


def _do(work: Callable[[], Read], _progress: Progress) -> Read:
    return work()


def read_first(store: Store, ledger: Ledger, view: View) -> Found:
    """Return the first window of a view."""
    rows = finding.first_rows(store, ledger, view)
    return Found([row.id for row in rows], rows, is_all=len(rows) < finding.WINDOW)


def read_all(store: Store, ledger: Ledger, view: View) -> Found:
    """Return all ids of a view and how many rows of each alarming word it holds."""
    ids = finding.all_ids(store, ledger, view)
    first = finding.rows_by_id(store, ledger, ids[: finding.WINDOW])
    return Found(ids, first, True, tuple(_alarms(store, ledger, view)))


def _alarms(store: Store, ledger: Ledger, view: View) -> list[tuple[str, int]]:
    found = []
    for each in ledger.pick(ledger.list_columns):
        if (codes := alarms(each.card)) and each.card.choices is not None:
            counts = finding.tally(store, ledger, view, each.key)
            found += [(each.card.choices.label(c), counts[c]) for c in codes if counts.get(c)]
    return found
