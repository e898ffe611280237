"""How a case ends: 达成协议, the ends without one, and 反悔 (B13, B14, B17)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from models.actions.disputes.way.agreed import Deal, settle_in
from models.actions.disputes.way.looking import CaseLook
from models.actions.disputes.way.moves import OUTCOMES_OF_REASON
from models.actions.disputes.way.reading import Gathered, Raw, read, refuse
from models.actions.disputes.way.turning import NotNow, Turn, begin, day_complaints, turn
from models.actions.door import Piece, work
from models.actions.records import Seen, keep_in
from models.ledger import Complaints
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.mediation.agreements import AGREEMENTS, effect_of
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.ledgers.mediation.revisits import REVISITS
from models.store.ledger_file import Store
from models.words.disputes.flow import END_REASONS, ENDINGS

_END = ("on_day", "outcome", "reason", "routes", "note")
_RENEGE = {
    "reneged_on": AGREEMENTS.fields["reneged_on"].card,
    "renege_way": AGREEMENTS.fields["renege_way"].card,
    "undone_why": DISPUTE_ENDINGS.fields["undone_why"].card,
}


def settle(
    store: Store, seen: Seen, agreement: Raw, obligations: Sequence[Raw] = (), level: str = ""
) -> int:
    """Keep the agreement that ends a case, with what it obliges to; return the agreement's id.

    ``level`` is 村级, 乡级 or 县级以上; where it is left blank, that of the case's committee. The
    case is in 履行 while anything is open, else settled; its revisits are made. NotNow where no
    session was written down. Complaints about obligations stand under ``obligations.0.due_on``.
    """
    with work(store, "登记协议") as piece:
        begin(piece, seen, "settle")
        return settle_in(piece, Gathered(piece), seen.id, Deal(agreement, obligations, level))


def end(store: Store, seen: Seen, raw: Raw) -> int:
    """End a case without an agreement: on_day, outcome, reason, routes, note; return the end's id.

    调解不成 needs a session and the routes that the parties were told of (法第二十六条); when one
    side clearly refuses there need be no session (法第十七条).
    """
    with work(store, "终结纠纷") as piece:
        look = begin(piece, seen, "end")
        typed = {key: raw.get(key) for key in _END}
        cards = {key: DISPUTE_ENDINGS.fields[key].card for key in ("on_day", "outcome", "reason")}
        values, complaints = read(piece.office, typed, cards, tuple(cards))
        refuse(complaints or _end_complaints(look, values))
        ending = keep_in(piece, DISPUTE_ENDINGS, {**typed, "dispute_id": seen.id})
        word = piece.office.choices(END_REASONS).label(values["reason"])
        turn(piece, seen.id, Turn("ended", values["on_day"], "ended", None, word))
        return ending


def renege(store: Store, seen: Seen, on_day: object, way: str, why: str) -> None:
    """Write down that a party went back on the agreement (反悔).

    The end stops being one from ``on_day``; what is open of the agreement falls away. Sued upon,
    the case ends as 转诉讼; otherwise it is mediated again.
    """
    with work(store, "登记反悔") as piece:
        look = begin(piece, seen, "renege")
        raw = {"reneged_on": on_day, "renege_way": way, "undone_why": why}
        values, complaints = read(piece.office, raw, _RENEGE, tuple(_RENEGE))
        refuse(complaints or _renege_complaints(look, values["reneged_on"]))
        _undo_agreement(piece, look, values)
        sued, day = values["renege_way"] == "sued", values["reneged_on"]
        if sued:
            ending = {"on_day": day, "outcome": "litigated", "reason": "other"}
            piece.add(DISPUTE_ENDINGS, {"dispute_id": seen.id, **ending})
        state = "ended" if sued else "mediating"
        turn(piece, seen.id, Turn("reneged", day, state, None, values["undone_why"]))


def _end_complaints(look: CaseLook, values: Mapping[str, Any]) -> Complaints:
    reason, office = values["reason"], look.office
    if reason not in OUTCOMES_OF_REASON:
        return {"reason": "达成协议的请用“达成协议”登记，不在这里终结。"}
    allowed = OUTCOMES_OF_REASON[reason]
    if values["outcome"] not in allowed:
        words = "或".join(f"“{ENDINGS.label(code)}”" for code in allowed)
        return {"outcome": f"“{office.choices(END_REASONS).label(reason)}”的结果应是{words}。"}
    if reason == "failed" and not look.session_days:
        raise NotNow("还没有调解记录，不能登记调解不成。请先补一份人民调解记录。")
    complaints = day_complaints(look, values["on_day"])
    if not complaints and reason == "failed" and values["on_day"] < look.session_days[0]:
        return {"on_day": f"日期早于第一次调解 {look.session_days[0]}，请核对。"}
    return complaints


def _renege_complaints(look: CaseLook, day: dt.date) -> Complaints:
    effect = effect_of(look.agreement._mapping) if look.agreement is not None else None
    if effect is not None and day < effect:
        return {"reneged_on": f"反悔日期早于协议生效日期 {effect}，请核对。"}
    return day_complaints(look, day, "reneged_on")


def _undo_agreement(piece: Piece, look: CaseLook, values: Mapping[str, Any]) -> None:
    """Let the end and the agreement stop; what was done by then stays as it was done."""
    day = values["reneged_on"]
    assert look.ending is not None
    undone = {"undone_on": day, "undone_why": values["undone_why"]}
    piece.change(DISPUTE_ENDINGS, look.ending.id, undone)
    if look.agreement is not None:
        told = {"reneged_on": day, "renege_way": values["renege_way"]}
        piece.change(AGREEMENTS, look.agreement.id, told)
    for row in look.open_obligations:
        piece.change(OBLIGATIONS, row.id, {"void_on": day})
    for row in look.revisits:
        if row.done_on is None:
            piece.change(REVISITS, row.id, {"void_on": day})
