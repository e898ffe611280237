"""服务点: one table of all places that serve people (C11; ``domain/03-gov-standards.md`` 3.2)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import choice, date, decimal, link, many, number, paragraph, text, yes_no
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.ledger.usual_rules import not_after_today, not_negative
from models.words.township.places import (
    FITTINGS,
    LEVELS,
    ROOMS,
    SERVICE_GRADES,
    SERVICE_KINDS,
    SERVICE_STATES,
)

_COUNTS = ("full_time", "part_time", "dispatched", "items")


class ServicePoint(LedgerRow, Base):
    """One such place. Staff are numbers; there is no file of persons."""

    __tablename__ = "service_point"
    __table_args__ = (Index("ix_service_point_kind", "retired_at", "service_kind", "village_id"),)

    code: Mapped[str | None] = text("编号", length=40, width=12, office_numbers=True)
    service_kind: Mapped[str] = choice("类型", SERVICE_KINDS, required=True, width=16)
    name: Mapped[str] = text("名称", length=100, required=True, width=22, searchable=True)
    level: Mapped[str] = choice("层级", LEVELS, required=True, default="village", width=10)
    village_id: Mapped[int | None] = link(
        "行政村", "villages", "village", width=12, help="乡级的留空。"
    )
    address: Mapped[str | None] = text("地址", length=100, width=20, searchable=True)
    area: Mapped[int | None] = decimal("面积", places=1, unit="㎡", width=8)
    opened_on: Mapped[dt.date | None] = date("启用日期", width=11)
    rooms: Mapped[str | None] = many("功能室", ROOMS, width=20)
    full_time: Mapped[int | None] = number("专职人数", unit="人", width=8)
    part_time: Mapped[int | None] = number("兼职人数", unit="人", width=8)
    dispatched: Mapped[int | None] = number(
        "劳务派遣人数", unit="人", width=8, help="专职人数里以劳务派遣方式配备的。"
    )
    post: Mapped[str | None] = text("负责岗位", length=60, width=12)
    phone: Mapped[str | None] = text("值班电话", length=40, width=14, office_numbers=True)
    hours: Mapped[str | None] = text("开放时间", length=60, width=14)
    grade: Mapped[str | None] = choice("创评等级", SERVICE_GRADES, width=8)
    qualified: Mapped[bool | None] = yes_no("是否合格")
    judged_on: Mapped[dt.date | None] = date("评定日期", width=11)
    can_handle: Mapped[bool | None] = yes_no("可直接办理")
    can_forward: Mapped[bool | None] = yes_no("可代办")
    items: Mapped[int | None] = number("事项数", unit="项", width=8)
    equipment: Mapped[str | None] = text("设备", length=200, width=16)
    visited_on: Mapped[dt.date | None] = date("最近走访日期", width=11)
    state: Mapped[str] = choice("状态", SERVICE_STATES, required=True, default="open", width=8)
    remark: Mapped[str | None] = paragraph("备注", length=1000, width=20)


def _level_and_village_agree(draft: Draft) -> Complaints:
    values = draft.values
    if values["level"] == "village" and values["village_id"] is None:
        return {"village_id": "村（社区）级的请选是哪个村；乡级的请把“层级”改过来。"}
    if values["level"] == "township" and values["village_id"] is not None:
        return {"village_id": "乡级的服务点不属于哪个村，请把“行政村”清空。"}
    return {}


def _numbers_agree(draft: Draft) -> Complaints:
    values = draft.values
    found = Complaints()
    if (values["dispatched"] or 0) > (values["full_time"] or 0):
        found["dispatched"] = "劳务派遣人数多于专职人数，请核对。"
    if values["qualified"] is not None and values["judged_on"] is None:
        found["judged_on"] = "填了是否合格，请补上评定日期。"
    return found


SERVICE_POINTS = put_on_shelf(
    Ledger(
        name="service_points",
        title="服务点",
        table=ServicePoint,
        area="阵地",
        rank=65,
        icon="store",
        one="服务点",
        counter="个",
        purpose="这里放综治中心、联合化解中心、调解室、便民服务点、心理服务室。",
        number="code",
        label="name",
        list_columns=(
            "name",
            "service_kind",
            "village_id",
            "opened_on",
            "qualified",
            "state",
        ),
        form_groups=(
            ("服务点", ("service_kind", "name", "level", "village_id", "code", "address")),
            ("条件", ("area", "rooms", "opened_on", "hours", "phone", "equipment", "state")),
            ("人员", ("full_time", "dispatched", "part_time", "post")),
            ("评定", ("grade", "qualified", "judged_on", "visited_on")),
            ("办事", ("can_handle", "can_forward", "items", "remark")),
        ),
        official_form=OfficialForm(
            "服务点建设台账",
            (
                "service_kind",
                "name",
                "level",
                "village_id",
                "address",
                "area",
                "opened_on",
                "rooms",
                "full_time",
                "part_time",
                "post",
                "grade",
                "qualified",
                "judged_on",
                "can_handle",
                "can_forward",
                "items",
                "state",
            ),
            paper="A3",
            unit="个、人",
        ),
        same_record=("service_kind", "village_id", "name"),
        blank_is_same=("village_id",),
        rules=(
            _level_and_village_agree,
            _numbers_agree,
            not_negative(*_COUNTS),
            not_after_today("judged_on", "visited_on"),
        ),
        default_sort=(("service_kind", False), ("village_id", False)),
    )
)


class ServiceFitting(LedgerRow, Base):
    """One line of a point's fitting-out checklist."""

    __tablename__ = "service_fitting"

    point_id: Mapped[int] = link(
        "服务点", "service_points", "service_point", required=True, width=20
    )
    fitting: Mapped[str] = choice("配置", FITTINGS, required=True, width=16)
    has_it: Mapped[bool | None] = yes_no("有无", words=("有", "无"))
    looked_on: Mapped[dt.date | None] = date("查看日期", width=11)
    note: Mapped[str | None] = text("说明", length=200, width=20)


SERVICE_FITTINGS = put_on_shelf(
    Ledger(
        name="service_fittings",
        title="配置清单",
        table=ServiceFitting,
        place=Place.CHILD,
        parent=Parent("service_points", "point_id"),
        rank=651,
        icon="list-checks",
        one="配置",
        counter="项",
        label="fitting",
        list_columns=("fitting", "has_it", "looked_on", "note"),
        form_groups=(("配置", ("fitting", "has_it", "looked_on", "note")),),
        official_form=OfficialForm(
            "服务点配置清单", ("point_id", "fitting", "has_it", "looked_on", "note")
        ),
        same_record=("point_id", "fitting"),
    )
)
