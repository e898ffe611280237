"""What the plan asks of grids: a post, a code, a work group each (``domain/10`` Q-GRID1, Q-GCODE,
Q-WX), and how many have a party unit (Q-GPARTY, only reported).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from models.actions.figures.figure import Rate
from models.actions.finding import View, every_row
from models.actions.offices import office_of
from models.actions.township.norm import NO_DATA, Norm, counted
from models.actions.township.thresholds import share_of
from models.actions.township.villages.units import units_on
from models.ledgers.township.grids import GRIDS
from models.store.ledger_file import Store

Has = Callable[[Any], bool]


@dataclass(frozen=True)
class _Asked:
    """What is asked of each grid, and the setting that holds its threshold."""

    key: str
    words: str
    plan: str
    has: Has
    setting: str = ""


def grid_norms_on(store: Store, day: dt.date) -> tuple[Norm, ...]:
    """Return the figures of the grids in use on ``day``."""
    grids = [row for row in every_row(store, GRIDS, View()) if _is_in_use(row, day)]
    codes = Counter(row.code for row in grids)
    villages = {unit.id: unit.code for unit in units_on(store, day)}

    def has_code(row: Any) -> bool:
        own = villages.get(row.village_id, "")
        return bool(row.code) and codes[row.code] == 1 and bool(own) and row.code.startswith(own)

    asked = (
        _Asked("post", "配备网格员", "3.2", lambda row: bool(row.workers), "grid_worker_least"),
        _Asked("code", "统一编码且不重复", "3.2", has_code, "grid_code_least"),
        _Asked("group", "建有工作群", "2.4.5", lambda row: bool(row.has_group), "grid_group_least"),
        _Asked("party", "建有党支部或党小组", "3.2", _has_party),
    )
    office = office_of(store)
    return tuple(
        _norm(grids, each, share_of(office, each.setting) if each.setting else None)
        for each in asked
    )


def _has_party(row: Any) -> bool:
    return row.party_unit in ("group", "branch")


def _is_in_use(row: Any, day: dt.date) -> bool:
    begun = row.started_on is None or row.started_on <= day
    return begun and (row.ended_on is None or row.ended_on > day)


def _norm(grids: list[Any], asked: _Asked, least: Fraction | None) -> Norm:
    have = [row.id for row in grids if asked.has(row)]
    lacking = tuple(row.name for row in grids if not asked.has(row))
    words = asked.words
    figure = counted(f"{words}的网格", GRIDS, have)
    whole = counted("网格", GRIDS, [row.id for row in grids])
    formula = f"{words}的网格数÷网格总数"
    rate = Rate(words, figure, whole, formula, NO_DATA, least)
    return Norm(
        asked.key,
        words,
        asked.plan,
        figure,
        GRIDS,
        f"{words}＝{formula}。",
        "个网格",
        rate,
        lacking=lacking,
    )
