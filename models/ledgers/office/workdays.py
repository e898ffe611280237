"""放假安排: the office's overlay over the bundled calendar, whose data ends with 2026."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import date, text, yes_no
from models.ledger import Ledger, OfficialForm, Place, put_on_shelf


class DayOverride(LedgerRow, Base):
    """One day that is a working day or a day off against the calendar's word."""

    __tablename__ = "day_override"

    day: Mapped[dt.date] = date("日期", required=True)
    is_workday: Mapped[bool] = yes_no("是否上班", required=True)
    remark: Mapped[str | None] = text("说明", width=30, help="例如：国务院办公厅2027年放假安排")


WORKDAYS = put_on_shelf(
    Ledger(
        name="workdays",
        title="放假安排",
        table=DayOverride,
        place=Place.OFFICE,
        icon="calendar",
        one="放假安排",
        counter="天",
        purpose="随程序的放假安排到2026年为止。新的安排公布后，请把调休和放假的日子录在这里。",
        label="day",
        list_columns=("day", "is_workday", "remark"),
        form_groups=(("放假安排", ("day", "is_workday", "remark")),),
        official_form=OfficialForm("放假安排", ("day", "is_workday", "remark"), landscape=False),
        same_record=("day",),
        default_sort=(("day", True),),
    )
)
