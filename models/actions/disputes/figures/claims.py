"""以案定补 of a period: each claim with its case and its rate, and what does not add up (B21)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from models.actions import finding
from models.actions.disputes.file.subsidies import draw_for_check
from models.actions.finding import NO_VIEW, View, rows_by_id
from models.actions.offices import office_of
from models.actions.settings import setting
from models.dates.spans import Period
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.mediation.subsidies import SUBSIDIES, SUBSIDY_RATES
from models.store.ledger_file import Store

PERCENT_SETTING = "subsidy_check_percent"
PERCENT = 10


@dataclass(frozen=True)
class Claim:
    """One claim. ``drawn`` says why it is to be checked by hand; empty if it is not.

    ``rate`` and ``committee`` are rows, None where they are gone.
    """

    row: Any
    case: Any
    rate: Any
    committee: Any
    drawn: str

    @property
    def state(self) -> str:
        """Where the claim stands: a code of SUBSIDY_STATES."""
        return str(self.row.state)


@dataclass(frozen=True)
class Sum:
    """How many claims, and how much in 分."""

    count: int
    amount: int


def claims(store: Store, period: Period, view: View = NO_VIEW) -> list[Claim]:
    """Return the claims made in a period for cases of a view, by day and case."""
    office, table = office_of(store), SUBSIDIES.columns.c
    cases = select(DISPUTES.columns.c.id).where(*finding.conditions(DISPUTES, view, office))
    query = (
        select(SUBSIDIES.columns)
        .where(
            table.retired_at.is_(None),
            table.claimed_on >= period.start,
            table.claimed_on <= period.end,
            table.dispute_id.in_(cases),
        )
        .order_by(table.claimed_on, table.id)
    )
    with store.reading() as connection:
        rows = connection.execute(query).all()
    drawn = {each.subsidy_id: each.why for each in draw_for_check(store, period, percent(store))}
    case_of = _by_id(store, DISPUTES, (row.dispute_id for row in rows))
    rate_of = _by_id(store, SUBSIDY_RATES, (row.rate_id for row in rows))
    committee_of = _by_id(store, COMMITTEES, (case.committee_id for case in case_of.values()))
    return [
        Claim(
            row,
            (case := case_of[row.dispute_id]),
            rate_of.get(row.rate_id),
            committee_of.get(case.committee_id),
            drawn.get(row.id, ""),
        )
        for row in rows
    ]


def percent(store: Store) -> int:
    """Return how many in a hundred claims are drawn for a check."""
    written = setting(store, PERCENT_SETTING).strip().rstrip("%")
    return int(written) if written.isdecimal() else PERCENT


def sum_of(found: Iterable[Claim]) -> Sum:
    """Return how many claims, and their amounts added up."""
    amounts = [claim.row.amount for claim in found]
    return Sum(len(amounts), sum(amounts))


def odd_claims(found: Sequence[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """Yield what does not add up with the claims it concerns; nothing where all is well."""
    times = Counter(claim.case.id for claim in found)
    twice = [claim for claim in found if times[claim.case.id] > 1]
    if twice:
        yield "一起纠纷只能补一次，这里有重复申报", twice
    other = [claim for claim in found if claim.rate and claim.rate.amount != claim.row.amount]
    if other:
        yield "补贴金额与所按标准的金额不一致", other
    homeless = [claim for claim in found if claim.rate is None]
    if homeless:
        yield "所按的补贴标准已经不在", homeless


def _by_id(store: Store, ledger: Any, ids: Iterable[int | None]) -> dict[int, Any]:
    wanted = sorted({each for each in ids if each is not None})
    return {row.id: row for row in rows_by_id(store, ledger, wanted)}
