"""A figure with the cases behind it, and a rate of two figures; exact, rounded only in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

HIDDEN = "—"
SMALL = 10
"""Below so many cases a village's percentage says more of chance than of work (E12)."""
_MOST_PLACES = 4


@dataclass(frozen=True)
class Figure:
    """One number. ``cases`` of them stand behind it; ``rows`` gives their ids when asked.

    ``value`` is a whole number of the smallest unit, ``scale`` of which make one of the unit
    shown (1 for counts; 1 000 000 for 分 shown as 万元, with ``places`` decimals).
    """

    name: str
    value: int
    cases: int
    rows: Callable[[], list[int]] = field(compare=False, repr=False)
    scale: int = 1
    places: int = 0

    @property
    def exact(self) -> Fraction:
        """The number in the unit shown."""
        return Fraction(self.value, self.scale)

    @property
    def words(self) -> str:
        """The number as it is shown."""
        return _rounded(self.exact, self.places)


@dataclass(frozen=True)
class Rate:
    """A share: ``formula`` says of what in which, ``empty`` what stands for 0/0.

    ``target`` is the least share to reach, None where there is none. With ``is_of_village`` a
    percentage of fewer than ``SMALL`` cases is not shown.
    """

    name: str
    numerator: Figure
    denominator: Figure
    formula: str
    empty: str = HIDDEN
    target: Fraction | None = None
    is_of_village: bool = False

    @property
    def share(self) -> Fraction | None:
        """The exact share, None for 0/0."""
        if not self.denominator.value:
            return None
        return Fraction(self.numerator.value, self.denominator.value)

    @property
    def is_hidden(self) -> bool:
        """True where the percentage is not to be shown."""
        return self.is_of_village and 0 < self.denominator.value < SMALL

    @property
    def is_met(self) -> bool | None:
        """Whether the target is reached, by the exact share; None where that is not asked."""
        if self.target is None or self.share is None:
            return None
        return self.share >= self.target

    @property
    def words(self) -> str:
        """The percentage as it is shown: with more decimals where rounding would tell otherwise.

        94.96% is no 95.0%, and 99.96% no 100.0%.
        """
        if self.is_hidden:
            return HIDDEN
        share = self.share
        return self.empty if share is None else percent(share, self.target)

    @property
    def sentence(self) -> str:
        """The formula with its numbers: 化解率＝化解数÷应化解数＝19÷20＝95.0%."""
        counted = f"{self.numerator.value}÷{self.denominator.value}"
        return f"{self.name}＝{self.formula}＝{counted}＝{self.words}"

    @property
    def verdict(self) -> str:
        """达标, 未达标, 无数据; empty where there is no target."""
        if self.target is None:
            return ""
        return {None: "无数据", True: "达标", False: "未达标"}[self.is_met]


def percent(share: Fraction, target: Fraction | None = None) -> str:
    """Return a share in percent, never rounded over 100% or over its target."""
    bounds = [bound for bound in (target, Fraction(1)) if bound is not None]
    for places in range(1, _MOST_PLACES + 1):
        shown = _rounded(share * 100, places)
        if all((share >= bound) == (Fraction(shown) / 100 >= bound) for bound in bounds):
            return f"{shown}%"
    unit = 100 * 10**_MOST_PLACES
    cut = Fraction((share * unit).__floor__(), unit)
    return f"{_rounded(cut * 100, _MOST_PLACES)}%"


def _rounded(value: Fraction, places: int) -> str:
    """Return a number with so many decimals, halves rounded up."""
    unit = 10**places
    whole = (abs(value) * unit + Fraction(1, 2)).__floor__()
    sign = "-" if value < 0 and whole else ""
    if not places:
        return f"{sign}{whole}"
    return f"{sign}{whole // unit}.{whole % unit:0{places}d}"
