"""重大决策社会稳定风险评估: what should be assessed, what was, and where it is filed (L3)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, case
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import FieldCard, Kind, choice, date, paragraph, text, yes_no
from models.ledger import Complaints, Computed, Draft, Ledger, OfficialForm, put_on_shelf
from models.ledger.usual_rules import days_in_order, not_after_today
from models.office import Office
from models.words.tasks import UNITS
from models.words.work.safety import (
    DECISION_KINDS,
    DECISION_LIGHTS,
    DECISION_RESULTS,
    DECISION_RISKS,
)


class Decision(LedgerRow, Base):
    """One important decision of the township."""

    __tablename__ = "decision"

    title: Mapped[str] = text("决策事项", length=100, required=True, width=28, searchable=True)
    decision_kind: Mapped[str] = choice("类别", DECISION_KINDS, required=True, width=10)
    unit: Mapped[str | None] = choice("决策（责任）单位", UNITS, width=14)
    proposed_on: Mapped[dt.date] = date("提出日期", required=True, width=11)
    needed: Mapped[bool] = yes_no("是否应评", required=True, default=True)
    exempt_why: Mapped[str | None] = text("不评理由", length=200, width=20)
    assessed_on: Mapped[dt.date | None] = date("评估日期", width=11)
    risk: Mapped[str | None] = choice("评估等级", DECISION_RISKS, width=8)
    result: Mapped[str | None] = choice("评估结论", DECISION_RESULTS, width=10)
    filed_on: Mapped[dt.date | None] = date("备案日期", width=11)
    filed_with: Mapped[str | None] = text("备案单位", length=60, width=14)
    decided_on: Mapped[dt.date | None] = date("决策日期", width=11)
    measures: Mapped[str | None] = paragraph("风险防范措施", length=2000, width=24)


def light_of(row: Any, _office: Office) -> str:
    """Return the code of a decision's light (``DECISION_LIGHTS``)."""
    if not row.needed:
        return "exempt"
    if row.assessed_on is None:
        return "missing"
    return "unfiled" if row.filed_on is None else "done"


def _light_in_sql(row: Any, _office: Office) -> ColumnElement[Any]:
    return case(
        (row.needed.is_(False), "exempt"),
        (row.assessed_on.is_(None), "missing"),
        (row.filed_on.is_(None), "unfiled"),
        else_="done",
    )


def _assessment_is_whole(draft: Draft) -> Complaints:
    values, found = draft.values, Complaints()
    if not values["needed"] and not values["exempt_why"]:
        found["exempt_why"] = "不需评估的请写一句理由。"
    if values["assessed_on"] and values["risk"] is None:
        found["risk"] = "填了评估日期，请补上评估等级。"
    if values["filed_on"] and values["assessed_on"] is None:
        found["assessed_on"] = "填了备案日期，请先填评估日期。"
    return found


DECISIONS = put_on_shelf(
    Ledger(
        name="decisions",
        title="重大决策稳评",
        table=Decision,
        area="平安建设",
        rank=75,
        icon="gavel",
        one="决策",
        counter="项",
        purpose="这里放重大决策事项：该不该评、评了没有、等级和备案。",
        label="title",
        list_columns=(
            "title",
            "decision_kind",
            "unit",
            "proposed_on",
            "assessed_on",
            "risk",
            "filed_on",
            "light",
        ),
        form_groups=(
            ("决策", ("title", "decision_kind", "unit", "proposed_on", "decided_on")),
            ("评估", ("needed", "exempt_why", "assessed_on", "risk", "result", "measures")),
            ("备案", ("filed_on", "filed_with", "light")),
        ),
        official_form=OfficialForm(
            "重大决策社会稳定风险评估台账",
            (
                "title",
                "decision_kind",
                "unit",
                "proposed_on",
                "needed",
                "assessed_on",
                "risk",
                "result",
                "filed_on",
                "filed_with",
                "light",
            ),
            unit="项",
        ),
        same_record=("title", "proposed_on"),
        computed={
            "light": Computed(
                FieldCard("稳评情况", Kind.CHOICE, choices=DECISION_LIGHTS, width=10),
                _light_in_sql,
                light_of,
            )
        },
        rules=(
            _assessment_is_whole,
            not_after_today("proposed_on", "assessed_on", "filed_on"),
            days_in_order(Decision, ("proposed_on", "assessed_on"), ("assessed_on", "filed_on")),
        ),
        default_sort=(("proposed_on", True),),
    )
)
