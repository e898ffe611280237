"""Grids that break a rule (C13): no grid, no post, no code, a code twice or of another village."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from models.actions.finding import View, every_row
from models.actions.township.villages.units import gone_units, units_on
from models.ledger import Ledger
from models.ledgers.township.grids import GRIDS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store

NO_GRID, NO_POST, NO_CODE = "村没有网格", "未配网格员", "没有编码"
TWICE, FOREIGN, GONE_VILLAGE = "编码重复", "编码不是本村的", "所在村已撤并"
RULES = (NO_GRID, NO_POST, NO_CODE, TWICE, FOREIGN, GONE_VILLAGE)


@dataclass(frozen=True)
class Breach:
    """One breach: what rule, in which village, of what, and what to do; the record to go to."""

    rule: str
    village: str
    what: str
    advice: str
    ledger: Ledger
    record_id: int


def breaches_on(store: Store, day: dt.date) -> list[Breach]:
    """Return the breaches among villages and grids of ``day``, by village and code."""
    units = {unit.id: unit for unit in units_on(store, day)}
    grids = [row for row in every_row(store, GRIDS, View()) if row.state == "in_use"]
    codes = Counter(row.code for row in grids if row.code)
    gone = {u.id: u for u in gone_units(store, {g.village_id for g in grids} - set(units), day)}
    found = [
        Breach(NO_GRID, u.name, u.name, "请在“网格”里登记这个村的网格。", VILLAGES, u.id)
        for u in units.values()
        if all(grid.village_id != u.id for grid in grids)
    ]
    for grid in grids:
        unit = units.get(grid.village_id) or gone.get(grid.village_id)
        if unit is not None:
            told = _told(grid, unit, codes, is_gone=unit.id in gone)
            found += [Breach(r, unit.name, grid.name, say, GRIDS, grid.id) for r, say in told]
    order = {unit.name: unit.code for unit in (*units.values(), *gone.values())}
    return sorted(found, key=lambda each: (order[each.village], RULES.index(each.rule), each.what))


def _told(grid: Any, unit: Any, codes: Counter[str], *, is_gone: bool) -> list[tuple[str, str]]:
    told = []
    if not grid.workers:
        told.append((NO_POST, "请配备后填“网格员数”；确实空缺的，每月在“缺数原因”里写明。"))
    if not grid.code:
        told.append((NO_CODE, "请填15位编码：村的12位代码加3位顺序号。"))
    elif codes[grid.code] > 1:
        told.append((TWICE, f"编码{grid.code}有{codes[grid.code]}个网格在用，请把其中的改正。"))
    elif not grid.code.startswith(unit.code):
        told.append((FOREIGN, f"编码{grid.code}前12位应是{unit.code}。"))
    if is_gone:
        told.append((GONE_VILLAGE, "请改到现在的村，或把状态改为撤销并填撤销日期。"))
    return told
