"""进展记录: dated entries of a task, added and struck through, never overwritten (A6)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import date, link, number, paragraph, text, yes_no
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.ledgers.tasks.content_free import holds_no_words


class TaskProgress(LedgerRow, Base):
    """What was done for a task on a day."""

    __tablename__ = "task_progress"

    task_id: Mapped[int] = link("任务", "tasks", "task", required=True, width=20)
    on_day: Mapped[dt.date] = date("日期", required=True, width=11)
    story: Mapped[str | None] = paragraph("进展情况", length=5000, searchable=True)
    person: Mapped[str | None] = text("经办", length=60, width=10)
    happened: Mapped[bool | None] = yes_no("有无", words=("有", "无"))
    amount: Mapped[int | None] = number("数量", width=8)
    struck_on: Mapped[dt.date | None] = date("划去日期", width=11, by_verb=True)
    struck_why: Mapped[str | None] = text("划去原因", length=200, width=20, by_verb=True)


def _says_something(draft: Draft) -> Complaints:
    task_only = bool(getattr(draft.parent, "task_only", False))
    values = draft.values
    if not task_only and not values["story"]:
        return {"story": "请填写进展情况。"}
    if task_only and values["happened"] is None and values["amount"] is None:
        return {"happened": "请填“有无”或“数量”。"}
    return {}


TASK_PROGRESS = put_on_shelf(
    Ledger(
        name="task_progress",
        title="进展记录",
        table=TaskProgress,
        place=Place.CHILD,
        parent=Parent("tasks", "task_id"),
        append_only=True,
        rank=101,
        icon="edit",
        one="进展",
        counter="条",
        label="story",
        list_columns=("on_day", "story", "person", "happened", "amount", "struck_why"),
        form_groups=(("进展", ("on_day", "story", "person", "happened", "amount")),),
        official_form=OfficialForm(
            "任务进展记录",
            ("task_id", "on_day", "story", "person", "happened", "amount", "struck_why"),
        ),
        same_record=(),
        rules=(_says_something, holds_no_words("story", "person")),
        default_sort=(("on_day", True),),
    )
)
