"""履行: what an agreement obliges to by which day, and what was paid or done towards it (B14)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import Choices, FieldCard, Kind, Mask, choice, date, link, money, paragraph, text
from models.ledger import (
    Complaints,
    Computed,
    Draft,
    Ledger,
    OfficialForm,
    Parent,
    Place,
    put_on_shelf,
)
from models.office import Office
from models.words.disputes.mediation import SIDES

FULFILMENT = Choices(
    "fulfilment_state",
    {
        "whole": "已履行",
        "part": "部分履行",
        "missed": "到期未履行",
        "open": "未到期",
        "void": "失效",
    },
    tones={"whole": "good", "part": "warn", "missed": "bad", "open": "busy", "void": "calm"},
)


class Obligation(LedgerRow, Base):
    """One duty of one side with its day; of money when ``amount`` is given."""

    __tablename__ = "obligation"

    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True, width=20)
    side: Mapped[str] = choice("履行方", SIDES, required=True, default="respondent", width=14)
    due_on: Mapped[dt.date] = date("履行期限", required=True, width=11)
    what: Mapped[str] = paragraph("履行内容", length=2000, required=True, mask=Mask.STORY)
    amount: Mapped[int | None] = money("应付金额", width=12)
    done_on: Mapped[dt.date | None] = date(
        "履行完毕日期", width=11, help="付款的由付款记录自动算出；其他的在做完那天填。"
    )
    void_on: Mapped[dt.date | None] = date("失效日期", width=11, by_verb=True)


class Payment(LedgerRow, Base):
    """One payment, or one part of what was done, towards an obligation."""

    __tablename__ = "payment"

    obligation_id: Mapped[int] = link(
        "履行事项", "obligations", "obligation", required=True, width=20
    )
    on_day: Mapped[dt.date] = date(
        "日期", required=True, width=11, default=lambda office: office.today
    )
    amount: Mapped[int | None] = money("金额", width=12)
    voucher: Mapped[str | None] = text("凭证", length=60, width=14, help="收条、汇款单等。")
    note: Mapped[str | None] = paragraph("说明", length=1000, mask=Mask.STORY)


def paid_towards(table: Any) -> ColumnElement[Any]:
    """Return what was paid towards an obligation so far, in 分."""
    payment = Payment.__table__.c
    return (
        select(func.coalesce(func.sum(payment.amount), 0))
        .where(payment.obligation_id == table.id, payment.retired_at.is_(None))
        .scalar_subquery()
    )


def _paid(table: Any, _office: Office) -> ColumnElement[Any]:
    return paid_towards(table)


def _state(table: Any, office: Office) -> ColumnElement[Any]:
    paid = _paid(table, office)
    whole = or_(table.done_on.is_not(None), and_(table.amount.is_not(None), paid >= table.amount))
    return case(
        (table.void_on.is_not(None), literal("void")),
        (whole, literal("whole")),
        (table.due_on < office.today, literal("missed")),
        (paid > 0, literal("part")),
        else_=literal("open"),
    )


def _is_likely(draft: Draft) -> Complaints:
    values, complaints = draft.values, Complaints()
    if values["amount"] is not None and values["amount"] <= 0:
        complaints["amount"] = "应付金额要大于0；不涉及钱的请留空。"
    if values["done_on"] and values["done_on"] > draft.office.today:
        complaints["done_on"] = "履行完毕日期不能晚于今天，请核对。"
    return complaints


def _payment_is_likely(draft: Draft) -> Complaints:
    values = draft.values
    if values["on_day"] > draft.office.today:
        return {"on_day": "日期不能晚于今天，请核对。"}
    if values["amount"] is not None and values["amount"] <= 0:
        return {"amount": "金额要大于0，请核对。"}
    owed = getattr(draft.parent, "amount", None)
    if owed is not None and values["amount"] is None:
        return {"amount": "请填写付了多少。"}
    if values["amount"] is None and not values["note"]:
        return {"note": "请写明履行了什么。"}
    return {}


OBLIGATIONS = put_on_shelf(
    Ledger(
        name="obligations",
        title="履行事项",
        table=Obligation,
        place=Place.CHILD,
        parent=Parent("disputes", "dispute_id"),
        after_close=True,
        rank=314,
        icon="list-checks",
        one="履行事项",
        counter="项",
        label="due_on",
        list_columns=("side", "due_on", "what", "amount", "paid", "fulfilment"),
        form_groups=(("履行", ("side", "due_on", "what", "amount", "done_on", "void_on")),),
        official_form=OfficialForm(
            "调解协议履行登记表",
            ("dispute_id", "side", "due_on", "amount", "paid", "fulfilment", "done_on"),
            unit="元",
        ),
        same_record=(),
        computed={
            "paid": Computed(
                FieldCard("已付金额", Kind.DECIMAL, unit="元", places=2, width=12), _paid
            ),
            "fulfilment": Computed(
                FieldCard("履行情况", Kind.CHOICE, choices=FULFILMENT, width=10), _state
            ),
        },
        rules=(_is_likely,),
        default_sort=(("due_on", False), ("id", False)),
    )
)
PAYMENTS = put_on_shelf(
    Ledger(
        name="payments",
        title="付款记录",
        table=Payment,
        place=Place.CHILD,
        parent=Parent("obligations", "obligation_id"),
        after_close=True,
        rank=315,
        icon="check",
        one="付款记录",
        counter="笔",
        label="on_day",
        list_columns=("on_day", "amount", "voucher", "note"),
        form_groups=(("付款", ("on_day", "amount", "voucher", "note")),),
        official_form=OfficialForm(
            "履行付款登记表", ("obligation_id", "on_day", "amount", "voucher")
        ),
        same_record=(),
        rules=(_payment_is_likely,),
        default_sort=(("on_day", False), ("id", False)),
    )
)
