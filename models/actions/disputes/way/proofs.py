"""A turn made by a record stands as long as the record does, on the record's day.

Sessions, transfers, looks and revisits turn a case as they are written down. Deleting or
re-dating one takes its turn back or moves it, so that 办理经过 never tells what no paper tells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from models.actions.disputes.way.looking import CaseLook
from models.actions.disputes.way.moves import ENDED_LIKE
from models.actions.disputes.way.turning import look_at
from models.actions.door import Piece
from models.actions.records import Refused
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.troubles import Trouble

TAKEN_BACK = "所依据的记录已删除或改期"
"""Why the program itself strikes a turn through."""


class HeldByCase(Trouble):
    """A record that its case rests on was to be deleted or struck by itself."""


@dataclass(frozen=True)
class Proof:
    """The record behind a turn: the turn's step, the record's day before and now (None: gone).

    ``key`` is the field of that day, ``others`` are the days of its like that still stand. A
    ``loose`` one that comes to lie before the turn before it turns nothing; others are refused.
    """

    step: str
    old: dt.date | None
    new: dt.date | None
    key: str = "on_day"
    others: Collection[dt.date] = ()
    loose: bool = False


def concerned(piece: Piece, record: Any, before: Any) -> CaseLook | None:
    """Return the case that a record's change may turn; None if it went or came back with it."""
    case = piece.read(DISPUTES, record.dispute_id)
    came_back = before is not None and before.retired_at is not None
    if case.retired_at is not None or (came_back and DISPUTES.name in piece.changed):
        return None
    return CaseLook(piece.store, piece.connection, piece.office, case)


def arrives(record: Any, before: Any) -> bool:
    """Tell whether a record stands now and did not before."""
    stood = before is not None and before.retired_at is None
    return record.retired_at is None and not stood


def goes(record: Any, before: Any) -> bool:
    """Tell whether a record stood before and does not now."""
    stood = before is not None and before.retired_at is None
    return record.retired_at is not None and stood


def day_of(record: Any, key: str = "on_day") -> dt.date | None:
    """Return the day of a record that stands, else None."""
    if record is None or record.retired_at is not None:
        return None
    day: dt.date | None = getattr(record, key)
    return day


def keep_in_step(piece: Piece, look: CaseLook, proof: Proof) -> CaseLook:
    """Bring a turn into line with its record; return the case as it stands then.

    Refused where the record's new day would put the turn out of order.
    """
    if proof.old is None or proof.old == proof.new or proof.old in proof.others:
        return look
    at = _place_of(look, proof)
    if at is None:
        return look
    last = at == len(look.path) - 1
    new = proof.new
    too_early = proof.loose and new is not None and at > 0 and new < look.path[at - 1].on_day
    if last and (proof.new is None or too_early):
        take_back(piece, look)
    elif proof.new is not None:
        _re_date(piece, look, at, proof)
    return look_at(piece, look.case.id)


def take_back(piece: Piece, look: CaseLook) -> None:
    """Take back the last turn of a case: it goes to where it was, and the step is struck."""
    *_, earlier, last = look.path
    values = {"state_on": earlier.on_day, "state": earlier.state}
    if earlier.state in ENDED_LIKE and look.ending is None:
        revived = max(look.rows(DISPUTE_ENDINGS), key=lambda row: (row.undone_on, row.id))
        piece.change(DISPUTE_ENDINGS, revived.id, {"undone_on": None, "undone_why": None})
    piece.change(DISPUTES, look.case.id, values)
    struck = {"struck_on": piece.office.today, "struck_why": TAKEN_BACK}
    piece.change(DISPUTE_STEPS, last.id, struck)


def held_by_case(ledger: Ledger, sentence: str) -> Any:
    """Return the follower that lets a record go with its case only."""

    def follow(piece: Piece, record_id: int, before: Any) -> None:
        record = piece.read(ledger, record_id)
        if goes(record, before) and concerned(piece, record, before) is not None:
            raise HeldByCase(sentence)

    return follow


def follow_step(piece: Piece, step_id: int, before: Any) -> None:
    """Let the clerk strike notes only: a turn is taken back with what it rests on."""
    step = piece.read(DISPUTE_STEPS, step_id)
    struck = before is not None and before.struck_on is None and step.struck_on is not None
    own = step.state is None or step.struck_why == TAKEN_BACK
    lone = goes(step, before) and concerned(piece, step, before) is not None
    if (struck and not own) or (lone and step.state is not None):
        raise HeldByCase(
            "这一条记着纠纷转入了哪个状态，不能划去或删除。"
            "登错了请用“撤销”，或改动它所依据的记录（如调解记录）。"
        )


def _place_of(look: CaseLook, proof: Proof) -> int | None:
    found = [
        at
        for at, step in enumerate(look.path)
        if step.step == proof.step and step.on_day == proof.old
    ]
    return found[-1] if found else None


def _re_date(piece: Piece, look: CaseLook, at: int, proof: Proof) -> None:
    path, new = look.path, proof.new
    assert new is not None
    if at > 0 and new < path[at - 1].on_day:
        raise Refused({proof.key: f"日期早于前一步的日期 {path[at - 1].on_day}，请核对。"})
    if at + 1 < len(path) and new > path[at + 1].on_day:
        raise Refused({proof.key: f"日期晚于后一步的日期 {path[at + 1].on_day}，请核对。"})
    piece.change(DISPUTE_STEPS, path[at].id, {"on_day": new})
    if at == len(path) - 1:
        piece.change(DISPUTES, look.case.id, {"state_on": new})
