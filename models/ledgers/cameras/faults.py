"""故障工单: found, told to the maintainer, on the spot, put right (C5); looks at a point."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, Date, case, func, literal
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import FieldCard, Kind, choice, date, link, paragraph, text, yes_no
from models.ledger import (
    Complaints,
    Computed,
    Draft,
    Ledger,
    OfficialForm,
    Parent,
    Place,
    put_on_shelf,
)
from models.ledger.usual_rules import days_in_order, not_after_today
from models.office import Office
from models.portable import days_between
from models.words.cameras import FAULT_LIGHTS, MAINTAINERS

REPAIR_DAYS = 3
"""Days from the report to the repair where neither contract nor office say otherwise [own]."""


class CameraFault(LedgerRow, Base):
    """One fault of a point. While one is open the point is 故障."""

    __tablename__ = "camera_fault"

    point_id: Mapped[int] = link("监控点", "camera_points", "camera_point", required=True, width=20)
    found_on: Mapped[dt.date] = date(
        "发现日期", required=True, width=11, default=lambda office: office.today
    )
    symptom: Mapped[str] = text("现象", length=100, required=True, width=20, searchable=True)
    maintainer: Mapped[str | None] = choice(
        "维护单位", MAINTAINERS, width=14, help="不填时就是监控点的维护单位。"
    )
    told_on: Mapped[dt.date | None] = date("报修日期", width=11)
    due_on: Mapped[dt.date | None] = date(
        "应修复日期", width=11, help="不填时按维护合同或设置里的天数自动算出。"
    )
    arrived_on: Mapped[dt.date | None] = date("到场日期", width=11)
    fixed_on: Mapped[dt.date | None] = date("修复日期", width=11)
    outcome: Mapped[str | None] = paragraph("处理情况", length=1000, width=20)


def light_of(row: Any, office: Office) -> str:
    """Return the code of a fault's light (``FAULT_LIGHTS``) as of the office's day."""
    if row.fixed_on is not None:
        return "late" if row.due_on is not None and row.fixed_on > row.due_on else "fixed"
    return "overdue" if row.due_on is not None and row.due_on < office.today else "open"


def _light_in_sql(row: Any, office: Office) -> ColumnElement[Any]:
    return case(
        (row.fixed_on.is_not(None) & (row.fixed_on > row.due_on), "late"),
        (row.fixed_on.is_not(None), "fixed"),
        (row.due_on < office.today, "overdue"),
        else_="open",
    )


def days_out(row: Any, office: Office) -> int:
    """Return the days that the point was out of order: from the day found to the day put right."""
    return int(((row.fixed_on or office.today) - row.found_on).days)


def _days_out_in_sql(row: Any, office: Office) -> ColumnElement[Any]:
    until = func.coalesce(row.fixed_on, literal(office.today, Date()), type_=Date())
    return days_between(row.found_on, until)


CAMERA_FAULTS = put_on_shelf(
    Ledger(
        name="camera_faults",
        title="故障工单",
        table=CameraFault,
        equipment=True,
        place=Place.CHILD,
        parent=Parent("camera_points", "point_id"),
        rank=603,
        icon="alert-triangle",
        one="故障",
        counter="次",
        label="symptom",
        list_columns=("found_on", "symptom", "maintainer", "due_on", "fixed_on", "light"),
        form_groups=(
            ("故障", ("found_on", "symptom", "maintainer", "told_on", "due_on")),
            ("修复", ("arrived_on", "fixed_on", "outcome", "light", "days_out")),
        ),
        official_form=OfficialForm(
            "监控点故障报修登记表",
            (
                "point_id",
                "found_on",
                "symptom",
                "maintainer",
                "told_on",
                "due_on",
                "arrived_on",
                "fixed_on",
                "days_out",
                "light",
            ),
            unit="天",
        ),
        same_record=("point_id", "found_on", "symptom"),
        computed={
            "light": Computed(
                FieldCard("修复状态", Kind.CHOICE, choices=FAULT_LIGHTS, width=10),
                _light_in_sql,
                light_of,
            ),
            "days_out": Computed(
                FieldCard("停用天数", Kind.NUMBER, unit="天", width=8), _days_out_in_sql, days_out
            ),
        },
        rules=(
            not_after_today("found_on", "told_on", "arrived_on", "fixed_on"),
            days_in_order(
                CameraFault,
                ("found_on", "told_on"),
                ("told_on", "arrived_on"),
                ("found_on", "fixed_on"),
                ("arrived_on", "fixed_on"),
                ("found_on", "due_on"),
            ),
        ),
        default_sort=(("found_on", True),),
    )
)


class CameraCheck(LedgerRow, Base):
    """One look at a point: was it online, was its picture good (``domain/04`` 4.4)."""

    __tablename__ = "camera_check"

    point_id: Mapped[int] = link("监控点", "camera_points", "camera_point", required=True, width=20)
    on_day: Mapped[dt.date] = date(
        "巡检日期", required=True, width=11, default=lambda office: office.today
    )
    online: Mapped[bool | None] = yes_no("在线")
    intact: Mapped[bool | None] = yes_no("图像完好")
    source: Mapped[str | None] = text("数据来源", length=60, width=16)
    note: Mapped[str | None] = text("巡检情况", length=200, width=20)


def _says_something(draft: Draft) -> Complaints:
    values = draft.values
    if values["online"] is None and values["intact"] is None:
        return {"online": "“在线”和“图像完好”至少填一个。"}
    return {}


CAMERA_CHECKS = put_on_shelf(
    Ledger(
        name="camera_checks",
        title="巡检记录",
        table=CameraCheck,
        equipment=True,
        place=Place.CHILD,
        parent=Parent("camera_points", "point_id"),
        rank=604,
        icon="list-checks",
        one="巡检",
        counter="次",
        label="note",
        list_columns=("on_day", "online", "intact", "source", "note"),
        form_groups=(("巡检", ("on_day", "online", "intact", "source", "note")),),
        official_form=OfficialForm(
            "监控点巡检记录", ("point_id", "on_day", "online", "intact", "source", "note")
        ),
        same_record=("point_id", "on_day"),
        rules=(not_after_today("on_day"), _says_something),
        default_sort=(("on_day", True),),
    )
)
