"""Which tasks a record most likely serves, by the office's own list and the plan's (L1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.actions import finding
from models.actions.daily.proving import likely_tasks
from models.actions.door import Piece, work
from models.actions.finding import OneOf, View
from models.ledger import Ledger
from models.ledgers.work.activities import ACTIVITIES, ACTIVITY_CADENCES, codes_of
from models.store.ledger_file import Store
from models.words.work.proofs import LIKELY_TASKS, PLAN_CADENCES


def suggested(store: Store, ledger: Ledger, values: Mapping[str, Any]) -> list[Any]:
    """Return the tasks to offer for a record with these values; the clerk decides.

    ``values`` hold field keys with parsed values; what is not there counts as empty.
    """
    return likely_tasks(store, _codes(store, ledger, values))


def _codes(store: Store, ledger: Ledger, values: Mapping[str, Any]) -> tuple[str, ...]:
    if ledger.name == ACTIVITIES.name:
        kind = values.get("activity_kind")
        view = View(filters={"activity_kind": OneOf(frozenset({kind}))})
        rows = finding.first_rows(store, ACTIVITY_CADENCES, view, 1)
        return codes_of(rows[0].task_codes) if rows and kind else ()
    key, codes = LIKELY_TASKS.get(ledger.name, ("", {}))
    return codes.get(str(values.get(key, "")) if key else "", ())


def add_plan_cadences(piece: Piece) -> None:
    """Write the kinds of activity of the plan, how often each is due and what it serves."""
    held = {row.activity_kind for row in _held_kinds(piece)}
    piece.add_many(
        ACTIVITY_CADENCES,
        [
            {"activity_kind": kind, "cadence": cadence, "task_codes": codes, "basis": basis or None}
            for kind, cadence, codes, basis in PLAN_CADENCES
            if kind not in held
        ],
    )


def fill_plan_cadences(store: Store) -> None:
    """Do what ``add_plan_cadences`` does as one batch: a ledger of the first release has none."""
    with work(store, "填入方案里的活动周期") as piece:
        add_plan_cadences(piece)


def _held_kinds(piece: Piece) -> list[Any]:
    table = ACTIVITY_CADENCES.columns
    query = table.select().where(table.c.retired_at.is_(None))
    return list(piece.connection.execute(query).all())
