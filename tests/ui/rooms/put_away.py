"""The sample without its disputes or its cameras, for tests that count their own."""

from __future__ import annotations

from sqlalchemy import update

from models.actions.daily import zeros
from models.ledgers.cameras.contracts import CAMERA_CONTRACTS
from models.ledgers.cameras.faults import CAMERA_FAULTS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.township.grids import GRIDS
from models.ledgers.township.service_points import SERVICE_POINTS
from models.ledgers.villages import VILLAGES
from models.ledgers.work.activities import ACTIVITY_CADENCES
from models.ledgers.work.decisions import DECISIONS
from models.ledgers.work.hazards import HAZARDS
from models.ledgers.work.matters import MATTERS
from models.ledgers.work.safe_units import SAFE_UNITS
from models.store.ledger_file import Store


def put_daily_away(store: Store) -> None:
    """Lay aside what waits in the daily ledgers; the last month's negative list is confirmed."""
    ledgers = (MATTERS, HAZARDS, DECISIONS, SAFE_UNITS, ACTIVITY_CADENCES)
    with store.writing() as connection:
        for ledger in ledgers:
            connection.execute(update(ledger.columns).values(retired_at=store.clock.now()))
    for month in zeros.unconfirmed(store):
        zeros.confirm(store, month, {}, "综治主任", store.clock.today())
    store.forget(frozenset(ledger.name for ledger in ledgers))


def put_disputes_away(store: Store) -> None:
    """Lay all disputes aside behind the door: closed ones may not be deleted through it."""
    with store.writing() as connection:
        connection.execute(update(DISPUTES.columns).values(retired_at=store.clock.now()))
    store.forget(frozenset({DISPUTES.name}))


def put_places_away(store: Store) -> None:
    """Lay villages, grids and service points aside, behind the door as well."""
    with store.writing() as connection:
        for ledger in (VILLAGES, GRIDS, SERVICE_POINTS):
            connection.execute(update(ledger.columns).values(retired_at=store.clock.now()))
    store.forget(frozenset({VILLAGES.name, GRIDS.name, SERVICE_POINTS.name}))


def put_cameras_away(store: Store) -> None:
    """Lay the camera points and what belongs to them aside, behind the door as well."""
    with store.writing() as connection:
        for ledger in (CAMERA_POINTS, CAMERA_FAULTS, CAMERA_CONTRACTS):
            connection.execute(update(ledger.columns).values(retired_at=store.clock.now()))
