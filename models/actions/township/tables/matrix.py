"""村情事项表: villages by the plan's yes/no facts, and how many are lacking."""

from __future__ import annotations

from models.actions.disputes.figures.tables.wording import headed
from models.actions.figures.table import (
    TOTAL,
    FigureTable,
    Heading,
    Holds,
    Line,
)
from models.actions.finding import NO_VIEW, View
from models.actions.offices import office_of
from models.actions.township.tables.cells import DASH, norms_table
from models.actions.township.villages.facts import matrix_on
from models.dates.spans import Period
from models.store.ledger_file import Store

TITLE = "村情事项表"


def fact_tables(store: Store, period: Period, _view: View = NO_VIEW) -> tuple[FigureTable, ...]:
    """Return the matrix as of the period's end, and its figures."""
    office = office_of(store)
    day = min(period.end, office.today)
    matrix = matrix_on(store, day)
    norms = [matrix.norm(column) for column in matrix.columns]
    gaps = tuple(norm.gap_words if norm.missing is not None else DASH for norm in norms)
    table = FigureTable(
        title=f"{headed(period, office)}{TITLE}",
        name="村情事项",
        first="村、社区",
        headings=tuple(
            Heading(column.label, holds=Holds.WORD, width=6) for column in matrix.columns
        ),
        lines=(
            Line(f"{TOTAL}（是）", tuple(norm.have for norm in norms), is_total=True),
            *(
                Line(unit.name, tuple(column.cells[at].said for column in matrix.columns))
                for at, unit in enumerate(matrix.units)
            ),
            Line("还差", gaps),
        ),
        notes=(
            f"截至{day}。综合服务设施、办理代办、调解室、心理服务室由“服务点”得出，其余在村情卡上填。",
            "“未填”是还没有人填写，不等于“否”。按区划代码排列，不排名次。",
        ),
        unit="个",
        first_width=6,
        is_numbered=False,
    )
    note = "还差的个数＝应达到的个数（进位取整）－现有；没有定要求的只统计。"
    return (table, norms_table(f"{headed(period, office)}村情事项统计", "统计", norms, (note,)))
