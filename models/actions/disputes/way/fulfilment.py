"""Fulfilment: payments make an obligation done, all obligations make the case so (B14)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from models.actions.disputes.way.looking import CaseLook, rows_of
from models.actions.disputes.way.proofs import (
    HeldByCase,
    Proof,
    concerned,
    keep_in_step,
    take_back,
)
from models.actions.disputes.way.turning import NotNow, Turn, turn
from models.actions.door import Piece
from models.ledgers.disputes.case_rules import is_closed
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.words.disputes.flow import CLOSED


def follow_payment(piece: Piece, payment_id: int, before: Any) -> None:
    """Payments that reach the amount make their obligation done on the day of the last of them."""
    now = piece.read(PAYMENTS, payment_id)
    owners = {now.obligation_id} | ({before.obligation_id} if before is not None else set())
    for obligation_id in sorted(owners):
        obligation = piece.read(OBLIGATIONS, obligation_id)
        if obligation.retired_at is not None:
            continue  # it went with its payments, and keeps the day it was done
        paid = rows_of(piece.connection, PAYMENTS, obligation_id)
        earlier = [row for row in paid if row.id != payment_id]
        if before is not None and before.retired_at is None:
            earlier += [before] if before.obligation_id == obligation_id else []
        _set_done(piece, obligation, reached_on(earlier, obligation.amount), paid)


def follow_obligation(piece: Piece, obligation_id: int, before: Any) -> None:
    """Weigh the payments anew when the amount changes; then see how the case stands."""
    obligation = piece.read(OBLIGATIONS, obligation_id)
    look = concerned(piece, obligation, before)
    if look is None:
        return
    if before is None and look.state in CLOSED:
        raise NotNow(is_closed(look.case._mapping, piece.office) or "")
    if before is None and not look.is_agreed:
        raise HeldByCase("这起纠纷还没有调解协议，没有要履行的事项。请先“达成协议”。")
    if before is not None and before.amount != obligation.amount:
        paid = rows_of(piece.connection, PAYMENTS, obligation_id)
        if _set_done(piece, obligation, reached_on(paid, before.amount), paid):
            return  # the change followed already
    weigh_case(piece, look)


def reached_on(payments: list[Any], amount: int | None) -> dt.date | None:
    """Return the day on which payments reached ``amount`` (分); None if they did not."""
    if amount is None:
        return None
    total = 0
    for row in sorted(payments, key=lambda row: (row.on_day, row.id)):
        total += row.amount or 0
        if total >= amount:
            day: dt.date = row.on_day
            return day
    return None


def _set_done(piece: Piece, obligation: Any, before: dt.date | None, payments: list[Any]) -> bool:
    """Set the day an obligation was done; one that the clerk typed otherwise stays."""
    now = reached_on(payments, obligation.amount)
    if obligation.done_on not in (None, before) or obligation.done_on == now:
        return False
    return piece.change(OBLIGATIONS, obligation.id, {"done_on": now})


def weigh_case(piece: Piece, look: CaseLook) -> None:
    """Move the case by what is open: 履行中 while anything is, settled when nothing is left."""
    if not look.is_agreed:
        return  # its obligations fall away with the agreement
    case_id, fulfilled = look.case.id, look.path[-1].step == "fulfilled"
    done = [row.done_on for row in look.rows(OBLIGATIONS) if row.done_on is not None]
    if look.state == "fulfilling" and not look.open_obligations:
        turn(piece, case_id, Turn("fulfilled", max([*done, look.since]), "settled"))
    elif look.state == "settled" and look.open_obligations:
        if fulfilled:
            take_back(piece, look)
        else:
            turn(piece, case_id, Turn("fulfilling", piece.office.today, "fulfilling"))
    elif look.state == "settled" and fulfilled and done:
        entered, last = look.path[-2].on_day, look.path[-1].on_day
        keep_in_step(piece, look, Proof("fulfilled", last, max([*done, entered]), "done_on"))
