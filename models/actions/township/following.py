"""What follows by itself: a grid's code, and what a grid's month takes over from the grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.actions.door import Piece
from models.actions.following import Follower
from models.actions.township.grids.counted_days import counted_days
from models.actions.township.grids.numbering import earlier_bearer, next_code
from models.dates.widths import normal_width
from models.ledger import Refused
from models.ledgers.township.grids import GRID_MONTHS, GRIDS
from models.ledgers.villages import VILLAGES
from models.words.township.grids import GRID_STATES


def follow_grid(piece: Piece, grid_id: int, before: Any) -> None:
    """Give a new grid its code, and refuse one that is not its village's or was given before."""
    grid = piece.read(GRIDS, grid_id)
    if grid.retired_at is not None:
        return
    if not grid.code:
        if before is None:
            code = next_code(piece.connection, piece.read(VILLAGES, grid.village_id))
            piece.change(GRIDS, grid_id, {"code": code})
        return
    if (plain := normal_width(grid.code)) != grid.code:
        piece.change(GRIDS, grid_id, {"code": plain})
        return
    if before is None or (before.code, before.village_id) != (grid.code, grid.village_id):
        _refuse_foreign(piece, grid)
        _refuse_used(piece, grid)


def _refuse_foreign(piece: Piece, grid: Any) -> None:
    village = piece.read(VILLAGES, grid.village_id)
    if grid.code[:12] == village.code:
        return
    following = next_code(piece.connection, village)
    raise Refused(
        {
            "code": f"编码前12位“{grid.code[:12]}”不是{village.name}的{village.code}。"
            f"请改正，或者清空，程序会编成{following}。"
        }
    )


def _refuse_used(piece: Piece, grid: Any) -> None:
    bearer = earlier_bearer(piece.connection, grid.code, grid.id)
    if bearer is None:
        return
    village = piece.read(VILLAGES, grid.village_id)
    state = piece.office.choices(GRID_STATES).label(bearer.state)
    what = "已删除或新增已撤销" if bearer.retired_at is not None else state
    following = next_code(piece.connection, village)
    raise Refused(
        {
            "code": f"编码{grid.code}给过“{bearer.name}”（{what}），不能再用。"
            f"{village.name}的下一个编码是{following}，清空就自动编上。"
        }
    )


def follow_grid_month(piece: Piece, month_id: int, before: Any) -> None:
    """Fill what a new month leaves blank: the grid's workers and the days that count."""
    row = piece.read(GRID_MONTHS, month_id)
    if before is not None or row.retired_at is not None:
        return
    filled: dict[str, Any] = {}
    if row.workers is None:
        filled["workers"] = piece.read(GRIDS, row.grid_id).workers
    if row.days is None:
        filled["days"] = counted_days(piece.office, row.month)
    piece.change(GRID_MONTHS, month_id, filled)


FOLLOWERS: Mapping[str, Follower] = {
    GRIDS.name: follow_grid,
    GRID_MONTHS.name: follow_grid_month,
}
