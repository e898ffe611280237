"""Puts aside what is typed and not saved: every ten seconds, on leaving a field, on leaving."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from models.actions import drafts
from models.progress import Progress
from ui import crash
from ui.background.desk import Answers, ignore
from ui.background.ticket import Ticket
from ui.workplace import Workplace

EVERY_MILLISECONDS = 10_000

Typed = Mapping[str, object]


class DraftKeeper:
    """Keeps the draft of one form; ``typed`` gives what is not saved yet."""

    def __init__(self, workplace: Workplace, typed: Callable[[], Typed], owner: QWidget) -> None:
        self._workplace, self._typed = workplace, typed
        self._place = ""
        self._kept: Typed = {}
        self._ticket: Ticket | None = None
        self._timer = QTimer(owner, singleShot=True, interval=EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.keep_soon)

    def open(self, place: str) -> drafts.Kept | None:
        """Work for another form; return the draft that lies there."""
        self._timer.stop()
        self._place, self._kept = place, {}
        return drafts.look_up(self._workplace.store, place)

    def heed(self) -> None:
        """Something was typed."""
        if not self._timer.isActive():
            self._timer.start()

    def keep_soon(self) -> None:
        """Put the draft aside at the desk, so that nobody waits for the disk."""
        typed = dict(self._typed())
        if not self._place or not typed or typed == self._kept:
            return
        self._kept = typed
        store, place = self._workplace.store, self._place

        def put(progress: Progress) -> None:
            progress.step(0, 1)  # stops here if the form was saved meanwhile
            drafts.put_aside(store, place, typed)

        if not self._workplace.desk.is_closed:
            self._ticket = self._workplace.desk.start(put, Answers(ignore, crash.report))

    def keep_now(self) -> bool:
        """Put the draft aside before the form goes; True if there was anything to keep."""
        self._timer.stop()
        typed = dict(self._typed())
        if not self._place or not typed:
            return False
        self._cancel()
        drafts.put_aside(self._workplace.store, self._place, typed)
        return True

    def throw_away(self) -> None:
        """Forget the draft: it was saved, or nobody wants it."""
        self._timer.stop()
        self._cancel()
        self._kept = {}
        if self._place:
            drafts.throw_away(self._workplace.store, self._place)

    def close(self) -> None:
        """Keep nothing any more: the form goes."""
        self._timer.stop()
        self._place = ""

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None


def hour_of(at: dt.datetime, today: dt.date) -> str:
    """``09:41``, with the day before it unless it is today."""
    return f"{at:%H:%M}" if at.date() == today else f"{at:%Y-%m-%d %H:%M}"
