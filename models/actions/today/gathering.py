"""The groups of every area in one row: what is late before what is soon."""

from __future__ import annotations

from collections.abc import Callable

from models.actions.today.cameras import camera_matters
from models.actions.today.daily import daily_matters
from models.actions.today.disputes import dispute_matters
from models.actions.today.matter import Matter
from models.actions.today.tasks import task_matters
from models.actions.today.township import township_matters
from models.store.ledger_file import Store

AREAS: tuple[Callable[[Store], list[Matter]], ...] = (
    task_matters,
    dispute_matters,
    camera_matters,
    township_matters,
    daily_matters,
)
"""Each gives its own groups, the most pressing first; a new area is added here."""


def matters(store: Store) -> list[Matter]:
    """Return the groups of the page, those that are late first; empty groups have count 0."""
    found = [each for area in AREAS for each in area(store)]
    return sorted(found, key=lambda each: each.tone != "bad")
