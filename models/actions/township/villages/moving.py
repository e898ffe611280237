"""What lies on the ground and goes over with it when villages merge or split."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import select

from models.actions.door import Piece
from models.actions.township.grids.numbering import next_code
from models.ledger import Ledger
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.township.grids import GRIDS
from models.ledgers.township.service_points import SERVICE_POINTS
from models.ledgers.villages import NATURAL_VILLAGES

ON_THE_GROUND = (NATURAL_VILLAGES, SERVICE_POINTS, CAMERA_POINTS)
_NOT_TAKEN_OVER = frozenset({"code", "village_id", "started_on", "state", "ended_on", "remark"})


def natural_villages_of(piece: Piece, village_id: int) -> list[Any]:
    """Return the natural villages of a village."""
    return _rows(piece, NATURAL_VILLAGES, "village_id", village_id)


def move_places(piece: Piece, village_id: int, other: Any) -> None:
    """Let natural villages, service points and camera points go over to the village ``other``."""
    for ledger in ON_THE_GROUND:
        for row in _rows(piece, ledger, "village_id", village_id):
            piece.change(ledger, row.id, {"village_id": other.id})


def move_natural_village(piece: Piece, row: Any, village_id: int) -> None:
    """Let a natural village go over with its camera points; those leave their grid behind."""
    piece.change(NATURAL_VILLAGES, row.id, {"village_id": village_id})
    for point in _rows(piece, CAMERA_POINTS, "natural_village_id", row.id):
        piece.change(CAMERA_POINTS, point.id, {"village_id": village_id, "grid_id": None})


def begin_grids_anew(piece: Piece, village_id: int, other: Any, day: dt.date) -> None:
    """End the grids of a village on ``day`` and begin each anew under the other's code.

    A code belongs to its village and is never changed; months of before stay with the old grid.
    """
    for old in _rows(piece, GRIDS, "village_id", village_id):
        if old.state != "in_use":
            continue
        values = GRIDS.values_of(old)
        kept = {key: value for key, value in values.items() if key not in _NOT_TAKEN_OVER}
        fresh = {
            **kept,
            "code": next_code(piece.connection, other),
            "village_id": other.id,
            "started_on": day,
            "state": "in_use",
            "remark": f"由{old.name}（{old.code or '无编码'}）续编。",
        }
        new_id = piece.add(GRIDS, fresh)
        piece.change(GRIDS, old.id, {"state": "ended", "ended_on": day})
        for point in _rows(piece, CAMERA_POINTS, "grid_id", old.id):
            piece.change(CAMERA_POINTS, point.id, {"grid_id": new_id})


def _rows(piece: Piece, ledger: Ledger, key: str, wanted: int) -> list[Any]:
    table = ledger.columns
    query = select(table).where(table.c.retired_at.is_(None), table.c[key] == wanted)
    return list(piece.connection.execute(query.order_by(table.c.id)))
