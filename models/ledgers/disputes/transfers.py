"""转办交办: numbered papers that hand a case on, up or back, with the day of the answer (B15)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import Mask, choice, date, link, paragraph, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.words.disputes.flow import TRANSFER_KINDS


class DisputeTransfer(LedgerRow, Base):
    """One 转办单, 交办单, 申报单 or 回复单."""

    __tablename__ = "dispute_transfer"

    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True, width=20)
    number: Mapped[str | None] = text(
        "文号", length=40, width=18, by_verb=True, office_numbers=True
    )
    transfer_kind: Mapped[str] = choice("单据", TRANSFER_KINDS, required=True, width=8)
    on_day: Mapped[dt.date] = date(
        "日期", required=True, width=11, default=lambda office: office.today
    )
    to_unit: Mapped[str] = text("接收单位", length=60, required=True, width=16)
    matter: Mapped[str] = paragraph("事项和要求", length=5000, required=True, mask=Mask.STORY)
    reply_due_on: Mapped[dt.date | None] = date("要求回复日期", width=12)
    replied_on: Mapped[dt.date | None] = date("回复日期", width=11)
    reply: Mapped[str | None] = paragraph("回复情况", length=5000, mask=Mask.STORY)
    returned_on: Mapped[dt.date | None] = date("退回日期", width=11, by_verb=True)
    returned_why: Mapped[str | None] = paragraph(
        "退回原因", length=1000, by_verb=True, mask=Mask.STORY
    )


def _days_follow(draft: Draft) -> Complaints:
    values, complaints = draft.values, Complaints()
    for key in ("reply_due_on", "replied_on"):
        if values[key] and values[key] < values["on_day"]:
            complaints[key] = f"不能早于转出日期 {values['on_day']}，请核对。"
    for key in ("on_day", "replied_on"):
        if values[key] and values[key] > draft.office.today:
            complaints[key] = "日期不能晚于今天，请核对。"
    if values["reply"] and not values["replied_on"]:
        complaints["replied_on"] = "填了回复情况，请补上回复日期。"
    return complaints


DISPUTE_TRANSFERS = put_on_shelf(
    Ledger(
        name="dispute_transfers",
        title="转办交办",
        table=DisputeTransfer,
        place=Place.CHILD,
        parent=Parent("disputes", "dispute_id"),
        rank=303,
        icon="send",
        one="单据",
        counter="份",
        number="number",
        label="to_unit",
        list_columns=("number", "transfer_kind", "on_day", "to_unit", "reply_due_on", "replied_on"),
        form_groups=(
            (
                "单据",
                ("number", "transfer_kind", "on_day", "to_unit", "matter", "reply_due_on"),
            ),
            ("回复", ("replied_on", "reply", "returned_on", "returned_why")),
        ),
        official_form=OfficialForm(
            "矛盾纠纷转办交办登记表",
            (
                "number",
                "transfer_kind",
                "dispute_id",
                "on_day",
                "to_unit",
                "reply_due_on",
                "replied_on",
                "returned_on",
            ),
        ),
        same_record=(),
        rules=(_days_follow,),
        default_sort=(("on_day", True),),
    )
)
