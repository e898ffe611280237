"""服务点建设情况表: villages by kinds of service points, and the plan's figures under it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from models.actions.disputes.figures.tables.wording import headed
from models.actions.figures.table import (
    TOTAL,
    Cell,
    FigureTable,
    Heading,
    Holds,
    Line,
)
from models.actions.finding import NO_VIEW, View, every_row
from models.actions.offices import office_of
from models.actions.township.coverage import TOWNSHIP, norms_on
from models.actions.township.norm import counted
from models.actions.township.points import points_on
from models.actions.township.tables.cells import DASH, norms_table
from models.dates.spans import Period
from models.ledgers.township.service_points import SERVICE_POINTS
from models.office import Office
from models.store.ledger_file import Store
from models.words.township.places import SERVICE_KINDS, SERVICE_STATES

TITLE = "服务点建设情况表"
NONE = "无"
_ASKED_OF = {
    True: frozenset({"centre", "joint_centre", "psychology"}),
    False: frozenset({"centre", "mediation_room", "convenience", "facility", "psychology"}),
}
"""Which kinds the township itself (True) and a village are asked to have."""
_NORM_OF = {
    "centre": "centre",
    "joint_centre": "joint_centre",
    "mediation_room": "mediation_room",
    "convenience": "facility",
    "facility": "facility",
}
"""The figure that says how many of a kind are lacking; the two kinds of facilities share one."""


def building(store: Store, period: Period, _view: View = NO_VIEW) -> tuple[FigureTable, ...]:
    """Return the table of villages by kinds, and the table of norms, as of the period's end."""
    office = office_of(store)
    day = min(period.end, office.today)
    start = headed(period, office)
    table = norms_table(
        f"{start}服务点覆盖情况",
        "覆盖情况",
        norms_on(store, day),
        (
            f"截至{day}；在用的才算，启用日期在这以后的不算。",
            "比例按准确数比较，不先四舍五入；还差的个数＝应达到的个数（进位取整）－现有。",
        ),
    )
    return (_table(store, f"{start}{TITLE}", day, office), table)


def _table(store: Store, title: str, day: Any, office: Office) -> FigureTable:
    points = points_on(store, day)
    own = _by_place(store)
    in_use = {row.id for row in points.open}
    states = office.choices(SERVICE_STATES)
    kinds = office.choices(SERVICE_KINDS).labels

    def said(village_id: int | None, kind: str) -> str:
        held = own.get((village_id, kind), [])
        if held:
            return _said([r for r in held if r.id in in_use]) or states.label(held[0].state)
        return NONE if kind in _ASKED_OF[village_id is None] else DASH

    places: list[tuple[int | None, str]] = [(None, TOWNSHIP)]
    places += [(unit.id, unit.name) for unit in points.units]
    totals: list[Cell] = [
        counted(word, SERVICE_POINTS, [r.id for r in points.open if r.service_kind == kind])
        for kind, word in kinds.items()
    ]
    norms = {norm.key: norm for norm in norms_on(store, day)}
    gaps = tuple(norms[_NORM_OF[kind]].gap_words if kind in _NORM_OF else DASH for kind in kinds)
    return FigureTable(
        title=title,
        name="建设情况",
        first="村、社区",
        headings=tuple(Heading(word, holds=Holds.WORD, width=8) for word in kinds.values()),
        lines=(
            Line(f"{TOTAL}（在用）", tuple(totals), is_total=True),
            *(Line(name, tuple(said(at, kind) for kind in kinds)) for at, name in places),
            Line("还差", gaps),
        ),
        notes=(
            "“有（合格）”是评定合格的，“有（不合格）”是评定过、不合格的，“有”是还没有评定的；“—”是不要求的。",
            "便民服务点和村级综合服务设施有一样就算，两栏的“还差”是同一个数。",
            "按区划代码排列，不排名次。",
        ),
        unit="个",
        first_width=6,
        is_numbered=False,
    )


def _by_place(store: Store) -> dict[tuple[int | None, str], list[Any]]:
    found: dict[tuple[int | None, str], list[Any]] = defaultdict(list)
    for row in every_row(store, SERVICE_POINTS, View()):
        found[row.village_id, row.service_kind].append(row)
    return found


def _said(in_use: list[Any]) -> str:
    """有, with what was judged of it; of several the best."""
    if not in_use:
        return ""
    judged = {row.qualified for row in in_use}
    if True in judged:
        return "有（合格）"
    return "有" if None in judged else "有（不合格）"
