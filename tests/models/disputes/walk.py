"""One case led about at random: what is drawn for it, what it holds, what was tried."""

from __future__ import annotations

import datetime as dt
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

from models.actions import finding, records
from models.actions.offices import office_of
from models.actions.records import Seen
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.store.ledger_file import Store
from models.troubles import Trouble

Drawn = TypeVar("Drawn")


class Draw(Protocol):
    """What ``@composite`` and ``st.data()`` give: a value of a strategy."""

    def __call__(self, strategy: st.SearchStrategy[Drawn], /) -> Drawn:
        """Return one value."""


class Walk:
    """One case on its way; remembers what was tried and how it went."""

    def __init__(self, store: Store, draw: Draw, case_id: int) -> None:
        self.store, self.draw, self.case_id = store, draw, case_id
        self.told: list[tuple[str, str]] = []

    @property
    def case(self) -> Any:
        """The case as it stands."""
        return finding.rows_by_id(self.store, DISPUTES, [self.case_id])[0]

    @property
    def seen(self) -> Seen:
        """The case as it is looked at now."""
        return Seen(self.case_id, self.case.revision)

    def day(self) -> dt.date:
        """Draw a day: mostly one that may follow, now and then too early or ahead."""
        today = office_of(self.store).today
        since = self.case.state_on or self.case.found_on
        early, late = since - dt.timedelta(3), today + dt.timedelta(1)
        likely = st.dates(min(since, today), today)
        return self.draw(st.one_of(likely, likely, likely, st.dates(min(early, today), late)))

    def rows(self, child: Ledger) -> list[Any]:
        """Return the standing rows of a child ledger of the case."""
        return finding.children(self.store, child, DISPUTES, self.case_id)

    def one_of(self, child: Ledger) -> Any:
        """Draw a row of a child ledger; NothingThere if it has none."""
        rows = self.rows(child)
        if not rows:
            raise NothingThere
        return self.draw(st.sampled_from(rows))

    def keep(self, child: Ledger, **raw: Any) -> int:
        """Type a new row of a child ledger."""
        return records.keep(self.store, child, {"dispute_id": self.case_id, **raw})

    def correct(self, child: Ledger, row: Any, **raw: Any) -> None:
        """Type over a row of a child ledger."""
        records.keep(self.store, child, raw, Seen(row.id, row.revision))


class NothingThere(Trouble):
    """There is no row to do something with."""
