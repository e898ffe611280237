"""稳控: what keeps an unsettled case under control, looked at again and again (2.2, state 60)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import Mask, date, link, paragraph, text, yes_no
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.office import Office

WATCH_DAYS = 15
"""A case under control is looked at every half month (S23, S25); a setting of the office."""


class DisputeWatch(LedgerRow, Base):
    """One look at a case under control: on a day, by whom, with what measure, and whether it holds.

    A case is 在控 on a day if its last look up to that day says so.
    """

    __tablename__ = "dispute_watch"

    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True, width=20)
    on_day: Mapped[dt.date] = date(
        "核查日期", required=True, width=11, default=lambda office: office.today
    )
    measure: Mapped[str] = paragraph("稳控措施", length=2000, required=True, mask=Mask.STORY)
    person: Mapped[str] = text("稳控责任人", length=60, required=True, width=12)
    is_held: Mapped[bool] = yes_no("是否在控", required=True, default=True)
    next_on: Mapped[dt.date | None] = date(
        "下次核查", width=11, help="不填时按半个月自动算出；可以自己改。"
    )


def _usual_next_day(values: Mapping[str, Any], office: Office) -> dt.date | None:
    looked = values.get("on_day")
    return looked + dt.timedelta(office.days("watch_days", WATCH_DAYS)) if looked else None


def _days_follow(draft: Draft) -> Complaints:
    values = draft.values
    if values["on_day"] > draft.office.today:
        return {"on_day": "核查日期不能晚于今天，请核对。"}
    if values["next_on"] and values["next_on"] <= values["on_day"]:
        return {"next_on": "下次核查要晚于这次，请核对。"}
    return {}


DISPUTE_WATCHES = put_on_shelf(
    Ledger(
        name="dispute_watches",
        title="稳控记录",
        table=DisputeWatch,
        place=Place.CHILD,
        parent=Parent("disputes", "dispute_id"),
        rank=304,
        icon="shield-check",
        one="稳控记录",
        counter="次",
        label="on_day",
        list_columns=("on_day", "measure", "person", "is_held", "next_on"),
        form_groups=(("稳控", ("on_day", "measure", "person", "is_held", "next_on")),),
        official_form=OfficialForm(
            "矛盾纠纷稳控记录", ("dispute_id", "on_day", "measure", "person", "is_held")
        ),
        same_record=(),
        fills={"next_on": _usual_next_day},
        rules=(_days_follow,),
        default_sort=(("on_day", True), ("id", True)),
    )
)
