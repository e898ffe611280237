"""The moves a matter may make, as data, and why one is not open to it now.

The chain is 受理→分流→办理→(上报)→反馈→核验→归档 with 督办 on the way (``domain/03`` 3.2); a step
that is skipped is refused with its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Move:
    """One verb of a matter: its words, its icon, and the states it may start from.

    ``to`` is the state it ends in; None leaves the state as it is. The code of a move is that of
    the step that it writes.
    """

    words: str
    icon: str
    sources: tuple[str, ...]
    to: str | None


OPEN = ("accepted", "assigned", "handled", "raised")
"""Before the answer: the term runs."""
MOVES: Mapping[str, Move] = {
    "assigned": Move("分流", "split", ("accepted", "assigned"), "assigned"),
    "handled": Move("办理", "edit", ("assigned", "raised"), "handled"),
    "raised": Move("上报", "arrow-up", ("assigned", "handled"), "raised"),
    "answered": Move("反馈", "check", ("handled", "raised"), "answered"),
    "verified": Move("核验", "shield-check", ("answered",), "verified"),
    "filed": Move("归档", "archive", ("verified",), "filed"),
    "urged": Move("督办", "bell", (*OPEN, "answered"), None),
    "reopened": Move("重办", "rotate", ("answered", "verified", "filed"), "assigned"),
}
CHAIN = ("accepted", "assigned", "handled", "answered", "verified", "filed")
"""The usual way; 上报 stands in the place of 办理 where the township cannot settle a matter."""

NEXT: Mapping[str, tuple[str, ...]] = {
    "accepted": ("assigned", "urged"),
    "assigned": ("handled", "raised", "urged"),
    "handled": ("answered", "raised", "urged"),
    "raised": ("answered", "handled", "urged"),
    "answered": ("verified", "reopened"),
    "verified": ("filed", "reopened"),
    "filed": ("reopened",),
}
"""What a matter most likely needs next in each state; the first is the one to press."""


def why_not(row: Any, move: str) -> str:
    """Return why a matter cannot make a move now, naming the missing step; empty if it can."""
    if row.state in MOVES[move].sources:
        return ""
    words = MOVES[move].words
    if row.state == "filed":
        return f"这件事项已归档，不能“{words}”。要接着办请先“重办”。"
    if move in CHAIN and CHAIN.index(move) > _place(row.state):
        lacking = [MOVES[step].words for step in CHAIN[_place(row.state) + 1 : CHAIN.index(move)]]
        named = "、".join(f"“{each}”" for each in lacking)
        return f"还没有{named}，不能“{words}”。请先登记“{lacking[0]}”。"
    return _OUT_OF_TURN.get((move, _group(row.state))) or f"这件事项已经“{words}”过，不用再登记。"


def _place(state: str) -> int:
    """Return how far along the chain a state is; 上报 is as far as 办理."""
    return CHAIN.index("handled" if state == "raised" else state)


def _group(state: str) -> str:
    return "open" if state in OPEN else "settled"


_OUT_OF_TURN: Mapping[tuple[str, str], str] = {
    ("raised", "open"): "还没有“分流”，不能“上报”。请先登记“分流”。",
    ("raised", "settled"): "这件事项已经反馈，不能“上报”。没有办好的请先“重办”。",
    ("urged", "settled"): "这件事项已经核验，不用再督办。没有办好的请用“重办”。",
    ("reopened", "open"): "这件事项还在办理，不用重办。",
    ("handled", "open"): "这件事项已经登记办理。办好了请“反馈”。",
    ("assigned", "open"): "这件事项已在办理，不能再分流。要换承办单位请先反馈，再“重办”。",
}
