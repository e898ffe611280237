"""事项流转: one matter from its acceptance to the file, each step with its day and post (L2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Index, case
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import FieldCard, Kind, choice, date, link, paragraph, text
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
from models.office import Office
from models.words.tasks import UNITS
from models.words.work.matters import (
    MATTER_KINDS,
    MATTER_LIGHTS,
    MATTER_SOURCES,
    MATTER_STATES,
    MATTER_STEPS,
)

SETTLED = ("answered", "verified", "filed")
"""From the answer on the matter is dealt with; what follows is looking it over and filing it."""
WARN_DAYS, MATTER_DAYS = 2, 7


class Matter(LedgerRow, Base):
    """One matter of the people's livelihood. Not who brought it is asked but who took it."""

    __tablename__ = "matter"
    __table_args__ = (Index("ix_matter_number", "number"),)

    number: Mapped[str | None] = text(
        "编号", length=16, width=14, by_verb=True, searchable=True, office_numbers=True
    )
    title: Mapped[str] = text("事项", length=100, required=True, width=26, searchable=True)
    accepted_on: Mapped[dt.date] = date(
        "受理日期", required=True, width=11, default=lambda office: office.today
    )
    source: Mapped[str] = choice("来源", MATTER_SOURCES, required=True, width=10)
    matter_kind: Mapped[str] = choice("类别", MATTER_KINDS, required=True, width=10)
    village_id: Mapped[int | None] = link("村", "villages", "village", width=12)
    grid_id: Mapped[int | None] = link("网格", "grids", "grid", width=14, within="village_id")
    place: Mapped[str | None] = text("地点", length=100, width=16, searchable=True)
    story: Mapped[str | None] = paragraph(
        "情况", length=2000, searchable=True, help="只写事，不写群众的姓名、电话和证件号码。"
    )
    first_post: Mapped[str] = text("首问责任岗位", length=60, required=True, width=12)
    unit: Mapped[str | None] = choice("承办单位", UNITS, width=14)
    due_on: Mapped[dt.date | None] = date(
        "办理期限", width=11, help="不填时按设置里的天数自动算出，可以自己改。"
    )
    state: Mapped[str] = choice(
        "进度", MATTER_STATES, required=True, default="accepted", by_verb=True, width=8
    )
    state_on: Mapped[dt.date | None] = date("进度日期", width=11, by_verb=True)
    settled_on: Mapped[dt.date | None] = date("办结日期", width=11, by_verb=True)
    urged_on: Mapped[dt.date | None] = date("最近督办", width=11, by_verb=True)


def light_of(row: Any, office: Office) -> str:
    """Return the code of a matter's light (``MATTER_LIGHTS``) as of the office's day."""
    if row.settled_on is not None:
        return "late" if row.due_on is not None and row.settled_on > row.due_on else "done"
    if row.due_on is None:
        return "undated"
    if row.due_on < office.today:
        return "overdue"
    return "urgent" if row.due_on <= _soon(office) else "normal"


def _soon(office: Office) -> dt.date:
    return office.today + dt.timedelta(office.days("matter_warn_days", WARN_DAYS))


def _light_in_sql(row: Any, office: Office) -> ColumnElement[Any]:
    return case(
        (row.settled_on.is_not(None) & (row.settled_on > row.due_on), "late"),
        (row.settled_on.is_not(None), "done"),
        (row.due_on.is_(None), "undated"),
        (row.due_on < office.today, "overdue"),
        (row.due_on <= _soon(office), "urgent"),
        else_="normal",
    )


def _days_are_sensible(draft: Draft) -> Complaints:
    values = draft.values
    if values["accepted_on"] > draft.office.today:
        return {"accepted_on": "受理日期不能晚于今天，请核对。"}
    if values["due_on"] and values["due_on"] < values["accepted_on"]:
        return {"due_on": "办理期限早于受理日期，请核对。"}
    return {}


def _usual_due(values: Mapping[str, Any], office: Office) -> dt.date | None:
    """Seven days, the end moved off a rest day ([own], ``domain/05`` 5.2)."""
    if values.get("accepted_on") is None:
        return None
    return office.deadline(values["accepted_on"], office.days("matter_days", MATTER_DAYS))


def _is_filed(values: Mapping[str, Any], _office: Office) -> str | None:
    if values.get("state") == "filed":
        return "这件事项已归档，只能查看。要接着办请先“重办”。"
    return None


MATTERS = put_on_shelf(
    Ledger(
        name="matters",
        title="事项流转",
        table=Matter,
        area="办理",
        rank=35,
        icon="workflow",
        one="事项",
        counter="件",
        purpose="这里放群众反映和网格上报的事项：受理、分流、办理、反馈、核验、归档。",
        number="number",
        label="title",
        list_columns=(
            "number",
            "title",
            "accepted_on",
            "matter_kind",
            "village_id",
            "unit",
            "due_on",
            "state",
            "light",
        ),
        form_groups=(
            ("事项", ("title", "source", "matter_kind", "accepted_on", "first_post")),
            ("地点", ("village_id", "grid_id", "place", "story")),
            ("办理", ("unit", "due_on", "number", "state", "state_on", "settled_on", "urged_on")),
        ),
        official_form=OfficialForm(
            "民安民生事项流转台账",
            (
                "number",
                "title",
                "accepted_on",
                "source",
                "matter_kind",
                "village_id",
                "first_post",
                "unit",
                "due_on",
                "state",
                "settled_on",
                "light",
            ),
            unit="件",
        ),
        same_record=("number",),
        before_number=("accepted_on", "title"),
        computed={
            "light": Computed(
                FieldCard("期限状态", Kind.CHOICE, choices=MATTER_LIGHTS, width=10),
                _light_in_sql,
                light_of,
            )
        },
        rules=(_days_are_sensible,),
        fills={"due_on": _usual_due},
        frozen=_is_filed,
        closing="state",
        default_sort=(("accepted_on", True),),
    )
)


class MatterStep(LedgerRow, Base):
    """One step of a matter: what was done, on which day, by which post."""

    __tablename__ = "matter_step"

    matter_id: Mapped[int] = link("事项", "matters", "matter", required=True, width=20)
    step: Mapped[str] = choice("步骤", MATTER_STEPS, required=True, width=8)
    on_day: Mapped[dt.date] = date("日期", required=True, width=11)
    post: Mapped[str] = text("岗位", length=60, required=True, width=14)
    unit: Mapped[str | None] = text("单位", length=60, width=14)
    note: Mapped[str | None] = paragraph("情况", length=2000, width=24)


MATTER_STEPS_LEDGER = put_on_shelf(
    Ledger(
        name="matter_steps",
        title="流转记录",
        table=MatterStep,
        place=Place.CHILD,
        parent=Parent("matters", "matter_id"),
        rank=351,
        icon="list-tree",
        one="流转步骤",
        counter="步",
        label="step",
        append_only=True,
        verbs_only="流转步骤用事项上的按钮（分流、办理、反馈……）登记，不在这里自己新增。",
        list_columns=("on_day", "step", "post", "unit", "note"),
        form_groups=(("步骤", ("on_day", "step", "post", "unit", "note")),),
        official_form=OfficialForm(
            "事项流转记录", ("matter_id", "on_day", "step", "post", "unit", "note")
        ),
        same_record=(),
        default_sort=(("on_day", False),),
    )
)
