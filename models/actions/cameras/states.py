"""The states of a point by day: each change writes its row, so that any past day is told (C4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select

from models.actions.door import Piece
from models.actions.records import Refused
from models.ledgers.cameras.devices import CAMERA_STATES
from models.ledgers.cameras.points import CAMERA_POINTS
from models.store.statements import WANTED

FIXED = "故障已修复"
"""Why a point is 正常 again; a look from before does not tell against it any more."""


@cache
def _rows_of_point() -> Select[Any]:
    table = CAMERA_STATES.columns
    return (
        select(table)
        .where(table.c.point_id == bindparam(WANTED), table.c.retired_at.is_(None))
        .order_by(table.c.on_day, table.c.id)
    )


def rows_of(piece: Piece, point_id: int) -> list[Any]:
    """Return the standing state rows of a point, by day and then as they were written."""
    return list(piece.connection.execute(_rows_of_point(), {WANTED: point_id}))


def state_on(rows: Sequence[Any], day: dt.date) -> str | None:
    """Return the state that the rows tell for ``day``; None before the first of them."""
    told = [row.state for row in rows if row.on_day <= day]
    return told[-1] if told else None


def follow_new_points(piece: Piece, made: Sequence[Mapping[str, Any]]) -> None:
    """Write the first state row of each new point, dated the point's own day."""
    rows = [
        {
            "point_id": point["id"],
            "on_day": point["state_on"],
            "state": point["state"],
            "why": point["state_why"],
        }
        for point in made
    ]
    piece.add_many(CAMERA_STATES, rows)


def follow_point(piece: Piece, point_id: int, before: Any) -> None:
    """Write a row for another state; move the present one's where only its day is corrected."""
    point = piece.read(CAMERA_POINTS, point_id)
    told = ("state", "state_on", "state_why")
    if before is None or all(getattr(point, key) == getattr(before, key) for key in told):
        return
    rows = rows_of(piece, point_id)
    now = {"on_day": point.state_on, "state": point.state, "why": point.state_why}
    last = rows[-1] if rows else None
    if last is not None and last.state == point.state:
        _refuse_disorder(rows[:-1], point.state_on)
        piece.change(CAMERA_STATES, last.id, now)
        return
    _refuse_disorder(rows, point.state_on)
    piece.add(CAMERA_STATES, {"point_id": point_id, **now})


def _refuse_disorder(earlier: Sequence[Any], day: dt.date) -> None:
    """Refuse a day before the last of the ``earlier`` rows: the past would read otherwise."""
    if earlier and day < earlier[-1].on_day:
        raise Refused({"state_on": f"不能早于上一个状态的日期 {earlier[-1].on_day}，请核对。"})


def turn(piece: Piece, point: Any, state: str, day: dt.date, why: str) -> None:
    """Put a point into ``state`` from ``day`` on; its row follows by itself."""
    values = {"state": state, "state_on": day, "state_why": why[:100] or None}
    piece.change(CAMERA_POINTS, point.id, values)


def take_back_last(piece: Piece, point: Any) -> None:
    """Take the last state of a point back as if it had never been; the one before holds again."""
    rows = rows_of(piece, point.id)
    if len(rows) < 2:
        return
    piece.retire(CAMERA_STATES, rows[-1].id)
    turn(piece, point, rows[-2].state, rows[-2].on_day, rows[-2].why or "")


def write_past(piece: Piece, point_id: int, told: Sequence[tuple[dt.date, str, str]]) -> None:
    """Write state rows of the past between those that stand, as (day, state, why)."""
    piece.add_many(
        CAMERA_STATES,
        [{"point_id": point_id, "on_day": d, "state": s, "why": why[:100]} for d, s, why in told],
    )
