"""Reading the log at the desk: the newest rows at once, then how many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import shiboken6
from PySide6.QtWidgets import QWidget

from models.actions.finding import View
from models.actions.traces import listing
from models.actions.traces.listing import Trace
from models.progress import Progress
from models.store.ledger_file import Store
from ui.background.desk import Answers
from ui.background.ticket import Ticket
from ui.background.waiting_dialog import tell_error
from ui.workplace import Workplace


@dataclass(frozen=True)
class Found:
    """The batches of a view: their numbers, the first of them whole, who did something."""

    numbers: Sequence[int]
    first: Sequence[Trace]
    people: Sequence[str]
    is_all: bool


class LogReader:
    """Reads for one page; of several readings only the newest is shown."""

    def __init__(self, workplace: Workplace, owner: QWidget) -> None:
        self._workplace, self._owner = workplace, owner
        self._tickets: list[Ticket] = []
        self._newest = 0

    def read(self, view: View, show: Callable[[Found], None], *, is_new: bool) -> None:
        """Call ``show`` with all of ``view``; for a new one with its first page before that."""
        for ticket in self._tickets:
            ticket.cancel()
        self._newest += 1
        number = self._newest

        def show_if_newest(found: Found) -> None:
            if number == self._newest and shiboken6.isValid(self._owner):
                show(found)

        def tell(error: Exception) -> None:
            if shiboken6.isValid(self._owner):
                tell_error(self._owner, error)

        answers, store = Answers(show_if_newest, tell), self._workplace.store
        works = [partial(read_first, store, view), partial(read_all, store, view)]
        if not is_new:
            del works[0]  # the rows at hand stay until everything is read
        self._tickets = [self._workplace.desk.start(work, answers) for work in works]


def read_first(store: Store, view: View, _progress: Progress) -> Found:
    """Return the first window of a view."""
    numbers = listing.first_numbers(store, view)
    return Found(numbers, listing.traces(store, numbers), (), is_all=False)


def read_all(store: Store, view: View, _progress: Progress) -> Found:
    """Return every number of a view and the first window."""
    numbers = listing.all_numbers(store, view)
    first = listing.traces(store, numbers[: listing.WINDOW])
    return Found(numbers, first, listing.people(store), is_all=True)
