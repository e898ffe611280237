"""摄像机: the devices of a point, and the states that a point was in."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.dates.widths import normal_width
from models.fields import choice, date, link, text
from models.ledger import Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.ledgers.county import code_is_of_this_county
from models.words.cameras import (
    DEVICE_KINDS,
    DEVICE_STATES,
    FACINGS,
    INDOORS,
    LIGHTS,
    POINT_STATES,
)

CAMERA_TYPES = ("131", "132")
"""Digits 11 to 13 of the code of a camera: 摄像机, 网络摄像机 (GB/T 28181, ``domain/04`` 4.1)."""


def _is_device_code(code: str) -> str | None:
    plain = normal_width(code)
    if len(plain) != 20 or not (plain.isascii() and plain.isdigit()):
        return "设备编码应为20位数字，没有编码的留空。"
    if plain[10:13] not in CAMERA_TYPES:
        return f"设备编码第11至13位是{plain[10:13]}，摄像机应为131或132，请核对。"
    return None


class CameraDevice(LedgerRow, Base):
    """One camera on a point. A code is legal but not needed: villages build their own."""

    __tablename__ = "camera_device"
    __table_args__ = (Index("ix_camera_device_code", "code"),)

    point_id: Mapped[int] = link("监控点", "camera_points", "camera_point", required=True, width=16)
    code: Mapped[str | None] = text(
        "设备编码",
        length=20,
        width=20,
        check=_is_device_code,
        office_numbers=True,
        help="国标20位编码，没有的留空。",
    )
    device_kind: Mapped[str | None] = choice("类型", DEVICE_KINDS, width=10)
    maker: Mapped[str | None] = text("厂商", length=60, width=12)
    facing: Mapped[str | None] = choice("监视方位", FACINGS, width=8)
    indoor: Mapped[str | None] = choice("室内外", INDOORS, width=6)
    light: Mapped[str | None] = choice("补光", LIGHTS, width=6)
    installed_on: Mapped[dt.date | None] = date("安装日期", width=11)
    state: Mapped[str] = choice("设备状态", DEVICE_STATES, required=True, default="1", width=8)


CAMERA_DEVICES = put_on_shelf(
    Ledger(
        name="camera_devices",
        title="摄像机",
        table=CameraDevice,
        equipment=True,
        place=Place.CHILD,
        parent=Parent("camera_points", "point_id"),
        rank=601,
        icon="cctv",
        one="摄像机",
        counter="台",
        label="device_kind",
        list_columns=("device_kind", "facing", "maker", "code", "state"),
        form_groups=(
            (
                "摄像机",
                ("device_kind", "facing", "maker", "code", "indoor", "light", "installed_on"),
            ),
            ("状态", ("state",)),
        ),
        official_form=OfficialForm(
            "摄像机名册",
            ("point_id", "device_kind", "facing", "maker", "code", "installed_on", "state"),
            unit="台",
        ),
        same_record=("point_id", "code"),
        unique=(("code",),),
        twins=True,
        rules=(code_is_of_this_county,),
    )
)


class CameraState(LedgerRow, Base):
    """From a day on a point was in this state; the rows of a point tell any past day (C4)."""

    __tablename__ = "camera_state"
    __table_args__ = (Index("ix_camera_state_day", "point_id", "on_day", "id"),)

    point_id: Mapped[int] = link("监控点", "camera_points", "camera_point", required=True, width=16)
    on_day: Mapped[dt.date] = date("从哪天起", required=True, width=11)
    state: Mapped[str] = choice("状态", POINT_STATES, required=True, width=8)
    why: Mapped[str | None] = text("原因", length=100, width=20)


CAMERA_STATES = put_on_shelf(
    Ledger(
        name="camera_states",
        title="状态记录",
        table=CameraState,
        equipment=True,
        place=Place.CHILD,
        parent=Parent("camera_points", "point_id"),
        rank=602,
        icon="history",
        one="状态记录",
        counter="条",
        label="state",
        verbs_only="状态记录随监控点的状态自动记下，请改监控点的“状态”和“状态日期”。",
        append_only=True,
        list_columns=("on_day", "state", "why"),
        form_groups=(("状态", ("on_day", "state", "why")),),
        official_form=OfficialForm("监控点状态记录", ("point_id", "on_day", "state", "why")),
        same_record=(),
        default_sort=(("on_day", True),),
    )
)
