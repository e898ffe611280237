"""What follows by itself in a case: its number, its first steps, a title without full names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.actions.disputes.numbering import give_number
from models.actions.disputes.way.agreed import follow_agreement
from models.actions.disputes.way.arriving import follow_mediation, follow_watch
from models.actions.disputes.way.fulfilment import follow_obligation, follow_payment
from models.actions.disputes.way.handed import follow_transfer
from models.actions.disputes.way.looking import CaseLook
from models.actions.disputes.way.proofs import (
    Proof,
    follow_step,
    held_by_case,
    keep_in_step,
)
from models.actions.disputes.way.revisiting import follow_revisit
from models.actions.door import Piece
from models.actions.following import Follower
from models.actions.records import Refused
from models.actions.search.indexing import hidden_names
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.mediation.sessions import INVESTIGATIONS


def follow_case(piece: Piece, dispute_id: int, before: Any) -> None:
    """Number an accepted case, write its first steps, and keep full names out of its title."""
    case = piece.read(DISPUTES, dispute_id)
    if case.retired_at is not None:
        return
    if before is None:
        _add_step(piece, dispute_id, {"on_day": case.found_on, "step": "found", "state": "found"})
    if case.accepted_on and not case.case_no and case.committee_id is not None:
        step = {"on_day": case.accepted_on, "step": "accepted", "state": "accepted"}
        _add_step(piece, dispute_id, {**step, "unit": case.first_post or case.mediator})
        values: dict[str, Any] = {"case_no": give_number(piece, case)}
        if case.state == "found":
            values |= {"state_on": case.accepted_on, "state": "accepted"}
        piece.change(DISPUTES, dispute_id, values)
    if before is not None:
        _follow_days(piece, case, before)
    _cover_title(piece, dispute_id)


def _follow_days(piece: Piece, case: Any, before: Any) -> None:
    """Move the first steps with the days they tell; Refused where that puts them out of order."""
    for step, key in (("found", "found_on"), ("accepted", "accepted_on")):
        look = CaseLook(piece.store, piece.connection, piece.office, piece.read(DISPUTES, case.id))
        proof = Proof(step, getattr(before, key), getattr(case, key), key)
        keep_in_step(piece, look, proof)
    first = min((row.on_day for row in look.rows(INVESTIGATIONS)), default=None)
    if first and case.accepted_on and before.accepted_on != case.accepted_on > first:
        raise Refused({"accepted_on": f"受理日期晚于第一次调查 {first}，请核对。"})


def follow_party(piece: Piece, party_id: int, _before: Any) -> None:
    """Keep a party's full name out of the title of its case."""
    from models.ledgers.disputes.parties import DISPUTE_PARTIES

    _cover_title(piece, piece.read(DISPUTE_PARTIES, party_id).dispute_id)


def _cover_title(piece: Piece, dispute_id: int) -> None:
    case = piece.read(DISPUTES, dispute_id)
    title = case.title or ""
    for name, covered in hidden_names(piece.connection, DISPUTES, dispute_id):
        title = title.replace(name, covered)
    if title != (case.title or "") and case.retired_at is None:
        piece.change(DISPUTES, dispute_id, {"title": title})


def _add_step(piece: Piece, dispute_id: int, values: Mapping[str, Any]) -> None:
    piece.add(DISPUTE_STEPS, {"dispute_id": dispute_id, **values})


FOLLOWERS: Mapping[str, Follower] = {
    "disputes": follow_case,
    "dispute_parties": follow_party,
    "dispute_steps": follow_step,
    "dispute_transfers": follow_transfer,
    "dispute_watches": follow_watch,
    "dispute_endings": held_by_case(
        DISPUTE_ENDINGS,
        "办结结果不能单独删除。登错了请用“撤销”；情况有变的请用“反悔”或“重新打开”。",
    ),
    "mediations": follow_mediation,
    "agreements": follow_agreement,
    "obligations": follow_obligation,
    "payments": follow_payment,
    "revisits": follow_revisit,
}
