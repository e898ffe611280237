"""The state of every point on any past day, told by its state rows, as SQL conditions (C4).

A point made later has no row by then and does not exist yet; a retired one is out altogether.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select

from models.actions.finding import View, conditions
from models.actions.offices import office_of
from models.ledgers.cameras.devices import CAMERA_STATES
from models.ledgers.cameras.points import CAMERA_POINTS
from models.office import Office
from models.store.ledger_file import Store

Condition = ColumnElement[bool]
_POINTS = CAMERA_POINTS.columns


def state_of(point: Any, day: dt.date) -> ColumnElement[str | None]:
    """The state of a point on ``day``; NULL where the point did not exist yet.

    ``point`` are the columns of ``camera_point``.
    """
    return _last_row(point, day, "state")


def state_row_of(point: Any, day: dt.date) -> ColumnElement[int | None]:
    """The id of the state row of a point that holds on ``day``."""
    return _last_row(point, day, "id")


def _last_row(point: Any, day: dt.date, key: str) -> ColumnElement[Any]:
    row = CAMERA_STATES.columns.alias("held_state")
    query = (
        select(row.c[key])
        .where(row.c.point_id == point.id, row.c.on_day <= day, row.c.retired_at.is_(None))
        .order_by(row.c.on_day.desc(), row.c.id.desc())
        .limit(1)
    )
    return query.correlate(_POINTS).scalar_subquery()


def seen_points(office: Office) -> Sequence[Condition]:
    """What holds of every point that the account at the desk sees and that is not retired."""
    return conditions(CAMERA_POINTS, View(), office)


def states_on(store: Store, day: dt.date) -> dict[int, str]:
    """Return the state of each point that existed on ``day``, by its id."""
    point = _POINTS.c
    told = state_of(point, day).label("told")
    query = select(point.id, told).where(*seen_points(office_of(store)))
    with store.reading() as connection:
        return {row.id: row.told for row in connection.execute(query) if row.told is not None}
