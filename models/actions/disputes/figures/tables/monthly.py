"""矛盾纠纷排查化解基本情况统计表: villages by types, as the county's template has it (2.5 a)."""

from __future__ import annotations

from collections.abc import Iterator

from models.actions.disputes.figures.checks import all_broken, laid_out_whole, whole_of
from models.actions.disputes.figures.facts import Counted, facts_of
from models.actions.disputes.figures.measures import (
    BY_END,
    BY_VILLAGE,
    DUE,
    OTHERWISE,
    SETTLED,
    UNSETTLED,
    by_type,
)
from models.actions.disputes.figures.rates import RATE_MEASURES, base_of, rates_of
from models.actions.disputes.figures.tables.wording import (
    cut_off_note,
    short_words,
    this,
    township,
    villages_in_order,
    zero_note,
)
from models.actions.disputes.figures.type_map import (
    TypeList,
    chosen_list,
    code_on,
    codes_shown,
    type_map,
)
from models.actions.figures.broken import Broken
from models.actions.figures.table import (
    TOTAL,
    Cell,
    FigureTable,
    Heading,
    Line,
    Origin,
    origin_of,
    origin_of_rate,
)
from models.actions.finding import NO_VIEW, View
from models.actions.offices import office_of
from models.dates.spans import Period
from models.office import Office
from models.store.ledger_file import Store
from models.words.disputes.types import DISPUTE_TYPES

TITLE = "矛盾纠纷排查化解基本情况统计表"
_CHECKS = (
    whole_of(DUE, (SETTLED, UNSETTLED, OTHERWISE)),
    whole_of(OTHERWISE, tuple(BY_END.values())),
)
_NOW, _BY_TYPE = "当前矛盾纠纷情况", "各类矛盾纠纷化解情况"
_MANY, _WIDTH, _NARROW = 18, 3.4, 2.4
"""With more types than so many the columns are narrow, so that the villages' names have room."""


def monthly(store: Store, period: Period, view: View = NO_VIEW) -> tuple[FigureTable, ...]:
    """Return the matrix of a period."""
    office, held = office_of(store), type_map(store)
    wanted = chosen_list(office)
    types = by_type(lambda raw: code_on(wanted, held, raw))
    strays = (each.breaking for each in _CHECKS)
    measures = (*RATE_MEASURES, OTHERWISE, *BY_END.values(), *strays)
    counted = Counted(store, facts_of(store, period, view), (BY_VILLAGE, types), measures)
    matrix = _Matrix(counted, wanted, office)
    villages = villages_in_order(store, period, counted.values("village"))
    lines = (
        matrix.line(TOTAL),
        *(matrix.line(name, village=village) for village, name in villages),
    )
    table = FigureTable(
        title=f"{township(office)}{TITLE}（{short_words(period)}）",
        name=f"{period.words}统计",
        first="村、社区",
        headings=tuple(matrix.headings()),
        lines=lines,
        is_numbered=False,
        first_width=5.4,
        notes=matrix.notes(),
        broken=(*all_broken(store, counted, _CHECKS), *matrix.broken(store, villages)),
        origins=matrix.origins(),
    )
    return (table,)


class _Matrix:
    """Lays the counted cells out by types."""

    def __init__(self, counted: Counted, wanted: TypeList, office: Office) -> None:
        self._counted, self._office = counted, office
        self._period = counted.facts.period
        self._list, self._words = wanted, office.choices(wanted.choices)
        self._codes = codes_shown(wanted.choices, office, counted.values("type"))

    def headings(self) -> Iterator[Heading]:
        """Yield the columns: what stands now, then two for each type."""
        width = _WIDTH if len(self._codes) <= _MANY else _NARROW
        yield Heading(f"{this(self._period)}矛盾纠纷总数", (_NOW,))
        yield Heading(f"{this(self._period)}未化解纠纷数", (_NOW,))
        for code in self._codes:
            total = self._counted.figure(DUE, type=code).value
            above = (_BY_TYPE, f"{self._words.label(code)}（共计：{total}件）")
            yield Heading("化解数", above, width=width)
            yield Heading("未化解数", above, width=width)

    def line(self, label: str, **at: int) -> Line:
        """Return the line of all cases, or of one village."""
        figure, cells = self._counted.figure, list[Cell]()
        cells += [
            figure(DUE, f"{label}：总数", **at),
            figure(UNSETTLED, f"{label}：未化解数", **at),
        ]
        for code in self._codes:
            words = f"{label}：{self._words.label(code)}"
            cells.append(figure(SETTLED, f"{words}化解数", type=code, **at))
            cells.append(figure(UNSETTLED, f"{words}未化解数", type=code, **at))
        return Line(label, tuple(cells), is_total=not at)

    def broken(self, store: Store, villages: list[tuple[int, str]]) -> Iterator[Broken]:
        """Yield where lines or types do not make up the whole."""
        figure, all_due = self._counted.figure, self._counted.figure(DUE)
        by_village = [figure(DUE, village=village) for village, _ in villages]
        yield from laid_out_whole(store, "各村之和＝合计", all_due, by_village)
        by_code = [figure(DUE, type=code) for code in self._codes]
        yield from laid_out_whole(store, "各类型之和＝总数", all_due, by_code)

    def notes(self) -> tuple[str, ...]:
        """Return formulas, definitions and the cut-off."""
        figure = self._counted.figure
        due, otherwise = figure(DUE).value, figure(OTHERWISE).value
        ends = "、".join(f"{m.label}{figure(m).value}件" for m in BY_END.values())
        sums = f"化解{figure(SETTLED).value}＋未化解{figure(UNSETTLED).value}＋其他终结{otherwise}"
        return (
            *([] if due else [zero_note(self._period)]),
            f"总数即应化解数：{DUE.rule}总数{due}＝{sums}。",
            f"化解数：{SETTLED.rule}其他终结{otherwise}件（{ends}），只计入总数和“共计”。",
            "；".join(rate.sentence for rate in rates_of(self._counted)) + "。",
            f"类型按{self._list.title}统计。{cut_off_note(self._period, self._office)}",
        )

    def origins(self) -> tuple[Origin, ...]:
        """Return how the columns are counted, then which types of the ledger fall in each."""
        figure = self._counted.figure
        measures = dict.fromkeys((DUE, base_of(self._office), SETTLED, UNSETTLED, OTHERWISE))
        counts = (origin_of(figure(each), each.rule) for each in measures)
        rates = (origin_of_rate(rate) for rate in rates_of(self._counted))
        return (*counts, *rates, *(self._origin_of_type(code) for code in self._codes))

    def _origin_of_type(self, code: str) -> Origin:
        own = self._office.choices(DISPUTE_TYPES)
        raws = sorted(self._counted.raw_values("type", code))
        words = "、".join(own.label(raw) for raw in raws)
        rule = f"纠纷类型为：{words}。" if raws else "本期没有这类纠纷。"
        return origin_of(self._counted.figure(DUE, type=code), rule, self._words.label(code))
