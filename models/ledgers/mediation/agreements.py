"""调解协议: written or oral, with the day it takes effect and what the court said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, case, null
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import (
    FieldCard,
    Kind,
    Mask,
    choice,
    date,
    link,
    money,
    number,
    paragraph,
    text,
    yes_no,
)
from models.ledger import (
    Complaints,
    Computed,
    Draft,
    Ledger,
    OfficialForm,
    Parent,
    Place,
    put_on_shelf,
)
from models.office import Office
from models.words.disputes.mediation import CONFIRMATIONS, FORMS, RENEGE_WAYS, RULINGS

CONFIRM_DAYS = 30
"""Both sides ask for 司法确认 within 30 days from effect (人民调解法第三十三条)."""


class Agreement(LedgerRow, Base):
    """One agreement of one case; a reneged one stays, and a new one may follow."""

    __tablename__ = "agreement"

    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True, width=20)
    form: Mapped[str] = choice("协议形式", FORMS, required=True, width=8)
    signed_on: Mapped[dt.date] = date(
        "签订日期", required=True, width=11, help="书面的填最后一方签名的日期，口头的填达成日期。"
    )
    sealed_on: Mapped[dt.date | None] = date(
        "盖章日期", width=11, help="调解员签名并加盖印章的日期；不填就是签订当日。"
    )
    place: Mapped[str | None] = text("调解地点", length=100, width=20, personal=True)
    facts: Mapped[str | None] = paragraph("纠纷主要事实、争议事项", mask=Mask.STORY)
    content: Mapped[str] = paragraph("协议内容", required=True, mask=Mask.STORY)
    manner: Mapped[str | None] = paragraph("履行方式、时限", length=5000, mask=Mask.STORY)
    amount: Mapped[int | None] = money("协议涉及金额", width=12)
    copies: Mapped[int | None] = number("一式份数", unit="份", width=8)
    recorder: Mapped[str | None] = text("记录人", length=60, width=10)
    is_cross: Mapped[bool | None] = yes_no("是否跨调委会")
    done_at_once: Mapped[bool | None] = yes_no("是否当场履行")
    confirm_by: Mapped[dt.date | None] = date(
        "司法确认截止", width=11, help="生效起30日自动算出，遇节假日顺延；可以自己改。"
    )
    confirmation: Mapped[str | None] = choice("司法确认", CONFIRMATIONS, width=10)
    confirm_asked_on: Mapped[dt.date | None] = date("申请确认日期", width=11)
    confirmed_on: Mapped[dt.date | None] = date("裁定日期", width=11)
    court: Mapped[str | None] = text("法院", length=60, width=16)
    reneged_on: Mapped[dt.date | None] = date("反悔日期", width=11, by_verb=True)
    renege_way: Mapped[str | None] = choice("反悔方式", RENEGE_WAYS, width=10, by_verb=True)
    ruling: Mapped[str | None] = choice("法院判决", RULINGS, width=10)
    ruled_on: Mapped[dt.date | None] = date("判决日期", width=11)


def effect_of(values: Mapping[str, Any]) -> dt.date | None:
    """Return the day an agreement takes effect.

    Written: the last of signatures and seal (人民调解法第二十九条); oral: its day (第三十条).
    """
    signed: dt.date | None = values.get("signed_on")
    sealed: dt.date | None = values.get("sealed_on")
    if signed is None or values.get("form") == "oral" or sealed is None:
        return signed
    return max(signed, sealed)


def _effect_in_sql(table: Any, _office: Office) -> ColumnElement[Any]:
    later = and_(table.form == "written", table.sealed_on > table.signed_on)
    return case(
        (later, table.sealed_on), (table.signed_on.is_not(None), table.signed_on), else_=null()
    )


def _usual_confirm_day(values: Mapping[str, Any], office: Office) -> dt.date | None:
    effect = effect_of(values)
    return office.deadline(effect, CONFIRM_DAYS) if effect else None


def _days_follow(draft: Draft) -> Complaints:
    values, today = draft.values, draft.office.today
    complaints: Complaints = {}
    for key in ("signed_on", "sealed_on", "confirm_asked_on", "confirmed_on", "ruled_on"):
        if values[key] and values[key] > today:
            complaints[key] = "日期不能晚于今天，请核对。"
    accepted = getattr(draft.parent, "accepted_on", None)
    if accepted is None:
        complaints["signed_on"] = "这起纠纷还没有受理，请先受理，再登记协议。"
    elif values["signed_on"] < accepted:
        complaints["signed_on"] = f"签订日期早于受理日期 {accepted}，请核对。"
    effect = effect_of(values)
    for key in ("confirm_asked_on", "confirm_by"):
        if values[key] and effect and values[key] < effect:
            complaints[key] = f"不能早于协议生效日期 {effect}，请核对。"
    if values["confirmed_on"] and (
        not values["confirm_asked_on"] or values["confirmed_on"] < values["confirm_asked_on"]
    ):
        complaints["confirmed_on"] = "裁定要在申请确认之后，请补上申请确认日期或核对。"
    return complaints


def _confirmation_is_whole(draft: Draft) -> Complaints:
    values = draft.values
    complaints: Complaints = {}
    if values["confirmation"] and values["form"] == "oral":
        complaints["confirmation"] = "口头协议没有协议书，不能申请司法确认。"
    if values["confirmation"] not in (None, "not_asked") and not values["confirm_asked_on"]:
        complaints["confirm_asked_on"] = "请填写申请确认日期。"
    decided = ("valid", "invalid", "dismissed")
    if values["confirmation"] in decided and not values["confirmed_on"]:
        complaints["confirmed_on"] = "请填写裁定日期。"
    return complaints


def _amounts_are_likely(draft: Draft) -> Complaints:
    keys = ("amount", "copies")
    return {key: "不能小于0，请核对。" for key in keys if (draft.values[key] or 0) < 0}


AGREEMENTS = put_on_shelf(
    Ledger(
        name="agreements",
        title="调解协议",
        table=Agreement,
        place=Place.CHILD,
        parent=Parent("disputes", "dispute_id"),
        after_close=True,
        rank=313,
        icon="file-text",
        one="协议",
        counter="份",
        label="form",
        verbs_only="协议用“达成协议”按钮登记，这里只能修改。",
        list_columns=("form", "signed_on", "effective_on", "amount", "confirmation", "reneged_on"),
        form_groups=(
            (
                "协议",
                ("form", "signed_on", "sealed_on", "place", "facts", "content", "manner"),
            ),
            ("份数和金额", ("amount", "copies", "recorder", "is_cross", "done_at_once")),
            (
                "司法确认",
                ("confirm_by", "confirmation", "confirm_asked_on", "confirmed_on", "court"),
            ),
            ("反悔", ("reneged_on", "renege_way", "ruling", "ruled_on")),
        ),
        official_form=OfficialForm(
            "人民调解协议登记表",
            ("dispute_id", "form", "signed_on", "effective_on", "amount", "confirmation"),
        ),
        same_record=(),
        computed={
            "effective_on": Computed(
                FieldCard("生效日期", Kind.DATE, width=11),
                _effect_in_sql,
                lambda row, _office: effect_of(row._mapping),
            ),
        },
        fills={"confirm_by": _usual_confirm_day},
        rules=(_days_follow, _confirmation_is_whole, _amounts_are_likely),
        default_sort=(("signed_on", False), ("id", False)),
    )
)
