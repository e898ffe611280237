"""达成协议: the written agreement with what it obliges to, on one page."""

from __future__ import annotations

from typing import Any

from models.actions import drafts, finding
from models.actions.disputes import ending
from models.actions.traces.opening_log import log_opening
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.sessions import MEDIATIONS
from ui.ledger.sheets.page_sheet import Answers, Group, PageSheet
from ui.ledger.sheets.sheet import Blank, blanks_of
from ui.rooms.disputes.case_desk import CaseDesk, name_of, seen, text_in_case
from ui.rooms.disputes.intake.pages import obligations_table

_DAYS = ("signed_on", "sealed_on", "form")
_FIRST = ("amount", "copies", "content", "manner")
_MORE = ("facts", "place", "recorder", "done_at_once", "is_cross", "confirm_by")


def settle_page(desk: CaseDesk, row: Any) -> PageSheet:
    """Ask for the agreement that ends a case; each party has a copy, and the committee one."""
    store, office = desk.store, desk.office
    parties = len(finding.children(store, DISPUTE_PARTIES, DISPUTES, row.id))
    session = desk.owned(MEDIATIONS)[-1:]
    given: dict[str, object] = {
        "form": "written",
        "signed_on": office.today.isoformat(),
        "sealed_on": office.today.isoformat(),
        "copies": str(max(parties, 2) + 1),
        "facts": _facts(desk, row),
        "place": session[0].place or "" if session else "",
        "recorder": session[0].recorder or "" if session else "",
    }

    def keep(answers: Answers) -> int:
        typed = answers[""]
        ending.settle(store, seen(row), typed, answers["obligations"], str(typed["level"]))
        return int(row.id)

    return PageSheet(
        title=f"达成协议：{name_of(row, office)}",
        yes="登记协议",
        draft=drafts.place_of(AGREEMENTS.name, None, row.id),
        left=(
            Group(
                (
                    *blanks_of(AGREEMENTS, _DAYS, given),
                    _level(),
                    *blanks_of(AGREEMENTS, _FIRST, given),
                ),
                more=blanks_of(AGREEMENTS, _MORE, given),
            ),
        ),
        right=(obligations_table(5),),
        keep=keep,
        done=lambda _id: f"已登记“{name_of(row, office)}”的协议，回访已排好",
        explained="履行事项一项一行：谁、哪天以前、做什么、付多少；当场履行的在“更多项目”里选“是”。",
    )


def _facts(desk: CaseDesk, row: Any) -> str:
    """The story of the case as it is; where it names the parties, its opening is written down."""
    if text_in_case(desk.store, DISPUTES, row, "story") == row.story:
        return str(row.story)

    def note() -> None:
        log_opening(desk.store, DISPUTES, row.id, ["story"])

    return str(row.story) if desk.workplace.attempt(desk.window, note) else ""


def _level() -> Blank:
    return blanks_of(DISPUTE_ENDINGS, ("level",))[0]
