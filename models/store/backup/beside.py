"""Two things at once: pages are read by a second thread while this one copies and hashes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from models.progress import Cancelled, Progress

Made = TypeVar("Made")
_PAUSE = 0.1


class _Stopping:
    """The progress of the second thread: it reports nothing and stops when asked to."""

    def __init__(self) -> None:
        self.wanted = threading.Event()

    def step(self, done: int, total: int, note: str = "") -> None:  # noqa: ARG002  as Progress
        """Let it pass, or stop."""
        if self.wanted.is_set():
            raise Cancelled


@contextmanager
def beside(work: Callable[[Progress], Made]) -> Iterator[Future[Made]]:
    """Do ``work`` in a second thread during the block; it has ended when the block has.

    An exception of the block stops it; its own comes with the future's ``result``.
    """
    stopping = _Stopping()
    with ThreadPoolExecutor(1, "beside") as worker:
        future = worker.submit(work, stopping)
        try:
            yield future
        except BaseException:
            stopping.wanted.set()
            raise


def outcome(future: Future[Made], tick: Callable[[], None]) -> Made:
    """Wait for what the second thread made; ``tick`` now and then, which may raise Cancelled."""
    while True:
        try:
            return future.result(_PAUSE)
        except TimeoutError:
            if future.done():
                raise
            tick()
