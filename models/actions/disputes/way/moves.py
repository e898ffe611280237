"""The moves a dispute may make, as data: from which states, to what, under which name.

Source: the machine of ``domain/02-disputes-ledger.md`` 2.2. Where the office needs a path that the
table there does not draw (上报 from 调处中, 终结 of a case whose party refuses before any session),
the law allows it: 人民调解法第十七条、第二十六条.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.words.disputes.flow import CLOSED, STATES

RUNNING = ("accepted", "assigned", "reported_up", "mediating")
"""Accepted and not ended: the mediation period runs."""
UNSETTLED = ("found", *RUNNING, "watched")
ENDED_LIKE = ("settled", "fulfilling", "ended", "revisited", "archived")
"""A case in one of these has exactly one ending that stands; in any other it has none."""


@dataclass(frozen=True)
class Move:
    """One verb of a case: its words, its step in 办理经过, and the states it may start from."""

    words: str
    step: str
    sources: tuple[str, ...]


MOVES: Mapping[str, Move] = {
    "accept": Move("受理", "accepted", ("found",)),
    "assign": Move("分流", "assigned", ("accepted", "assigned")),
    "pass_on": Move("转办", "passed_on", (*RUNNING, "watched")),
    "report_up": Move("上报县级", "reported_up", ("accepted", "assigned", "mediating", "watched")),
    "mediate": Move("调解", "mediating", ("accepted", "assigned", "reported_up", "watched")),
    "extend": Move("延长期限", "extended", RUNNING),
    "settle": Move("达成协议", "settled", ("mediating", "watched")),
    "end": Move("终结", "ended", (*RUNNING, "watched")),
    "watch": Move("稳控", "watched", ("mediating", "reported_up", "watched", "ended")),
    "renege": Move("反悔", "reneged", ("settled", "fulfilling", "revisited")),
    "archive": Move("归档", "archived", ("settled", "ended", "revisited")),
    "reopen": Move("重新打开", "reopened", ("ended", "revisited", *CLOSED)),
    "cancel": Move("注销", "cancelled", UNSETTLED),
    "note": Move("记一笔", "note", tuple(code for code in STATES.labels if code not in CLOSED)),
}

MOVE_OF_TRANSFER = {"pass_on": "pass_on", "report_up": "report_up"}
"""What a transfer paper does to its case; the other kinds are papers only."""

OUTCOMES_OF_REASON: Mapping[str, tuple[str, ...]] = {
    "failed": ("procedural", "litigated"),
    "refused": ("procedural", "litigated"),
    "withdrawn": ("withdrawn",),
    "other": ("procedural", "litigated"),
}
"""Which outcomes go with a reason; 达成协议 is no reason to type but a verb of its own."""
