"""How long work reports itself, without knowing who is watching."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """The clerk asked to stop; whoever raises it has left nothing half-done."""


class Progress(Protocol):
    """What a long verb is given. ``SILENT`` serves where nobody watches."""

    def step(self, done: int, total: int, note: str = "") -> None:
        """Report ``done`` of ``total``; raise Cancelled if the clerk asked to stop."""


class Silent:
    """Nobody is watching and nobody will cancel."""

    def step(self, done: int, total: int, note: str = "") -> None:
        """Let it pass."""


SILENT: Progress = Silent()
