"""网格: code, extent and post of a grid, and its totals of a month (C12; ``domain/05-grids.md``).

The post is registered, not the person: totals of a month per grid, never anybody's track.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.dates.widths import normal_width
from models.fields import choice, date, decimal, link, many, month, number, paragraph, text, yes_no
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.ledger.usual_rules import not_negative
from models.ledgers.county import code_is_of_this_county
from models.ledgers.township.counted import OF_GRIDS
from models.words.township.grids import GRID_STATES, MERGED_GRIDS, PARTY_UNITS, WORKER_KINDS


def _is_grid_code(code: str) -> str | None:
    plain = normal_width(code)
    if len(plain) == 15 and plain.isascii() and plain.isdigit() and plain[12:] != "000":
        return None
    return "网格编码应为15位数字：村的12位代码加3位顺序号，从001起，例如 369921200202003。"


class Grid(LedgerRow, Base):
    """One grid. Its code is the village's 12 digits and a serial of 3, never given twice (C13)."""

    __tablename__ = "grid"
    __table_args__ = (Index("ix_grid_code", "code"),)

    code: Mapped[str | None] = text(
        "网格编码",
        length=15,
        width=16,
        searchable=True,
        check=_is_grid_code,
        office_numbers=True,
        help="留空时自动编：村的12位代码加下一个3位顺序号；撤销、删除的编码不再用。",
    )
    name: Mapped[str] = text("网格名称", length=60, required=True, width=18, searchable=True)
    village_id: Mapped[int] = link("行政村", "villages", "village", required=True, width=12)
    covers: Mapped[str | None] = text("覆盖自然村、村民小组", length=200, width=24)
    households: Mapped[int | None] = number("户数", unit="户", width=8)
    population: Mapped[int | None] = number("人口数", unit="人", width=8)
    head_post: Mapped[str | None] = text("网格长岗位", length=60, width=14)
    workers: Mapped[int | None] = number("网格员数", unit="人", width=8)
    worker_kind: Mapped[str | None] = choice("专职兼职", WORKER_KINDS, width=8)
    party_unit: Mapped[str | None] = choice("党组织", PARTY_UNITS, width=8)
    has_group: Mapped[bool | None] = yes_no("有工作群")
    merged_from: Mapped[str | None] = many("整合的原网格", MERGED_GRIDS, width=18)
    county_code: Mapped[str | None] = text("上级平台编码", length=30, width=18, office_numbers=True)
    started_on: Mapped[dt.date | None] = date("启用日期", width=11)
    state: Mapped[str] = choice("状态", GRID_STATES, required=True, default="in_use", width=8)
    ended_on: Mapped[dt.date | None] = date("撤销日期", width=11)
    remark: Mapped[str | None] = paragraph("备注", length=1000, width=20)


def _ended_has_its_day(draft: Draft) -> Complaints:
    values = draft.values
    if values["state"] == "ended" and values["ended_on"] is None:
        return {"ended_on": "撤销的网格请填撤销日期。"}
    if values["state"] == "in_use" and values["ended_on"] is not None:
        return {"ended_on": "在用的网格没有撤销日期，请清空或把状态改为撤销。"}
    if values["ended_on"] and values["started_on"] and values["ended_on"] < values["started_on"]:
        return {"ended_on": "撤销日期早于启用日期，请核对。"}
    return {}


GRIDS = put_on_shelf(
    Ledger(
        name="grids",
        title="网格",
        table=Grid,
        area="阵地",
        rank=70,
        icon="layout-grid",
        one="网格",
        counter="个",
        purpose="这里放网格的编码、范围、户数和岗位配备，以及每月的巡查和上报数。",
        number="code",
        coded=True,
        ended="ended_on",
        label="name",
        list_columns=(
            "code",
            "name",
            "workers",
            "party_unit",
            "has_group",
            "last_month_in",
            "state",
        ),
        form_groups=(
            ("网格", ("code", "name", "village_id", "covers", "households", "population")),
            ("岗位", ("head_post", "workers", "worker_kind", "party_unit", "has_group")),
            (
                "沿革",
                ("merged_from", "county_code", "started_on", "state", "ended_on", "remark"),
            ),
        ),
        official_form=OfficialForm(
            "网格基本情况台账",
            (
                "code",
                "name",
                "village_id",
                "covers",
                "households",
                "population",
                "head_post",
                "workers",
                "worker_kind",
                "party_unit",
                "has_group",
                "started_on",
                "state",
            ),
            unit="户、人",
        ),
        same_record=("code",),
        computed=OF_GRIDS,
        before_number=("village_id", "name"),
        rules=(
            not_negative("households", "population", "workers"),
            _ended_has_its_day,
            code_is_of_this_county,
        ),
        default_sort=(("code", False),),
    )
)


class GridMonth(LedgerRow, Base):
    """The totals of one grid in one month."""

    __tablename__ = "grid_month"
    __table_args__ = (Index("ix_grid_month_month", "retired_at", "month", "grid_id"),)

    grid_id: Mapped[int] = link("网格", "grids", "grid", required=True, width=18)
    month: Mapped[str] = month("月份", required=True)
    workers: Mapped[int | None] = number(
        "网格员数", unit="人", width=8, help="不填时就是网格现在的人数。"
    )
    hours: Mapped[int | None] = decimal("巡查总时长", places=1, unit="小时", width=8)
    days: Mapped[int | None] = number(
        "计入天数", unit="天", width=8, help="不填时按设置：当月日历天数或工作日天数。"
    )
    reported: Mapped[int | None] = number("上报数", unit="件", width=8)
    closed: Mapped[int | None] = number("办结数", unit="件", width=8)
    disputes: Mapped[int | None] = number("其中矛盾纠纷", unit="件", width=8)
    hazards: Mapped[int | None] = number("安全隐患", unit="件", width=8)
    livelihood: Mapped[int | None] = number("民生诉求", unit="件", width=8)
    environment: Mapped[int | None] = number("环境", unit="件", width=8)
    others: Mapped[int | None] = number("其他", unit="件", width=8)
    why_blank: Mapped[str | None] = text("缺数原因", length=100, width=16)


KINDS_OF_REPORTS = ("disputes", "hazards", "livelihood", "environment", "others")


def _month_adds_up(draft: Draft) -> Complaints:
    values, found = draft.values, Complaints()
    if values["month"] > f"{draft.office.today:%Y-%m}":
        found["month"] = "月份不能晚于本月，请核对。"
    if values["closed"] is not None and values["closed"] > (values["reported"] or 0):
        found["closed"] = "办结数多于上报数，请核对。"
    parts = [values[key] for key in KINDS_OF_REPORTS]
    if values["reported"] is not None and None not in parts and sum(parts) != values["reported"]:
        found["reported"] = f"各类相加是{sum(parts)}件，和上报数{values['reported']}件对不上。"
    return found


GRID_MONTHS = put_on_shelf(
    Ledger(
        name="grid_months",
        title="每月情况",
        table=GridMonth,
        place=Place.CHILD,
        parent=Parent("grids", "grid_id"),
        rank=701,
        icon="calendar",
        one="月度情况",
        counter="条",
        label="month",
        list_columns=("month", "workers", "hours", "reported", "closed", "disputes"),
        form_groups=(
            ("月份", ("month", "workers", "days", "hours")),
            ("上报", ("reported", "closed", *KINDS_OF_REPORTS, "why_blank")),
        ),
        official_form=OfficialForm(
            "网格每月情况登记表",
            ("grid_id", "month", "workers", "hours", "reported", "closed", *KINDS_OF_REPORTS),
            unit="人、小时、件",
        ),
        same_record=("grid_id", "month"),
        rules=(
            not_negative("workers", "hours", "days", "reported", "closed", *KINDS_OF_REPORTS),
            _month_adds_up,
        ),
        default_sort=(("month", True),),
    )
)
