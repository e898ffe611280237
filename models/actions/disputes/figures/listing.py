"""Cases as lists name them on a day: in order, with what was last noted, names covered.

The county's list asks for reason, measure and progress (2.5 c): these texts are told, and in them
the parties' names and numbers are covered, as on the case's own pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, func, literal, select

from models.actions.disputes.figures.as_of import is_controlled_on
from models.actions.disputes.figures.facts import Facts
from models.actions.finding import rows_by_id
from models.actions.people.blotting import Names, blot, names_of
from models.fields import Mask
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.ledgers.villages import VILLAGES
from models.office import Office
from models.store.ledger_file import Store

_PIECE = 1000


@dataclass(frozen=True)
class Listed:
    """One case of a list: its row, how it stood at the end of the period, the last words on it.

    ``outcome`` is a code of 结果 as of that day, ``ended_on`` its day. ``note`` and ``watch`` are
    the rows last written by then, None if there are none.
    """

    case: Any
    outcome: str
    ended_on: dt.date | None
    note: Any
    watch: Any
    names: Names

    def show(self, key: str, office: Office) -> str:
        """Return a field of the case; its texts are told, the parties' names in them covered."""
        return self.told(DISPUTES, self.case, key, office)

    def told(self, ledger: Ledger, record: Any, key: str, office: Office) -> str:
        """Return a field of what belongs to the case in the same way."""
        card = ledger.fields[key].card
        text = ledger.show(record, key, office, uncovered=card.mask is Mask.STORY)
        return blot(text, self.names)


def unsettled(store: Store, facts: Facts) -> list[Listed]:
    """Return the cases that no ending holds for when the period ends (2.5 c)."""
    return _listed(store, facts, [facts.ending.id.is_(None)])


def petitions(store: Store, facts: Facts) -> list[Listed]:
    """Return the cases handed over by 信访 that were to be settled in the period (L9)."""
    return _listed(store, facts, [facts.is_due, facts.case.source == "petition"])


def _listed(store: Store, facts: Facts, conditions: Sequence[Any]) -> list[Listed]:
    query = _ordered(facts).where(*facts.conditions, *conditions)
    day = facts.period.end
    with store.reading() as connection:
        found = connection.execute(query).all()
        ids = [row.id for row in found]
        notes = _last(connection, DISPUTE_STEPS, ids, day)
        watches = _last(connection, DISPUTE_WATCHES, ids, day)
    ends = {row.id: (row.outcome, row.on_day) for row in found}
    return [
        Listed(
            row,
            *ends[row.id],
            notes.get(row.id),
            watches.get(row.id),
            names_of(store, DISPUTES, row),
        )
        for row in rows_by_id(store, DISPUTES, ids)
    ]


def _ordered(facts: Facts) -> Select[Any]:
    """Villages by their code, then cases by the day they were found."""
    village, held = VILLAGES.columns, is_controlled_on(facts.case, facts.period.end)
    still_open = case((func.coalesce(held, False), literal("watched")), else_=literal("open"))
    return (
        select(
            facts.case.id,
            func.coalesce(facts.ending.outcome, still_open).label("outcome"),
            facts.ending.on_day,
        )
        .select_from(facts.relation.outerjoin(village, village.c.id == facts.case.village_id))
        .order_by(village.c.code, facts.case.found_on, facts.case.id)
    )


def _last(
    connection: Connection, child: Ledger, ids: Sequence[int], day: dt.date
) -> Mapping[int, Any]:
    """Return the last row of a child ledger up to a day, by case; struck and empty notes not."""
    table = child.columns.c
    query = select(child.columns).where(
        table.dispute_id.in_(bindparam("ids", expanding=True)),
        table.on_day <= day,
        table.retired_at.is_(None),
    )
    if child.append_only:  # notes: what was struck or says nothing does not count
        query = query.where(table.struck_on.is_(None), table.note.is_not(None))
    query = query.order_by(table.on_day, table.id)
    return {row.dispute_id: row for row in _by_pieces(connection, query, ids)}


def _by_pieces(connection: Connection, query: Select[Any], ids: Sequence[int]) -> Iterator[Any]:
    for start in range(0, len(ids), _PIECE):
        yield from connection.execute(query, {"ids": list(ids[start : start + _PIECE])})
