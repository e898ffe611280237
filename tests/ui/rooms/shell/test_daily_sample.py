"""The sample shows every state of the daily ledgers, and what a clerk has still to do."""

from __future__ import annotations

from models.actions import filing, finding
from models.actions.daily import proving, zeros
from models.actions.daily.cadences import waiting
from models.actions.finding import View
from models.ledger import find_ledger
from models.ledgers.work.proofs import TASK_PROOFS
from models.store.ledger_file import Store
from models.words.work.matters import MATTER_STATES
from models.words.work.safety import DECISION_LIGHTS, HAZARD_LIGHTS, UNIT_LIGHTS


def tally(store: Store, name: str, key: str) -> dict[str, int]:
    return finding.tally(store, find_ledger(name), View(), key)


def test_every_state_is_there(store: Store) -> None:
    assert set(tally(store, "matters", "state")) == set(MATTER_STATES.labels)
    assert set(tally(store, "hazards", "light")) == set(HAZARD_LIGHTS.labels)
    assert set(tally(store, "decisions", "light")) == set(DECISION_LIGHTS.labels)
    assert set(tally(store, "safe_units", "light")) == set(UNIT_LIGHTS.labels) - {"revoked"}


def test_one_kind_and_one_month_are_left_for_the_clerk(store: Store) -> None:
    assert [line.word for line in waiting(store)] == ["研判会"]
    assert zeros.unconfirmed(store) == ["2021-05"]


def test_activities_serve_tasks_and_pictures_are_told_apart(store: Store) -> None:
    activities = finding.every_row(store, find_ledger("activities"), View())
    assert all(proving.tasks_of(store, find_ledger("activities"), r.id) for r in activities[:5])
    assert set(tally(store, TASK_PROOFS.name, "owner")) >= {"activities", "hazards", "decisions"}
    hazards = find_ledger("hazards")
    ids = [row.id for row in finding.every_row(store, hazards, View())]
    held = filing.files_of(store, hazards, ids)
    assert [[each.word for each in files] for files in held.values()] == [["整改前", "整改后"]]
