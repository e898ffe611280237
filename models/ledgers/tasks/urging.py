"""催办督办: what was said to whom, on which card, and the reply (A10)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import choice, date, link, paragraph, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.ledgers.tasks.content_free import holds_no_words
from models.words.tasks import CHANNELS, UNITS, URGING_KINDS


class TaskUrging(LedgerRow, Base):
    """One reminder or supervision notice, numbered by year."""

    __tablename__ = "task_urging"

    task_id: Mapped[int] = link("任务", "tasks", "task", required=True, width=20)
    number: Mapped[str | None] = text("文号", length=40, width=16, by_verb=True)
    on_day: Mapped[dt.date] = date("日期", required=True, width=11)
    urging_kind: Mapped[str] = choice(
        "督办类别", URGING_KINDS, required=True, default="plain", width=8
    )
    unit: Mapped[str] = choice("督办对象", UNITS, required=True, width=14)
    channel: Mapped[str] = choice("方式", CHANNELS, required=True, default="phone", width=8)
    content: Mapped[str | None] = paragraph("督办事项", length=2000)
    reply_due_on: Mapped[dt.date | None] = date("要求回复日期", width=12)
    reply: Mapped[str | None] = paragraph("回复情况", length=2000)
    replied_on: Mapped[dt.date | None] = date("回复日期", width=11)


def _says_what_about(draft: Draft) -> Complaints:
    if draft.values["content"] or getattr(draft.parent, "task_only", False):
        return {}
    return {"content": "请填写督办事项。"}


def _dates_follow(draft: Draft) -> Complaints:
    values = draft.values
    complaints = {}
    for key in ("reply_due_on", "replied_on"):
        if values[key] and values[key] < values["on_day"]:
            complaints[key] = "不能早于督办日期，请核对。"
    if values["reply"] and not values["replied_on"]:
        complaints["replied_on"] = "填了回复情况，请补上回复日期。"
    return complaints


TASK_URGINGS = put_on_shelf(
    Ledger(
        name="task_urgings",
        title="催办督办",
        table=TaskUrging,
        place=Place.CHILD,
        parent=Parent("tasks", "task_id"),
        rank=105,
        icon="bell",
        one="督办",
        counter="次",
        number="number",
        label="content",
        list_columns=("number", "on_day", "urging_kind", "unit", "channel", "replied_on"),
        form_groups=(
            (
                "督办",
                (
                    "number",
                    "on_day",
                    "urging_kind",
                    "unit",
                    "channel",
                    "content",
                    "reply_due_on",
                ),
            ),
            ("回复", ("reply", "replied_on")),
        ),
        official_form=OfficialForm(
            "催办督办登记表",
            (
                "number",
                "task_id",
                "on_day",
                "urging_kind",
                "unit",
                "channel",
                "content",
                "reply_due_on",
                "reply",
                "replied_on",
            ),
        ),
        same_record=(),
        rules=(_says_what_about, _dates_follow, holds_no_words("content", "reply")),
        default_sort=(("on_day", True),),
    )
)
