"""维护合同: who keeps the points in repair, how quickly, until when (C10)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, Date, literal
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import FieldCard, Kind, choice, date, money, number, paragraph, text
from models.ledger import Computed, Ledger, OfficialForm, put_on_shelf
from models.ledger.usual_rules import days_in_order, not_negative
from models.office import Office
from models.portable import days_between
from models.words.cameras import MAINTAINERS

WARN_DAYS = 60
"""A contract is told of so many days before it ends (C10), unless the office says otherwise."""


class CameraContract(LedgerRow, Base):
    """One contract with a maintainer."""

    __tablename__ = "camera_contract"

    contract_no: Mapped[str | None] = text("合同编号", length=40, width=14, office_numbers=True)
    name: Mapped[str] = text("合同名称", length=100, required=True, width=24, searchable=True)
    maintainer: Mapped[str] = choice("维护单位", MAINTAINERS, required=True, width=16)
    begins_on: Mapped[dt.date] = date("起始日期", required=True, width=11)
    ends_on: Mapped[dt.date | None] = date("终止日期", width=11)
    response_hours: Mapped[int | None] = number("响应时限", unit="小时", width=8)
    repair_days: Mapped[int | None] = number("修复时限", unit="天", width=8)
    fee: Mapped[int | None] = money("合同金额", width=12)
    phone: Mapped[str | None] = text("报修电话", length=40, width=14, office_numbers=True)
    remark: Mapped[str | None] = paragraph("备注", length=1000, width=20)


def _days_left(row: Any, office: Office) -> int | None:
    return None if row.ends_on is None else int((row.ends_on - office.today).days)


def _days_left_in_sql(row: Any, office: Office) -> ColumnElement[Any]:
    return days_between(literal(office.today, Date()), row.ends_on)


CAMERA_CONTRACTS = put_on_shelf(
    Ledger(
        name="camera_contracts",
        title="维护合同",
        table=CameraContract,
        equipment=True,
        area="阵地",
        beside="camera_points",
        rank=61,
        icon="file-text",
        one="合同",
        counter="份",
        purpose="这里放监控点的维护合同：维护单位、响应和修复时限、到期日。",
        number="contract_no",
        label="name",
        unbound=True,
        list_columns=(
            "name",
            "maintainer",
            "begins_on",
            "ends_on",
            "days_left",
            "response_hours",
            "fee",
        ),
        form_groups=(
            ("合同", ("contract_no", "name", "maintainer", "phone", "begins_on", "ends_on")),
            ("约定", ("response_hours", "repair_days", "fee", "remark", "days_left")),
        ),
        official_form=OfficialForm(
            "监控设备维护合同台账",
            (
                "contract_no",
                "name",
                "maintainer",
                "begins_on",
                "ends_on",
                "response_hours",
                "repair_days",
                "fee",
            ),
            unit="元",
        ),
        same_record=("maintainer", "begins_on", "name"),
        computed={
            "days_left": Computed(
                FieldCard("距到期", Kind.NUMBER, unit="天", width=8),
                _days_left_in_sql,
                _days_left,
            )
        },
        rules=(
            not_negative("response_hours", "repair_days"),
            days_in_order(CameraContract, ("begins_on", "ends_on")),
        ),
        default_sort=(("ends_on", False),),
    )
)
