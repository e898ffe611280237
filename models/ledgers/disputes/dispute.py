"""矛盾纠纷: one case from the day it was found to the archive (domain/02-disputes-ledger.md)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, LedgerRow
from models.fields import Mask, choice, date, link, many, money, number, paragraph, text, yes_no
from models.ledger import Ledger, OfficialForm, Printed, Shown, put_on_shelf
from models.ledgers.disputes import awaited, case_rules, counted
from models.words.disputes.case import (
    GRADE_HINT,
    GRADES,
    KEEPING,
    KEY_FIELDS,
    MARKS,
    RISKS,
    SCALES,
    SOURCES,
)
from models.words.disputes.flow import STATES
from models.words.disputes.types import DISPUTE_TYPES
from models.words.tasks import UNITS


class Dispute(LedgerRow, Base):
    """One dispute. Its state is set by verbs only; ``found_by`` is what search may find it by."""

    __tablename__ = "dispute"
    __table_args__ = (
        Index("ix_dispute_case_no", "case_no"),
        Index("ix_dispute_found", "retired_at", "found_on"),
        Index("ix_dispute_state", "retired_at", "state", "found_on"),
        Index("ix_dispute_type", "retired_at", "dispute_type"),
    )

    case_no: Mapped[str | None] = text(
        "案号", length=40, width=20, searchable=True, office_numbers=True, by_verb=True
    )
    title: Mapped[str] = text(
        "纠纷名称",
        length=100,
        width=30,
        searchable=True,
        personal=True,
        help="不填时按村和类型自动起名；当事人写成“张某”，不写全名。",
    )
    found_on: Mapped[dt.date] = date(
        "排查日期", required=True, width=11, default=lambda office: office.today
    )
    accepted_on: Mapped[dt.date | None] = date(
        "受理日期", width=11, help="填了受理日期就编案号、起算调解期限；没受理的留空。"
    )
    happened_on: Mapped[dt.date | None] = date("发生日期", width=11)
    village_id: Mapped[int] = link(
        "所属村", "villages", "village", required=True, width=12, searchable=True
    )
    grid: Mapped[str | None] = text("网格", length=40, width=10, office_numbers=True)
    place: Mapped[str | None] = text(
        "发生地点", length=100, width=20, searchable=True, personal=True
    )
    source: Mapped[str] = choice("来源", SOURCES, required=True, width=10)
    dispute_type: Mapped[str] = choice(
        "纠纷类型", DISPUTE_TYPES, required=True, width=14, searchable=True
    )
    grade: Mapped[str] = choice(
        "难易等级", GRADES, required=True, default="plain", width=8, help=GRADE_HINT
    )
    scale: Mapped[str | None] = choice("规模", SCALES, default="single", width=10)
    risk: Mapped[str | None] = choice("风险等级", RISKS, width=12)
    people: Mapped[int] = number("涉及人数", unit="人", required=True, default=2, width=8)
    amount: Mapped[int | None] = money("涉及金额", width=12)
    units_involved: Mapped[str | None] = text("涉及单位", length=100, width=16)
    story: Mapped[str] = paragraph("简要情况", required=True, searchable=True, mask=Mask.STORY)
    key_fields: Mapped[str | None] = many("重点领域", KEY_FIELDS, width=14)
    marks: Mapped[str | None] = many("标记", MARKS, width=14)
    crime_risk: Mapped[bool | None] = yes_no(
        "民转刑风险", help="有风险的要立即报告公安机关，并填报告日期和对象。"
    )
    crime_reported_on: Mapped[dt.date | None] = date("报告日期", width=11)
    crime_reported_to: Mapped[str | None] = text("报告对象", length=60, width=14)
    committee_id: Mapped[int | None] = link("调解组织", "committees", "committee", width=18)
    mediator: Mapped[str | None] = text("调解员", length=60, width=10)
    first_post: Mapped[str | None] = text("首问责任人", length=60, width=10)
    unit: Mapped[str | None] = choice("责任单位", UNITS, width=14)
    person: Mapped[str | None] = text("责任人", length=60, width=10)
    leader: Mapped[str | None] = text("包案领导", length=60, width=10)
    due_on: Mapped[dt.date | None] = date(
        "化解时限", width=11, help="受理时按30日自动算出，遇节假日顺延；可以自己改。"
    )
    extended_why: Mapped[str | None] = paragraph(
        "延期原因", length=1000, by_verb=True, mask=Mask.STORY
    )
    unsettled_why: Mapped[str | None] = paragraph("未化解原因", length=1000, mask=Mask.STORY)
    state: Mapped[str] = choice(
        "办理状态", STATES, required=True, default="found", by_verb=True, width=10
    )
    state_on: Mapped[dt.date | None] = date("状态日期", width=11, by_verb=True)
    rated_on: Mapped[dt.date | None] = date("考评日期", width=11)
    rating: Mapped[str | None] = paragraph("考评意见", length=2000)
    keeping: Mapped[str | None] = choice("保管期限", KEEPING, width=10, by_verb=True)
    keep_until: Mapped[dt.date | None] = date("保管到", width=11, by_verb=True)
    archived_on: Mapped[dt.date | None] = date("归档日期", width=11, by_verb=True)
    filed_by: Mapped[str | None] = text("立卷人", length=60, width=10, by_verb=True)
    cancelled_why: Mapped[str | None] = paragraph(
        "注销原因", length=500, by_verb=True, mask=Mask.STORY
    )
    remark: Mapped[str | None] = paragraph("备注", length=2000, width=20, mask=Mask.STORY)
    found_by: Mapped[str | None] = mapped_column(Text)


def _where(shown: Shown) -> str:
    return " ".join(part for part in (shown("village_id"), shown("grid")) if part)


def _who(shown: Shown) -> str:
    return " ".join(part for part in (shown("unit"), shown("person")) if part)


DISPUTES = put_on_shelf(
    Ledger(
        name="disputes",
        title="矛盾纠纷",
        table=Dispute,
        area="办理",
        rank=30,
        icon="scale",
        one="纠纷",
        counter="起",
        purpose="这里放排查和受理的矛盾纠纷：办理经过、调解文书、履行和回访。",
        number="case_no",
        label="title",
        keep_until="keep_until",
        hides=("dispute_parties", "name"),
        list_columns=(
            "case_no",
            "title",
            "village_id",
            "dispute_type",
            "grade",
            "found_on",
            "state",
            "light",
            "days_left",
        ),
        form_groups=(
            (
                "纠纷",
                ("title", "village_id", "grid", "place", "dispute_type", "source", "story"),
            ),
            ("日期", ("found_on", "accepted_on", "happened_on", "due_on")),
            ("分级", ("grade", "people", "amount", "scale", "risk", "units_involved")),
            (
                "责任",
                ("committee_id", "mediator", "first_post", "unit", "person", "leader"),
            ),
            (
                "重点",
                (
                    "key_fields",
                    "marks",
                    "crime_risk",
                    "crime_reported_on",
                    "crime_reported_to",
                    "unsettled_why",
                ),
            ),
            ("考评", ("rated_on", "rating", "remark")),
            (
                "办理",
                (
                    "case_no",
                    "state",
                    "state_on",
                    "outcome",
                    "settled_on",
                    "extended_why",
                    "archived_on",
                    "filed_by",
                    "keeping",
                    "keep_until",
                    "cancelled_why",
                ),
            ),
        ),
        official_form=OfficialForm(
            "矛盾纠纷排查化解台账",
            (
                "case_no",
                "title",
                "found_on",
                "accepted_on",
                Printed("所属村、网格", _where, 12),
                "source",
                "dispute_type",
                "grade",
                "people",
                "amount",
                Printed("责任单位、责任人", _who, 14),
                "leader",
                "due_on",
                "state",
                "outcome",
                "settled_on",
                "late_on",
            ),
            unit="起、人、元",
        ),
        same_record=("case_no",),
        before_number=("found_on", "village_id", "dispute_type", "story"),
        computed={**counted.COMPUTED, **awaited.AWAITED},
        fills=case_rules.FILLS,
        rules=case_rules.RULES,
        frozen=case_rules.is_closed,
        closing="state",
        default_sort=(("found_on", True),),
    )
)
