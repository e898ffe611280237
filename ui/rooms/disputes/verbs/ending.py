"""终结 and 反悔, and what follows an agreement: 司法确认 and payments."""

from __future__ import annotations

from typing import Any

from models import kinds
from models.actions import records
from models.actions.disputes import ending
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.office import Office
from ui.ledger.sheets.sheet import Answers, Sheet, blanks_of, only, required
from ui.rooms.disputes.case_desk import CaseDesk, name_of, seen, text_in_case

_OUTCOMES = ("procedural", "litigated", "withdrawn")
_REASONS = ("failed", "refused", "withdrawn", "other")


def end_sheet(desk: CaseDesk, row: Any) -> Sheet:
    """Ask how a case ends without an agreement, and of which other ways the parties were told."""
    given = {"on_day": desk.office.today.isoformat()}
    keys = ("reason", "outcome", "on_day", "routes", "note")
    reason, outcome, day, *rest = blanks_of(DISPUTE_ENDINGS, keys, given)
    return Sheet(
        title="终结纠纷",
        yes="终结",
        blanks=(only(reason, _REASONS), only(outcome, _OUTCOMES), day, *rest),
        keep=lambda answers: ending.end(desk.store, seen(row), answers),
        done=f"已终结“{name_of(row, desk.office)}”",
        explained="没有达成协议的才在这里终结，不算化解。调解不成的要有调解记录，"
        "并选好告知当事人的途径（人民调解法第二十六条）；一方明确拒绝的可以不经调解。",
        columns=2,
    )


def renege_sheet(desk: CaseDesk, row: Any) -> Sheet:
    """Ask when and how a party went back on the agreement."""
    given = {"reneged_on": desk.office.today.isoformat()}
    day, way = blanks_of(AGREEMENTS, ("reneged_on", "renege_way"), given)
    (why,) = blanks_of(DISPUTE_ENDINGS, ("undone_why",))
    return Sheet(
        title="登记反悔",
        yes="登记反悔",
        blanks=(required(day), required(way), required(why)),
        keep=lambda answers: ending.renege(
            desk.store,
            seen(row),
            answers["reneged_on"],
            answers["renege_way"],
            answers["undone_why"],
        ),
        done=f"已登记“{name_of(row, desk.office)}”的反悔",
        explained="反悔以后，原来的化解不再算数，没履行完的事项和没做的回访一起失效。"
        "起诉的按转诉讼终结，其他的回到调处中。",
    )


def confirmation_sheet(desk: CaseDesk, agreement: Any) -> Sheet:
    """Ask how far the joint request for 司法确认 has come."""
    keys = ("confirmation", "confirm_asked_on", "confirmed_on", "court")
    given: dict[str, object] = {
        "confirmation": agreement.confirmation or "",
        "confirm_asked_on": _day(agreement.confirm_asked_on),
        "confirmed_on": _day(agreement.confirmed_on),
        "court": agreement.court or "",
    }
    state, *rest = blanks_of(AGREEMENTS, keys, given)
    until = f"最迟 {agreement.confirm_by} " if agreement.confirm_by else ""
    return Sheet(
        title="司法确认",
        yes="记下",
        blanks=(required(state), *rest),
        keep=lambda answers: records.keep(desk.store, AGREEMENTS, answers, seen(agreement)),
        done="已记下司法确认",
        explained=f"双方{until}共同申请（人民调解法第三十三条，自协议生效起30日）。",
        columns=2,
    )


def payment_sheet(desk: CaseDesk, duty: Any) -> Sheet:
    """Ask what was paid, or done, towards an obligation; what is still owed stands there."""
    office = desk.office
    rest = duty.amount - duty.paid if duty.amount is not None else None
    given: dict[str, object] = {"on_day": office.today.isoformat()}
    if rest is not None and rest > 0:
        given["amount"] = kinds.show(PAYMENTS.fields["amount"].card, rest, office)
    keys = ("on_day", "amount", "voucher", "note")

    def keep(answers: Answers) -> None:
        records.keep(desk.store, PAYMENTS, {**answers, "obligation_id": duty.id})

    return Sheet(
        title="登记付款" if rest is not None else "登记履行",
        yes="登记",
        blanks=blanks_of(PAYMENTS, keys, given),
        keep=keep,
        done="已登记一笔付款" if rest is not None else "已登记一次履行",
        explained=owed_words(duty, office),
        columns=2,
    )


def done_sheet(desk: CaseDesk, duty: Any) -> Sheet:
    """Ask on which day something that is not money was done."""
    given = {"done_on": desk.office.today.isoformat()}
    (day,) = blanks_of(OBLIGATIONS, ("done_on",), given)
    return Sheet(
        title="登记履行完毕",
        yes="登记",
        blanks=(required(day),),
        keep=lambda answers: records.keep(desk.store, OBLIGATIONS, answers, seen(duty)),
        done="已登记履行完毕",
        explained=text_in_case(desk.store, OBLIGATIONS, duty, "what"),
    )


def owed_words(duty: Any, office: Office) -> str:
    """How much is owed, paid and left, in words; empty where it is not about money."""
    if duty.amount is None:
        return ""
    card = OBLIGATIONS.fields["amount"].card
    owed, paid, rest = (
        kinds.show(card, value, office)
        for value in (duty.amount, duty.paid, duty.amount - duty.paid)
    )
    return f"应付 {owed} 元，已付 {paid} 元，还差 {rest} 元。"


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
