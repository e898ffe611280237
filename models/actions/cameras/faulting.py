"""While a fault is open its point is 故障; its maintainer and its term are filled in (C5)."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from sqlalchemy import Date, Select, bindparam, or_, select

from models.actions.cameras.states import (
    FIXED,
    rows_of,
    state_on,
    take_back_last,
    turn,
    write_past,
)
from models.actions.door import Piece
from models.actions.records import Refused
from models.ledgers.cameras.contracts import CAMERA_CONTRACTS
from models.ledgers.cameras.faults import CAMERA_FAULTS, REPAIR_DAYS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.store.statements import WANTED

REPAIR_SETTING = "fault_repair_days"


def follow_fault(piece: Piece, fault_id: int, before: Any) -> None:
    """Fill maintainer and term, then bring the state of the point in line with its faults."""
    fault = piece.read(CAMERA_FAULTS, fault_id)
    point = piece.read(CAMERA_POINTS, fault.point_id)
    if point.retired_at is not None:
        return
    if fault.retired_at is None:
        fault = _filled(piece, fault, point, before)
    was = before if before is not None and before.retired_at is None else None
    now = fault if fault.retired_at is None else None
    if was is not None and now is not None and _days(was) == _days(now):
        return
    _bring_in_line(piece, point, was, now)


def _days(fault: Any) -> tuple[Any, ...]:
    return (fault.found_on, fault.fixed_on, fault.point_id)


def _filled(piece: Piece, fault: Any, point: Any, before: Any) -> Any:
    """Fill the maintainer from the point and 应修复日期 from contract or setting.

    A term that was computed is computed anew when what it hangs on changes; one that somebody
    typed stays.
    """
    maintainer = fault.maintainer or point.maintainer
    due = fault.due_on
    if due is not None and before is not None and due == before.due_on and _hangs(fault, before):
        due = None if due == due_day(piece, before, before.maintainer) else due
    due = due or due_day(piece, fault, maintainer)
    if piece.change(CAMERA_FAULTS, fault.id, {"maintainer": maintainer, "due_on": due}):
        return piece.read(CAMERA_FAULTS, fault.id)
    return fault


def _hangs(fault: Any, before: Any) -> bool:
    keys = ("found_on", "told_on", "maintainer")
    return any(getattr(fault, key) != getattr(before, key) for key in keys)


def due_day(piece: Piece, fault: Any, maintainer: str | None) -> dt.date:
    """Return the day by which a fault is to be put right.

    Counted from the day it was reported, else found; a term that ends on a rest day moves to the
    next working day (``Office.deadline``).
    """
    start: dt.date = fault.told_on or fault.found_on
    return piece.office.deadline(start, repair_days(piece, maintainer, start))


def repair_days(piece: Piece, maintainer: str | None, day: dt.date) -> int:
    """Return the days that the contract in force on ``day`` gives, else the office's own [own]."""
    if maintainer:
        given = {"maintainer": maintainer, "day": day}
        agreed = piece.connection.scalar(_contract_in_force(), given)
        if agreed is not None:
            return int(agreed)
    return piece.office.days(REPAIR_SETTING, REPAIR_DAYS)


@cache
def _contract_in_force() -> Select[Any]:
    table = CAMERA_CONTRACTS.columns.c
    day = bindparam("day", type_=Date())
    return (
        select(table.repair_days)
        .where(
            table.maintainer == bindparam("maintainer"),
            table.repair_days.is_not(None),
            table.retired_at.is_(None),
            table.begins_on <= day,
            or_(table.ends_on.is_(None), table.ends_on >= day),
        )
        .order_by(table.begins_on.desc(), table.id.desc())
        .limit(1)
    )


@cache
def _faults_of_point() -> Select[Any]:
    table = CAMERA_FAULTS.columns
    return select(table).where(table.c.point_id == bindparam(WANTED), table.c.retired_at.is_(None))


def _bring_in_line(piece: Piece, point: Any, was: Any, now: Any) -> None:
    """Undo what the fault did to the states as it was, then do what it does as it is now."""
    if was is not None and not _goes_on(was, now):
        old = point if was.point_id == point.id else piece.read(CAMERA_POINTS, was.point_id)
        _take_back(piece, old, was, _others(piece, old.id, was.id))
        point = piece.read(CAMERA_POINTS, point.id)
    if now is None:
        return
    others = _others(piece, point.id, now.id)
    if now.fixed_on is None:
        _open(piece, point, now)
    elif all(row.fixed_on is not None for row in others):  # else another keeps it out of order
        _fix(piece, point, now, others)


def _goes_on(was: Any, now: Any) -> bool:
    """An open fault that is now put right: what it brought about stands, and is ended."""
    same = now is not None and (was.point_id, was.found_on) == (now.point_id, now.found_on)
    return same and was.fixed_on is None and now.fixed_on is not None


def _others(piece: Piece, point_id: int, fault_id: int) -> list[Any]:
    rows = piece.connection.execute(_faults_of_point(), {WANTED: point_id})
    return [row for row in rows if row.id != fault_id]


def _take_back(piece: Piece, point: Any, was: Any, others: list[Any]) -> None:
    """Take back the states that the fault brought about, where they are the newest of the point."""
    is_its_end = was.fixed_on is not None and point.state_on == was.fixed_on
    if is_its_end and point.state == "normal" and point.state_why == FIXED:
        take_back_last(piece, point)
        point = piece.read(CAMERA_POINTS, point.id)
    is_its_own = point.state_on == was.found_on and point.state_why == was.symptom[:100]
    is_open = any(row.fixed_on is None for row in others)
    if point.state == "fault" and is_its_own and not is_open:
        take_back_last(piece, point)


def _open(piece: Piece, point: Any, fault: Any) -> None:
    if point.state != "normal":
        return  # it is out of order already, or not in use
    if fault.found_on < point.state_on:
        raise Refused(
            {
                "found_on": f"监控点“{point.name}”从{point.state_on}起记的是“正常”，"
                f"晚于发现日期{fault.found_on}。请先改监控点的“状态日期”，或核对发现日期。"
            }
        )
    turn(piece, point, "fault", fault.found_on, fault.symptom)


def _fix(piece: Piece, point: Any, fault: Any, others: list[Any]) -> None:
    if point.state == "normal":
        _tell_past(piece, point, fault)
        return
    if point.state != "fault":
        return
    ends = [row.fixed_on for row in others if row.fixed_on and row.fixed_on >= point.state_on]
    day = max([fault.fixed_on, *ends])
    if day < point.state_on:
        raise Refused(
            {
                "fixed_on": f"监控点“{point.name}”从{point.state_on}起是“故障”，"
                f"晚于修复日期{fault.fixed_on}。请核对修复日期，或先改监控点的“状态日期”。"
            }
        )
    turn(piece, point, "normal", day, FIXED)


def _tell_past(piece: Piece, point: Any, fault: Any) -> None:
    """A fault that was over before it was entered: its days are told, the present stays.

    Where the rows of those days say something else than 正常, they stand as they are.
    """
    if fault.found_on >= point.state_on:
        turn(piece, point, "fault", fault.found_on, fault.symptom)
        turn(piece, piece.read(CAMERA_POINTS, point.id), "normal", fault.fixed_on, FIXED)
        return
    rows = rows_of(piece, point.id)
    is_between = any(fault.found_on < row.on_day <= fault.fixed_on for row in rows)
    if state_on(rows, fault.found_on) == "normal" and not is_between:
        past = [(fault.found_on, "fault", fault.symptom), (fault.fixed_on, "normal", FIXED)]
        write_past(piece, point.id, past)
