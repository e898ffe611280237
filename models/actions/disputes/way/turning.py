"""How a verb turns a case: it looks, asks the gate, writes the step and the new state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from models.actions.disputes.way.gates import why_not
from models.actions.disputes.way.looking import CaseLook
from models.actions.door import ChangedMeanwhile, Piece
from models.actions.records import InBin, Seen
from models.ledger import Complaints
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.troubles import Trouble


class NotNow(Trouble):
    """The case may not make this move as it stands; the sentence says what is missing."""


@dataclass(frozen=True)
class Turn:
    """One turn of a case. ``state`` None leaves the state as it is; ``values`` go with it."""

    step: str
    on_day: dt.date
    state: str | None = None
    unit: str | None = None
    note: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


def look_at(piece: Piece, case_id: int) -> CaseLook:
    """Return the case as it stands in this work; NoSuchRecord, or InBin if it is deleted."""
    case = piece.read(DISPUTES, case_id)
    if case.retired_at is not None:
        raise InBin(DISPUTES.name_of(case, piece.office))
    return CaseLook(piece.store, piece.connection, piece.office, case)


def begin(piece: Piece, seen: Seen, move: str) -> CaseLook:
    """Return the case for a verb to work on.

    ChangedMeanwhile if it is not as it was ``seen``, NotNow if the move is not open to it.
    """
    look = look_at(piece, seen.id)
    if look.case.revision != seen.revision:
        raise ChangedMeanwhile(DISPUTES.name_of(look.case, piece.office), look.case.written_by)
    demand_open(look, move)
    return look


def demand_open(look: CaseLook, move: str) -> None:
    """Raise NotNow, which names what is missing, unless the move is open to the case."""
    if reason := why_not(look, move):
        raise NotNow(reason)


def day_complaints(look: CaseLook, day: dt.date, key: str = "on_day") -> Complaints:
    """Return a complaint if a turn's day lies ahead, or before the state that it comes from."""
    if day > look.office.today:
        return {key: "日期不能晚于今天，请核对。"}
    if day < look.since:
        return {key: f"日期早于“{look.state_words}”的日期 {look.since}，请核对。"}
    return {}


def turn(piece: Piece, case_id: int, made: Turn, *, opens: bool = False) -> None:
    """Write a turn: its step, then the case with its state last.

    A closing case would take no step any more, and an undo writes back in reverse: so the step
    comes first, and where the turn ``opens`` a closed case it comes last.
    """
    values = dict(made.values)
    if made.state is not None:
        values |= {"state_on": values.get("state_on", made.on_day), "state": made.state}
    if opens:
        values = {"state": made.state, **values}
        piece.change(DISPUTES, case_id, values)
    step = {"on_day": made.on_day, "step": made.step, "state": made.state}
    said = {"unit": made.unit or None, "note": made.note or None}
    piece.add(DISPUTE_STEPS, {"dispute_id": case_id, **step, **said})
    if values and not opens:
        piece.change(DISPUTES, case_id, values)
