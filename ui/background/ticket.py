"""The worker's side of one job: plain Python, no Qt object within reach."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models.progress import Cancelled, Progress

SECONDS_BETWEEN_STEPS = 0.05
"""A verb may report ten thousand times a second; the window hears twenty."""


@dataclass(frozen=True)
class Note:
    """What the worker tells the desk about the job ``number``."""

    number: int
    what: str
    arguments: tuple[Any, ...] = ()


class NotesBox:
    """Where the worker drops its notes; ``ring`` wakes the thread that empties it."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._notes: queue.SimpleQueue[Note] = queue.SimpleQueue()
        self._ring = ring

    def put(self, note: Note) -> None:
        """Drop a note in and ring; any thread."""
        self._notes.put(note)
        self._ring()

    def take_all(self) -> list[Note]:
        """What is here now, oldest first; not what comes meanwhile."""
        return [self._notes.get() for _ in range(self._notes.qsize())]


class Ticket:
    """One job: the worker reports through it, the window cancels through it."""

    def __init__(self, number: int, work: Callable[[Progress], Any], box: NotesBox) -> None:
        self.number = number
        self._work = work
        self._box = box
        self._stop = threading.Event()
        self._told = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step; one not begun never begins."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """The clerk asked to stop, whether or not the work has noticed."""
        return self._stop.is_set()

    def step(self, done: int, total: int, note: str = "") -> None:
        """``Progress.step``; raises Cancelled when asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= SECONDS_BETWEEN_STEPS or done == total:
            self._told = now
            self._box.put(Note(self.number, "progressed", (done, total, note)))

    def run(self) -> None:
        """Do the work and drop exactly one closing note: done, cancelled or failed."""
        try:
            if self._stop.is_set():
                raise Cancelled
            note = Note(self.number, "done", (self._work(self),))
        except Cancelled:
            note = Note(self.number, "cancelled")
        except BaseException as error:  # whatever it is, the GUI thread decides
            note = Note(self.number, "failed", (error,))
        self._box.put(note)


def work_off(tickets: queue.SimpleQueue[Ticket | None], box: NotesBox) -> None:
    """The worker's day: one ticket after another until ``None`` comes.

    The note "put down" comes when nothing here refers to the ticket any more:
    only then may the desk drop it, so that a window caught in a job's closure is
    never destroyed in this thread.
    """
    while (ticket := tickets.get()) is not None:
        number = ticket.number
        ticket.run()
        del ticket
        box.put(Note(number, "put_down"))
