"""队伍统计: yearly counts of those who help, per village and township; numbers only (L8)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import choice, date, link, number, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, put_on_shelf
from models.ledger.usual_rules import not_negative
from models.words.township.grids import TEAM_KINDS


class TeamCount(LedgerRow, Base):
    """How many of one kind a village, or the township itself, has in a year."""

    __tablename__ = "team_count"

    year: Mapped[int] = number(
        "年度", required=True, width=6, default=lambda office: office.today.year
    )
    village_id: Mapped[int | None] = link(
        "行政村", "villages", "village", width=12, help="乡本级的留空。"
    )
    team_kind: Mapped[str] = choice("队伍", TEAM_KINDS, required=True, width=14)
    people: Mapped[int] = number("人数", unit="人", required=True, width=8)
    full_time: Mapped[int | None] = number("其中专职", unit="人", width=8)
    trained: Mapped[int | None] = number("当年培训", unit="人次", width=8)
    counted_on: Mapped[dt.date | None] = date("统计日期", width=11)
    remark: Mapped[str | None] = text("备注", length=200, width=16)


def _numbers_agree(draft: Draft) -> Complaints:
    values = draft.values
    found = Complaints()
    if (values["full_time"] or 0) > values["people"]:
        found["full_time"] = "专职人数多于总人数，请核对。"
    if not 1990 <= values["year"] <= draft.office.today.year + 1:
        found["year"] = "年度不对，请填4位年份，例如2021。"
    return found


TEAMS = put_on_shelf(
    Ledger(
        name="teams",
        title="队伍统计",
        table=TeamCount,
        area="平安建设",
        rank=90,
        icon="users",
        one="队伍",
        counter="支",
        purpose="这里放调解员、网格员、巡逻队等每年的人数，只记人数。",
        label="team_kind",
        list_columns=("year", "village_id", "team_kind", "people", "full_time", "trained"),
        form_groups=(
            ("队伍", ("year", "village_id", "team_kind")),
            ("人数", ("people", "full_time", "trained", "counted_on", "remark")),
        ),
        official_form=OfficialForm(
            "队伍统计台账",
            ("year", "village_id", "team_kind", "people", "full_time", "trained", "counted_on"),
            unit="人",
        ),
        same_record=("year", "village_id", "team_kind"),
        blank_is_same=("village_id",),
        rules=(not_negative("people", "full_time", "trained"), _numbers_agree),
        default_sort=(("year", True), ("village_id", False)),
    )
)
