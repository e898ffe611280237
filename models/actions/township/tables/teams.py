"""队伍统计表: villages by teams in a year, with the township's own; numbers only (L8)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from models.actions.disputes.figures.tables.wording import headed, villages_in_order
from models.actions.figures.table import (
    TOTAL,
    Cell,
    FigureTable,
    Heading,
    Line,
)
from models.actions.finding import NO_VIEW, OneOf, View, every_row
from models.actions.offices import office_of
from models.actions.township.coverage import TOWNSHIP
from models.actions.township.norm import counted
from models.actions.township.tables.cells import DASH
from models.dates.spans import Period
from models.ledgers.township.teams import TEAMS
from models.store.ledger_file import Store
from models.words.township.grids import TEAM_KINDS

TITLE = "队伍统计表"
_SHOWN = {"people": "人数", "full_time": "其中专职", "trained": "培训人次"}


def teams(store: Store, period: Period, _view: View = NO_VIEW) -> tuple[FigureTable, ...]:
    """Return the table of a year; a team that nobody counted is —, not 0."""
    office = office_of(store)
    year = OneOf(frozenset({period.start.year}))
    rows = every_row(store, TEAMS, View(filters={"year": year}))
    kinds = office.choices(TEAM_KINDS)
    used = {row.team_kind for row in rows}
    shown = {
        code: word
        for code, word in kinds.labels.items()
        if code in used or code not in kinds.retired
    }
    ids = {row.village_id for row in rows if row.village_id is not None}
    places: list[tuple[int | None, str]] = [(None, TOWNSHIP)]
    places += villages_in_order(store, period, ids)

    def line(label: str, wanted: list[Any], *, is_total: bool = False) -> Line:
        cells = (
            _sum(f"{word}{said}", (r for r in wanted if r.team_kind == code), key)
            for code, word in shown.items()
            for key, said in _SHOWN.items()
        )
        return Line(label, tuple(cells), is_total)

    table = FigureTable(
        title=f"{headed(period, office)}{TITLE}",
        name="队伍",
        first="单位",
        headings=tuple(
            Heading(said, (word,), width=3.4) for word in shown.values() for said in _SHOWN.values()
        ),
        lines=(
            line(TOTAL, rows, is_total=True),
            *(line(name, [r for r in rows if r.village_id == at]) for at, name in places),
        ),
        notes=("只记人数。“—”是还没有统计，不等于0。按区划代码排列，不排名次。",),
        unit="人、人次",
        first_width=6,
    )
    return (table,)


def _sum(name: str, rows: Iterable[Any], key: str) -> Cell:
    told = [row for row in rows if getattr(row, key) is not None]
    if not told:
        return DASH
    return counted(name, TEAMS, [row.id for row in told], sum(getattr(row, key) for row in told))
