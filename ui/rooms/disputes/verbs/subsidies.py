"""以案定补: a claim for a settled case, and what is decided about it (B21)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.actions.disputes.file import subsidies
from models.ledgers.mediation.subsidies import SUBSIDIES
from ui.ledger.sheets.sheet import Answers, Sheet, blanks_of, required
from ui.rooms.disputes.case_desk import CaseDesk, name_of, seen


def claim_sheet(desk: CaseDesk, row: Any) -> Sheet:
    """Ask by which rate and for whom a case is claimed; the amount is the rate's."""
    today = desk.office.today
    rates = subsidies.rates_for(desk.store, today)
    given: dict[str, object] = {
        "rate_id": rates[0].id if len(rates) == 1 else "",
        "mediator": row.mediator or "",
        "claimed_on": today.isoformat(),
    }
    return Sheet(
        title="申报补贴",
        yes="申报",
        blanks=blanks_of(SUBSIDIES, ("rate_id", "mediator", "claimed_on"), given),
        keep=lambda answers: subsidies.claim(desk.store, row.id, answers),
        done=f"已给“{name_of(row, desk.office)}”申报补贴",
        explained="一案只能申报一次；金额按申报当日有效的标准，卷宗还缺什么会一并写上。",
    )


def approve_sheet(desk: CaseDesk, claim: Any) -> Sheet:
    """Ask on which day a claim was approved."""
    return _dated(desk, claim, "审定补贴", ("decided_on",), subsidies.approve)


def pay_sheet(desk: CaseDesk, claim: Any) -> Sheet:
    """Ask on which day a claim was paid."""
    return _dated(desk, claim, "登记发放", ("paid_on",), subsidies.pay)


def refuse_sheet(desk: CaseDesk, claim: Any) -> Sheet:
    """Ask on which day and why a claim was turned down."""
    return _dated(desk, claim, "不予补贴", ("decided_on", "note"), subsidies.refuse)


def _dated(
    desk: CaseDesk, claim: Any, title: str, keys: tuple[str, ...], verb: Callable[..., None]
) -> Sheet:
    given = {keys[0]: desk.office.today.isoformat()}

    def keep(answers: Answers) -> None:
        verb(desk.store, seen(claim), *(answers[key] for key in keys))

    return Sheet(
        title=title,
        yes=title,
        blanks=tuple(required(each) for each in blanks_of(SUBSIDIES, keys, given)),
        keep=keep,
        done=f"{title}：已记下",
        explained=f"补贴 {SUBSIDIES.show(claim, 'amount', desk.office)} 元，"
        f"申报人 {claim.mediator}。",
    )
