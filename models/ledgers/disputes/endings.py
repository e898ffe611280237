"""办结结果: how a case ended, kept apart by kind (B13); an end that did not hold is undone, dated.

Figures of a period read these rows with their days, so that a later renege does not change what
an earlier month counted.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import Mask, choice, date, link, many, paragraph
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.words.disputes.case import LEVELS
from models.words.disputes.flow import END_REASONS, ENDINGS, ROUTES
from models.words.disputes.mediation import FORMS


class DisputeEnding(LedgerRow, Base):
    """One end of a case; ``undone_on`` is the day it stopped being one (反悔, 重新打开)."""

    __tablename__ = "dispute_ending"
    __table_args__ = (Index("ix_dispute_ending_day", "on_day", "outcome"),)

    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True, width=20)
    on_day: Mapped[dt.date] = date("日期", required=True, width=11)
    outcome: Mapped[str] = choice("结果", ENDINGS, required=True, width=10)
    reason: Mapped[str] = choice("原因", END_REASONS, required=True, width=12)
    level: Mapped[str | None] = choice("化解层级", LEVELS, width=8)
    form: Mapped[str | None] = choice("协议形式", FORMS, width=8)
    routes: Mapped[str | None] = many("告知途径", ROUTES, width=14)
    note: Mapped[str | None] = paragraph("说明", length=5000, mask=Mask.STORY)
    undone_on: Mapped[dt.date | None] = date("失效日期", width=11)
    undone_why: Mapped[str | None] = paragraph("失效原因", length=1000, mask=Mask.STORY)


def _settled_is_whole(draft: Draft) -> Complaints:
    values, complaints = draft.values, Complaints()
    if (values["outcome"] == "settled") != (values["reason"] == "agreed"):
        complaints["reason"] = "“实质性化解”与“达成协议”要一致，请核对。"
    if values["outcome"] == "settled":
        for key, what in (("level", "化解层级"), ("form", "协议形式")):
            if not values[key]:
                complaints[key] = f"请填写{what}。"
    elif values["reason"] == "failed" and not values["routes"]:
        complaints["routes"] = "调解不成要告知当事人其他途径（法第26条），请选。"
    return complaints


def _told_by_verbs(draft: Draft) -> Complaints:
    """What was counted stays: an end is undone with its day, not written over."""
    keys = ("on_day", "outcome", "reason", "form", "undone_on")
    if draft.before is None or all(draft.values[key] == draft.before[key] for key in keys):
        return {}
    return {"outcome": "办结结果不能改写。登错了请用“撤销”；情况有变的请用“反悔”或“重新打开”。"}


DISPUTE_ENDINGS = put_on_shelf(
    Ledger(
        name="dispute_endings",
        title="办结结果",
        table=DisputeEnding,
        place=Place.CHILD,
        parent=Parent("disputes", "dispute_id"),
        rank=305,
        icon="flag",
        one="办结结果",
        counter="次",
        label="outcome",
        list_columns=("on_day", "outcome", "reason", "level", "form", "routes", "undone_on"),
        form_groups=(
            ("结果", ("on_day", "outcome", "reason", "level", "form", "routes", "note")),
            ("失效", ("undone_on", "undone_why")),
        ),
        official_form=OfficialForm(
            "矛盾纠纷办结登记表",
            ("dispute_id", "on_day", "outcome", "reason", "level", "form", "routes", "undone_on"),
        ),
        same_record=(),
        verbs_only="结果用“达成协议”“终结”这些按钮登记，不在这里新增或改写。",
        rules=(_settled_is_whole, _told_by_verbs),
        default_sort=(("on_day", True), ("id", True)),
    )
)
