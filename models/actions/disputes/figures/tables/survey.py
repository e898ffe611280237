"""矛盾纠纷排查情况表: by type, by source, by village, and the rates with their targets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from models.actions.disputes.figures.checks import (
    Check,
    all_broken,
    laid_out_whole,
    no_more_than,
    whole_of,
)
from models.actions.disputes.figures.facts import Axis, Counted, Facts, Measure, facts_of
from models.actions.disputes.figures.measures import (
    ACCEPTED,
    BY_BAND,
    BY_GRADE,
    BY_LEVEL,
    BY_SOURCE,
    BY_VILLAGE,
    CARRIED,
    CONTROLLED,
    DUE,
    FOUND,
    OTHERWISE,
    REOPENED,
    SETTLED,
    UNSETTLED,
    by_type,
)
from models.actions.disputes.figures.rates import (
    MEDIATION_RATE_MEASURES,
    RATE_MEASURES,
    mediation_rates_of,
    rates_of,
    settled_rate,
)
from models.actions.disputes.figures.tables.wording import (
    cut_off_note,
    headed,
    villages_in_order,
    zero_note,
)
from models.actions.disputes.figures.type_map import chosen_list, code_on, codes_shown, type_map
from models.actions.figures.broken import Broken
from models.actions.figures.figure import Rate
from models.actions.figures.table import (
    TOTAL,
    Cell,
    FigureTable,
    Heading,
    Holds,
    Line,
    Origin,
    origin_of,
    origin_of_rate,
)
from models.actions.finding import NO_VIEW, View
from models.dates.spans import Period
from models.store.ledger_file import Store
from models.words.disputes.case import SOURCES

TITLE = "矛盾纠纷排查情况表"
_WAY = (CARRIED, FOUND, REOPENED, DUE, ACCEPTED, SETTLED, OTHERWISE, UNSETTLED, CONTROLLED)
_GROUPS: dict[str, Sequence[Measure]] = {
    "难易等级": tuple(BY_GRADE.values()),
    "涉及人数（人）": tuple(BY_BAND.values()),
    "化解层级": tuple(BY_LEVEL.values()),
}
_FLOW = (
    whole_of(DUE, (CARRIED, FOUND, REOPENED)),
    whole_of(DUE, (SETTLED, OTHERWISE, UNSETTLED)),
    no_more_than(CONTROLLED, UNSETTLED),
)
_SHARES = (
    whole_of(DUE, tuple(BY_GRADE.values())),
    whole_of(DUE, tuple(BY_BAND.values())),
    whole_of(SETTLED, tuple(BY_LEVEL.values())),
)
_RATE_HEADINGS = (
    Heading("分子", holds=Holds.COUNT, width=5),
    Heading("分母", holds=Holds.COUNT, width=5),
    Heading("结果", holds=Holds.RATE, width=6),
    Heading("目标", holds=Holds.TEXT, width=5),
    Heading("是否达标", holds=Holds.TEXT, width=5),
    Heading("怎么算", holds=Holds.TEXT, width=20),
)


def survey(store: Store, period: Period, view: View = NO_VIEW) -> tuple[FigureTable, ...]:
    """Return the four tables of a period."""
    facts = facts_of(store, period, view)
    tables = (by_types(store, facts), by_sources(store, facts), by_villages(store, facts))
    whole = Counted(store, facts, (), (*RATE_MEASURES, *MEDIATION_RATE_MEASURES))
    return (*tables, rate_table(facts, (*rates_of(whole), *mediation_rates_of(whole))))


@dataclass(frozen=True)
class _Layout:
    """One of the tables: what its lines are told apart by, and what stands in its columns."""

    name: str
    first: str
    axis: Axis
    groups: dict[str, Sequence[Measure]]
    checks: tuple[Check, ...]
    lines: Callable[[Counted], list[tuple[Any, str]]]
    of_village: bool = False

    @property
    def measures(self) -> list[Measure]:
        """What is counted for it."""
        asked = [*_WAY, *RATE_MEASURES, *(m for group in self.groups.values() for m in group)]
        strays = [check.breaking for check in self.checks]
        return list({m.key: m for m in (*asked, *strays)}.values())

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its columns."""
        way = (Heading(m.label, width=3.6) for m in _WAY)
        rate = Heading("化解率", holds=Holds.RATE, width=5)
        more = (
            Heading(m.label.removesuffix("人"), (n,))
            for n, group in self.groups.items()
            for m in group
        )
        return (*way, rate, *more)


def by_types(store: Store, facts: Facts) -> FigureTable:
    """Return the table by types, with grades, bands and levels."""
    office, held = facts.office, type_map(store)
    wanted = chosen_list(office)

    def lines(counted: Counted) -> list[tuple[Any, str]]:
        codes = codes_shown(wanted.choices, office, counted.values("type"))
        return [(code, office.choices(wanted.choices).label(code)) for code in codes]

    axis = by_type(lambda raw: code_on(wanted, held, raw))
    layout = _Layout("按类型", "纠纷类型", axis, _GROUPS, (*_FLOW, *_SHARES), lines)
    return _laid_out(store, facts, layout, f"类型按{wanted.title}统计。")


def by_sources(store: Store, facts: Facts) -> FigureTable:
    """Return the table by sources; its total is that of the table by types."""
    words = facts.office.choices(SOURCES)

    def lines(counted: Counted) -> list[tuple[Any, str]]:
        codes = codes_shown(SOURCES, facts.office, counted.values("source"))
        return [(code, words.label(code)) for code in codes]

    layout = _Layout("按来源", "来源", BY_SOURCE, {}, _FLOW, lines)
    return _laid_out(store, facts, layout)


def by_villages(store: Store, facts: Facts) -> FigureTable:
    """Return the table by villages, in the order of their codes: nobody is ranked (E12)."""

    def lines(counted: Counted) -> list[tuple[Any, str]]:
        return [*villages_in_order(store, facts.period, counted.values("village"))]

    layout = _Layout("按村", "村、社区", BY_VILLAGE, {}, _FLOW, lines, of_village=True)
    note = "按区划代码排列，不排名次；应化解不足10件的村不显示百分比。"
    return _laid_out(store, facts, layout, note)


def _laid_out(store: Store, facts: Facts, layout: _Layout, note: str = "") -> FigureTable:
    counted = Counted(store, facts, (layout.axis,), layout.measures)
    places = layout.lines(counted)
    rows = [(name, {layout.axis.name: value}) for value, name in places]
    lines = [_line(counted, layout, TOTAL), *(_line(counted, layout, n, **at) for n, at in rows)]
    return FigureTable(
        title=f"{headed(facts.period, facts.office)}{TITLE}（{layout.name}）",
        name=layout.name,
        first=layout.first,
        headings=layout.headings,
        lines=tuple(lines),
        first_width=8 if not layout.of_village else 5,
        notes=_notes(counted, note),
        broken=(*all_broken(store, counted, layout.checks), *_sums(store, counted, rows)),
        origins=_origins(counted, layout) if layout.groups else (),
    )


def _line(counted: Counted, layout: _Layout, label: str, **at: Any) -> Line:
    cells: list[Cell] = [counted.figure(m, f"{label}：{m.label}", **at) for m in _WAY]
    cells.append(settled_rate(counted, of_village=layout.of_village and bool(at), **at))
    for name, group in layout.groups.items():
        cells += [counted.figure(m, f"{label}：{name}{m.label}", **at) for m in group]
    return Line(label, tuple(cells), is_total=not at)


def _sums(
    store: Store, counted: Counted, rows: Iterable[tuple[str, dict[str, Any]]]
) -> tuple[Broken, ...]:
    parts = [counted.figure(DUE, **at) for _, at in rows]
    return laid_out_whole(store, "各行之和＝合计", counted.figure(DUE), parts)


def _notes(counted: Counted, note: str) -> tuple[str, ...]:
    facts = counted.facts
    found = counted.figure(FOUND).value, counted.figure(DUE).value
    return (
        *([zero_note(facts.period)] if not any(found) else []),
        f"应化解数＝期初未化解＋本期新排查＋反悔重办＝化解数＋其他终结数＋未化解数。{SETTLED.rule}",
        f"{settled_rate(counted).sentence}。{note}",
        cut_off_note(facts.period, facts.office),
    )


def _origins(counted: Counted, layout: _Layout) -> tuple[Origin, ...]:
    shown = [*_WAY, *(m for group in layout.groups.values() for m in group)]
    counts = (origin_of(counted.figure(m), m.rule) for m in shown)
    return (*counts, *(origin_of_rate(rate) for rate in rates_of(counted)))


def rate_table(facts: Facts, rates: Sequence[Rate]) -> FigureTable:
    """Return rates with numerator, denominator, target and formula."""
    lines = (
        Line(rate.name, (rate.numerator, rate.denominator, rate, *_judged(rate))) for rate in rates
    )
    return FigureTable(
        title=f"{headed(facts.period, facts.office)}矛盾纠纷化解指标",
        name="指标",
        first="指标",
        headings=_RATE_HEADINGS,
        lines=tuple(lines),
        first_width=8,
        notes=(
            "百分比按准确值与目标比较，印出来的保留一位小数；分母为0的写明没有，不作0%，也不作100%。",
            cut_off_note(facts.period, facts.office),
        ),
        unit="件、%",
    )


def _judged(rate: Rate) -> tuple[str, str, str]:
    target = f"≥{float(rate.target * 100):g}%" if rate.target is not None else "—"
    return target, rate.verdict or "—", f"{rate.formula}。"
