"""Villages as they stood on a day: which there were, and what each was called (G16)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from models.actions.finding import View, every_row
from models.ledger import Ledger, all_ledgers, links_of
from models.ledgers.township.village_facts import VILLAGE_CHANGES
from models.ledgers.villages import VILLAGES
from models.privacy import cover
from models.store.ledger_file import Store

BY_CODE = (("code", False),)
_NAME = VILLAGES.fields["name"].card


@dataclass(frozen=True)
class Unit:
    """A village as it stood on a day, with its name of that day; ``row`` is its card of today."""

    id: int
    code: str
    name: str
    row: Any


@dataclass(frozen=True)
class Holding:
    """How many records of a ledger are a village's own."""

    ledger: Ledger
    count: int

    @property
    def words(self) -> str:
        """As a clerk counts them: 网格3个."""
        return f"{self.ledger.title}{self.count}{self.ledger.counter}"


def units_on(store: Store, day: dt.date) -> list[Unit]:
    """Return the villages that stood on ``day``, by code.

    A village stands no more from the day of its merger on, and a split-off one not before the
    day of the split. Deleted ones are left out.
    """
    changes = _changes(store)
    rows = every_row(store, VILLAGES, View(sort=BY_CODE))
    return [_unit(row, changes, day) for row in rows if _stands(row, changes, day)]


def gone_units(store: Store, ids: Collection[int], day: dt.date) -> list[Unit]:
    """Return villages that are ended or deleted, called as on ``day``; ids of none are left out."""
    if not ids:
        return []
    rows = [
        *every_row(store, VILLAGES, View()),
        *every_row(store, VILLAGES, View(in_bin=True)),
    ]
    changes = _changes(store)
    return [_unit(row, changes, day) for row in rows if row.id in ids]


def name_on(store: Store, village_id: int, day: dt.date) -> str:
    """Return what a village was called on ``day``; “” if there is none of that id."""
    row = next((r for r in every_row(store, VILLAGES, View()) if r.id == village_id), None)
    return _unit(row, _changes(store), day).name if row is not None else ""


def holdings(store: Store, village_id: int) -> list[Holding]:
    """Return how many standing records of each ledger are tied to a village, none left out.

    Its own changes are not counted: they are written by the verbs that ask for this.
    """
    found = []
    for ledger in all_ledgers():
        ties = [each.key for each in links_of(ledger) if each.card.target == VILLAGES.name]
        if not ties or ledger is VILLAGE_CHANGES:
            continue
        table = ledger.columns
        query = select(func.count()).where(
            table.c.retired_at.is_(None), table.c[ties[0]] == village_id
        )
        with store.reading() as connection:
            if count := int(connection.scalar(query) or 0):
                found.append(Holding(ledger, count))
    return found


def _changes(store: Store) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in every_row(store, VILLAGE_CHANGES, View(sort=(("on_day", False),))):
        found.setdefault(row.village_id, []).append(row)
    return found


def _stands(row: Any, changes: Mapping[int, list[Any]], day: dt.date) -> bool:
    born = next((c.on_day for c in changes.get(row.id, ()) if c.change == "split"), None)
    return (born is None or born <= day) and (row.ended_on is None or row.ended_on > day)


def _unit(row: Any, changes: Mapping[int, list[Any]], day: dt.date) -> Unit:
    """The name of a day is the old name of the first renaming after it."""
    later = (c for c in changes.get(row.id, ()) if c.change == "renamed" and c.on_day > day)
    renamed = next(later, None)
    name = cover(_NAME, renamed.old_name if renamed else row.name)
    return Unit(row.id, row.code, name, row)
