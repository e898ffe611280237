"""登记巡检: one look at all points in use of some villages, the bad ones named (C6, job 13)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from models.actions.door import Piece, work
from models.actions.offices import office_of
from models.actions.records import Refused, judge_in
from models.ledgers.cameras.faults import CAMERA_CHECKS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from models.troubles import Trouble
from models.words.cameras import IN_USE


class NoPointsInUse(Trouble):
    """There is nothing to look at."""

    def __init__(self) -> None:
        super().__init__("选中的村没有在用的监控点，没有可登记的巡检。")


@dataclass(frozen=True)
class Look:
    """One look: its day, where the data come from, and the points that are not as they should be.

    ``offline`` and ``broken`` are ids of points; all others are online and their picture is good.
    """

    on_day: dt.date
    source: str
    offline: frozenset[int] = frozenset()
    broken: frozenset[int] = frozenset()
    note: str = ""


def points_in_use(store: Store, villages: Sequence[int]) -> list[Any]:
    """Return the points in use of some villages, by village code and number."""
    point, village = CAMERA_POINTS.columns, VILLAGES.columns
    query = (
        select(point)
        .join(village, village.c.id == point.c.village_id)
        .where(
            point.c.village_id.in_(list(villages)),
            point.c.retired_at.is_(None),
            point.c.state.in_(IN_USE),
        )
        .order_by(village.c.code, point.c.code)
    )
    if (own := office_of(store).village_id) is not None:
        query = query.where(point.c.village_id == own)
    with store.reading() as connection:
        return list(connection.execute(query))


def look_at(store: Store, villages: Sequence[int], look: Look) -> int:
    """Write a check of every point in use of these villages, as one batch; return how many.

    A check of the same point on the same day is written over. Raises NoPointsInUse, Refused.
    """
    points = points_in_use(store, villages)
    if not points:
        raise NoPointsInUse
    strangers = (look.offline | look.broken) - {point.id for point in points}
    if strangers:
        names = "、".join(office_of(store).name_of("camera_points", each) for each in strangers)
        raise Refused({"points": f"这些监控点不在选中的村里，或者已停用：{names}。请核对。"})
    with work(store, f"登记{len(points)}个监控点的巡检") as piece:
        held = _held_on(piece, look.on_day)
        fresh = []
        for point in points:
            values = {
                "point_id": point.id,
                "on_day": look.on_day,
                "online": point.id not in look.offline,
                "intact": point.id not in look.broken,
                "source": look.source.strip() or None,
                "note": look.note.strip() or None,
            }
            if complaints := judge_in(piece, CAMERA_CHECKS, values, None):
                raise Refused(complaints)
            if point.id in held:
                piece.change(CAMERA_CHECKS, held[point.id], values)
            else:
                fresh.append(values)
        piece.add_many(CAMERA_CHECKS, fresh)
    return len(points)


def _held_on(piece: Piece, day: dt.date) -> dict[int, int]:
    table = CAMERA_CHECKS.columns.c
    query = select(table.point_id, table.id).where(table.on_day == day, table.retired_at.is_(None))
    return {row.point_id: row.id for row in piece.connection.execute(query)}
