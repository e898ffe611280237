"""人民调解案件情况统计表 (一): volume, sources, forms and what came of it, by committee (1.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from models.actions.disputes.figures.checks import (
    all_broken,
    no_more_than,
    whole_of,
)
from models.actions.disputes.figures.facts import Counted, Facts, Measure, facts_of
from models.actions.disputes.figures.mediating import (
    AGREED,
    AMOUNT,
    APPLIED,
    BY_COMMITTEE,
    BY_SENDER,
    CONFIRMED,
    CONFIRMED_WITHIN,
    DECIDED,
    DUE_AGREEMENTS,
    DUE_AND_DONE,
    ENTRUSTED,
    FAILED,
    FULFILLED,
    HARD,
    MANY_PARTIES,
    MEDIATED,
    NEITHER,
    ORAL,
    OWN,
    PARTIES,
    PENDING,
    PREVENTED,
    REVISITED,
    REVISITED_WITHIN,
    RULED,
    SUED,
    SURVEYED,
    WRITTEN,
)
from models.actions.disputes.figures.rates import (
    mediation_rates_of,
    success_rate,
)
from models.actions.disputes.figures.tables.categories import (
    TITLE,
    categories,
    committees_make_the_whole,
)
from models.actions.disputes.figures.tables.wording import (
    committees_in_order,
    cut_off_note,
    headed,
    zero_note,
)
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

_SUCCESS = Heading("成功率", ("案件数（件）",), Holds.RATE, 4.4)
_CHECKS = (
    whole_of(MEDIATED, (AGREED, FAILED, PENDING)),
    whole_of(MEDIATED, (OWN, APPLIED, ENTRUSTED)),
    whole_of(ENTRUSTED, BY_SENDER),
    whole_of(AGREED, (ORAL, WRITTEN)),
    no_more_than(HARD, MEDIATED),
    no_more_than(FULFILLED, AGREED),
    no_more_than(CONFIRMED, WRITTEN),
)
_VOLUME = (MEDIATED, HARD, AGREED, FAILED, PENDING)
_GROUPS: tuple[tuple[tuple[str, ...], Sequence[Measure]], ...] = (
    (("当事人和金额",), (PARTIES, MANY_PARTIES, AMOUNT)),
    (("案件来源（件）",), (OWN, APPLIED)),
    (("案件来源（件）", "接受委托移送"), (ENTRUSTED, *BY_SENDER)),
    (("协议形式（件）",), (ORAL, WRITTEN)),
    (("达成以后（件）",), (FULFILLED, CONFIRMED, REVISITED)),
    (("排查预防",), (SURVEYED,)),
    *((("排查预防", label), pair) for label, pair in PREVENTED.items()),
    (("反悔（件）",), (SUED, *RULED)),
)
_SHOWN = (*_VOLUME, *(m for _, group in _GROUPS for m in group))
_ALONE = (NEITHER, DECIDED, DUE_AGREEMENTS, DUE_AND_DONE, CONFIRMED_WITHIN, REVISITED_WITHIN)
_WORDS = {
    MEDIATED.key: "总数",
    HARD.key: "其中疑难复杂",
    PARTIES.key: "当事人数",
    MANY_PARTIES.key: "其中3人以上",
    AMOUNT.key: "协议金额（万元）",
    ENTRUSTED.key: "小计",
}
_WIDTHS = {PARTIES.key: 3.8, AMOUNT.key: 5.4}


def mediation(store: Store, period: Period, view: View = NO_VIEW) -> tuple[FigureTable, ...]:
    """Return the two tables of a period."""
    facts = facts_of(store, period, view)
    return (_volumes(store, facts), categories(store, facts))


def _volumes(store: Store, facts: Facts) -> FigureTable:
    measures = (*_SHOWN, *_ALONE, *(check.breaking for check in _CHECKS))
    counted = Counted(store, facts, (BY_COMMITTEE,), measures)
    rows = [
        (name, {"committee": each})
        for each, name in committees_in_order(store, counted.values("committee"))
    ]
    lines = [_line(counted, TOTAL), *(_line(counted, name, **at) for name, at in rows)]
    return FigureTable(
        title=f"{headed(facts.period, facts.office)}{TITLE}（一）",
        name="统计表（一）",
        first="调解组织",
        headings=tuple(_headings()),
        lines=tuple(lines),
        first_width=6,
        notes=_notes(counted),
        broken=(
            *all_broken(store, counted, _CHECKS),
            *committees_make_the_whole(store, counted, rows),
        ),
        origins=tuple(_origins(counted)),
        unit="件、人、万元",
        names_the_clerk=True,
    )


def _headings() -> Iterator[Heading]:
    for measure in _VOLUME:
        yield Heading(_WORDS.get(measure.key, measure.label), ("案件数（件）",))
    yield _SUCCESS
    for above, group in _GROUPS:
        for measure in group:
            holds = Holds.MONEY if measure is AMOUNT else Holds.COUNT
            words = _WORDS.get(measure.key, measure.label)
            yield Heading(words, above, holds, _WIDTHS.get(measure.key, 3.0))


def _line(counted: Counted, label: str, **at: Any) -> Line:
    def figure(measure: Measure) -> Cell:
        return counted.figure(measure, f"{label}：{measure.label}", **at)

    cells = [figure(measure) for measure in _VOLUME]
    cells.append(success_rate(counted, of_village=bool(at), **at))
    cells += [figure(measure) for _, group in _GROUPS for measure in group]
    return Line(label, tuple(cells), is_total=not at)


def _notes(counted: Counted) -> tuple[str, ...]:
    figure, facts = counted.figure, counted.facts
    later = "、".join(f"{m.label}{figure(m).value}件" for m in (CONFIRMED_WITHIN, REVISITED_WITHIN))
    rates = mediation_rates_of(counted)
    is_zero = not figure(MEDIATED).value and not figure(SURVEYED).value
    return (
        *([zero_note(facts.period, "人民调解案件")] if is_zero else []),
        f"总数：{MEDIATED.rule}本期{NEITHER.label}{figure(NEITHER).value}件。",
        f"{AGREED.label}：{AGREED.rule}达成以后各项只数本期调解成功的；连同以前的：{later}。",
        f"{'；'.join(rate.sentence for rate in rates)}。不足10件的调解组织不显示成功率。",
        "排查次数和预防纠纷件数台账里没有，需要时请手工补写；防止数按标记计，同一件不重复。",
        cut_off_note(facts.period, facts.office),
    )


def _origins(counted: Counted) -> Iterator[Origin]:
    for measure in (*_VOLUME, *_ALONE):
        yield origin_of(counted.figure(measure), measure.rule)
    for above, group in _GROUPS:
        for measure in group:
            label = f"{above[-1]}：{measure.label}" if measure.label in "件人" else measure.label
            yield origin_of(counted.figure(measure), measure.rule, label)
    yield from (origin_of_rate(rate) for rate in mediation_rates_of(counted))
