"""监控点: one place with cameras (``domain/04-cameras.md`` 4.3); points are counted, not devices.

No address, account or channel of a device is stored: such data belongs to a network that the
police guard (4.3), and this ledger counts and keeps in repair.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import choice, date, link, number, paragraph, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, put_on_shelf
from models.ledger.usual_rules import days_in_order
from models.words.cameras import (
    LOCATIONS,
    MAINTAINERS,
    NETWORKS,
    PHASES,
    POINT_CLASSES,
    POINT_STATES,
)


class CameraPoint(LedgerRow, Base):
    """One point. Each change of its state is kept with its day in ``camera_states``."""

    __tablename__ = "camera_point"
    __table_args__ = (
        Index("ix_camera_point_code", "code"),
        Index("ix_camera_point_state", "retired_at", "state", "village_id"),
    )

    code: Mapped[str] = text(
        "点位编号", length=40, required=True, width=16, searchable=True, office_numbers=True
    )
    name: Mapped[str] = text("点位名称", length=60, required=True, width=20, searchable=True)
    village_id: Mapped[int] = link("行政村", "villages", "village", required=True, width=12)
    natural_village_id: Mapped[int | None] = link(
        "自然村", "natural_villages", "natural_village", width=12, within="village_id"
    )
    grid_id: Mapped[int | None] = link("网格", "grids", "grid", width=14, within="village_id")
    position: Mapped[str | None] = text("位置说明", length=100, width=20)
    point_class: Mapped[str | None] = choice("点位类型", POINT_CLASSES, width=14)
    location: Mapped[str | None] = choice("位置类型", LOCATIONS, width=12)
    phase: Mapped[str | None] = choice("建设批次", PHASES, width=10)
    builder: Mapped[str | None] = text("建设单位", length=60, width=14)
    keeper: Mapped[str | None] = text("管理单位", length=60, width=14)
    maintainer: Mapped[str | None] = choice("维护单位", MAINTAINERS, width=14)
    network: Mapped[str | None] = choice("联网属性", NETWORKS, width=8)
    started_on: Mapped[dt.date | None] = date("启用日期", width=11)
    warranty_until: Mapped[dt.date | None] = date("保修到期", width=11)
    keep_days: Mapped[int | None] = number("录像保存天数", unit="天", width=8)
    state: Mapped[str] = choice("状态", POINT_STATES, required=True, default="normal", width=8)
    state_on: Mapped[dt.date] = date(
        "状态日期",
        required=True,
        width=11,
        default=lambda office: office.today,
        help="从哪天起是这个状态；改状态时一并改这个日期。",
    )
    state_why: Mapped[str | None] = text("状态原因", length=100, width=16)
    remark: Mapped[str | None] = paragraph("备注", length=1000, width=20)


def _state_has_its_day(draft: Draft) -> Complaints:
    """A state begins on a day not later than today, and another state on another entry (C4)."""
    values, before = draft.values, draft.before
    if values["state_on"] > draft.office.today:
        return {"state_on": "状态日期不能晚于今天，请核对。"}
    if before is None or before["state"] == values["state"]:
        return {}
    if values["state_on"] < before["state_on"]:
        return {"state_on": f"不能早于上一个状态的日期 {before['state_on']}，请核对。"}
    return {}


def _keeps_a_while(draft: Draft) -> Complaints:
    days = draft.values["keep_days"]
    if days is not None and not 0 <= days <= 3650:
        return {"keep_days": "录像保存天数应在0到3650之间，请核对。"}
    return {}


CAMERA_POINTS = put_on_shelf(
    Ledger(
        name="camera_points",
        title="视频监控点",
        table=CameraPoint,
        equipment=True,
        area="阵地",
        rank=60,
        icon="cctv",
        one="监控点",
        counter="个",
        purpose="这里放公共视频监控点的数量和完好情况；不存图像，不接视频。",
        number="code",
        label="name",
        list_columns=(
            "code",
            "name",
            "village_id",
            "natural_village_id",
            "point_class",
            "phase",
            "maintainer",
            "state",
            "state_on",
        ),
        form_groups=(
            (
                "点位",
                ("code", "name", "village_id", "natural_village_id", "grid_id", "position"),
            ),
            ("状态", ("state", "state_on", "state_why")),
            ("类别", ("point_class", "location", "phase", "network", "keep_days")),
            (
                "单位",
                ("builder", "keeper", "maintainer", "started_on", "warranty_until", "remark"),
            ),
        ),
        official_form=OfficialForm(
            "公共视频监控点台账",
            (
                "code",
                "name",
                "village_id",
                "natural_village_id",
                "position",
                "point_class",
                "location",
                "phase",
                "network",
                "keeper",
                "maintainer",
                "started_on",
                "state",
                "state_on",
            ),
            unit="个",
            notes=("按点位计数，一个点位有几台摄像机也算一个点。只记设备数量和完好情况。",),
        ),
        same_record=("code",),
        rules=(
            _state_has_its_day,
            _keeps_a_while,
            days_in_order(CameraPoint, ("started_on", "warranty_until")),
        ),
        default_sort=(("code", False),),
    )
)
