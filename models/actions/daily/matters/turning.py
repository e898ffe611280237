"""The verbs of a matter: each looks, asks whether the move is open, writes its step and state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from models.actions.daily.matters.moves import MOVES, why_not
from models.actions.disputes.way.reading import Raw, read, refuse
from models.actions.disputes.way.turning import NotNow
from models.actions.door import ChangedMeanwhile, Piece, work
from models.actions.records import InBin, Seen
from models.fields import FieldCard
from models.ledger import Complaints
from models.ledgers.work.matters import MATTER_STEPS_LEDGER, MATTERS
from models.store.ledger_file import Store
from models.words.tasks import UNITS

_STEP: Mapping[str, FieldCard] = {
    key: MATTER_STEPS_LEDGER.fields[key].card for key in ("on_day", "post", "unit", "note")
}
_MATTER: Mapping[str, FieldCard] = {key: MATTERS.fields[key].card for key in ("unit", "due_on")}
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "handled": ("note",),
    "raised": ("unit",),
    "answered": ("note",),
    "urged": ("note",),
    "reopened": ("note",),
}
"""What a step asks for beyond its day and post."""
_LACKING = {
    ("handled", "note"): "请写明怎么办的。",
    ("answered", "note"): "请写明怎么答复的。",
    ("urged", "note"): "请写明督办要求。",
    ("reopened", "note"): "请写明为什么重办，例如核验没有通过。",
    ("raised", "unit"): "请填写报给哪个单位。",
}


def take_step(store: Store, seen: Seen, move: str, raw: Raw) -> None:
    """Let a matter make a move of ``MOVES``: on_day, post, unit, note; 分流 also asks due_on.

    NotNow names the step that is missing, Refused what is wrong with the blanks, ChangedMeanwhile
    that the matter is another one than was seen.
    """
    with work(store, f"{MOVES[move].words}事项") as piece:
        matter = _begin(piece, seen, move)
        values = _read(piece, matter, move, raw)
        told = {
            "matter_id": matter.id,
            "step": move,
            "on_day": values["on_day"],
            "post": values["post"],
            "unit": _unit_words(piece, values) if move == "assigned" else values.get("unit"),
            "note": values.get("note"),
        }
        fresh = _turned(matter, move, values)
        if matter.state == "filed":  # it opens first, else it would take no step
            piece.change(MATTERS, matter.id, fresh)
            piece.add(MATTER_STEPS_LEDGER, told)
        else:
            piece.add(MATTER_STEPS_LEDGER, told)
            piece.change(MATTERS, matter.id, fresh)


def _begin(piece: Piece, seen: Seen, move: str) -> Any:
    matter = piece.read(MATTERS, seen.id)
    if matter.retired_at is not None:
        raise InBin(MATTERS.name_of(matter, piece.office))
    if matter.revision != seen.revision:
        raise ChangedMeanwhile(MATTERS.name_of(matter, piece.office), matter.written_by)
    if reason := why_not(matter, move):
        raise NotNow(reason)
    return matter


def _read(piece: Piece, matter: Any, move: str, raw: Raw) -> dict[str, Any]:
    cards = {key: _STEP[key] for key in ("on_day", "post", "note")}
    needs: tuple[str, ...] = ("on_day", "post")
    if move == "assigned":
        cards |= _MATTER
        needs += ("unit",)
    else:
        cards["unit"] = _STEP["unit"]
    values, complaints = read(piece.office, raw, cards, needs)
    for key in _NEEDS.get(move, ()):
        if key not in complaints and not values.get(key):
            complaints[key] = _LACKING[move, key]
    if "on_day" not in complaints:
        complaints |= _day_complaints(piece, matter, values["on_day"])
    due_on = values.get("due_on")
    if not complaints and due_on and due_on < values["on_day"]:
        complaints["due_on"] = f"办理期限早于分流日期 {values['on_day']}，请核对。"
    refuse(complaints)
    return values


def _day_complaints(piece: Piece, matter: Any, day: dt.date) -> Complaints:
    """Complain of a day that lies ahead, or before the step that the matter comes from."""
    if day > piece.office.today:
        return {"on_day": "日期不能晚于今天，请核对。"}
    since = max(filter(None, (matter.accepted_on, matter.state_on)))
    if day < since:
        state = MATTERS.show(matter, "state", piece.office)
        return {"on_day": f"日期早于“{state}”的日期 {since}，请核对。"}
    return {}


def _unit_words(piece: Piece, values: Mapping[str, Any]) -> str:
    return piece.office.choices(UNITS).label(str(values["unit"]))


def _turned(matter: Any, move: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what becomes of the matter itself."""
    day = values["on_day"]
    if move == "urged":
        return {"urged_on": max(filter(None, (matter.urged_on, day)))}
    fresh: dict[str, Any] = {"state": MOVES[move].to, "state_on": day}
    if move == "assigned":
        fresh |= {"unit": values["unit"], "due_on": values.get("due_on") or matter.due_on}
    if move == "answered":
        fresh["settled_on"] = day
    if move == "reopened":
        fresh["settled_on"] = None
    return fresh


def follow_matter(piece: Piece, matter_id: int, before: Any) -> None:
    """Number a new matter and write its first step; keep that step with the day and post."""
    from models.actions.daily.numbering import give_number

    matter = piece.read(MATTERS, matter_id)
    if before is None:
        step = {"on_day": matter.accepted_on, "post": matter.first_post, "step": "accepted"}
        piece.add(MATTER_STEPS_LEDGER, {"matter_id": matter_id, **step})
        number = give_number(piece, MATTERS, SIGN, matter.accepted_on.year)
        piece.change(MATTERS, matter_id, {"number": number, "state_on": matter.accepted_on})
        return
    if (before.accepted_on, before.first_post) != (matter.accepted_on, matter.first_post):
        _move_first_step(piece, matter)


SIGN = "事"


def _move_first_step(piece: Piece, matter: Any) -> None:
    table = MATTER_STEPS_LEDGER.columns.c
    query = (
        select(table.id, table.step, table.on_day)
        .where(table.matter_id == matter.id, table.retired_at.is_(None))
        .order_by(table.on_day, table.id)
    )
    steps = piece.connection.execute(query).all()
    later = [step.on_day for step in steps if step.step != "accepted"]
    if later and matter.accepted_on > min(later):
        refuse({"accepted_on": f"受理日期晚于后面的步骤 {min(later)}，请核对。"})
    told = {"on_day": matter.accepted_on, "post": matter.first_post}
    for step in steps:
        if step.step == "accepted":
            piece.change(MATTER_STEPS_LEDGER, step.id, told)
    if matter.state == "accepted":
        piece.change(MATTERS, matter.id, {"state_on": matter.accepted_on})
