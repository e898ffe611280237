"""平安创建: units that apply for and hold a title, and until when (L5)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, case
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import FieldCard, Kind, choice, date, link, paragraph, text
from models.ledger import Complaints, Computed, Draft, Ledger, OfficialForm, put_on_shelf
from models.ledger.usual_rules import days_in_order, not_after_today
from models.office import Office
from models.words.work.safety import UNIT_KINDS, UNIT_LEVELS, UNIT_LIGHTS

WARN_DAYS = 60


class SafeUnit(LedgerRow, Base):
    """One unit and one title that it applied for."""

    __tablename__ = "safe_unit"

    name: Mapped[str] = text("单位名称", length=100, required=True, width=24, searchable=True)
    unit_kind: Mapped[str] = choice("创建类别", UNIT_KINDS, required=True, width=14)
    village_id: Mapped[int | None] = link("所在村", "villages", "village", width=12)
    level: Mapped[str] = choice("级别", UNIT_LEVELS, required=True, width=8)
    applied_on: Mapped[dt.date | None] = date("申报日期", width=11)
    awarded_on: Mapped[dt.date | None] = date("命名日期", width=11)
    award_no: Mapped[str | None] = text("命名文号", length=60, width=18, office_numbers=True)
    lapses_on: Mapped[dt.date | None] = date("有效期至", width=11)
    revoked_on: Mapped[dt.date | None] = date("摘牌日期", width=11)
    remark: Mapped[str | None] = paragraph("备注", length=1000, width=20)


def light_of(row: Any, office: Office) -> str:
    """Return the code of a unit's light (``UNIT_LIGHTS``) as of the office's day."""
    if row.revoked_on is not None:
        return "revoked"
    if row.awarded_on is None:
        return "applied"
    if row.lapses_on is None:
        return "awarded"
    if row.lapses_on < office.today:
        return "lapsed"
    return "lapsing" if row.lapses_on <= _soon(office) else "awarded"


def _soon(office: Office) -> dt.date:
    return office.today + dt.timedelta(office.days("safe_unit_warn_days", WARN_DAYS))


def _light_in_sql(row: Any, office: Office) -> ColumnElement[Any]:
    return case(
        (row.revoked_on.is_not(None), "revoked"),
        (row.awarded_on.is_(None), "applied"),
        (row.lapses_on < office.today, "lapsed"),
        (row.lapses_on <= _soon(office), "lapsing"),
        else_="awarded",
    )


def _applied_or_awarded(draft: Draft) -> Complaints:
    if draft.values["applied_on"] is None and draft.values["awarded_on"] is None:
        return {"applied_on": "请填申报日期；已经命名的请填命名日期。"}
    return {}


SAFE_UNITS = put_on_shelf(
    Ledger(
        name="safe_units",
        title="平安创建",
        table=SafeUnit,
        area="平安建设",
        rank=80,
        icon="award",
        one="创建单位",
        counter="个",
        purpose="这里放平安村、平安校园、平安医院等的申报、命名和到期。",
        label="name",
        list_columns=(
            "name",
            "unit_kind",
            "village_id",
            "level",
            "applied_on",
            "awarded_on",
            "lapses_on",
            "light",
        ),
        form_groups=(
            ("单位", ("name", "unit_kind", "village_id", "level")),
            (
                "命名",
                ("applied_on", "awarded_on", "award_no", "lapses_on", "revoked_on", "remark"),
            ),
            ("现状", ("light",)),
        ),
        official_form=OfficialForm(
            "平安创建工作台账",
            (
                "name",
                "unit_kind",
                "village_id",
                "level",
                "applied_on",
                "awarded_on",
                "award_no",
                "lapses_on",
                "light",
            ),
            unit="个",
        ),
        same_record=("name", "unit_kind", "level"),
        computed={
            "light": Computed(
                FieldCard("创建状态", Kind.CHOICE, choices=UNIT_LIGHTS, width=10),
                _light_in_sql,
                light_of,
            )
        },
        rules=(
            _applied_or_awarded,
            not_after_today("applied_on", "awarded_on", "revoked_on"),
            days_in_order(
                SafeUnit,
                ("applied_on", "awarded_on"),
                ("awarded_on", "lapses_on"),
                ("awarded_on", "revoked_on"),
            ),
        ),
        default_sort=(("unit_kind", False), ("name", False)),
    )
)
