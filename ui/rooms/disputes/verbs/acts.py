"""Everything that can be done with a case: in which words, and when not.

What each asks is read when the first is begun: the room is entered more often than left by a verb.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from models.actions.disputes import offer
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.ledgers.mediation.revisits import REVISITS
from models.words.disputes.flow import CLOSED
from ui.rooms.disputes.case_desk import CaseDesk


@dataclass(frozen=True)
class CaseAct:
    """One thing to do. ``why_not`` is empty if it can be done now."""

    name: str
    words: str
    icon: str
    why_not: Callable[[CaseDesk, Any], str]


def begin(desk: CaseDesk, name: str) -> None:
    """Begin one act on the case as it stands now, or say why it cannot be done."""
    from ui.rooms.disputes.verbs import begins

    row = desk.case()
    if row is None:
        desk.workplace.status.tell("这起纠纷已不在台账里。")
        return
    reason = ACTS[name].why_not(desk, row)
    if reason:
        begins.explain(desk, row, name, reason)
    else:
        begins.BEGINS[name](desk, row)


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


def _asks_flow(name: str, desk: CaseDesk, row: Any) -> str:
    return offer.why_not(desk.store, name, row)


_OF_FLOW = (
    CaseAct(verb.name, f"{verb.words}…", verb.icon, partial(_asks_flow, verb.name))
    for verb in offer.VERBS
)
_OWN = (
    CaseAct("investigate", "记调查…", "search", _is_accepted),
    CaseAct("mediate", "记调解…", "users", _is_accepted),
    CaseAct("pay", "登记付款…", "check", _has_duties),
    CaseAct("revisit", "登记回访…", "refresh", _is_ended),
)
_AGAIN = CaseAct("look", "再次核查…", "shield-check", partial(_asks_flow, "watch"))
"""稳控 once more, in the words of a case that is under control already."""
LISTED = (*_OF_FLOW, *_OWN)
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
