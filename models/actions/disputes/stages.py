"""The stages of a case: 受理, 分流, 延长期限, 稳控, 归档, 注销, 重新打开, and the clerk's notes."""

from __future__ import annotations

import datetime as dt

from models import kinds
from models.actions.disputes.way.closing import keep_until
from models.actions.disputes.way.fulfilment import weigh_case
from models.actions.disputes.way.looking import CaseLook
from models.actions.disputes.way.reading import Raw, read, refuse
from models.actions.disputes.way.turning import (
    NotNow,
    Turn,
    begin,
    day_complaints,
    demand_open,
    look_at,
    turn,
)
from models.actions.door import Piece, work
from models.actions.records import Refused, Seen, keep_in
from models.fields import FieldCard
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.store.ledger_file import Store
from models.words.disputes.flow import CLOSED
from models.words.tasks import UNITS

_STEP = {key: DISPUTE_STEPS.fields[key].card for key in ("on_day", "note")}
_CASE = {key: each.card for key, each in DISPUTES.fields.items()}


def accept(store: Store, seen: Seen, raw: Raw) -> None:
    """Accept a dispute that was found; it gets its number and its term.

    ``raw`` holds fields of the dispute: accepted_on, committee_id, first_post, mediator, due_on …
    """
    with work(store, "受理纠纷") as piece:
        begin(piece, seen, "accept")
        if not str(raw.get("accepted_on") or "").strip():
            raise Refused({"accepted_on": "请填写受理日期。"})
        keep_in(piece, DISPUTES, raw, seen)


def assign(store: Store, seen: Seen, raw: Raw) -> None:
    """Assign a case to a unit and a person: on_day, unit, person, and if wanted due_on, note."""
    with work(store, "分流纠纷") as piece:
        look = begin(piece, seen, "assign")
        cards = {**_STEP, **_pick("unit", "person", "due_on")}
        values, complaints = read(piece.office, raw, cards, ("unit", "person"))
        complaints = complaints or day_complaints(look, values["on_day"])
        due_on = values.get("due_on") or look.case.due_on
        if not complaints and due_on is None:
            complaints = {"due_on": "请填写化解时限。"}
        if not complaints and values["due_on"] and due_on < values["on_day"]:
            complaints = {"due_on": "化解时限早于分流日期，请核对。"}
        refuse(complaints)
        made = Turn(
            "assigned",
            values["on_day"],
            "assigned",
            f"{piece.office.choices(UNITS).label(values['unit'])} {values['person']}",
            values["note"],
            {"unit": values["unit"], "person": values["person"], "due_on": due_on},
        )
        turn(piece, seen.id, made)


def extend(store: Store, seen: Seen, until: object, why: str, both_agree: bool) -> None:
    """Move the end of the mediation period to ``until``; both sides must agree (1.4)."""
    with work(store, "延长调解期限") as piece:
        look = begin(piece, seen, "extend")
        values, complaints = read(piece.office, {"due_on": until}, _pick("due_on"), ("due_on",))
        if not both_agree:
            complaints["both_agree"] = "延长调解期限要双方当事人同意，请先征得同意。"
        if not why.strip():
            complaints["extended_why"] = "请填写延长的原因。"
        due_on, old = values.get("due_on"), look.case.due_on
        if due_on and old and due_on <= old:
            complaints["due_on"] = f"新的期限要晚于现在的期限 {old}，请核对。"
        today = piece.office.today
        line = f"{today} 双方同意延长到 {due_on}：{why.strip()}"
        whole = "；".join(part for part in (look.case.extended_why, line) if part)
        complaints |= _complaint_about("extended_why", whole, piece)
        refuse(complaints)
        told = {"due_on": due_on, "extended_why": whole}
        turn(piece, seen.id, Turn("extended", today, note=line, values=told))


def watch(store: Store, seen: Seen, raw: Raw) -> int:
    """Put an unsettled case under control, or look at it again; return the look's id.

    An end without agreement stops being one: the case is unsettled again.
    """
    with work(store, "登记稳控") as piece:
        begin(piece, seen, "watch")
        return keep_in(piece, DISPUTE_WATCHES, {**raw, "dispute_id": seen.id})


def archive(store: Store, seen: Seen, raw: Raw) -> None:
    """Close the file of an ended case: on_day, keeping, filed_by.

    NotNow names every paper and record that is missing.
    """
    with work(store, "归档纠纷") as piece:
        look = begin(piece, seen, "archive")
        cards = {"on_day": _STEP["on_day"], **_pick("keeping", "filed_by")}
        values, complaints = read(piece.office, raw, cards, ("keeping", "filed_by"))
        complaints = complaints or day_complaints(look, values["on_day"])
        refuse(complaints)
        day: dt.date = values["on_day"]
        closed = {
            "keeping": values["keeping"],
            "keep_until": keep_until(values["keeping"], day, piece.office),
            "archived_on": day,
            "filed_by": values["filed_by"],
        }
        turn(piece, seen.id, Turn("archived", day, "archived", values["filed_by"], None, closed))


def cancel(store: Store, seen: Seen, why: str) -> None:
    """Strike an unsettled case off: it was entered by mistake, or twice. The reason is kept."""
    with work(store, "注销纠纷") as piece:
        begin(piece, seen, "cancel")
        reason = _reason(piece, "cancelled_why", why, "请写明注销的原因，例如重复登记、登记错误。")
        today = piece.office.today
        turn(
            piece,
            seen.id,
            Turn("cancelled", today, "cancelled", None, reason, {"cancelled_why": reason}),
        )


def reopen(store: Store, seen: Seen, why: str) -> None:
    """Open a case again; the reason is kept among its steps.

    A closed one goes back to where it stood before it was closed. One that ended without an
    agreement is handled again: its end no longer stands from today on.
    """
    with work(store, "重新打开纠纷") as piece:
        look = begin(piece, seen, "reopen")
        reason = _reason(piece, "cancelled_why", why, "请写明重新打开的原因。")
        if look.state in CLOSED:
            _open_closed(piece, look, reason)
        else:
            _handle_again(piece, look, reason)


def note(store: Store, case_id: int, raw: Raw) -> int:
    """Write a dated note among the steps of a case; return its id."""
    with work(store, "新增工作记载") as piece:
        demand_open(look_at(piece, case_id), "note")
        return keep_in(piece, DISPUTE_STEPS, {**raw, "dispute_id": case_id})


def _open_closed(piece: Piece, look: CaseLook, why: str) -> None:
    """Put a closed case where it stood; what happened meanwhile may be written down late."""
    if len(look.path) < 2:
        raise NotNow("这起纠纷没有归档以前的办理经过，不能重新打开。")
    earlier = look.path[-2]
    blank = dict.fromkeys(("archived_on", "keep_until", "keeping", "filed_by", "cancelled_why"))
    values = {"state_on": earlier.on_day, **blank}
    made = Turn("reopened", piece.office.today, earlier.state, None, why, values)
    turn(piece, look.case.id, made, opens=True)
    weigh_case(piece, look_at(piece, look.case.id))  # payments may have changed meanwhile


def _handle_again(piece: Piece, look: CaseLook, why: str) -> None:
    today = piece.office.today
    assert look.ending is not None
    piece.change(DISPUTE_ENDINGS, look.ending.id, {"undone_on": today, "undone_why": why})
    state = "mediating" if look.session_days else "accepted"
    turn(piece, look.case.id, Turn("reopened", today, state, None, why))


def _reason(piece: Piece, key: str, why: str, missing: str) -> str:
    if not why.strip():
        raise Refused({key: missing})
    refuse(_complaint_about(key, why, piece))
    return why.strip()


def _complaint_about(key: str, text: str, piece: Piece) -> dict[str, str]:
    try:
        kinds.parse(_CASE[key], text, piece.office)
    except ValueError as error:
        return {key: str(error)}
    return {}


def _pick(*keys: str) -> dict[str, FieldCard]:
    return {key: _CASE[key] for key in keys}
