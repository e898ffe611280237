"""Founding: a new ledger with its office and its villages, everything or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.actions.daily.likely import add_plan_cadences
from models.actions.door import FINAL, Piece, work
from models.actions.search import everywhere
from models.actions.settings import put_setting_in
from models.actions.setup.removing import sweep
from models.divisions import Division, short_village_name
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.office.accounts import ACCOUNTS, ADMIN
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.progress import SILENT, Progress
from models.store import opening
from models.store.ledger_file import Store
from models.villages_text import PastedRow, VillageFigures, figures_by_village

_STEPS = 3


@dataclass(frozen=True)
class NewLedger:
    """What a new ledger is about.

    ``path`` leads from the province down to the township, ``villages`` are those that belong to
    it, ``counted`` the lines pasted about them. ``sample_day`` stops the clock of a sample.
    """

    path: tuple[Division, ...]
    villages: Sequence[Division]
    year: int
    account: str = "经办人"
    counted: Sequence[PastedRow] = ()
    sample_day: dt.date | None = None

    @property
    def township(self) -> Division:
        """The township itself."""
        return self.path[-1]


def found(
    folder: Path, password: str, new: NewLedger, progress: Progress = SILENT
) -> tuple[Store, str]:
    """Make a ledger in ``folder``; return it open, with the code of its recovery sheet.

    Raises UnfitFolder, WeakPassword, LedgerInUse or Cancelled; then nothing is left behind.
    """
    progress.step(0, _STEPS, "正在新建台账")
    store, code = opening.create(folder, new.account, password, new.sample_day)
    try:
        progress.step(1, _STEPS, "正在登记村（社区）")
        everywhere.bring_indexes_up_to_date(store)
        with work(store, "新建台账", kind=FINAL) as piece:
            for name, value in _settings(new).items():
                put_setting_in(piece, name, value)
            piece.add(ACCOUNTS, {"name": new.account, "role": ADMIN})
            _add_villages(piece, new)
            piece.add(COMMITTEES, first_committee(new.township.name))
            add_plan_cadences(piece)
        progress.step(2, _STEPS, "正在收尾")
    except BaseException:
        store.close()
        sweep(folder)
        raise
    return store, code


def office_name(township: str) -> str:
    """Return what the office of a township calls itself: 示例乡 → 示例乡综治办."""
    return f"{township.removesuffix('办事处')}综治办"


def first_committee(township: str) -> dict[str, str]:
    """Return the township's own mediation committee; its cases are numbered by its first sign."""
    return {"name": f"{township}人民调解委员会", "short_name": township[:1]}


def _settings(new: NewLedger) -> dict[str, str]:
    above = [unit.name for unit in new.path[:-1] if not unit.is_stand_in]
    return {
        "township_code": new.township.code,
        "township_name": new.township.name,
        "county_name": new.path[-2].name if len(new.path) > 1 else "",
        "province_name": new.path[0].name,
        "area_name": "".join(dict.fromkeys(above)),
        "office_name": office_name(new.township.name),
        "year": str(new.year),
    }


def _add_villages(piece: Piece, new: NewLedger) -> None:
    above = [unit.name for unit in new.path]
    figures = {each.code: each for each in figures_by_village(new.counted)}
    rows = [
        {"code": each.code, "name": short_village_name(each.name, above)}
        | _counts(figures.get(each.code))
        for each in new.villages
    ]
    ids = dict(zip((row["code"] for row in rows), piece.add_many(VILLAGES, rows), strict=True))
    piece.add_many(NATURAL_VILLAGES, _natural_villages(new.counted, ids))


def _counts(figures: VillageFigures | None) -> dict[str, Any]:
    if figures is None:
        return {}
    return {
        "natural_villages": figures.natural_villages,
        "groups": figures.groups,
        "households": figures.households,
        "population": figures.population,
        "population_basis": figures.population_basis or None,
    }


def _natural_villages(counted: Sequence[PastedRow], ids: dict[str, int]) -> list[dict[str, Any]]:
    found_ones: dict[tuple[int, str], dict[str, Any]] = {}
    for row in counted:
        alone = len(row.natural_names) == 1
        for name in row.natural_names:
            if row.code in ids:
                village_id = ids[row.code]
                found_ones[village_id, name] = {
                    "village_id": village_id,
                    "name": name,
                    "households": row.households if alone else None,
                }
    return list(found_ones.values())
