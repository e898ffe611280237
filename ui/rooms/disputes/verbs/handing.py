"""上报县级, 转办, and what comes back: 退回 and 回复."""

from __future__ import annotations

from typing import Any

from models.actions.disputes import handing
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from ui.ledger.sheets.sheet import Blank, Sheet, blanks_of, required
from ui.rooms.disputes.case_desk import CaseDesk, name_of, seen

_PAPER = ("on_day", "to_unit", "reply_due_on", "matter")


def report_up_sheet(desk: CaseDesk, row: Any) -> Sheet:
    """Ask for the 申报单 to the county."""
    return Sheet(
        title="上报县级",
        yes="上报",
        blanks=_blanks(desk),
        keep=lambda answers: handing.report_up(desk.store, seen(row), answers),
        done=f"已上报“{name_of(row, desk.office)}”，申报单已编号",
        explained="上报后编一份申报单；县里退回的，在“经过”里登记退回。",
        columns=2,
    )


def pass_on_sheet(desk: CaseDesk, row: Any) -> Sheet:
    """Ask for the 转办单 to another unit, which then answers for the case."""
    day, unit, reply, matter = _blanks(desk)
    (person,) = blanks_of(DISPUTES, ("person",))
    return Sheet(
        title="转办纠纷",
        yes="转办",
        blanks=(day, unit, reply, person, matter),
        keep=lambda answers: handing.pass_on(desk.store, seen(row), answers),
        done=f"已转办“{name_of(row, desk.office)}”，转办单已编号",
        columns=2,
    )


def take_back_sheet(desk: CaseDesk, paper: Any) -> Sheet:
    """Ask when and why a paper came back."""
    given = {"returned_on": desk.office.today.isoformat()}
    blanks = blanks_of(DISPUTE_TRANSFERS, ("returned_on", "returned_why"), given)
    return Sheet(
        title="登记退回",
        yes="登记退回",
        blanks=tuple(required(each) for each in blanks),
        keep=lambda answers: handing.take_back(
            desk.store, seen(paper), answers["returned_on"], answers["returned_why"]
        ),
        done=f"已登记{paper.number or '单据'}退回",
        explained=f"{paper.number or ''} 发给{paper.to_unit}，退回后纠纷回到转出以前的样子。",
    )


def answer_sheet(desk: CaseDesk, paper: Any) -> Sheet:
    """Ask what was answered to a paper, and when."""
    given = {"replied_on": desk.office.today.isoformat()}
    blanks = blanks_of(DISPUTE_TRANSFERS, ("replied_on", "reply"), given)
    return Sheet(
        title="登记回复",
        yes="登记回复",
        blanks=tuple(required(each) for each in blanks),
        keep=lambda answers: handing.answer(desk.store, seen(paper), answers),
        done=f"已登记{paper.number or '单据'}的回复",
    )


def _blanks(desk: CaseDesk) -> tuple[Blank, ...]:
    given = {"on_day": desk.office.today.isoformat()}
    return blanks_of(DISPUTE_TRANSFERS, _PAPER, given)
