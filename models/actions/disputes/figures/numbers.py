"""Every case number ever given, and why some stand on no case any more (B1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from models.actions.disputes.file.gaps import Gap, gaps
from models.actions.finding import rows_by_id
from models.actions.offices import office_of
from models.actions.people.blotting import blot, names_of
from models.dates.spans import Period
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.committees import CASE_NUMBERS, COMMITTEES
from models.store.ledger_file import Store


@dataclass(frozen=True)
class Number:
    """One number: its committee, the day it was given, the case that bears it, or the gap.

    ``case`` is None where the number stands on no case; then ``gap`` says what happened, with the
    names of the parties covered.
    """

    committee: str
    case_no: str
    given_on: dt.date | None
    case: Any
    gap: Gap | None


def register(store: Store, period: Period) -> list[Number]:
    """Return the numbers given in a period, by committee and number, with the holes between them.

    A hole has no day of its own: it is listed with the numbers of its year.
    """
    explained = {(g.committee, g.year, g.serial): g for g in gaps(store)}
    rows = _given(store, period)
    cases = {c.id: c for c in rows_by_id(store, DISPUTES, [row.dispute_id for row in rows])}
    found: dict[tuple[int, int, int], Number] = {}
    for row in rows:
        gap = explained.pop((row.committee, row.year, row.serial), None)
        case = cases.get(row.dispute_id)
        if gap is not None and case is not None:
            gap, case = replace(gap, why=blot(gap.why, names_of(store, DISPUTES, case))), None
        place = (row.committee_id, row.year, row.serial)
        found[place] = Number(row.committee, row.case_no, row.given_on, case, gap)
    homes = {(row.committee, row.year): row.committee_id for row in rows}
    for (committee, year, serial), gap in explained.items():
        home = homes.get((committee, year))
        if gap.is_finding and home is not None:
            found[home, year, serial] = Number(committee, "", None, None, gap)
    return [found[place] for place in sorted(found)]


def _given(store: Store, period: Period) -> list[Any]:
    number, committee, office = CASE_NUMBERS.columns.c, COMMITTEES.columns.c, office_of(store)
    query = (
        select(CASE_NUMBERS.columns, committee.name.label("committee"))
        .join(COMMITTEES.columns, committee.id == number.committee_id)
        .where(number.given_on >= period.start, number.given_on <= period.end)
        .order_by(number.id)
    )
    if office.village_id is not None:
        query = query.where(committee.village_id == office.village_id)
    with store.reading() as connection:
        return list(connection.execute(query))
