"""Cells that the tables of places share: measured numbers, and the table of norms."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from models.actions.figures.table import (
    Cell,
    FigureTable,
    Heading,
    Holds,
    Line,
    Origin,
)
from models.actions.township.norm import LedgerFigure, Norm
from models.ledgers.township.grids import GRIDS

DASH = "—"
_PLACES, _MOST_PLACES = 2, 6
_MOST_NAMED = 10


def measured(name: str, value: Fraction | None, ids: Sequence[int], least: Fraction | None) -> Cell:
    """Return a number of two decimals, told by these grids, as a cell; — for none.

    Where two decimals would round it up to the least asked, it is cut with more: 1.996 is no 2.00.
    """
    if value is None:
        return DASH
    held = list(ids)
    for places in range(_PLACES, _MOST_PLACES + 1):
        figure = LedgerFigure(
            name, value.numerator, len(held), lambda: held, value.denominator, places, GRIDS.name
        )
        shown = Fraction(figure.words)
        if least is None or (shown >= least) == (value >= least):
            return figure if places == _PLACES else figure.words
    return f"不到{least}"


def norms_table(title: str, name: str, norms: Sequence[Norm], notes: Sequence[str]) -> FigureTable:
    """Return a table with a line for each figure: what is asked, what there is, what is lacking."""
    return FigureTable(
        title=title,
        name=name,
        first="指标",
        headings=(
            Heading("方案条目", holds=Holds.WORD, width=4.5),
            Heading("现有", width=3.6),
            Heading("应有", width=3.6),
            Heading("比例", holds=Holds.RATE, width=4.6),
            Heading("要求", holds=Holds.WORD, width=4.6),
            Heading("结论", holds=Holds.WORD, width=4.2),
            Heading("还差", holds=Holds.WORD, width=6.6),
            Heading("还没有的", holds=Holds.TEXT, width=22),
        ),
        lines=tuple(_norm_line(norm) for norm in norms),
        notes=tuple(notes),
        origins=tuple(_origin(norm) for norm in norms),
        unit="个、人",
        first_width=11,
    )


def _norm_line(norm: Norm) -> Line:
    rate = norm.rate
    whole: Cell = DASH
    if rate is not None:
        whole = rate.denominator
    elif norm.least is not None:
        whole = str(norm.least)
    return Line(
        norm.title,
        (
            norm.plan,
            norm.have,
            whole,
            rate if rate is not None else DASH,
            norm.least_words,
            norm.verdict or DASH,
            norm.gap_words,
            named(norm.lacking),
        ),
    )


def named(units: Sequence[str]) -> str:
    """Return the units by name, in their order; many are counted."""
    if not units:
        return DASH
    more = f"等{len(units)}个" if len(units) > _MOST_NAMED else ""
    return f"{'、'.join(units[:_MOST_NAMED])}{more}"


def _origin(norm: Norm) -> Origin:
    return Origin(norm.title, norm.rule, norm.value_words, norm.have.cases)
