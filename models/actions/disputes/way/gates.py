"""Why a move is not open to a case now: one whole sentence that names what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.actions.disputes.way.closing import archive_lacks
from models.actions.disputes.way.looking import CaseLook
from models.actions.disputes.way.moves import MOVES, RUNNING
from models.ledgers.disputes.case_rules import is_closed
from models.words.disputes.flow import OUTCOMES

Gate = Callable[[CaseLook], str]


def why_not(look: CaseLook, move: str) -> str:
    """Return the reason why the case cannot make a move of ``MOVES`` now; empty if it can."""
    if look.state not in MOVES[move].sources:
        return _out_of_turn(look, move)
    gate = _LACKING.get(move)
    return gate(look) if gate is not None else ""


def _out_of_turn(look: CaseLook, move: str) -> str:
    words = MOVES[move].words
    if closed := is_closed(look.case._mapping, look.office):
        return closed
    if said := _SENTENCES.get((move, _group(look))):
        return said if isinstance(said, str) else said(look)
    if sentence := _OF_GROUP.get(_group(look)):
        outcome = look.office.choices(OUTCOMES).label(look.ending.outcome) if look.ending else ""
        return sentence.format(words=words, outcome=outcome)
    return f"这起纠纷现在是“{look.state_words}”，不能“{words}”。"


def _group(look: CaseLook) -> str:
    if look.state in RUNNING:
        return "running"
    if look.is_agreed:
        return "agreed"
    return "ended" if look.ending is not None else look.state


_OF_GROUP: Mapping[str, str] = {
    "found": "这起纠纷还没有受理，不能“{words}”。请先“受理”，填好受理日期和调解组织。",
    "agreed": "这起纠纷已达成协议，不能“{words}”。当事人反悔的请先登记“反悔”。",
    "ended": "这起纠纷已办结（{outcome}），不能“{words}”。要接着办请先“重新打开”。",
}
_ACCEPTED = "这起纠纷已经受理，不用再受理。"
_NOT_AGREED = "这起纠纷没有达成协议，没有反悔可登记。"
_NO_SESSION = "还没有调解记录，不能登记协议。请先补一份人民调解记录。"


def _settle_out_of_turn(look: CaseLook) -> str:
    if not look.session_days:
        return _NO_SESSION
    return (
        f"“{look.state_words}”（{look.since}）以后还没有调解记录，不能登记协议。"
        "请先补一份人民调解记录。"
    )


def _unfulfilled(look: CaseLook) -> str:
    count = len(look.open_obligations)
    return f"还有{count}项没有履行完毕，不能归档。请先登记付款或履行完毕日期；不履行的登记“反悔”。"


_SENTENCES: Mapping[tuple[str, str], str | Gate] = {
    ("accept", "running"): _ACCEPTED,
    ("accept", "watched"): _ACCEPTED,
    ("accept", "agreed"): _ACCEPTED,
    ("accept", "ended"): _ACCEPTED,
    ("assign", "running"): "这起纠纷已在调处或已上报，不能“分流”。要换责任单位请用“转办”。",
    ("report_up", "running"): "这起纠纷已上报县级，不用再报。县里退回的请先登记“退回”。",
    ("watch", "running"): "还没有调解记录，不能转入稳控。请先补一份人民调解记录，或先“上报县级”。",
    ("extend", "watched"): "这起纠纷在稳控中，调解期限已停。请先补一份人民调解记录，再延长。",
    ("settle", "running"): _settle_out_of_turn,
    ("archive", "agreed"): _unfulfilled,
    ("archive", "running"): "这起纠纷还没有办结，不能归档。请先“达成协议”或“终结”。",
    ("archive", "watched"): "这起纠纷还在稳控中，不能归档。请先“达成协议”或“终结”。",
    ("renege", "running"): "这起纠纷还没有调解协议，没有反悔可登记。",
    ("renege", "watched"): "这起纠纷还没有调解协议，没有反悔可登记。",
    ("renege", "ended"): _NOT_AGREED,
    ("reopen", "running"): "这起纠纷还在办理，不用重新打开。",
    ("reopen", "found"): "这起纠纷还在办理，不用重新打开。",
    ("reopen", "watched"): "这起纠纷还在办理，不用重新打开。",
    ("cancel", "agreed"): "已办结的纠纷不能注销。重复登记的请删除，案号的空缺会自动说明。",
    ("cancel", "ended"): "已办结的纠纷不能注销。重复登记的请删除，案号的空缺会自动说明。",
    ("assign", "watched"): "这起纠纷在稳控中，不能“分流”。要换责任单位请用“转办”。",
}


def _settle_lacks(look: CaseLook) -> str:
    """An agreement comes from a session; after 反悔, from a new one."""
    if not look.session_days:
        return _NO_SESSION
    if look.reneged_on and look.session_days[-1] < look.reneged_on:
        return (
            f"当事人 {look.reneged_on} 反悔以后还没有新的调解记录，不能登记协议。"
            "请先补一份人民调解记录。"
        )
    return ""


def _reopen_lacks(look: CaseLook) -> str:
    """A case that rests on an agreement is handled again after 反悔 only."""
    if look.state == "revisited" and look.is_agreed:
        return _OF_GROUP["agreed"].format(words=MOVES["reopen"].words)
    return ""


def _renege_lacks(look: CaseLook) -> str:
    return "" if look.is_agreed else _NOT_AGREED


def _archive_lacks(look: CaseLook) -> str:
    lacking = archive_lacks(look)
    return f"还不能归档：{'；'.join(lacking)}。请补齐后再归档。" if lacking else ""


_LACKING: Mapping[str, Gate] = {
    "settle": _settle_lacks,
    "reopen": _reopen_lacks,
    "renege": _renege_lacks,
    "archive": _archive_lacks,
}
