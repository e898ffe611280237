"""Papers that turn a case as they are written down: sessions, and looks at its peace.

A form of the child ledger and a verb come to the same thing here: the paper is the act.
"""

from __future__ import annotations

from typing import Any

from models.actions.disputes.way.looking import CaseLook
from models.actions.disputes.way.moves import MOVES
from models.actions.disputes.way.proofs import (
    HeldByCase,
    Proof,
    arrives,
    concerned,
    day_of,
    keep_in_step,
)
from models.actions.disputes.way.reading import refuse
from models.actions.disputes.way.turning import Turn, day_complaints, demand_open, turn
from models.actions.door import Piece
from models.actions.records import Refused
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.ledgers.mediation.sessions import MEDIATIONS
from models.words.disputes.flow import CLOSED


def follow_mediation(piece: Piece, record_id: int, before: Any) -> None:
    """A session makes its case one that is being mediated.

    One that lies before the day of the present state is kept as what it is and turns nothing.
    """
    record = piece.read(MEDIATIONS, record_id)
    look = concerned(piece, record, before)
    if look is None:
        return
    proof = Proof("mediating", day_of(before), day_of(record), others=look.session_days, loose=True)
    look = keep_in_step(piece, look, proof)
    _agreement_keeps_its_session(look, record)
    if look.state not in MOVES["mediate"].sources:
        return
    came = day_of(record) != day_of(before)
    days = [day for day in look.session_days if day >= look.since and day <= piece.office.today]
    if came and days:
        own = day_of(record)
        day = own if own in days else days[0]
        turn(piece, look.case.id, Turn("mediating", day, "mediating", record.mediator))


def _agreement_keeps_its_session(look: CaseLook, record: Any) -> None:
    agreement = look.agreement if look.is_agreed else None
    if agreement is None or any(day <= agreement.signed_on for day in look.session_days):
        return
    if record.retired_at is not None:
        raise HeldByCase(
            "这份调解记录是已登记协议的依据，不能删除。请先补一份签订协议以前的调解记录。"
        )
    raise Refused({"on_day": f"协议 {agreement.signed_on} 已签订，调解不能晚于它，请核对。"})


def follow_watch(piece: Piece, record_id: int, before: Any) -> None:
    """The first look puts a case under control; an end without agreement then no longer stands."""
    record = piece.read(DISPUTE_WATCHES, record_id)
    look = concerned(piece, record, before)
    if look is None:
        return
    others = [row.on_day for row in look.rows(DISPUTE_WATCHES)]
    look = keep_in_step(
        piece, look, Proof("watched", day_of(before), day_of(record), others=others)
    )
    if not arrives(record, before) or look.state in CLOSED:
        return
    demand_open(look, "watch")
    if look.state == "watched":
        return
    refuse(day_complaints(look, record.on_day))
    if look.ending is not None:
        undone = {"undone_on": record.on_day, "undone_why": "转入稳控"}
        piece.change(DISPUTE_ENDINGS, look.ending.id, undone)
    turn(piece, look.case.id, Turn("watched", record.on_day, "watched", record.person))
