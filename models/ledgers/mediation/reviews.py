"""案卷自查: the seven points of the county's 评查, scored before it comes (B22)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import FieldCard, Kind, date, link, number, paragraph, text
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
from models.words.disputes.mediation import REVIEW_POINTS

FULL_MARKS = {
    "acceptance": 10,
    "materials": 20,
    "papers": 20,
    "evidence": 15,
    "law": 15,
    "revisits": 10,
    "binding": 10,
}
"""[own] How the hundred are shared among the seven points; the county's own table may differ."""


class CaseReview(LedgerRow, Base):
    """One self-review of one file: what each point scored, and which paper lost the marks."""

    __tablename__ = "case_review"

    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True, width=20)
    on_day: Mapped[dt.date] = date(
        "自查日期", required=True, width=11, default=lambda office: office.today
    )
    acceptance: Mapped[int] = number("受理合法", unit="分", required=True, width=8)
    materials: Mapped[int] = number("材料齐全", unit="分", required=True, width=8)
    papers: Mapped[int] = number("文书标准", unit="分", required=True, width=8)
    evidence: Mapped[int] = number("证据收集恰当", unit="分", required=True, width=10)
    law: Mapped[int] = number("协议法律适用准确", unit="分", required=True, width=12)
    revisits: Mapped[int] = number("回访及时", unit="分", required=True, width=8)
    binding: Mapped[int] = number("装订规范", unit="分", required=True, width=8)
    faults: Mapped[str | None] = paragraph("扣分的文书和原因", length=5000)
    reviewer: Mapped[str | None] = text("自查人", length=60, width=10)


def _marks_are_within(draft: Draft) -> Complaints:
    return {
        key: f"“{REVIEW_POINTS[key]}”应在0到{full}分之间，请核对。"
        for key, full in FULL_MARKS.items()
        if draft.values[key] is not None and not 0 <= draft.values[key] <= full
    }


def _lost_marks_are_explained(draft: Draft) -> Complaints:
    lost = any((draft.values[key] or 0) < full for key, full in FULL_MARKS.items())
    if lost and not draft.values["faults"]:
        return {"faults": "有扣分的，请写明扣在哪份文书、为什么。"}
    return {}


def _total(table: Any, _office: Office) -> ColumnElement[Any]:
    return sum((func.coalesce(table[key], 0) for key in FULL_MARKS), start=func.coalesce(0, 0))


CASE_REVIEWS = put_on_shelf(
    Ledger(
        name="case_reviews",
        title="案卷自查",
        table=CaseReview,
        place=Place.CHILD,
        parent=Parent("disputes", "dispute_id"),
        after_close=True,
        rank=318,
        icon="circle-check",
        one="自查",
        counter="次",
        label="on_day",
        list_columns=("on_day", "total", "faults", "reviewer"),
        form_groups=(
            ("自查", ("on_day", "reviewer")),
            ("得分", tuple(FULL_MARKS)),
            ("扣分", ("faults",)),
        ),
        official_form=OfficialForm(
            "人民调解案卷自查表", ("dispute_id", "on_day", *FULL_MARKS, "total"), unit="分"
        ),
        same_record=(),
        computed={
            "total": Computed(
                FieldCard("合计", Kind.NUMBER, unit="分", width=8),
                _total,
                lambda row, _office: sum(getattr(row, key) or 0 for key in FULL_MARKS),
            ),
        },
        rules=(_marks_are_within, _lost_marks_are_explained),
        default_sort=(("on_day", True), ("id", True)),
    )
)
