"""Transfers: each paper gets its number; one that hands a case on or up moves it (B15)."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from models.actions.disputes.way.looking import CaseLook
from models.actions.disputes.way.moves import MOVE_OF_TRANSFER, MOVES
from models.actions.disputes.way.proofs import (
    Proof,
    arrives,
    concerned,
    day_of,
    goes,
    keep_in_step,
)
from models.actions.disputes.way.reading import refuse
from models.actions.disputes.way.turning import Turn, day_complaints, demand_open, turn
from models.actions.door import Piece
from models.actions.tasks.urging import next_number
from models.actions.traces.rows import MADE
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.store.tables import HistoryRow
from models.words.disputes.flow import TRANSFER_KINDS

_RESPONSIBLE = ("unit", "person")


def follow_transfer(piece: Piece, record_id: int, before: Any) -> None:
    """Number a new paper and carry out what it says; a deleted one is taken back."""
    if before is None:
        _give_number(piece, record_id)
    record = piece.read(DISPUTE_TRANSFERS, record_id)
    look = concerned(piece, record, before)
    if look is None or record.returned_on is not None:
        return
    look = keep_in_step(piece, look, Proof("reported_up", day_of(before), day_of(record)))
    if arrives(record, before):
        _hand_over(piece, look, record)
    elif goes(record, before):
        restore_responsible(piece, record)


def _give_number(piece: Piece, record_id: int) -> None:
    record = piece.read(DISPUTE_TRANSFERS, record_id)
    word = TRANSFER_KINDS.label(record.transfer_kind).removesuffix("单")
    number = next_number(piece, DISPUTE_TRANSFERS, word, record.on_day.year)
    piece.change(DISPUTE_TRANSFERS, record_id, {"number": number})


def _hand_over(piece: Piece, look: CaseLook, record: Any) -> None:
    name = MOVE_OF_TRANSFER.get(record.transfer_kind)
    if name is None:
        return
    demand_open(look, name)
    refuse(day_complaints(look, record.on_day))
    state = "reported_up" if name == "report_up" else None
    values = {} if state else {"unit": record.to_unit, "person": None}
    made = Turn(MOVES[name].step, record.on_day, state, record.to_unit, record.number, values)
    turn(piece, look.case.id, made)


def restore_responsible(piece: Piece, transfer: Any) -> None:
    """Give a case that was passed on back to who had it before, unless that was changed since.

    Who had it stands in the history of the work that passed it on, and nowhere else.
    """
    case = piece.read(DISPUTES, transfer.dispute_id)
    if MOVE_OF_TRANSFER.get(transfer.transfer_kind) != "pass_on" or case.unit != transfer.to_unit:
        return
    made_in = select(HistoryRow.batch).where(
        HistoryRow.ledger == DISPUTE_TRANSFERS.name,
        HistoryRow.record_id == transfer.id,
        HistoryRow.field == MADE,
    )
    earliest_last = HistoryRow.id.desc()
    query = select(HistoryRow.field, HistoryRow.old).where(
        HistoryRow.ledger == DISPUTES.name,
        HistoryRow.record_id == case.id,
        HistoryRow.batch.in_(made_in),
        HistoryRow.field.in_(_RESPONSIBLE),
    )
    held = {
        key: json.loads(old) if old is not None else None
        for key, old in piece.connection.execute(query.order_by(earliest_last))
    }
    piece.change(DISPUTES, case.id, held)
