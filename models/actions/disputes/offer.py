"""What a case offers now: its verbs with the reason why one is not open, and its stage bar (B5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models.actions.disputes.way import gates
from models.actions.disputes.way.looking import CaseLook
from models.actions.disputes.way.moves import MOVES
from models.actions.finding import one
from models.actions.offices import office_of
from models.ledgers.disputes.case_rules import is_closed
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.ledgers.mediation.sessions import INVESTIGATIONS
from models.store.ledger_file import Store


@dataclass(frozen=True)
class CaseVerb:
    """One verb of a case: its name in code, its words, its icon."""

    name: str
    words: str
    icon: str


_ICONS = {
    "accept": "inbox",
    "assign": "split",
    "pass_on": "arrow-right",
    "report_up": "arrow-up",
    "extend": "clock",
    "settle": "check",
    "end": "flag",
    "watch": "shield-check",
    "renege": "rotate",
    "archive": "archive",
    "reopen": "lock-open",
    "cancel": "minus",
    "note": "edit",
}
VERBS = tuple(CaseVerb(name, MOVES[name].words, icon) for name, icon in _ICONS.items())


@dataclass(frozen=True)
class Stage:
    """One stage on the bar. ``state`` is done, now, skipped or ahead; ``day`` when it was done."""

    name: str
    day: dt.date | None
    state: str


def why_not(store: Store, verb_name: str, case_row: Any) -> str:
    """Return why a case cannot take a verb now; empty if it can.

    The sentence names what is missing: the record, the paper, the day.
    """
    with store.reading() as connection:
        look = CaseLook(store, connection, office_of(store), case_row)
        return gates.why_not(look, verb_name)


def why_not_paper(store: Store, transfer_row: Any) -> str:
    """Return why a transfer can be neither answered nor taken back now; empty if it can."""
    case = one(store, DISPUTES, transfer_row.dispute_id)
    if case is None:
        return "这份单据所属的纠纷不在台账里。"
    for day, what in ((transfer_row.returned_on, "退回"), (transfer_row.replied_on, "回复")):
        if day is not None:
            return f"这份单据 {day} 已{what}。"
    return is_closed(case._mapping, office_of(store)) or ""


def stage_bar(store: Store, case_row: Any) -> list[Stage]:
    """Return the stages of a case: 受理, 调查, 调解, 达成/未达成, 履行, 回访, 归档.

    The first one that is neither done nor passed over is the one the case stands in now.
    """
    with store.reading() as connection:
        look = CaseLook(store, connection, office_of(store), case_row)
        told = [(name, *judge(look)) for name, judge in _STAGES]
    bar: list[Stage] = []
    for name, day, is_past in told:
        waits = all(each.state in ("done", "skipped") for each in bar)
        state = "done" if day else "skipped" if is_past else "now" if waits else "ahead"
        bar.append(Stage(_agreed_words(look) if name == _AGREED else name, day, state))
    return bar


_AGREED = "达成/未达成"
_Judged = tuple[dt.date | None, bool]
"""The day a stage was done, and where there is none whether it is passed over."""


def _agreed_words(look: CaseLook) -> str:
    if look.ending is None:
        return _AGREED
    return "达成协议" if look.is_agreed else "未达成"


def _accepted(look: CaseLook) -> _Judged:
    return look.case.accepted_on, look.state == "cancelled"


def _investigated(look: CaseLook) -> _Judged:
    days = [row.on_day for row in look.rows(INVESTIGATIONS)]
    past = bool(look.session_days) or look.ending is not None or look.state == "cancelled"
    return min(days, default=None), past


def _mediated(look: CaseLook) -> _Judged:
    day = look.session_days[0] if look.session_days else None
    return day, look.ending is not None or look.state == "cancelled"


def _ended(look: CaseLook) -> _Judged:
    return (look.ending.on_day if look.ending else None), look.state == "cancelled"


def _fulfilled(look: CaseLook) -> _Judged:
    days = [row.done_on for row in look.rows(OBLIGATIONS) if row.done_on and not row.void_on]
    if look.is_agreed and not look.open_obligations:
        at_once = look.agreement is not None and look.agreement.done_at_once
        return max(days, default=look.ending.on_day if at_once and look.ending else None), True
    return None, (look.ending is not None and not look.is_agreed) or look.state == "cancelled"


def _revisited(look: CaseLook) -> _Judged:
    days = [row.done_on for row in look.revisits if row.done_on is not None]
    return max(days, default=None), look.case.archived_on is not None or look.state == "cancelled"


def _archived(look: CaseLook) -> _Judged:
    return look.case.archived_on, look.state == "cancelled"


_STAGES: tuple[tuple[str, Callable[[CaseLook], _Judged]], ...] = (
    ("受理", _accepted),
    ("调查", _investigated),
    ("调解", _mediated),
    (_AGREED, _ended),
    ("履行", _fulfilled),
    ("回访", _revisited),
    ("归档", _archived),
)
