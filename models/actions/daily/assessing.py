"""应评尽评: the important decisions that were to be assessed, and those that were (L3, Q-RISK)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from models.actions import finding
from models.actions.finding import Between, View
from models.dates.spans import Period, Span
from models.ledgers.work.decisions import DECISIONS
from models.store.ledger_file import Store

FORMULA = "应评尽评率＝已评估的应评重大决策数÷应评重大决策数，目标100%。"


@dataclass(frozen=True)
class Assessed:
    """The rate of a period with the ids behind it; ``rate`` is None where none was to be."""

    due: tuple[int, ...]
    done: tuple[int, ...]

    @property
    def rate(self) -> Fraction | None:
        """Return the exact rate; no decision to assess is not nought."""
        return Fraction(len(self.done), len(self.due)) if self.due else None

    @property
    def words(self) -> str:
        """Return the figures in one sentence with the formula."""
        if not self.due:
            return f"本期没有应评的重大决策，应评尽评率：无数据。{FORMULA}"
        share = Fraction(len(self.done) * 100, len(self.due))
        return (
            f"应评{len(self.due)}项，已评{len(self.done)}项，应评尽评率{_percent(share)}。{FORMULA}"
        )


def assessed_of(rows: list[Any]) -> Assessed:
    """Return the rate of these decisions."""
    due = [row for row in rows if row.needed]
    done = [row.id for row in due if row.assessed_on is not None]
    return Assessed(tuple(row.id for row in due), tuple(done))


def assessed(store: Store, period: Period) -> Assessed:
    """Return the rate of the decisions proposed in a period."""
    view = View()
    if period.span is not Span.WHOLE:
        view = View(filters={"proposed_on": Between(period.start, period.end)})
    return assessed_of(finding.every_row(store, DECISIONS, view))


def _percent(share: Fraction) -> str:
    """One decimal, never rounded up to a target that is not met."""
    tenths = share * 10
    cut = tenths.numerator // tenths.denominator
    return f"{cut // 10}%" if cut % 10 == 0 else f"{cut // 10}.{cut % 10}%"
