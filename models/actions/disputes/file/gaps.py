"""断号: every case number that no case of the ledger bears any more, and why (B1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from models.actions.door import RETIRED_AT
from models.actions.offices import office_of
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.committees import CASE_NUMBERS, COMMITTEES
from models.office import Office
from models.privacy import cover_text
from models.store.ledger_file import Store
from models.store.tables import Batch, HistoryRow

DELETED, UNDONE, CANCELLED, MISSING = "已删除", "登记已撤销", "已注销", "登记簿里没有这个号"


@dataclass(frozen=True)
class Gap:
    """One number without a case that stands.

    ``what`` happened to it on ``on`` by ``who``, and ``why``; all three are empty for a number
    that is missing altogether, which is a finding (``is_finding``): numbers are given one by one.
    ``dispute_id`` is the case that bore it, None where nobody knows.
    """

    committee: str
    year: int
    serial: int
    case_no: str
    what: str
    on: dt.datetime | None = None
    who: str = ""
    why: str = ""
    dispute_id: int | None = None

    @property
    def is_finding(self) -> bool:
        """True where no work explains the gap."""
        return self.what == MISSING


def gaps(store: Store, year: int | None = None) -> list[Gap]:
    """Return the gaps of a year, or of all, by committee, year and number.

    A cancelled case keeps its number and is listed all the same. A village's account sees those
    of its own committee.
    """
    office = office_of(store)
    with store.reading() as connection:
        rows = connection.execute(_register(office, year)).all()
        found: list[Gap] = []
        for (committee, of_year), group in groupby(rows, lambda row: (row.committee, row.year)):
            found += _in_one_book(connection, committee, of_year, list(group))
    return found


def _register(office: Office, year: int | None) -> Any:
    number, case, committee = (each.columns for each in (CASE_NUMBERS, DISPUTES, COMMITTEES))
    query = (
        select(
            committee.c.name.label("committee"),
            number.c.year,
            number.c.serial,
            number.c.id,
            number.c.case_no,
            number.c.dispute_id,
            number.c.retired_at.label("taken_back_at"),
            case.c.case_no.label("borne"),
            case.c.state,
            case.c.retired_at.label("gone_at"),
            case.c.cancelled_why,
        )
        .join(committee, committee.c.id == number.c.committee_id)
        .outerjoin(case, case.c.id == number.c.dispute_id)
        .order_by(committee.c.id, number.c.year, number.c.serial, number.c.id)
    )
    if year is not None:
        query = query.where(number.c.year == year)
    if office.village_id is not None:
        query = query.where(committee.c.village_id == office.village_id)
    return query


def _in_one_book(
    connection: Connection, committee: str, year: int, rows: list[Any]
) -> Iterator[Gap]:
    """Yield the gaps of one committee's numbers of one year, and the holes between them."""
    held = {row.serial: row for row in rows}
    for serial in range(1, rows[-1].serial + 1):
        row = held.get(serial)
        if row is None:
            yield Gap(committee, year, serial, "", MISSING)
        elif (what := _what_happened(row)) != "":
            yield _explained(connection, Gap(committee, year, serial, row.case_no, what), row)


def _what_happened(row: Any) -> str:
    if row.taken_back_at is not None or row.borne != row.case_no:
        return UNDONE
    if row.gone_at is not None:
        return DELETED
    return CANCELLED if row.state == "cancelled" else ""


def _explained(connection: Connection, gap: Gap, row: Any) -> Gap:
    """Add who did it, when and why, as the history tells."""
    batch = _batch_of(connection, gap.what, row)
    if batch is None:
        return replace(gap, dispute_id=row.dispute_id)
    why = (row.cancelled_why if gap.what == CANCELLED else "") or batch.why or batch.action
    return replace(gap, on=batch.at, who=batch.who, why=cover_text(why), dispute_id=row.dispute_id)


def _batch_of(connection: Connection, what: str, row: Any) -> Any:
    """Return the newest batch that took the number from its case, or the case from the ledger."""
    ledger, record_id, field = _trace(what, row)
    query = (
        select(Batch.at, Batch.who, Batch.action, Batch.why)
        .join(HistoryRow, HistoryRow.batch == Batch.number)
        .where(
            HistoryRow.ledger == ledger.name,
            HistoryRow.record_id == record_id,
            HistoryRow.field == field,
        )
        .order_by(Batch.number.desc())
        .limit(1)
    )
    return connection.execute(query).first()


def _trace(what: str, row: Any) -> tuple[Ledger, int, str]:
    if what == DELETED:
        return DISPUTES, row.dispute_id, RETIRED_AT
    if what == CANCELLED:
        return DISPUTES, row.dispute_id, "state"
    return CASE_NUMBERS, row.id, RETIRED_AT
