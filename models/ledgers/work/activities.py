"""工作纪实: one ledger of what was held and done, and how often each kind is due (L1)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from sqlalchemy import ColumnElement, Index, case, func, select
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.dates.periods import add_months, month_end
from models.fields import (
    FieldCard,
    Kind,
    choice,
    date,
    link,
    number,
    paragraph,
    text,
    yes_no,
)
from models.ledger import Complaints, Computed, Draft, Ledger, OfficialForm, Place, put_on_shelf
from models.office import Office
from models.words.tasks import UNITS
from models.words.work.activities import (
    ACTIVITY_KINDS,
    AUDIENCES,
    CADENCE_LIGHTS,
    CADENCES,
    MONTHS_OF_CADENCE,
)

_CODE = re.compile(r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)*")
_SEPARATORS = re.compile(r"[、，,；;\s]+")


class Activity(LedgerRow, Base):
    """One activity: a meeting, a training, a drill; numbers of people, no list of them."""

    __tablename__ = "activity"
    __table_args__ = (Index("ix_activity_kind", "retired_at", "activity_kind", "on_day"),)

    on_day: Mapped[dt.date] = date(
        "日期", required=True, width=11, default=lambda office: office.today
    )
    activity_kind: Mapped[str] = choice("类别", ACTIVITY_KINDS, required=True, width=10)
    topic: Mapped[str] = text("主题", length=100, required=True, width=26, searchable=True)
    place: Mapped[str | None] = text("地点", length=100, width=16, searchable=True)
    village_id: Mapped[int | None] = link("村", "villages", "village", width=12)
    unit: Mapped[str | None] = choice("主办单位", UNITS, width=14)
    units: Mapped[str | None] = text("参加单位", length=200, width=20)
    headcount: Mapped[int | None] = number("参加人数", unit="人", width=8)
    audience: Mapped[str | None] = choice("进哪里", AUDIENCES, width=10)
    content: Mapped[str | None] = paragraph("内容", length=5000, searchable=True)
    result: Mapped[str | None] = paragraph("结果", length=2000, width=24)


def _held_by_today(draft: Draft) -> Complaints:
    values, found = draft.values, Complaints()
    if values["on_day"] > draft.office.today:
        found["on_day"] = "日期不能晚于今天；还没开展的请等开展后再登记。"
    if (values["headcount"] or 0) < 0:
        found["headcount"] = "参加人数不能小于0，请核对。"
    if values["activity_kind"] == "psychology" and values["audience"] is None:
        found["audience"] = "心理“六进”请选是进哪里。"
    return found


ACTIVITIES = put_on_shelf(
    Ledger(
        name="activities",
        title="工作纪实",
        table=Activity,
        area="任务",
        rank=40,
        icon="notebook-pen",
        one="活动",
        counter="次",
        purpose="这里放会议、接访、督导、培训、演练、宣传等工作记录，一次记录可佐证几项任务。",
        label="topic",
        list_columns=("on_day", "activity_kind", "topic", "place", "headcount"),
        form_groups=(
            ("活动", ("on_day", "activity_kind", "topic", "place", "village_id", "audience")),
            ("参加", ("unit", "units", "headcount")),
            ("内容", ("content", "result")),
        ),
        official_form=OfficialForm(
            "工作纪实台账",
            (
                "on_day",
                "activity_kind",
                "topic",
                "place",
                "unit",
                "units",
                "headcount",
                "result",
            ),
            unit="人",
        ),
        same_record=("on_day", "activity_kind", "topic"),
        rules=(_held_by_today,),
        default_sort=(("on_day", True),),
    )
)


def _are_task_codes(written: str) -> str | None:
    if all(_CODE.fullmatch(each) for each in codes_of(written)):
        return None
    return "请填任务编号，几项用顿号隔开，例如 2.2.1、2.2.3。"


def codes_of(written: str | None) -> tuple[str, ...]:
    """Return the numbers of tasks written into one cell: 2.2.1、2.2.3."""
    return tuple(part for part in _SEPARATORS.split(written or "") if part)


class ActivityCadence(LedgerRow, Base):
    """How often a kind of activity is to be held; what is missing in the period is on 今日."""

    __tablename__ = "activity_cadence"

    activity_kind: Mapped[str] = choice("类别", ACTIVITY_KINDS, required=True, width=14)
    cadence: Mapped[str | None] = choice(
        "多久一次", CADENCES, width=10, help="没有规定的空着，就不提醒。"
    )
    task_codes: Mapped[str | None] = text(
        "佐证哪些任务",
        length=100,
        width=20,
        check=_are_task_codes,
        help="填任务编号，几项用顿号隔开，例如 2.2.1、2.2.3；登记活动时先列出来，由您确认。",
    )
    basis: Mapped[str | None] = text("依据", length=100, width=24)
    is_off: Mapped[bool | None] = yes_no("停用")


def _held(row: Any) -> ColumnElement[Any]:
    activity = ACTIVITIES.columns.c
    same: ColumnElement[Any] = activity.activity_kind == row.activity_kind
    return same & activity.retired_at.is_(None)


def _last_in_sql(row: Any, _office: Office) -> ColumnElement[Any]:
    query = select(func.max(ACTIVITIES.columns.c.on_day)).where(_held(row))
    return query.scalar_subquery()


def _light_in_sql(row: Any, office: Office) -> ColumnElement[Any]:
    """Held or not since the first day of the running period; None where nothing is demanded."""
    on_day = ACTIVITIES.columns.c.on_day

    def since(cadence: str) -> ColumnElement[Any]:
        first, last = period_of(cadence, office.today)
        return (
            select(ACTIVITIES.columns.c.id).where(_held(row), on_day.between(first, last)).exists()
        )

    told = [
        (row.cadence == code, case((since(code), "held"), else_="waiting"))
        for code in CADENCES.labels
    ]
    return case((row.is_off.is_(True), None), *told, else_=None)


def period_of(cadence: str, day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the month, quarter, half-year or year that ``day`` is in."""
    months = MONTHS_OF_CADENCE[cadence]
    first = dt.date(day.year, (day.month - 1) // months * months + 1, 1)
    return first, month_end(add_months(first, months - 1))


ACTIVITY_CADENCES = put_on_shelf(
    Ledger(
        name="activity_cadences",
        title="活动周期",
        table=ActivityCadence,
        place=Place.OFFICE,
        icon="calendar",
        one="活动周期",
        counter="条",
        label="activity_kind",
        purpose="这里定哪类活动多久要有一次、佐证哪些任务；到期还没有的在“今日”提醒。",
        list_columns=("activity_kind", "cadence", "light", "last_on", "task_codes", "is_off"),
        form_groups=(
            ("活动周期", ("activity_kind", "cadence", "basis", "is_off")),
            ("佐证", ("task_codes",)),
            ("本期", ("light", "last_on")),
        ),
        official_form=OfficialForm(
            "活动周期表", ("activity_kind", "cadence", "light", "last_on", "basis", "task_codes")
        ),
        same_record=("activity_kind",),
        computed={
            "light": Computed(
                FieldCard("本期", Kind.CHOICE, choices=CADENCE_LIGHTS, width=10), _light_in_sql
            ),
            "last_on": Computed(FieldCard("最近一次", Kind.DATE, width=11), _last_in_sql),
        },
    )
)
