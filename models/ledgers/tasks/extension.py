"""延期: a new deadline asked for, with reason and who agreed; the first stays visible (A9)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import choice, date, link, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.ledgers.tasks.content_free import holds_no_words
from models.words.tasks import DATED, EXTENSION_STATES


class TaskExtension(LedgerRow, Base):
    """One request for more time. Its state is set by the verbs of ``actions/tasks``."""

    __tablename__ = "task_extension"

    task_id: Mapped[int] = link("任务", "tasks", "task", required=True, width=20)
    new_due_on: Mapped[dt.date] = date("延至", required=True, width=11)
    reason: Mapped[str | None] = text("原因", length=500, width=30)
    asked_on: Mapped[dt.date | None] = date("申请日期", width=11, by_verb=True)
    state: Mapped[str] = choice(
        "审核状态", EXTENSION_STATES, required=True, default="draft", width=8, by_verb=True
    )
    agreed_by: Mapped[str | None] = text("审核人", length=60, width=10, by_verb=True)
    answered_on: Mapped[dt.date | None] = date("审核日期", width=11, by_verb=True)


def _says_why(draft: Draft) -> Complaints:
    if draft.values["reason"] or draft.parent.task_only:
        return {}
    return {"reason": "请填写延期原因。"}


def _is_later(draft: Draft) -> Complaints:
    task, wanted = draft.parent, draft.values["new_due_on"]
    if task.deadline_kind not in DATED or task.due_on is None:
        return {"new_due_on": "这项任务没有完成期限，不需要延期。"}
    if wanted <= task.due_on:
        return {"new_due_on": f"延期要晚于现在的期限 {task.due_on}。"}
    return {}


TASK_EXTENSIONS = put_on_shelf(
    Ledger(
        name="task_extensions",
        title="延期",
        table=TaskExtension,
        place=Place.CHILD,
        parent=Parent("tasks", "task_id"),
        rank=104,
        icon="clock",
        one="延期申请",
        counter="次",
        label="reason",
        list_columns=("asked_on", "new_due_on", "reason", "state", "agreed_by", "answered_on"),
        form_groups=(
            ("申请", ("new_due_on", "reason", "asked_on")),
            ("审核", ("state", "agreed_by", "answered_on")),
        ),
        official_form=OfficialForm(
            "任务延期登记表",
            ("task_id", "asked_on", "new_due_on", "reason", "state", "agreed_by", "answered_on"),
        ),
        same_record=(),
        rules=(_is_later, _says_why, holds_no_words("reason")),
    )
)
