"""特殊时期日报、周报: found, settled, left, under control; none is said as 无 (2.5 d)."""

from __future__ import annotations

from typing import Any

from models.actions.disputes.figures.checks import (
    all_broken,
    laid_out_whole,
    no_more_than,
    whole_of,
)
from models.actions.disputes.figures.facts import Counted, facts_of
from models.actions.disputes.figures.measures import (
    BY_VILLAGE,
    CONTROLLED,
    DUE,
    FOUND,
    OTHERWISE,
    SETTLED,
    UNSETTLED,
)
from models.actions.disputes.figures.tables.wording import (
    cut_off_note,
    this,
    township,
    villages_in_order,
    zero_note,
)
from models.actions.figures.table import (
    TOTAL,
    FigureTable,
    Heading,
    Line,
    origin_of,
)
from models.actions.finding import NO_VIEW, View
from models.dates.spans import Period
from models.store.ledger_file import Store

TITLE = "特殊时期矛盾纠纷零报告表"
_NONE = "无"
_SHOWN = {
    FOUND: "{}新排查",
    SETTLED: "{}化解",
    OTHERWISE: "{}其他终结",
    UNSETTLED: "期末未化解",
    CONTROLLED: "其中稳控中",
}
_CHECKS = (whole_of(DUE, (SETTLED, OTHERWISE, UNSETTLED)), no_more_than(CONTROLLED, UNSETTLED))


def zero_report(store: Store, period: Period, view: View = NO_VIEW) -> tuple[FigureTable, ...]:
    """Return the sheet of a day, a week or a longer period, a line for each village."""
    strays = (check.breaking for check in _CHECKS)
    facts = facts_of(store, period, view)
    counted = Counted(store, facts, (BY_VILLAGE,), (*_SHOWN, DUE, *strays))
    villages = villages_in_order(store, period, counted.values("village"))
    parts = [counted.figure(DUE, village=each) for each, _ in villages]
    headings = (
        Heading(words.format(this(period)), width=7, zero=_NONE) for words in _SHOWN.values()
    )
    table = FigureTable(
        title=f"{township(facts.office)}{TITLE}（{period.words.partition('（')[0]}）",
        name=period.code,
        first="村、社区",
        headings=tuple(headings),
        lines=(
            _line(counted, TOTAL),
            *(_line(counted, name, village=each) for each, name in villages),
        ),
        first_width=10,
        notes=_notes(counted),
        broken=(
            *all_broken(store, counted, _CHECKS),
            *laid_out_whole(store, "各村之和＝合计", counted.figure(DUE), parts),
        ),
        origins=tuple(origin_of(counted.figure(m), m.rule) for m in _SHOWN),
    )
    return (table,)


def _line(counted: Counted, label: str, **at: Any) -> Line:
    cells = tuple(counted.figure(m, f"{label}：{m.label}", **at) for m in _SHOWN)
    return Line(label, cells, is_total=not at)


def _notes(counted: Counted) -> tuple[str, ...]:
    facts = counted.facts
    is_zero = not any(counted.figure(m).value for m in (FOUND, SETTLED, OTHERWISE))
    left = counted.figure(UNSETTLED).value
    zero = zero_note(facts.period, "新排查和办结的矛盾纠纷")
    return (
        *([zero] if is_zero else []),
        f"本表从{facts.period.start}到{facts.period.end}，没有的写“无”。",
        f"期末未化解{left}件含以前排查、还没有办结的。{SETTLED.rule}",
        cut_off_note(facts.period, facts.office),
    )
