"""Of several jobs for the same place on the screen only the newest may show itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.progress import Progress
from ui.background.desk import Answers, Desk
from ui.background.ticket import Ticket


class Newest:
    """One place; a job begun for it lets go of the one before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._ticket: Ticket | None = None

    def start(
        self,
        work: Callable[[Progress], Any],
        show: Callable[[Any], None],
        fail: Callable[[Exception], None],
    ) -> None:
        """Do ``work`` at the desk, then ``show`` what came of it or ``fail``."""
        self.let_go()
        ticket: Ticket | None = None

        def take(result: Any) -> None:
            if self._ticket is ticket:
                self._ticket = None
                show(result)

        def tell(error: Exception) -> None:
            if self._ticket is ticket:
                self._ticket = None
                fail(error)

        ticket = self._ticket = self._desk.start(work, Answers(take, tell))

    def let_go(self) -> None:
        """Show nothing of what is under way."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = None
