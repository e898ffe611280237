"""An agreement and what rests on it: the ending, the revisits, the turn of the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.actions.disputes.way.looking import CaseLook
from models.actions.disputes.way.proofs import HeldByCase, Proof, concerned, goes, keep_in_step
from models.actions.disputes.way.reading import Gathered, Raw, read
from models.actions.disputes.way.revisiting import move_revisits, plan_revisits
from models.actions.disputes.way.turning import Turn, day_complaints, look_at, turn
from models.actions.door import Piece
from models.actions.records import Refused
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.mediation.agreements import AGREEMENTS, effect_of
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS

_LEVEL = {"level": DISPUTE_ENDINGS.fields["level"].card}


@dataclass(frozen=True)
class Deal:
    """An agreement as it was typed, with its obligations and the level it was reached at.

    Complaints about the agreement itself go under ``place``.
    """

    agreement: Raw
    obligations: Sequence[Raw] = ()
    level: str = ""
    place: str = ""


def settle_in(piece: Piece, gathered: Gathered, case_id: int, deal: Deal) -> int:
    """Keep an agreement with its obligations, ending and revisits, and turn the case.

    Returns the agreement's id. Raises Refused with all complaints, those ``gathered`` before too.
    """
    look = look_at(piece, case_id)
    values, complaints = read(piece.office, {"level": deal.level}, _LEVEL)
    gathered.add(complaints)
    typed = {**deal.agreement, "dispute_id": case_id}
    agreement_id = gathered.keep(AGREEMENTS, typed, deal.place)
    if agreement_id == 0:
        keep_obligations(gathered, 0, deal.obligations)
        gathered.tell()
    agreement = piece.read(AGREEMENTS, agreement_id)
    gathered.add(_order_complaints(look, agreement), deal.place)
    ending = {
        "dispute_id": case_id,
        "on_day": agreement.signed_on,
        "outcome": "settled",
        "reason": "agreed",
        "level": values.get("level") or _usual_level(piece, look),
        "form": agreement.form,
    }
    piece.add(DISPUTE_ENDINGS, ending)
    kept = keep_obligations(gathered, case_id, deal.obligations, agreement.signed_on)
    gathered.tell()
    if agreement.done_at_once:
        for obligation_id in kept:
            _done_at_once(piece, obligation_id, agreement.signed_on)
    plan_revisits(piece, case_id, effect_of(agreement._mapping) or agreement.signed_on)
    state = "fulfilling" if look_at(piece, case_id).open_obligations else "settled"
    turn(piece, case_id, Turn("settled", agreement.signed_on, state))
    return agreement_id


def keep_obligations(
    gathered: Gathered, case_id: int, typed: Sequence[Raw], signed_on: dt.date | None = None
) -> list[int]:
    """Keep the obligations of an agreement, or only read them where there is no agreement."""
    kept = []
    for at, raw in enumerate(typed):
        place, said = f"obligations.{at}.", f"第{at + 1}项履行事项："
        whole = {**raw, "dispute_id": case_id}
        if not case_id:
            gathered.look_through(OBLIGATIONS, whole, place, said)
        elif record_id := gathered.keep(OBLIGATIONS, whole, place, said):
            kept.append(record_id)
            gathered.add(
                _due_complaints(gathered.read(OBLIGATIONS, record_id), signed_on), place, said
            )
    return kept


def follow_agreement(piece: Piece, agreement_id: int, before: Any) -> None:
    """Keep the ending, the turn and the revisits in line with an agreement that is corrected."""
    now = piece.read(AGREEMENTS, agreement_id)
    look = concerned(piece, now, before)
    if look is None or before is None:
        return
    if goes(now, before):
        raise HeldByCase(
            "协议是办结的依据，不能单独删除。当事人反悔的请登记“反悔”，登错了请用“撤销”。"
        )
    if now.reneged_on is not None or before.reneged_on is not None or not look.is_agreed:
        return
    if now.signed_on != before.signed_on:
        if not any(day <= now.signed_on for day in look.session_days):
            raise Refused({"signed_on": "签订日期早于第一次调解，请核对。"})
        keep_in_step(piece, look, Proof("settled", before.signed_on, now.signed_on, "signed_on"))
    assert look.ending is not None
    piece.change(DISPUTE_ENDINGS, look.ending.id, {"on_day": now.signed_on, "form": now.form})
    move_revisits(piece, look, before, now)


def _order_complaints(look: CaseLook, agreement: Any) -> dict[str, str]:
    complaints = day_complaints(look, agreement.signed_on, "signed_on")
    since = look.reneged_on or dt.date.min
    if not complaints and not any(since <= day <= agreement.signed_on for day in look.session_days):
        return {"signed_on": "签订日期以前没有调解记录，请核对日期，或先补一份人民调解记录。"}
    return complaints


def _due_complaints(obligation: Any, signed_on: dt.date | None) -> dict[str, str]:
    if signed_on is not None and obligation.due_on < signed_on:
        return {"due_on": f"履行期限早于签订日期 {signed_on}，请核对。"}
    return {}


def _usual_level(piece: Piece, look: CaseLook) -> str:
    """Settled where its committee is: in the village, or in the township."""
    if look.case.committee_id is None:
        return "town"
    committee = piece.read(COMMITTEES, look.case.committee_id)
    return "town" if committee.village_id is None else "village"


def _done_at_once(piece: Piece, obligation_id: int, on_day: dt.date) -> None:
    """What was performed on the spot is paid, or done, on the day of the agreement."""
    obligation = piece.read(OBLIGATIONS, obligation_id)
    if obligation.done_on is not None:
        return
    if obligation.amount is not None:
        paid: Mapping[str, Any] = {
            "on_day": on_day,
            "amount": obligation.amount,
            "note": "当场履行",
        }
        piece.add(PAYMENTS, {"obligation_id": obligation_id, **paid})
    else:
        piece.change(OBLIGATIONS, obligation_id, {"done_on": on_day})
