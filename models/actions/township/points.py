"""Service points that were in use on a day, and which villages have which kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models.actions.finding import View, every_row
from models.actions.township.villages.units import Unit, units_on
from models.ledgers.township.service_points import SERVICE_POINTS
from models.store.ledger_file import Store

Test = Callable[[Any], bool]
AT_VILLAGES = frozenset({"convenience", "facility"})
"""便民服务点 and 村级综合服务设施 are counted as one (``domain/10`` Q-FAC)."""


def any_point(_row: Any) -> bool:
    """Every point counts."""
    return True


def handles_matters(row: Any) -> bool:
    """Matters are dealt with there or taken along for the villagers (Q-GOV)."""
    return bool(row.can_handle or row.can_forward)


@dataclass(frozen=True)
class Points:
    """The villages and the points of one day; ``known`` are the kinds of which any is registered.

    A point counts while its state is 在用, from the day it was opened on; one without such a day
    counts always, and one that was closed since does not count for the days before either.
    """

    units: tuple[Unit, ...]
    open: tuple[Any, ...]
    known: frozenset[str]

    def of_township(self, kind: str, test: Test = any_point) -> list[int]:
        """Return the ids of the township's own points of a kind."""
        return [r.id for r in self.open if r.service_kind == kind and not r.village_id and test(r)]

    def of_village(self, village_id: int, kinds: frozenset[str], test: Test = any_point) -> Any:
        """Return a village's first point of these kinds that meets ``test``; None if none does."""
        for row in self.open:
            if row.village_id == village_id and row.service_kind in kinds and test(row):
                return row
        return None

    def villages_with(self, kinds: frozenset[str], test: Test = any_point) -> list[Unit]:
        """Return the villages that have such a point."""
        return [u for u in self.units if self.of_village(u.id, kinds, test) is not None]


def points_on(store: Store, day: dt.date) -> Points:
    """Return villages and points as of ``day``."""
    rows = every_row(store, SERVICE_POINTS, View())
    in_use = (r for r in rows if r.state == "open" and (r.opened_on is None or r.opened_on <= day))
    known = frozenset(row.service_kind for row in rows)
    return Points(tuple(units_on(store, day)), tuple(in_use), known)
