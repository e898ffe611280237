"""登记: a dispute with its parties, or a whole oral mediation, from one screen (B2, B11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.actions.disputes.way.agreed import Deal, keep_obligations, settle_in
from models.actions.disputes.way.reading import Gathered, Raw
from models.actions.door import Piece, work
from models.actions.offices import office_of
from models.actions.people.rights import Right, demand
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.store.ledger_file import Store

_AGREEMENT = "agreement."
_SPOKEN = "经调解，双方当场达成口头协议。"


def register(store: Store, raw: Raw, parties: Sequence[Raw] = ()) -> int:
    """Keep a new dispute with its parties as one piece of work; return its id.

    With ``accepted_on`` it is accepted and numbered at once. A village may report without
    parties. Raises Refused with every complaint; a party's stands under ``parties.0.name``.
    NotAllowed where parties are named by an account that may not see particulars.
    """
    _demand_particulars(store, parties)
    with work(store, "登记纠纷") as piece:
        gathered = Gathered(piece)
        case_id = _keep_case(gathered, raw, parties)
        gathered.tell()
        return case_id


def record_oral(
    store: Store,
    raw: Raw,
    parties: Sequence[Raw],
    agreement: Raw,
    obligations: Sequence[Raw] = (),
) -> int:
    """Keep a dispute that was settled by word of mouth, from one form; return its id (B11).

    It is accepted on the day it was found unless told otherwise, and agreed upon on the day of
    acceptance. A session is written down in the same words, so that the case has its 人民调解记录
    (必须 in ``domain/01-mediation.md`` 1.1) and its stages like any other. Complaints as in
    ``register``; the agreement's stand under ``agreement.content``.
    """
    _demand_particulars(store, parties)
    with work(store, "登记口头协议") as piece:
        gathered = Gathered(piece)
        accepted = {"accepted_on": raw.get("accepted_on") or raw.get("found_on") or ""}
        if not accepted["accepted_on"]:
            accepted["accepted_on"] = piece.office.today
        case_id = _keep_case(gathered, {**raw, **accepted}, parties)
        if not case_id:
            gathered.look_through(AGREEMENTS, _oral(agreement, ""), _AGREEMENT)
            keep_obligations(gathered, 0, obligations)
            gathered.tell()
        spoken = _oral(agreement, piece.read(DISPUTES, case_id).accepted_on)
        _keep_session(piece, gathered, case_id, spoken)
        settle_in(piece, gathered, case_id, Deal(spoken, obligations, place=_AGREEMENT))
        return case_id


def _demand_particulars(store: Store, parties: Sequence[Raw]) -> None:
    if parties:
        demand(office_of(store), Right.PARTICULARS)


def _keep_case(gathered: Gathered, raw: Raw, parties: Sequence[Raw]) -> int:
    case_id = gathered.keep(DISPUTES, raw)
    for at, party in enumerate(parties):
        place, said = f"parties.{at}.", f"第{at + 1}名当事人："
        if case_id:
            gathered.keep(DISPUTE_PARTIES, {**party, "dispute_id": case_id}, place, said)
        else:
            gathered.look_through(DISPUTE_PARTIES, party, place, said)
    return case_id


def _oral(agreement: Raw, usual_day: object) -> Mapping[str, object]:
    day = agreement.get("signed_on") or usual_day
    return {**agreement, "form": "oral", "signed_on": day}


def _keep_session(piece: Piece, gathered: Gathered, case_id: int, agreement: Raw) -> None:
    """Write the session down in the words of the agreement, unless those are at fault."""
    values, complaints = AGREEMENTS.parse({**agreement, "dispute_id": case_id}, piece.office)
    case = piece.read(DISPUTES, case_id)
    if complaints or not case.accepted_on <= values["signed_on"] <= piece.office.today:
        return  # the agreement itself will be complained of
    words = f"{_SPOKEN}协议内容：{values['content']}"
    fits = len(words) <= MEDIATIONS.fields["record"].card.length
    session = {
        "dispute_id": case_id,
        "on_day": values["signed_on"],
        "place": values["place"],
        "record": words if fits else f"{_SPOKEN}协议内容见口头协议登记表。",
        "result": "agreed",
        "mediator": case.mediator,
        "recorder": values["recorder"],
    }
    gathered.keep(MEDIATIONS, session, _AGREEMENT)
