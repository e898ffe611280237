"""隐患整治: found, due, put right, looked over again; pictures before and after (L4)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, Index, case
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import FieldCard, Kind, choice, date, link, paragraph, text
from models.ledger import Complaints, Computed, Draft, Ledger, OfficialForm, put_on_shelf
from models.ledger.usual_rules import days_in_order, not_after_today
from models.office import Office
from models.words.tasks import UNITS
from models.words.work.safety import HAZARD_FIELDS, HAZARD_LEVELS, HAZARD_LIGHTS

WARN_DAYS = 3
BEFORE, AFTER = "整改前", "整改后"


class Hazard(LedgerRow, Base):
    """One hazard at one place."""

    __tablename__ = "hazard"
    __table_args__ = (Index("ix_hazard_number", "number"),)

    number: Mapped[str | None] = text(
        "编号", length=16, width=14, by_verb=True, searchable=True, office_numbers=True
    )
    place: Mapped[str] = text("地点", length=100, required=True, width=20, searchable=True)
    village_id: Mapped[int | None] = link("村", "villages", "village", width=12)
    hazard_field: Mapped[str] = choice("类别", HAZARD_FIELDS, required=True, width=14)
    level: Mapped[str] = choice("等级", HAZARD_LEVELS, required=True, default="plain", width=6)
    problem: Mapped[str] = text("问题", length=200, required=True, width=28, searchable=True)
    found_on: Mapped[dt.date] = date(
        "发现日期", required=True, width=11, default=lambda office: office.today
    )
    found_by: Mapped[str | None] = text("发现单位（岗位）", length=60, width=14)
    unit: Mapped[str | None] = choice("责任单位", UNITS, width=14)
    due_on: Mapped[dt.date | None] = date("整改期限", width=11)
    measure: Mapped[str | None] = paragraph("整改措施", length=1000, width=24)
    fixed_on: Mapped[dt.date | None] = date("整改日期", width=11)
    outcome: Mapped[str | None] = paragraph("整改情况", length=1000, width=24)
    checked_on: Mapped[dt.date | None] = date("复查日期", width=11)
    checked_by: Mapped[str | None] = text("复查岗位", length=60, width=12)


def light_of(row: Any, office: Office) -> str:
    """Return the code of a hazard's light (``HAZARD_LIGHTS``) as of the office's day."""
    if row.fixed_on is not None:
        return "unchecked" if row.checked_on is None else "done"
    if row.due_on is not None and row.due_on < office.today:
        return "overdue"
    return "urgent" if row.due_on is not None and row.due_on <= _soon(office) else "open"


def _soon(office: Office) -> dt.date:
    return office.today + dt.timedelta(office.days("hazard_warn_days", WARN_DAYS))


def _light_in_sql(row: Any, office: Office) -> ColumnElement[Any]:
    return case(
        (row.fixed_on.is_not(None) & row.checked_on.is_(None), "unchecked"),
        (row.fixed_on.is_not(None), "done"),
        (row.due_on < office.today, "overdue"),
        (row.due_on <= _soon(office), "urgent"),
        else_="open",
    )


def _checked_once_fixed(draft: Draft) -> Complaints:
    if draft.values["checked_on"] and draft.values["fixed_on"] is None:
        return {"fixed_on": "填了复查日期，请先填整改日期。"}
    return {}


HAZARDS = put_on_shelf(
    Ledger(
        name="hazards",
        title="隐患整治",
        table=Hazard,
        area="办理",
        rank=45,
        icon="construction",
        one="隐患",
        counter="处",
        purpose="这里放重点行业、公共场所、农村道路等的安全隐患和整改情况。",
        number="number",
        label="problem",
        list_columns=(
            "number",
            "problem",
            "village_id",
            "place",
            "hazard_field",
            "unit",
            "found_on",
            "due_on",
            "light",
        ),
        form_groups=(
            ("隐患", ("problem", "place", "village_id", "hazard_field", "level")),
            ("发现", ("found_on", "found_by", "unit", "due_on", "measure")),
            (
                "整改",
                ("fixed_on", "outcome", "checked_on", "checked_by", "number", "light"),
            ),
        ),
        official_form=OfficialForm(
            "安全隐患排查整治台账",
            (
                "number",
                "problem",
                "place",
                "village_id",
                "hazard_field",
                "level",
                "found_on",
                "unit",
                "due_on",
                "measure",
                "fixed_on",
                "checked_on",
                "light",
            ),
            unit="处",
        ),
        same_record=("number",),
        before_number=("found_on", "place", "problem"),
        computed={
            "light": Computed(
                FieldCard("整改状态", Kind.CHOICE, choices=HAZARD_LIGHTS, width=10),
                _light_in_sql,
                light_of,
            )
        },
        rules=(
            _checked_once_fixed,
            not_after_today("found_on", "fixed_on", "checked_on"),
            days_in_order(
                Hazard,
                ("found_on", "due_on"),
                ("found_on", "fixed_on"),
                ("fixed_on", "checked_on"),
            ),
        ),
        file_words=(BEFORE, AFTER),
        file_word=lambda row: AFTER if row.fixed_on else BEFORE,
        default_sort=(("found_on", True),),
    )
)
