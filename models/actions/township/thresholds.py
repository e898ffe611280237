"""What the plan asks at least (``domain/10`` 10.1, 10.2); the office may enter other figures."""

from __future__ import annotations

from fractions import Fraction

from models.office import Office

SEEDS = {
    "centre_rate_least": "100",
    "centre_staff_least": "2",
    "joint_centre_least": "100",
    "mediation_room_least": "100",
    "facility_rate_least": "90",
    "handling_rate_least": "90",
    "open_steps_least": "100",
    "grid_worker_least": "100",
    "grid_group_least": "100",
    "grid_code_least": "100",
    "patrol_hours_least": "2",
    "grid_reports_least": "10",
}
"""Shares in percent, and numbers: 2 people, 2 hours a day, 10 matters a person and month."""


def share_of(office: Office, key: str) -> Fraction | None:
    """Return a least share (9/10 for 90 percent); None where the office set no target."""
    found = number_of(office, key)
    return None if found is None else found / 100


def number_of(office: Office, key: str) -> Fraction | None:
    """Return a least number; None where the office struck it out or wrote no number."""
    try:
        return Fraction(office.settings.get(key, SEEDS[key]).strip().rstrip("%"))
    except ValueError:
        return None
