"""检查记录: the check-ins of a 长期坚持 task; it never ends and is never overdue (A3)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import choice, date, link, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.ledgers.tasks.content_free import holds_no_words
from models.words.tasks import CHECK_RESULTS


class TaskCheckin(LedgerRow, Base):
    """One look at a standing task."""

    __tablename__ = "task_checkin"

    task_id: Mapped[int] = link("任务", "tasks", "task", required=True, width=20)
    on_day: Mapped[dt.date] = date("检查日期", required=True, width=11)
    check_result: Mapped[str] = choice(
        "检查结果", CHECK_RESULTS, required=True, default="well", width=8
    )
    story: Mapped[str | None] = text("情况", length=500, width=30)
    struck_on: Mapped[dt.date | None] = date("划去日期", width=11, by_verb=True)
    struck_why: Mapped[str | None] = text("划去原因", length=200, width=20, by_verb=True)


def _is_a_standing_task(draft: Draft) -> Complaints:
    if draft.parent.deadline_kind != "long_term":
        return {"on_day": "只有“长期坚持”的任务才登记检查，请改用“进展记录”。"}
    return {}


TASK_CHECKINS = put_on_shelf(
    Ledger(
        name="task_checkins",
        title="检查记录",
        table=TaskCheckin,
        place=Place.CHILD,
        parent=Parent("tasks", "task_id"),
        append_only=True,
        rank=103,
        icon="check",
        one="检查",
        counter="次",
        label="story",
        list_columns=("on_day", "check_result", "story", "struck_why"),
        form_groups=(("检查", ("on_day", "check_result", "story")),),
        official_form=OfficialForm(
            "长期任务检查记录", ("task_id", "on_day", "check_result", "story", "struck_why")
        ),
        same_record=(),
        rules=(_is_a_standing_task, holds_no_words("story")),
        default_sort=(("on_day", True),),
    )
)
