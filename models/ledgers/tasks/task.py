"""试点任务: the tasks of the yearly plan, a tree by their numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Date, Index, String, desc, func, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, LedgerRow
from models.fields import FieldCard, Kind, choice, date, link, many, number, paragraph, text, yes_no
from models.ledger import (
    Complaints,
    Computed,
    Draft,
    Ledger,
    OfficialForm,
    Printed,
    Shown,
    put_on_shelf,
)
from models.ledgers.tasks import lights
from models.office import Office
from models.words.tasks import (
    CYCLES,
    DATED,
    DEADLINE_KINDS,
    LIGHTS,
    RESULTS,
    STATUSES,
    TASK_KINDS,
    UNITS,
)


class Task(LedgerRow, Base):
    """One item of the plan, with its deadline, state and end."""

    __tablename__ = "task"
    __table_args__ = (
        Index("ix_task_code", "code", "year"),
        Index("ix_task_order", "retired_at", desc("year"), "order_key"),
        Index("ix_task_due", "retired_at", "deadline_order", "order_key"),
        Index("ix_task_status", "retired_at", "status", "order_key"),
    )

    year: Mapped[int] = number(
        "年度", required=True, width=6, default=lambda office: office.today.year
    )
    code: Mapped[str] = text("编号", length=30, required=True, width=12, searchable=True)
    number_path: Mapped[str | None] = text("原文序号", length=60, width=14)
    above_id: Mapped[int | None] = link("上级任务", "tasks", "task", width=16)
    title: Mapped[str] = text("任务", length=200, required=True, width=30, searchable=True)
    requirement: Mapped[str | None] = paragraph("工作要求", width=52, searchable=True)
    task_kind: Mapped[str | None] = choice("类别", TASK_KINDS, default="item", width=8)
    lead_unit: Mapped[str] = choice("牵头单位", UNITS, required=True, width=14)
    co_units: Mapped[str | None] = many("配合单位", UNITS, width=18)
    person: Mapped[str | None] = text("责任人", length=60, width=10)
    deadline_text: Mapped[str | None] = text(
        "完成时限原文", length=200, width=20, help="方案里的原话，改日期时请保留。"
    )
    deadline_kind: Mapped[str] = choice(
        "期限类型", DEADLINE_KINDS, required=True, default="none", width=10
    )
    start_year: Mapped[int | None] = number("启动年份", width=8)
    start_on: Mapped[dt.date | None] = date("启动日期", width=11)
    due_on: Mapped[dt.date | None] = date("完成期限", width=11)
    hint_due_on: Mapped[dt.date | None] = date(
        "文中时间", width=11, help="正文里另外提到的时间，例如“年内”，只作提示。"
    )
    first_due_on: Mapped[dt.date | None] = date("最初期限", width=11, by_verb=True)
    cycle: Mapped[str | None] = choice("检查周期", CYCLES, width=8)
    next_check_on: Mapped[dt.date | None] = date("下次检查", width=11)
    status: Mapped[str] = choice(
        "办理状态", STATUSES, required=True, default="not_started", width=10
    )
    task_only: Mapped[bool | None] = yes_no(
        "只记任务不记内容", help="反邪教、反谍、扫黑除恶等：只收日期、有无和数量。"
    )
    finished_on: Mapped[dt.date | None] = date("办结日期", width=11, by_verb=True)
    result: Mapped[str | None] = choice("办结结果", RESULTS, width=8, by_verb=True)
    finish_note: Mapped[str | None] = paragraph("缺件说明", length=1000, width=20, by_verb=True)
    reopen_note: Mapped[str | None] = paragraph("重开原因", length=1000, width=20, by_verb=True)
    carried_from_id: Mapped[int | None] = link("上年任务", "tasks", "task", by_verb=True)
    series_id: Mapped[int | None] = link("周期任务", "task_series", "task_series", by_verb=True)
    series_period: Mapped[str | None] = text("所属周期", length=20, width=8, by_verb=True)
    leads_in: Mapped[bool | None] = yes_no(
        "列在前面", help="总体要求、工作目标这类排在任务前面的章节。"
    )
    remark: Mapped[str | None] = paragraph("备注", length=2000, width=20)
    order_key: Mapped[str] = mapped_column(String(120))
    deadline_order: Mapped[dt.date] = mapped_column(Date)


def natural_order(values: Mapping[str, Any]) -> str:
    """Return a key that sorts 3.2 before 3.10, and what leads in before all numbers."""
    code = str(values["code"] or "")
    head = "!" if values["leads_in"] else ""
    return head + re.sub(r"\d+", lambda digits: digits.group().zfill(5), code)


def _deadline_is_whole(draft: Draft) -> Complaints:
    kind, due = draft.values["deadline_kind"], draft.values["due_on"]
    if kind in DATED and due is None:
        return {"due_on": "这种期限要有日期，请填写完成期限，或把期限类型改为“未定期限”。"}
    if kind not in DATED and due is not None:
        return {"due_on": "“长期坚持”和“未定期限”没有完成期限，请清空日期或改期限类型。"}
    if kind == "long_term" and draft.values["cycle"] is None:
        return {"cycle": "长期坚持的任务请选一个检查周期，例如“每季度”。"}
    return {}


def _starts_before_it_ends(draft: Draft) -> Complaints:
    start, due = draft.values["start_on"], draft.values["due_on"]
    if start and due and due < start:
        return {"due_on": "完成期限早于启动日期，请核对。"}
    return {}


def _year_is_likely(draft: Draft) -> Complaints:
    if not 2000 <= (draft.values["year"] or 0) <= 2100:
        return {"year": "年度应是四位数，例如 2021。"}
    return {}


def _ends_by_its_verb(draft: Draft) -> Complaints:
    was_done = bool(draft.before) and (draft.before or {}).get("status") == "done"
    if draft.values["status"] == "done" and not was_done:
        return {"status": "办结请用“办结”按钮，它会问结果和缺件原因。"}
    if was_done:
        return {"status": "这项任务已办结，要修改请先用“重新打开”。"}
    return {}


def _task_only_holds_no_content(draft: Draft) -> Complaints:
    if not draft.values["task_only"]:
        return {}
    keys = [key for key in ("person", "remark") if draft.values[key]]
    return dict.fromkeys(keys, "这一项只记任务不记内容，请清空这里。")


def _year_is_closed(values: Mapping[str, Any], office: Office) -> str | None:
    closed = office.settings.get("closed_years", "").split("、")
    if str(values.get("year")) in closed:
        return f"{values['year']}年度已结转，只能查看。要修改请先在“设置”里重新打开这一年度。"
    return None


def _holds_no_content(task: Any) -> str | None:
    return "这一项只记任务不记内容，不能添加附件。" if task.task_only else None


def _missing_evidence(task: Any, _office: Office) -> ColumnElement[Any]:
    from models.ledgers.tasks.evidence import TaskEvidence

    paper = TaskEvidence.__table__.c
    return (
        select(func.count())
        .where(paper.task_id == task.id, paper.state == "missing", paper.retired_at.is_(None))
        .scalar_subquery()
    )


def _deadline(shown: Shown) -> str:
    kind, due = shown("deadline_kind"), shown("due_on")
    first = shown("first_due_on")
    moved = f"（原{first}）" if first and first != due else ""
    return (due or kind) + moved


def _end(shown: Shown) -> str:
    parts = (shown("result"), shown("finished_on"), shown("finish_note"))
    return " ".join(part for part in parts if part)


def _remark(shown: Shown) -> str:
    reopened = shown("reopen_note")
    parts = (shown("remark"), f"重开：{reopened}" if reopened else "")
    return "；".join(part for part in parts if part)


TASKS = put_on_shelf(
    Ledger(
        name="tasks",
        title="试点任务",
        table=Task,
        area="任务",
        rank=10,
        icon="list-checks",
        one="任务",
        counter="项",
        purpose="这里放年度方案分解出来的任务、期限和佐证。",
        number="code",
        label="title",
        above="above_id",
        list_columns=("code", "title", "lead_unit", "due_on", "light", "days_left", "status"),
        form_groups=(
            ("任务", ("year", "code", "title", "above_id", "task_kind", "requirement")),
            ("责任", ("lead_unit", "co_units", "person")),
            (
                "期限",
                (
                    "deadline_kind",
                    "due_on",
                    "deadline_text",
                    "hint_due_on",
                    "start_year",
                    "start_on",
                    "cycle",
                    "next_check_on",
                    "first_due_on",
                ),
            ),
            ("办理", ("status", "finished_on", "result", "finish_note", "reopen_note")),
            (
                "其他",
                (
                    "task_only",
                    "remark",
                    "number_path",
                    "leads_in",
                    "carried_from_id",
                    "series_id",
                    "series_period",
                ),
            ),
        ),
        official_form=OfficialForm(
            "市域社会治理现代化试点任务台账",
            (
                "code",
                "title",
                "requirement",
                "lead_unit",
                "co_units",
                Printed("完成期限", _deadline, 12),
                "deadline_text",
                "light",
                "status",
                Printed("办结情况", _end, 16),
                Printed("备注", _remark, 14),
            ),
            unit="项",
        ),
        same_record=("year", "code"),
        computed={
            "light": Computed(
                FieldCard("状态灯", Kind.CHOICE, choices=LIGHTS, width=10),
                lights.light_in_sql,
                lights.light_of,
            ),
            "days_left": Computed(
                FieldCard("剩余", Kind.NUMBER, unit="天", width=8),
                lights.days_left_in_sql,
                lights.days_left,
            ),
            "missing_evidence": Computed(
                FieldCard("缺佐证", Kind.NUMBER, unit="份", width=8), _missing_evidence
            ),
        },
        derived={"order_key": natural_order, "deadline_order": lights.deadline_order},
        rules=(
            _year_is_likely,
            _deadline_is_whole,
            _starts_before_it_ends,
            _ends_by_its_verb,
            _task_only_holds_no_content,
        ),
        frozen=_year_is_closed,
        no_files=_holds_no_content,
        default_sort=(("year", True), ("order_key", False)),
        views=("table", "tree", "month", "timeline"),
    )
)
