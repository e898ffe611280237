"""盘点: one round of looking at every point of a village, and what was found (C7, C9)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import choice, date, link, paragraph, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.ledger.usual_rules import not_after_today
from models.office import Office
from models.words.cameras import ROUND_RESULTS, ROUND_STATES


class CameraRound(LedgerRow, Base):
    """One round in one village. It is closed by a verb, once nothing waits to be decided."""

    __tablename__ = "camera_round"

    number: Mapped[str | None] = text(
        "编号", length=40, width=14, by_verb=True, office_numbers=True, searchable=True
    )
    village_id: Mapped[int] = link("行政村", "villages", "village", required=True, width=12)
    begun_on: Mapped[dt.date] = date(
        "盘点日期", required=True, width=11, default=lambda office: office.today
    )
    led_by: Mapped[str | None] = text("盘点负责岗位", length=60, width=14)
    state: Mapped[str] = choice(
        "进度", ROUND_STATES, required=True, default="open", by_verb=True, width=8
    )
    closed_on: Mapped[dt.date | None] = date("完成日期", width=11, by_verb=True)
    remark: Mapped[str | None] = paragraph("备注", length=1000, width=20)


def _closed(values: Mapping[str, Any], _office: Office) -> str | None:
    if values.get("state") != "closed":
        return None
    return f"盘点“{values['number']}”已经完成，不能再改。登错了请用“撤销”，或另做一次盘点。"


CAMERA_ROUNDS = put_on_shelf(
    Ledger(
        name="camera_rounds",
        title="监控点盘点",
        table=CameraRound,
        equipment=True,
        area="阵地",
        beside="camera_points",
        rank=62,
        icon="clipboard-list",
        one="盘点",
        counter="次",
        purpose="这里放按村盘点监控点的记录：打印盘点表，填好后一次导回。",
        number="number",
        label="village_id",
        verbs_only="盘点请在“视频监控点”里用“盘点”开始：先选村，程序把这个村的点位都列好。",
        frozen=_closed,
        closing="state",
        list_columns=("number", "village_id", "begun_on", "led_by", "state", "closed_on"),
        form_groups=(
            ("盘点", ("number", "village_id", "begun_on", "led_by", "remark")),
            ("进度", ("state", "closed_on")),
        ),
        official_form=OfficialForm(
            "监控点盘点登记表",
            ("number", "village_id", "begun_on", "led_by", "state", "closed_on"),
        ),
        same_record=(),
        rules=(not_after_today("begun_on"),),
        default_sort=(("begun_on", True),),
    )
)


class CameraFinding(LedgerRow, Base):
    """What a round found of one point, or a point that is on no list (多出)."""

    __tablename__ = "camera_finding"

    round_id: Mapped[int] = link("盘点", "camera_rounds", "camera_round", required=True, width=20)
    code: Mapped[str] = text("点位编号", length=40, required=True, width=16, office_numbers=True)
    name: Mapped[str | None] = text("点位名称", length=60, width=20)
    result: Mapped[str | None] = choice("盘点结果", ROUND_RESULTS, width=8)
    looked_on: Mapped[dt.date | None] = date("查看日期", width=11)
    position: Mapped[str | None] = text("现在位置", length=100, width=20)
    note: Mapped[str | None] = text("说明", length=200, width=20)
    applied_on: Mapped[dt.date | None] = date("入账日期", width=11, by_verb=True)


def _moved_says_where(draft: Draft) -> Complaints:
    values = draft.values
    if values["result"] == "moved" and not values["position"]:
        return {"position": "“移位”请写现在的位置。"}
    return {}


CAMERA_FINDINGS = put_on_shelf(
    Ledger(
        name="camera_findings",
        title="盘点明细",
        table=CameraFinding,
        equipment=True,
        place=Place.CHILD,
        parent=Parent("camera_rounds", "round_id"),
        rank=621,
        icon="list-checks",
        one="盘点明细",
        counter="条",
        label="code",
        list_columns=("code", "name", "result", "looked_on", "position", "note", "applied_on"),
        form_groups=(
            ("点位", ("code", "name")),
            ("结果", ("result", "looked_on", "position", "note", "applied_on")),
        ),
        official_form=OfficialForm(
            "监控点盘点明细",
            ("round_id", "code", "name", "result", "looked_on", "position", "note"),
        ),
        same_record=("round_id", "code"),
        rules=(_moved_says_where,),
        default_sort=(("code", False),),
    )
)
