"""Everything that can be done with a case: in which words, when not, and how it is begun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from models.actions.disputes import offer
from models.actions.disputes.way.moves import RUNNING
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS
from models.words.disputes.flow import CLOSED
from ui import say
from ui.ledger.sheets.sheet import Sheet
from ui.rooms.disputes.case_desk import CaseDesk
from ui.rooms.disputes.intake.settling import settle_page
from ui.rooms.disputes.verbs import ending, handing, stages
from ui.rooms.disputes.verbs.lacking import show_lacking

Begin = Callable[[CaseDesk, Any], None]
Ask = Callable[[CaseDesk, Any], Sheet]


@dataclass(frozen=True)
class CaseAct:
    """One thing to do. ``why_not`` is empty if it can be done now."""

    name: str
    words: str
    icon: str
    why_not: Callable[[CaseDesk, Any], str]
    begin: Begin


def begin(desk: CaseDesk, name: str) -> None:
    """Begin one act on the case as it stands now, or say why it cannot be done."""
    row = desk.case()
    if row is None:
        desk.workplace.status.tell("这起纠纷已不在台账里。")
        return
    act = ACTS[name]
    reason = act.why_not(desk, row)
    if reason:
        explain(desk, row, act, reason)
    else:
        act.begin(desk, row)


def explain(desk: CaseDesk, row: Any, act: CaseAct, reason: str) -> None:
    """Say what is missing, with the way to it where there is one."""
    mend = _mend_of(desk, row, act.name)
    if mend is None:
        say.refuse(desk.window, reason)
    elif not mend.words or say.ask(desk.window, say.Question(reason, mend.words, "知道了")):
        mend.begin(desk, row)


@dataclass(frozen=True)
class _Mend:
    """The way to what is missing; without words it explains the matter itself."""

    words: str
    begin: Begin


def _asking(make: Ask) -> Begin:
    return lambda desk, row: desk.ask(make(desk, row))


def _settle(desk: CaseDesk, row: Any) -> None:
    desk.show_page(settle_page(desk, row))


def _session_form(ledger: Any) -> Begin:
    def open_it(desk: CaseDesk, row: Any) -> None:
        before = desk.owned(ledger)[-1:]
        place = before[0].place if before else row.place
        starts = {"on_day": desk.office.today, "place": place}
        if ledger is MEDIATIONS:
            starts["mediator"] = row.mediator
        desk.open_form(ledger, starts={key: value for key, value in starts.items() if value})

    return open_it


def _revisit(desk: CaseDesk, row: Any) -> None:
    """The form of the revisit that is due first, else of one more."""
    due = [each for each in desk.owned(REVISITS) if not each.done_on and not each.void_on]
    starts = {"done_on": desk.office.today, "visitor": row.mediator}
    desk.open_form(REVISITS, due[0] if due else None, {} if due else starts)


def _pay(desk: CaseDesk, _row: Any) -> None:
    """The sheet of the only open obligation; of several the clerk chooses one."""
    duties = open_duties(desk)
    if len(duties) == 1:
        desk.ask(ending.payment_sheet(desk, duties[0]))
    else:
        desk.jump(OBLIGATIONS.name, None)


def open_duties(desk: CaseDesk) -> list[Any]:
    """What the agreement still obliges to."""
    return [each for each in desk.owned(OBLIGATIONS) if not each.done_on and not each.void_on]


def _is_accepted(_desk: CaseDesk, row: Any) -> str:
    return "" if row.accepted_on else "这起纠纷还没有受理，请先受理，再记调查和调解。"


def _has_duties(desk: CaseDesk, _row: Any) -> str:
    return "" if open_duties(desk) else "没有还要履行的事项。"


def _is_ended(desk: CaseDesk, row: Any) -> str:
    if row.state in CLOSED or row.settled_on or desk.owned(REVISITS):
        return ""
    return "这起纠纷还没有办结，办结以后再回访。"


_BEGINS: Mapping[str, Begin] = {
    "accept": _asking(stages.accept_sheet),
    "assign": _asking(stages.assign_sheet),
    "pass_on": _asking(handing.pass_on_sheet),
    "report_up": _asking(handing.report_up_sheet),
    "extend": _asking(stages.extend_sheet),
    "settle": _settle,
    "end": _asking(ending.end_sheet),
    "watch": _asking(stages.watch_sheet),
    "renege": _asking(ending.renege_sheet),
    "archive": _asking(stages.archive_sheet),
    "reopen": _asking(stages.reopen_sheet),
    "cancel": _asking(stages.cancel_sheet),
    "note": _asking(stages.note_sheet),
}
_STILL_OPEN = (*RUNNING, "watched")


def _mend_of(desk: CaseDesk, row: Any, name: str) -> _Mend | None:
    """Return the way from a refused act to what it lacks, as the case stands."""
    if row.state == "found":
        return _Mend("先受理", lambda desk, _row: begin(desk, "accept"))
    if row.state in CLOSED:
        return _Mend("重新打开", lambda desk, _row: begin(desk, "reopen"))
    if row.state in _STILL_OPEN:
        return _MENDS_WHILE_OPEN.get(name)
    if name == "archive":
        return _PAY if open_duties(desk) else _Mend("", show_lacking)
    return None


_SESSION = _Mend("补调解记录", _session_form(MEDIATIONS))
_PAY = _Mend("登记付款", _pay)
_MENDS_WHILE_OPEN = dict.fromkeys(("settle", "watch", "extend"), _SESSION)


def _of_flow(verb: offer.CaseVerb) -> CaseAct:
    return CaseAct(
        verb.name,
        f"{verb.words}…",
        verb.icon,
        lambda desk, row: offer.why_not(desk.store, verb.name, row),
        _BEGINS[verb.name],
    )


_OWN = (
    CaseAct("investigate", "记调查…", "search", _is_accepted, _session_form(INVESTIGATIONS)),
    CaseAct("mediate", "记调解…", "users", _is_accepted, _session_form(MEDIATIONS)),
    CaseAct("pay", "登记付款…", "check", _has_duties, _pay),
    CaseAct("revisit", "登记回访…", "refresh", _is_ended, _revisit),
)
_AGAIN = CaseAct(
    "look",
    "再次核查…",
    "shield-check",
    lambda desk, row: offer.why_not(desk.store, "watch", row),
    _BEGINS["watch"],
)
"""稳控 once more, in the words of a case that is under control already."""
LISTED = (*map(_of_flow, offer.VERBS), *_OWN)
"""In the order in which they stand in a menu: that of the case's way."""
ACTS: Mapping[str, CaseAct] = {act.name: act for act in (*LISTED, _AGAIN)}

NEXT: Mapping[str, tuple[str, ...]] = {
    "found": ("accept", "cancel"),
    "accepted": ("mediate", "investigate", "assign"),
    "assigned": ("mediate", "investigate", "pass_on"),
    "reported_up": ("mediate", "note", "end"),
    "mediating": ("settle", "mediate", "end"),
    "watched": ("look", "mediate", "end"),
    "fulfilling": ("pay", "revisit", "renege"),
    "settled": ("revisit", "archive", "renege"),
    "ended": ("archive", "revisit", "reopen"),
    "revisited": ("archive", "revisit", "renege"),
    "archived": ("reopen",),
    "cancelled": ("reopen",),
}
"""What a case most likely needs next in each state; the first is the one to press."""
QUIET = ("archived", "cancelled")
"""A closed case needs nothing: what can be done with it is not urged."""
