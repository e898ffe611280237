"""A look at one case and what belongs to it, within the connection that asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, select

from models.ledger import Ledger
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.office import Office
from models.store.ledger_file import Store
from models.words.disputes.flow import CLOSED, STATES


@dataclass(frozen=True)
class CaseLook:
    """One case as it stands now. Nothing is read before it is asked for, and then only once."""

    store: Store
    connection: Connection
    office: Office
    case: Any

    @property
    def state(self) -> str:
        """The state of the case."""
        return str(self.case.state)

    @property
    def state_words(self) -> str:
        """The state in the office's words."""
        return self.office.choices(STATES).label(self.state)

    @property
    def since(self) -> dt.date:
        """The day since which the case stands in its state."""
        day: dt.date = self.case.state_on or self.case.found_on
        return day

    @cached_property
    def path(self) -> list[Any]:
        """The turns that led to the present state, oldest first; the last one set it.

        A closing that was opened again is no part of it: what the office did between the two
        days may be written down late.
        """
        found: list[Any] = []
        for step in self.rows(DISPUTE_STEPS):
            if step.state is None or step.struck_on is not None:
                continue
            if step.step == "reopened" and found and found[-1].state in CLOSED:
                found.pop()
            else:
                found.append(step)
        return found

    @cached_property
    def ending(self) -> Any | None:
        """The ending that stands, or None."""
        standing = [row for row in self.rows(DISPUTE_ENDINGS) if row.undone_on is None]
        return standing[-1] if standing else None

    @property
    def is_agreed(self) -> bool:
        """True if the case ended by an agreement that still stands."""
        return self.ending is not None and self.ending.outcome == "settled"

    @cached_property
    def agreement(self) -> Any | None:
        """The agreement that was not reneged on, or None."""
        standing = [row for row in self.rows(AGREEMENTS) if row.reneged_on is None]
        return standing[-1] if standing else None

    @cached_property
    def reneged_on(self) -> dt.date | None:
        """The day of the last 反悔, or None."""
        return max((r.reneged_on for r in self.rows(AGREEMENTS) if r.reneged_on), default=None)

    @cached_property
    def session_days(self) -> list[dt.date]:
        """The days of the sessions, in order."""
        return sorted(row.on_day for row in self.rows(MEDIATIONS))

    @cached_property
    def open_obligations(self) -> list[Any]:
        """What the agreement still obliges to."""
        rows = self.rows(OBLIGATIONS)
        return [row for row in rows if row.done_on is None and row.void_on is None]

    @cached_property
    def revisits(self) -> list[Any]:
        """The revisits that count: made for an agreement that stands, or done."""
        return [row for row in self.rows(REVISITS) if row.void_on is None]

    def rows(self, child: Ledger) -> list[Any]:
        """Return the standing rows of a child ledger, in the order they were made."""
        return rows_of(self.connection, child, self.case.id)


def rows_of(connection: Connection, child: Ledger, owner_id: int) -> list[Any]:
    """Return the standing rows that belong to one record, in the order they were made."""
    assert child.parent is not None
    table = child.columns
    query = select(table).where(table.c[child.parent.key] == owner_id, table.c.retired_at.is_(None))
    return list(connection.execute(query.order_by(table.c.id)))
