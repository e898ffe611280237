"""What a new dispute most likely begins with: today, the one committee, whoever had the last."""

from __future__ import annotations

from typing import Any

from models.actions import finding
from models.actions.finding import View
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.committees import COMMITTEES
from models.office import Office
from models.store.ledger_file import Store


def likely_case(store: Store, office: Office) -> dict[str, object]:
    """Return what is likely of a case that is accepted today, by field key."""
    last = last_case(store)
    found: dict[str, object] = {
        "found_on": office.today.isoformat(),
        "grade": "plain",
        "people": "2",
    }
    committee = _committee(store, last)
    if committee is not None:
        found |= {"committee_id": committee, "accepted_on": office.today.isoformat()}
    if last is not None:
        found |= {"mediator": last.mediator or "", "first_post": last.first_post or ""}
    if office.village_id is not None:
        found["village_id"] = office.village_id
    return found


def last_case(store: Store) -> Any | None:
    """Return the case that was typed in last."""
    rows = finding.first_rows(store, DISPUTES, View(sort=(("id", True),)), 1)
    return rows[0] if rows else None


def _committee(store: Store, last: Any | None) -> int | None:
    """The only one there is, else that of the last case."""
    standing = [
        row.id for row in finding.first_rows(store, COMMITTEES, View()) if not row.is_closed
    ]
    if len(standing) == 1:
        return int(standing[0])
    if last is not None and last.committee_id in standing:
        return int(last.committee_id)
    return None
