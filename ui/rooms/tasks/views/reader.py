"""Reading for a view: at once where it takes a moment, at the desk in a large ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtWidgets import QWidget

from models.actions import finding
from models.actions.finding import View
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from ui.background.desk import Answers
from ui.background.waiting_dialog import tell_error
from ui.workplace import Workplace

MOST_AT_ONCE = 200
"""So many tasks are read and laid out well within 100 ms on a small office machine."""

Read = TypeVar("Read")


class Reader:
    """Reads what one widget shows; of several readings only the newest is shown."""

    def __init__(self, workplace: Workplace, widget: QWidget) -> None:
        self._workplace, self._widget = workplace, widget
        self._newest = 0

    def read(self, work: Callable[[], Read], show: Callable[[Read], None]) -> None:
        """``show(work())``, now or as soon as the desk has read it."""
        self._newest += 1
        if _how_many(self._workplace.store) <= MOST_AT_ONCE:
            show(work())
            return
        number = self._newest

        def show_if_newest(result: Read) -> None:
            if number == self._newest and shiboken6.isValid(self._widget):
                show(result)

        def tell(error: Exception) -> None:
            if shiboken6.isValid(self._widget):
                tell_error(self._widget, error)

        self._workplace.desk.start(lambda _progress: work(), Answers(show_if_newest, tell))


def _how_many(store: Store) -> int:
    return store.cached(
        "how many tasks", frozenset({TASKS.name}), lambda: finding.count(store, TASKS, View())
    )
