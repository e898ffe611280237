"""以案定补: what a mediated case earns its mediator by the rule in force; once a case (B21)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import choice, date, link, money, paragraph, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.words.disputes.mediation import SUBSIDY_STATES


class SubsidyRate(LedgerRow, Base):
    """One grade of one version of the county's rule; its amounts are for the office to enter."""

    __tablename__ = "subsidy_rate"

    version: Mapped[str] = text(
        "标准版本", length=60, required=True, width=18, help="例如文号：某司发〔2021〕3号。"
    )
    grade: Mapped[str] = text("补贴等级", length=40, required=True, width=12)
    amount: Mapped[int] = money("补贴金额", required=True, width=10)
    valid_from: Mapped[dt.date] = date("自何日起", required=True, width=11)
    valid_to: Mapped[dt.date | None] = date("到何日止", width=11)
    terms: Mapped[str | None] = paragraph("条件", length=1000)


def _dates_follow(draft: Draft) -> Complaints:
    values = draft.values
    if values["valid_to"] and values["valid_to"] < values["valid_from"]:
        return {"valid_to": "截止日期早于起始日期，请核对。"}
    if values["amount"] is not None and values["amount"] <= 0:
        return {"amount": "补贴金额要大于0，请核对。"}
    return {}


SUBSIDY_RATES = put_on_shelf(
    Ledger(
        name="subsidy_rates",
        title="以案定补标准",
        table=SubsidyRate,
        place=Place.OFFICE,
        icon="list-checks",
        one="标准",
        counter="条",
        purpose="这里放本县以案定补的标准：每个等级补多少，按哪个文件。",
        label="grade",
        number="version",
        unbound=True,
        list_columns=("version", "grade", "amount", "valid_from", "valid_to"),
        form_groups=(("标准", ("version", "grade", "amount", "valid_from", "valid_to", "terms")),),
        official_form=OfficialForm(
            "以案定补标准", ("version", "grade", "amount", "valid_from", "terms"), unit="元"
        ),
        same_record=("version", "grade"),
        rules=(_dates_follow,),
        default_sort=(("valid_from", True), ("id", False)),
    )
)


class Subsidy(LedgerRow, Base):
    """One claim for one case."""

    __tablename__ = "subsidy"

    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True, width=20)
    rate_id: Mapped[int] = link(
        "补贴标准", "subsidy_rates", "subsidy_rate", required=True, width=20
    )
    amount: Mapped[int] = money("补贴金额", required=True, width=10, by_verb=True)
    check_result: Mapped[str | None] = paragraph("卷宗检查结果", length=2000, by_verb=True)
    mediator: Mapped[str] = text("申报人", length=60, required=True, width=10)
    claimed_on: Mapped[dt.date] = date(
        "申报日期", required=True, width=11, default=lambda office: office.today
    )
    state: Mapped[str] = choice("状态", SUBSIDY_STATES, required=True, default="claimed", width=8)
    decided_on: Mapped[dt.date | None] = date("审定日期", width=11)
    paid_on: Mapped[dt.date | None] = date("发放日期", width=11)
    note: Mapped[str | None] = paragraph("说明", length=1000)


def _state_is_dated(draft: Draft) -> Complaints:
    values, complaints = draft.values, Complaints()
    if values["state"] in ("approved", "refused", "paid") and not values["decided_on"]:
        complaints["decided_on"] = "请填写审定日期。"
    if values["state"] == "paid" and not values["paid_on"]:
        complaints["paid_on"] = "请填写发放日期。"
    if values["state"] == "refused" and not values["note"]:
        complaints["note"] = "不予补贴的请写明原因。"
    for key in ("decided_on", "paid_on"):
        if values[key] and values[key] < values["claimed_on"]:
            complaints[key] = "不能早于申报日期，请核对。"
    return complaints


def _decided_stays(draft: Draft) -> Complaints:
    """What was claimed keeps its rate, for the amount is the rate's; what was paid stays paid."""
    if draft.before is None:
        return {}
    complaints = Complaints()
    for key, what in (("rate_id", "补贴标准"), ("dispute_id", "纠纷")):
        if draft.values[key] != draft.before[key]:
            complaints[key] = f"申报以后不能换{what}；要换请删除这一笔，重新申报。"
    if draft.before["state"] == "paid" and draft.values["state"] != "paid":
        complaints["state"] = "补贴已经发放，状态不能改回。"
    return complaints


SUBSIDIES = put_on_shelf(
    Ledger(
        name="subsidies",
        title="以案定补",
        table=Subsidy,
        place=Place.CHILD,
        parent=Parent("disputes", "dispute_id"),
        after_close=True,
        rank=319,
        icon="flag",
        one="补贴申报",
        counter="笔",
        label="rate_id",
        verbs_only="补贴用“申报补贴”按钮登记，这里只能修改状态。",
        list_columns=("claimed_on", "rate_id", "amount", "mediator", "state", "paid_on"),
        form_groups=(
            ("申报", ("rate_id", "amount", "mediator", "claimed_on", "check_result")),
            ("审定", ("state", "decided_on", "paid_on", "note")),
        ),
        official_form=OfficialForm(
            "人民调解以案定补登记表",
            ("dispute_id", "rate_id", "amount", "mediator", "claimed_on", "state", "paid_on"),
            unit="元",
        ),
        same_record=("dispute_id",),
        rules=(_state_is_dated, _decided_stays),
        default_sort=(("claimed_on", True),),
    )
)
