"""Long work off the GUI thread: one desk, one worker, progress and cancel.

The worker thread never holds a Qt object. It drops notes into a box and rings
the bell; the desk, living on the GUI thread, empties the box.
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from models.progress import Progress
from ui.background.ticket import Note, NotesBox, Ticket, work_off


def ignore(*_: object) -> None:
    """For an answer that nobody wants to hear."""
    return


@dataclass(frozen=True)
class Answers:
    """What the window wants to hear. Called on the GUI thread only."""

    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progressed: Callable[[int, int, str], None] = ignore
    cancelled: Callable[[], None] = ignore


class Desk(QObject):
    """One worker thread and the way back from it; whoever makes it must close it."""

    _bell = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bell.connect(self._empty_box, Qt.ConnectionType.QueuedConnection)
        self._box = NotesBox(self._bell.emit)
        self._tickets: queue.SimpleQueue[Ticket | None] = queue.SimpleQueue()
        self._held: dict[int, tuple[Ticket, Answers]] = {}
        self._answered: set[int] = set()
        self._numbers = itertools.count(1)
        self._worker: threading.Thread | None = None
        self._is_closed = False

    @property
    def is_busy(self) -> bool:
        """A job is running or waiting its turn."""
        return len(self._held) > len(self._answered)

    @property
    def is_closed(self) -> bool:
        """Takes no work any more."""
        return self._is_closed

    def start(self, work: Callable[[Progress], Any], answers: Answers) -> Ticket:
        """Queue ``work``; exactly one of done, failed or cancelled is answered.

        Jobs run one after another in the order given. ``work`` must not touch widgets.
        """
        if self._is_closed:
            raise RuntimeError("the desk is closed")
        ticket = Ticket(next(self._numbers), work, self._box)
        self._held[ticket.number] = (ticket, answers)
        if self._worker is None:
            self._worker = threading.Thread(
                target=work_off, args=(self._tickets, self._box), name="desk", daemon=True
            )
            self._worker.start()
        self._tickets.put(ticket)
        return ticket

    def close(self) -> None:
        """Cancel everything, wait for the worker to go home; no answer comes any more."""
        self._is_closed = True
        for ticket, _ in self._held.values():
            ticket.cancel()
        if self._worker is not None:
            self._tickets.put(None)
            self._worker.join()
            self._worker = None
        self._box.take_all()
        self._held.clear()
        self._answered.clear()

    def _empty_box(self) -> None:
        for note in self._box.take_all():
            self._read(note)

    def _read(self, note: Note) -> None:
        if note.what == "put_down":
            self._answered.discard(note.number)
            self._held.pop(note.number, None)
            return
        held = self._held.get(note.number)
        if held is None:
            return
        if note.what != "progressed":
            self._answered.add(note.number)
        getattr(held[1], note.what)(*note.arguments)
