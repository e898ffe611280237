"""负面清单: six rows a month, 有 or 无 and how many, confirmed by whom and when (L7, E10).

Nothing else is asked of them: rows 3 to 5 are 只记任务不记内容 (A17), the others are graded by the
authorities, not here (``domain/10`` 10.5).
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import choice, date, month, number, text, yes_no
from models.ledger import Complaints, Draft, Ledger, OfficialForm, put_on_shelf
from models.words.work.safety import NEGATIVE_ITEMS

CONTENT_FREE = ("3", "4", "5")
"""Rows that are 只记任务不记内容 (A17)."""


class NegativeRow(LedgerRow, Base):
    """One of the six rows in one month."""

    __tablename__ = "negative_row"

    month: Mapped[str] = month("月份", required=True)
    item: Mapped[str] = choice("情形", NEGATIVE_ITEMS, required=True, width=30)
    happened: Mapped[bool] = yes_no("有无", words=("有", "无"), required=True)
    count: Mapped[int] = number("起数", unit="起", required=True, default=0, width=6)
    confirmed_by: Mapped[str] = text("确认岗位", length=60, required=True, width=14)
    confirmed_on: Mapped[dt.date] = date(
        "确认日期", required=True, width=11, default=lambda office: office.today
    )


def _count_and_word_agree(draft: Draft) -> Complaints:
    values, found = draft.values, Complaints()
    if values["count"] < 0:
        found["count"] = "起数不能小于0，请核对。"
    elif values["happened"] and values["count"] == 0:
        found["count"] = "填了“有”，请填起数。"
    elif not values["happened"] and values["count"] > 0:
        found["happened"] = f"起数填了{values['count']}，“有无”应为“有”，请核对。"
    if values["confirmed_on"] > draft.office.today:
        found["confirmed_on"] = "确认日期不能晚于今天，请核对。"
    if values["month"] > f"{draft.office.today:%Y-%m}":
        found["month"] = "月份不能晚于本月，请核对。"
    return found


def _holds_no_content(record: Any) -> str | None:
    if record.item in CONTENT_FREE:
        return "负面清单第3、4、5项只记有无和起数，不收附件。"
    return None


NEGATIVE_LIST = put_on_shelf(
    Ledger(
        name="negative_list",
        title="负面清单",
        table=NegativeRow,
        area="平安建设",
        rank=85,
        icon="octagon-x",
        one="负面清单",
        counter="条",
        purpose="这里放每月负面清单的确认：有还是无、几起、谁在哪天确认。",
        label="item",
        list_columns=("month", "item", "happened", "count", "confirmed_by", "confirmed_on"),
        form_groups=(
            ("情形", ("month", "item", "happened", "count")),
            ("确认", ("confirmed_by", "confirmed_on")),
        ),
        official_form=OfficialForm(
            "负面清单月度确认台账",
            ("month", "item", "happened", "count", "confirmed_by", "confirmed_on"),
            unit="起",
        ),
        same_record=("month", "item"),
        rules=(_count_and_word_agree,),
        no_files=_holds_no_content,
        default_sort=(("month", True), ("item", False)),
    )
)
