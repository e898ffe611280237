"""盘点 of a village: begun with every point that stands there, closed by what the clerk ticks (C7).

Nothing of the register changes while a round goes on; its findings are proposals until it closes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from models.actions import finding
from models.actions.door import Piece, work
from models.actions.finding import OneOf, View
from models.actions.offices import office_of
from models.actions.records import Refused, Seen, keep_in
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.cameras.rounds import CAMERA_FINDINGS, CAMERA_ROUNDS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from models.troubles import Trouble

STANDING = ("normal", "fault", "stopped")
"""Built and not taken down: what a round goes to look at."""
LEAVE, MOVE, STOP, REMOVE, TAKE_IN = "leave", "move", "stopped", "removed", "take_in"
CHOICES: Mapping[str, Mapping[str, str]] = {
    "moved": {MOVE: "改位置说明", LEAVE: "不改"},
    "gone": {REMOVE: "改为拆除", STOP: "改为停用", LEAVE: "不改"},
    "extra": {TAKE_IN: "登记为新监控点", LEAVE: "不登记"},
}
"""What may become of a finding, by its result; the first is what is proposed."""


class NothingToLookAt(Trouble):
    """The village has no standing point."""

    def __init__(self, village: str) -> None:
        super().__init__(f"{village}还没有登记在用的监控点，没有可盘点的。请先登记监控点。")


class RoundStillOpen(Trouble):
    """A round of the village has not been closed."""

    def __init__(self, village: str, number: str) -> None:
        super().__init__(f"{village}的盘点“{number}”还没有完成。请先完成它，再开始新的一次。")


class RoundClosed(Trouble):
    """A round is closed already."""

    def __init__(self, number: str) -> None:
        super().__init__(f"盘点“{number}”已经完成了。要再看一遍，请另开始一次盘点。")


def start_round(store: Store, village_id: int, raw: Mapping[str, object] | None = None) -> int:
    """Begin a round in a village; return its id. Every point standing there is one finding row.

    ``raw`` may hold begun_on, led_by and remark as they were typed. Raises NothingToLookAt,
    RoundStillOpen, Refused.
    """
    office = office_of(store)
    village = office.name_of(VILLAGES.name, village_id)
    open_ones = {"village_id": OneOf(frozenset({village_id})), "state": OneOf(frozenset({"open"}))}
    for held in finding.every_row(store, CAMERA_ROUNDS, View(filters=dict(open_ones))):
        raise RoundStillOpen(village, held.number)
    with work(store, f"开始盘点：{village}") as piece:
        points = list(piece.connection.execute(_points_of_village(), {"village": village_id}))
        if not points:
            raise NothingToLookAt(village)
        made = keep_in(piece, CAMERA_ROUNDS, {**(raw or {}), "village_id": village_id})
        row = piece.read(CAMERA_ROUNDS, made)
        piece.change(CAMERA_ROUNDS, made, {"number": _next_number(piece, row.begun_on.year)})
        piece.add_many(
            CAMERA_FINDINGS,
            [{"round_id": made, "code": point.code, "name": point.name} for point in points],
        )
        return made


def follow_finding(piece: Piece, finding_id: int, before: Any) -> None:
    """A new row whose code no point of the village has is 多出, whatever was ticked (C9)."""
    if before is not None:
        return
    row = piece.read(CAMERA_FINDINGS, finding_id)
    village = piece.read(CAMERA_ROUNDS, row.round_id).village_id
    given = {"village": village, "code": row.code}
    if row.result != "extra" and piece.connection.scalar(_point_coded(), given) is None:
        piece.change(CAMERA_FINDINGS, finding_id, {"result": "extra"})


def findings_of(store: Store, round_id: int) -> list[Any]:
    """Return the finding rows of a round in the order of their codes."""
    return finding.children(store, CAMERA_FINDINGS, CAMERA_ROUNDS, round_id)


@dataclass(frozen=True)
class Tally:
    """How a round stands: its rows by result; ``left`` were not visited."""

    there: tuple[Any, ...]
    gone: tuple[Any, ...]
    moved: tuple[Any, ...]
    extra: tuple[Any, ...]
    left: tuple[Any, ...]

    @property
    def listed(self) -> int:
        """How many points stood on the list."""
        return len(self.there) + len(self.gone) + len(self.moved) + len(self.left)

    @property
    def to_decide(self) -> tuple[Any, ...]:
        """The rows of which the register says something else."""
        return (*self.moved, *self.gone, *self.extra)


def tally_of(rows: Sequence[Any]) -> Tally:
    """Sort the rows of a round by what was found."""

    def of(result: str | None) -> tuple[Any, ...]:
        return tuple(row for row in rows if row.result == result)

    return Tally(of("there"), of("gone"), of("moved"), of("extra"), of(None))


def proposals(row: Any) -> Mapping[str, str]:
    """Return what may become of a finding, the proposed first; empty where nothing is to do."""
    return CHOICES.get(row.result or "", {})


def close_round(
    store: Store, seen: Seen, chosen: Mapping[int, str], on_day: dt.date | None = None
) -> int:
    """Close a round and write what was ticked into the register, as one batch.

    ``chosen`` maps a finding's id to one of ``CHOICES``; what is not named is left as it is.
    Returns how many findings were written in. Raises RoundClosed, Refused.
    """
    with work(store, "完成盘点") as piece:
        row = piece.read(CAMERA_ROUNDS, seen.id)
        if row.state == "closed":
            raise RoundClosed(row.number)
        day = on_day or piece.office.today
        if not row.begun_on <= day <= piece.office.today:
            raise Refused({"closed_on": "完成日期应在盘点日期和今天之间，请核对。"})
        table = CAMERA_FINDINGS.columns
        query = select(table).where(table.c.round_id == row.id, table.c.retired_at.is_(None))
        done = 0
        for each in piece.connection.execute(query.order_by(table.c.code)).all():
            choice = chosen.get(each.id, LEAVE)
            if choice in proposals(each) and choice != LEAVE:
                _write_in(piece, row, each, choice)
                piece.change(CAMERA_FINDINGS, each.id, {"applied_on": day})
                done += 1
        piece.change(CAMERA_ROUNDS, row.id, {"closed_on": day}, seen.revision)
        piece.change(CAMERA_ROUNDS, row.id, {"state": "closed"})  # last: undo opens it first
        return done


def _write_in(piece: Piece, held: Any, found: Any, choice: str) -> None:
    day = found.looked_on or held.begun_on
    if choice == TAKE_IN:
        raw = {
            "code": found.code,
            "name": found.name or found.code,
            "village_id": held.village_id,
            "position": found.position,
            "state_on": day,
            "state_why": f"盘点{held.number}多出",
        }
        keep_in(piece, CAMERA_POINTS, raw)
        return
    given = {"village": held.village_id, "code": found.code}
    point_id = piece.connection.scalar(_point_coded(), given)
    if point_id is None:
        said = f"监控点“{found.code}”已经不在这个村的台账里，请把这一条选“不改”。"
        raise Refused({"result": said})
    point = piece.read(CAMERA_POINTS, point_id)
    changed: dict[str, object] = {"position": found.position}
    if choice != MOVE:
        why = f"盘点{held.number}：不在"
        changed = {"state": choice, "state_on": day, "state_why": why}
    keep_in(piece, CAMERA_POINTS, changed, Seen(point.id, point.revision))


def _next_number(piece: Piece, year: int) -> str:
    """Return the next number of a year; what was ever given counts, deleted rounds too."""
    column = CAMERA_ROUNDS.columns.c.number
    begins = f"PD{year}-"
    query = select(func.max(column)).where(column.startswith(begins, autoescape=True))
    newest = piece.connection.scalar(query)
    return f"{begins}{1 + int(newest.removeprefix(begins) if newest else 0):03d}"


@cache
def _points_of_village() -> Select[Any]:
    table = CAMERA_POINTS.columns
    return (
        select(table)
        .where(
            table.c.village_id == bindparam("village"),
            table.c.retired_at.is_(None),
            table.c.state.in_(STANDING),
        )
        .order_by(table.c.code)
    )


@cache
def _point_coded() -> Select[Any]:
    table = CAMERA_POINTS.columns.c
    return select(table.id).where(
        table.village_id == bindparam("village"),
        table.code == bindparam("code"),
        table.retired_at.is_(None),
    )
