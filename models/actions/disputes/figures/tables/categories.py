"""人民调解案件情况统计表 (二): how many cases of which type each committee had (1.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.actions.disputes.figures.checks import laid_out_whole
from models.actions.disputes.figures.facts import Counted, Facts
from models.actions.disputes.figures.measures import by_type
from models.actions.disputes.figures.mediating import BY_COMMITTEE, MEDIATED
from models.actions.disputes.figures.tables.wording import (
    committees_in_order,
    cut_off_note,
    headed,
)
from models.actions.disputes.figures.type_map import TYPE_LISTS, code_on, codes_shown, type_map
from models.actions.figures.broken import Broken
from models.actions.figures.table import TOTAL, FigureTable, Heading, Line
from models.store.ledger_file import Store

TITLE = "人民调解案件情况统计表"


def categories(store: Store, facts: Facts) -> FigureTable:
    """Return the table of one period: committees by types, of 人民调解's list in any case."""
    held, wanted, office = type_map(store), TYPE_LISTS["mediation"], facts.office
    axis = by_type(lambda raw: code_on(wanted, held, raw))
    counted = Counted(store, facts, (BY_COMMITTEE, axis), (MEDIATED,))
    words = office.choices(wanted.choices)
    codes = codes_shown(wanted.choices, office, counted.values("type"))

    def line(label: str, **at: Any) -> Line:
        cells = [counted.figure(MEDIATED, f"{label}：总数", **at)]
        cells += [
            counted.figure(MEDIATED, f"{label}：{words.label(code)}", type=code, **at)
            for code in codes
        ]
        return Line(label, tuple(cells), is_total=not at)

    committees = committees_in_order(store, counted.values("committee"))
    rows = [(name, {"committee": each}) for each, name in committees]
    by_code = [counted.figure(MEDIATED, type=code) for code in codes]
    return FigureTable(
        title=f"{headed(facts.period, office)}{TITLE}（二）",
        name="统计表（二）",
        first="调解组织",
        headings=(
            Heading("总数", width=3.6),
            *(Heading(words.label(code), ("纠纷类别",), width=3.6) for code in codes),
        ),
        lines=(line(TOTAL), *(line(name, **at) for name, at in rows)),
        first_width=7,
        names_the_clerk=True,
        notes=(
            f"总数：{MEDIATED.rule}类别按人民调解的{len(codes)}类，各类之和等于总数。",
            cut_off_note(facts.period, office),
        ),
        broken=(
            *committees_make_the_whole(store, counted, rows),
            *laid_out_whole(store, "各类之和＝总数", counted.figure(MEDIATED), by_code),
        ),
    )


def committees_make_the_whole(
    store: Store, counted: Counted, rows: Sequence[tuple[str, dict[str, Any]]]
) -> tuple[Broken, ...]:
    """Compare the committees' cases with all; () if they make them up."""
    parts = [counted.figure(MEDIATED, **at) for _, at in rows]
    return laid_out_whole(store, "各调解组织之和＝合计", counted.figure(MEDIATED), parts)
