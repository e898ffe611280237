"""A figure of the plan with its rows, its threshold, and how much is still lacking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from models.actions.figures.figure import Figure, Rate
from models.ledger import Ledger

NO_DATA = "无数据"
MET, MISSED = "达标", "未达标"


@dataclass(frozen=True)
class Norm:
    """One figure: ``rate`` of what in which, or without it a number that ``least`` is asked of.

    ``plan`` is the paragraph of the plan, ``counter`` what is lacking (个村). The rows behind
    ``have`` stand in ``ledger``; ``lacking`` names the units without, in the order of their codes.
    """

    key: str
    title: str
    plan: str
    have: Figure
    ledger: Ledger
    rule: str
    counter: str
    rate: Rate | None = None
    least: Fraction | None = None
    lacking: tuple[str, ...] = ()

    @property
    def missing(self) -> int | None:
        """How many are lacking: ceil(least · N) − have, never below 0; None where none is asked.

        ``domain/10`` 10.3 no. 5: of 8 villages 90 percent asks for all 8.
        """
        if self.rate is None:
            return None if self.least is None else max(0, ceiling(self.least) - self.have.value)
        whole = self.rate.denominator.value
        if self.rate.target is None or not whole:
            return None
        return max(0, ceiling(self.rate.target * whole) - self.have.value)

    @property
    def value_words(self) -> str:
        """The figure itself: 87.5%, 1人."""
        if self.rate is not None:
            return self.rate.words
        return f"{self.have.words}{self.counter.removeprefix('个')}"

    @property
    def verdict(self) -> str:
        """达标, 未达标, 无数据; empty where no threshold is set."""
        if self.rate is not None and self.rate.share is None:
            return NO_DATA
        if self.missing is None:
            return ""
        return MISSED if self.missing else MET

    @property
    def gap_words(self) -> str:
        """还差1个村; — where nothing is lacking or nothing is asked."""
        return f"还差{self.missing}{self.counter}" if self.missing else "—"

    @property
    def least_words(self) -> str:
        """The threshold: ≥90%, ≥2人; “只统计” where there is none."""
        target = self.rate.target if self.rate is not None else None
        if target is not None:
            return f"≥{plain(target * 100)}%"
        if self.rate is None and self.least is not None:
            return f"≥{plain(self.least)}{self.counter.removeprefix('个')}"
        return "只统计"


def ceiling(number: Fraction) -> int:
    """Return the least whole number that is not below ``number``."""
    return -((-number.numerator) // number.denominator)


def plain(number: Fraction) -> str:
    """Return a number as it is written: 90, 92.5."""
    return str(int(number)) if number.denominator == 1 else f"{float(number):g}"


@dataclass(frozen=True)
class LedgerFigure(Figure):
    """A figure that says in which ledger the rows behind it stand."""

    ledger: str = ""


def counted(
    name: str, ledger: Ledger, ids: Sequence[int], value: int | None = None
) -> LedgerFigure:
    """Return the figure that counts these rows, or has another value and these rows behind it."""
    held, said = list(ids), len(ids) if value is None else value
    return LedgerFigure(name, said, len(held), lambda: held, ledger=ledger.name)
