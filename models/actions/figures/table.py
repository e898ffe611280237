"""A table of figures: headings, lines and cells, as paper and screen draw it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from models.actions.figures.broken import Broken
from models.actions.figures.figure import Figure, Rate
from models.actions.finding import View
from models.dates.spans import Period, Span
from models.store.ledger_file import Store

Cell = Figure | Rate | str
TOTAL = "合计"


class Holds(Enum):
    """What a column holds, and so how it stands; a WORD or two stand in the middle."""

    COUNT = "count"
    MONEY = "money"
    RATE = "rate"
    TEXT = "text"
    WORD = "word"


@dataclass(frozen=True)
class Heading:
    """One column of figures; ``above`` names the headings over it, outermost first.

    ``width`` counts full-width characters; ``zero`` stands for a zero where 0 is not to be read.
    """

    label: str
    above: tuple[str, ...] = ()
    holds: Holds = Holds.COUNT
    width: float = 3.4
    zero: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a table, ``label`` in its first column."""

    label: str
    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Origin:
    """Where a figure comes from: its rule, its value, how many records stand behind it (F12)."""

    label: str
    rule: str
    value: str
    cases: int


@dataclass(frozen=True)
class FigureTable:
    """One table. ``first`` is the heading of the labels; 合计 is the first line where there is one.

    ``notes`` stand under it; ``broken`` are the cross-checks that do not hold; ``origins`` say how
    each figure is counted. A table ``is_numbered`` if its lines are, and ``names_the_clerk`` if
    who filled it in stands over it. ``behind`` is what stands behind a figure.
    """

    title: str
    name: str
    first: str
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    broken: tuple[Broken, ...] = ()
    origins: tuple[Origin, ...] = ()
    unit: str = "件"
    first_width: float = 5.0
    is_numbered: bool = True
    names_the_clerk: bool = False
    behind: str = "纠纷"
    total_on_top: bool = True


@dataclass(frozen=True)
class Statistic:
    """A set of tables on offer under a report's name; the first one gives the title."""

    name: str
    title: str
    make: Callable[[Store, Period, View], tuple[FigureTable, ...]]
    spans: tuple[Span, ...]


def words_of(cell: Cell) -> str:
    """Return what stands in a cell."""
    return cell if isinstance(cell, str) else cell.words


def origin_of(figure: Figure, rule: str, label: str = "") -> Origin:
    """Return where a count or a sum comes from."""
    return Origin(label or figure.name, rule, figure.words, figure.cases)


def origin_of_rate(rate: Rate) -> Origin:
    """Return where a rate comes from; the records behind it are those of its denominator."""
    counted = f"{rate.numerator.value}÷{rate.denominator.value}＝{rate.words}"
    return Origin(rate.name, f"{rate.name}＝{rate.formula}。", counted, rate.denominator.cases)
