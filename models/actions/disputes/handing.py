"""上报, 转办, 退回 and 回复: a case handed up or on with a numbered paper, and back (B15)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from models.actions.disputes.way.handed import restore_responsible
from models.actions.disputes.way.looking import CaseLook
from models.actions.disputes.way.moves import MOVE_OF_TRANSFER
from models.actions.disputes.way.reading import Raw, read, refuse
from models.actions.disputes.way.turning import NotNow, Turn, begin, look_at, turn
from models.actions.door import ChangedMeanwhile, Piece, work
from models.actions.records import Seen, keep_in
from models.ledger import Complaints
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.store.ledger_file import Store

_TRANSFER = {key: each.card for key, each in DISPUTE_TRANSFERS.fields.items()}
_PERSON = {"person": DISPUTES.fields["person"].card}


def report_up(store: Store, seen: Seen, raw: Raw) -> int:
    """Report a case to the county with a 申报单: on_day, to_unit, matter, reply_due_on.

    Returns the paper's id.
    """
    with work(store, "上报县级") as piece:
        begin(piece, seen, "report_up")
        return _hand(piece, seen.id, raw, "report_up")


def pass_on(store: Store, seen: Seen, raw: Raw) -> int:
    """Hand a case to another unit with a 转办单, as ``report_up``; return the paper's id.

    The unit, and ``person`` where it is given, answers for the case from now on; the state stays.
    """
    with work(store, "转办纠纷") as piece:
        begin(piece, seen, "pass_on")
        values, complaints = read(piece.office, raw, _PERSON)
        refuse(complaints)
        paper = _hand(piece, seen.id, raw, "pass_on")
        piece.change(DISPUTES, seen.id, values)
        return paper


def take_back(store: Store, transfer_seen: Seen, on_day: object, why: str) -> None:
    """Write down that a paper came back (退回).

    A reported case returns to where it stood before; one passed on, to who had it before.
    """
    with work(store, "登记退回") as piece:
        transfer, look = _open_paper(piece, transfer_seen)
        cards = {key: _TRANSFER[key] for key in ("returned_on", "returned_why")}
        raw = {"returned_on": on_day, "returned_why": why}
        values, complaints = read(piece.office, raw, cards, tuple(cards))
        refuse(complaints or _day_complaints(piece, transfer, values["returned_on"]))
        piece.change(DISPUTE_TRANSFERS, transfer.id, values)
        restore_responsible(piece, transfer)
        state = look.path[-2].state if _holds_case(look, transfer) else None
        day = values["returned_on"]
        made = Turn("returned", day, state, transfer.to_unit, values["returned_why"])
        turn(piece, look.case.id, made)


def answer(store: Store, transfer_seen: Seen, raw: Raw) -> None:
    """Write down the answer to a paper (回复): replied_on, reply."""
    with work(store, "登记回复") as piece:
        transfer, look = _open_paper(piece, transfer_seen)
        cards = {key: _TRANSFER[key] for key in ("replied_on", "reply")}
        _, complaints = read(piece.office, raw, cards, tuple(cards))
        refuse(complaints)
        keep_in(piece, DISPUTE_TRANSFERS, {key: raw[key] for key in cards}, transfer_seen)
        replied = piece.read(DISPUTE_TRANSFERS, transfer.id)
        said = f"{transfer.number or ''} 已回复"
        turn(piece, look.case.id, Turn("note", replied.replied_on, None, transfer.to_unit, said))


def _hand(piece: Piece, case_id: int, raw: Raw, kind: str) -> int:
    whole = {**raw, "dispute_id": case_id, "transfer_kind": kind}
    return keep_in(piece, DISPUTE_TRANSFERS, whole)


def _open_paper(piece: Piece, seen: Seen) -> tuple[Any, CaseLook]:
    transfer = piece.read(DISPUTE_TRANSFERS, seen.id)
    if transfer.revision != seen.revision:
        name = DISPUTE_TRANSFERS.name_of(transfer, piece.office)
        raise ChangedMeanwhile(name, transfer.written_by)
    if transfer.retired_at is not None or transfer.returned_on is not None:
        raise NotNow("这份单据已经退回或删除，不能再登记。")
    return transfer, look_at(piece, transfer.dispute_id)


def _holds_case(look: CaseLook, transfer: Any) -> bool:
    """Tell whether the case lies where this paper brought it."""
    if look.state != "reported_up" or MOVE_OF_TRANSFER.get(transfer.transfer_kind) != "report_up":
        return False
    return bool(look.path[-1].on_day == transfer.on_day)


def _day_complaints(piece: Piece, transfer: Any, day: dt.date) -> Complaints:
    if day > piece.office.today:
        return {"returned_on": "日期不能晚于今天，请核对。"}
    if day < transfer.on_day:
        return {"returned_on": f"退回日期早于转出日期 {transfer.on_day}，请核对。"}
    return {}
