"""周期任务: templates such as a monthly meeting; each period's task stands on its own (A11)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import choice, date, many, number, paragraph, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, put_on_shelf
from models.words.tasks import CYCLES, UNITS


class TaskSeries(LedgerRow, Base):
    """What recurs, how often, and on which day of its period it is due."""

    __tablename__ = "task_series"

    title: Mapped[str] = text("名称", length=120, required=True, width=24, searchable=True)
    requirement: Mapped[str | None] = paragraph("工作要求", length=2000)
    lead_unit: Mapped[str] = choice("牵头单位", UNITS, required=True, width=14)
    co_units: Mapped[str | None] = many("配合单位", UNITS, width=18)
    cycle: Mapped[str] = choice("周期", CYCLES, required=True, default="month", width=8)
    due_day: Mapped[int] = number(
        "第几天到期",
        required=True,
        width=8,
        default=31,
        help="周期里的第几天；填31表示最后一天。每周：1是星期一。",
    )
    starts_on: Mapped[dt.date] = date("开始日期", required=True, width=11)
    ends_on: Mapped[dt.date] = date("结束日期", required=True, width=11)
    papers: Mapped[str | None] = paragraph(
        "应有材料", length=2000, help="一行一份，例如：会议记录。每期任务都会带上。"
    )


def _runs_forward(draft: Draft) -> Complaints:
    start, end, day = (draft.values[key] for key in ("starts_on", "ends_on", "due_day"))
    if end < start:
        return {"ends_on": "结束日期早于开始日期，请核对。"}
    if (end - start).days > 3660:
        return {"ends_on": "一次最多安排十年，请缩短。"}
    if not 1 <= day <= 366:
        return {"due_day": "应填1到366之间的数。"}
    return {}


TASK_SERIES = put_on_shelf(
    Ledger(
        name="task_series",
        title="周期任务",
        table=TaskSeries,
        area="任务",
        rank=20,
        icon="refresh",
        one="周期任务",
        counter="项",
        purpose="这里放每月、每季度都要做的工作，例如每月议稳会；到期的任务会自动排好。",
        label="title",
        list_columns=("title", "lead_unit", "cycle", "due_day", "starts_on", "ends_on"),
        form_groups=(
            ("内容", ("title", "requirement", "lead_unit", "co_units", "papers")),
            ("周期", ("cycle", "due_day", "starts_on", "ends_on")),
        ),
        official_form=OfficialForm(
            "周期任务一览表",
            ("title", "requirement", "lead_unit", "co_units", "cycle", "starts_on", "ends_on"),
        ),
        same_record=("title",),
        rules=(_runs_forward,),
    )
)
