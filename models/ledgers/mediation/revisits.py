"""回访: made by themselves with an agreement, flagged when missed (B17, 人民调解法第三十一条)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import Mask, choice, date, link, paragraph, text, yes_no
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.words.disputes.mediation import PERFORMANCE, REVISIT_WAYS, SATISFACTION

REVISIT_DAYS = "15、90"
"""Days after effect on which a revisit falls due, as the office writes them ([own], a setting)."""


class Revisit(LedgerRow, Base):
    """One 回访, due on a day and done on another."""

    __tablename__ = "revisit"

    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True, width=20)
    due_on: Mapped[dt.date | None] = date("应回访日期", width=11)
    done_on: Mapped[dt.date | None] = date("回访时间", width=11)
    way: Mapped[str | None] = choice("回访方式", REVISIT_WAYS, width=8)
    performance: Mapped[str | None] = choice("履行情况", PERFORMANCE, width=10)
    satisfaction: Mapped[str | None] = choice("满意程度", SATISFACTION, width=10)
    sued: Mapped[bool | None] = yes_no("是否起诉")
    trouble: Mapped[bool | None] = yes_no("有无错调、激化或遗留隐患", words=("有", "无"))
    story: Mapped[str | None] = paragraph("回访情况", length=5000, mask=Mask.STORY)
    measures: Mapped[str | None] = paragraph("采取的措施", length=2000, mask=Mask.STORY)
    visitor: Mapped[str | None] = text("回访人", length=60, width=10)
    void_on: Mapped[dt.date | None] = date("不再回访", width=11, by_verb=True)
    late_note: Mapped[str | None] = text("补记说明", length=200, width=20, mask=Mask.STORY)


def _done_is_whole(draft: Draft) -> Complaints:
    values, complaints = draft.values, Complaints()
    if values["done_on"] is None:
        if values["due_on"] is None:
            complaints["due_on"] = "请填写应回访日期，或已回访的时间。"
        if values["story"]:
            complaints["done_on"] = "写了回访情况，请补上回访时间。"
        return complaints
    if values["done_on"] > draft.office.today:
        complaints["done_on"] = "回访时间不能晚于今天，请核对。"
    if not values["story"]:
        complaints["story"] = "请填写回访情况。"
    if values["trouble"] and not values["measures"]:
        complaints["measures"] = "有遗留问题的，请写明采取的措施。"
    return complaints


REVISITS = put_on_shelf(
    Ledger(
        name="revisits",
        title="回访记录",
        table=Revisit,
        place=Place.CHILD,
        parent=Parent("disputes", "dispute_id"),
        after_close=True,
        rank=316,
        icon="refresh",
        one="回访",
        counter="次",
        label="due_on",
        list_columns=("due_on", "done_on", "performance", "satisfaction", "visitor"),
        form_groups=(
            (
                "回访",
                (
                    "due_on",
                    "done_on",
                    "way",
                    "performance",
                    "satisfaction",
                    "sued",
                    "trouble",
                    "story",
                    "measures",
                    "visitor",
                ),
            ),
            ("其他", ("void_on", "late_note")),
        ),
        official_form=OfficialForm(
            "人民调解回访登记表",
            ("dispute_id", "due_on", "done_on", "way", "performance", "satisfaction", "visitor"),
        ),
        same_record=(),
        rules=(_done_is_whole,),
        default_sort=(("due_on", False), ("id", False)),
    )
)
