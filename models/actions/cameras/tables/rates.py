"""完好率在线率表: by village and in all, with what nobody entered apart (C6)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from models.actions.cameras.norms import villages_on
from models.actions.cameras.rates import (
    Condition,
    PointState,
    both_rates,
    check_days,
    figure_of,
    point_states,
    sources_of,
)
from models.actions.cameras.tables.norm import BEHIND, LIMIT, day_of
from models.actions.disputes.figures.tables.wording import township
from models.actions.figures.table import (
    TOTAL,
    Cell,
    FigureTable,
    Heading,
    Holds,
    Line,
)
from models.actions.finding import NO_VIEW, View
from models.actions.offices import office_of
from models.dates.spans import Period
from models.ledgers.villages import VILLAGES
from models.office import Office
from models.privacy import cover_text
from models.store.ledger_file import Store

TITLE = "视频监控完好率在线率表"
_GROUPS = {
    "图像完好": ("在册", "完好", "不完好", "未登记", "完好率"),
    "在线": ("应在线", "在线", "离线", "未登记", "在线率"),
}
_WORDS = (
    Heading("分子", width=5),
    Heading("分母", width=5),
    Heading("未登记", width=5),
    Heading("结果", holds=Holds.RATE, width=6),
    Heading("目标", holds=Holds.TEXT, width=5),
    Heading("是否达标", holds=Holds.TEXT, width=11),
    Heading("怎么算", holds=Holds.TEXT, width=16),
)


def rate_tables(store: Store, period: Period, _view: View = NO_VIEW) -> tuple[FigureTable, ...]:
    """Return both rates by village, then with their targets, as of the period's last day."""
    return rate_tables_on(store, day_of(store, period))


def rate_tables_on(store: Store, day: dt.date) -> tuple[FigureTable, ...]:
    """Return the same as of ``day``."""
    office = office_of(store)
    states = point_states(store, day)
    by_village: dict[int, list[PointState]] = defaultdict(list)
    for state in states:
        by_village[state.village_id].append(state)
    notes = _notes(store, office, day)
    lines = [_line(TOTAL, states, office, is_total=True)]
    lines += [
        _line(VILLAGES.show(row, "name", office), by_village.get(row.id, []), office)
        for row in villages_on(store, day)
    ]
    begins = f"{township(office)}{TITLE}"
    table = FigureTable(
        title=f"{begins}（按村）",
        name="按村",
        first="行政村",
        headings=tuple(_headings()),
        lines=tuple(lines),
        notes=notes,
        unit="个、%",
        first_width=7,
        behind=BEHIND,
    )
    both = both_rates(states, office)
    return (table, _with_targets(begins, (both.intact, both.online), notes))


def _with_targets(
    begins: str, conditions: Sequence[Condition], notes: tuple[str, ...]
) -> FigureTable:
    return FigureTable(
        title=f"{begins}（指标）",
        name="指标",
        first="指标",
        headings=_WORDS,
        lines=tuple(Line(each.name, tuple(_judged(each))) for each in conditions),
        notes=notes,
        unit="个、%",
        first_width=5,
        behind=BEHIND,
    )


def _judged(condition: Condition) -> Iterable[Cell]:
    rate = condition.rate
    target = f"≥{float(rate.target * 100):g}%" if rate.target is not None else "—"
    yield rate.numerator
    yield rate.denominator
    yield figure_of("未登记", condition.unknown)
    yield rate
    yield target
    yield condition.verdict
    yield f"{rate.formula}。"


def _headings() -> Iterable[Heading]:
    for above, labels in _GROUPS.items():
        for label in labels[:-1]:
            yield Heading(label, (above,), width=4)
        yield Heading(labels[-1], (above,), Holds.RATE, 5)


def _line(
    label: str, states: Sequence[PointState], office: Office, *, is_total: bool = False
) -> Line:
    both = both_rates(states, office)
    cells: list[Cell] = []
    for condition in (both.intact, both.online):
        good, bad, whole = condition.words
        cells += [
            figure_of(f"{label}：{whole}", condition.whole),
            figure_of(f"{label}：{good}", condition.good),
            figure_of(f"{label}：{bad}点位数", condition.bad),
            figure_of(f"{label}：{condition.name}未登记", condition.unknown),
            condition.rate,
        ]
    return Line(label, tuple(cells), is_total=is_total)


def _notes(store: Store, office: Office, day: dt.date) -> tuple[str, ...]:
    sources = cover_text("、".join(sources_of(store, day))) or "没有登记"
    return (
        f"数据来源：{sources}；截止日期：{day}。",
        f"取截止日期前{check_days(office)}天内最近一次巡检；当天是“故障”“停用”的不算完好，巡检以后修复的算完好。",
        "在册指建成未拆除的；应在线指在册、在用的。",
        "未登记的既不算好也不算坏：只在分母里，单独列出；没有点位的写“无数据”，不作0%，也不作100%。",
        f"按区划代码排列，不排名次。{LIMIT}",
    )
