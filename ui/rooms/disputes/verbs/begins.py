"""How each act of a case begins, and how a refused one leads to what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

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
from ui.rooms.disputes.verbs.acts import begin, open_duties
from ui.rooms.disputes.verbs.lacking import show_lacking

Begin = Callable[[CaseDesk, Any], None]


@dataclass(frozen=True)
class _Mend:
    """The way to what is missing; without words it explains the matter itself."""

    words: str
    begin: Begin


def explain(desk: CaseDesk, row: Any, name: str, reason: str) -> None:
    """Say why an act cannot be done, with the way to what is missing where there is one."""
    mend = _mend_of(desk, row, name)
    if mend is None:
        say.refuse(desk.window, reason)
    elif not mend.words or say.ask(desk.window, say.Question(reason, mend.words, "知道了")):
        mend.begin(desk, row)


def _mend_of(desk: CaseDesk, row: Any, name: str) -> _Mend | None:
    """Return the way from a refused act to what it lacks, as the case stands."""
    if row.state == "found":
        return _Mend("先受理", lambda desk, _row: begin(desk, "accept"))
    if row.state in CLOSED:
        return _Mend("重新打开", lambda desk, _row: begin(desk, "reopen"))
    if row.state in _STILL_OPEN:
        return _MENDS_WHILE_OPEN.get(name)
    if name == "archive":
        return _Mend("登记付款", _pay) if open_duties(desk) else _Mend("", show_lacking)
    return None


def _asking(make: Callable[[CaseDesk, Any], Sheet]) -> Begin:
    return lambda desk, row: desk.ask(make(desk, row))


def _settle(desk: CaseDesk, row: Any) -> None:
    desk.show_page(settle_page(desk, row))


def _investigate(desk: CaseDesk, row: Any) -> None:
    last = desk.owned(INVESTIGATIONS)[-1:]
    place = last[0].place if last else row.place
    desk.open_form(INVESTIGATIONS, starts={"on_day": desk.office.today, "place": place})


def _mediate(desk: CaseDesk, row: Any) -> None:
    last = desk.owned(MEDIATIONS)[-1:]
    starts = {
        "on_day": desk.office.today,
        "place": last[0].place if last else row.place,
        "mediator": row.mediator,
        "recorder": last[0].recorder if last else None,
    }
    desk.open_form(MEDIATIONS, starts=starts)


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


BEGINS: Mapping[str, Begin] = {
    "accept": _asking(stages.accept_sheet),
    "assign": _asking(stages.assign_sheet),
    "pass_on": _asking(handing.pass_on_sheet),
    "report_up": _asking(handing.report_up_sheet),
    "extend": _asking(stages.extend_sheet),
    "settle": _settle,
    "end": _asking(ending.end_sheet),
    "watch": _asking(stages.watch_sheet),
    "look": _asking(stages.watch_sheet),
    "renege": _asking(ending.renege_sheet),
    "archive": _asking(stages.archive_sheet),
    "reopen": _asking(stages.reopen_sheet),
    "cancel": _asking(stages.cancel_sheet),
    "note": _asking(stages.note_sheet),
    "investigate": _investigate,
    "mediate": _mediate,
    "pay": _pay,
    "revisit": _revisit,
}
_STILL_OPEN = (*RUNNING, "watched")
_SESSION = _Mend("补调解记录", _mediate)
_MENDS_WHILE_OPEN = dict.fromkeys(("settle", "watch", "extend"), _SESSION)
