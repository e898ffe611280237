"""办理经过: every turn a case took, with its day, and the clerk's own dated notes."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import Mask, choice, date, link, paragraph, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.words.disputes.flow import STATES, STEPS


class DisputeStep(LedgerRow, Base):
    """One turn of a case. ``state`` is the state it went to; a note leaves it empty."""

    __tablename__ = "dispute_step"

    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True, width=20)
    on_day: Mapped[dt.date] = date(
        "日期", required=True, width=11, default=lambda office: office.today
    )
    step: Mapped[str] = choice("事项", STEPS, required=True, default="note", by_verb=True, width=10)
    state: Mapped[str | None] = choice("转入状态", STATES, by_verb=True, width=10)
    unit: Mapped[str | None] = text("单位或人员", length=100, width=16)
    note: Mapped[str | None] = paragraph("情况", length=5000, mask=Mask.STORY)
    struck_on: Mapped[dt.date | None] = date("划去日期", width=11, by_verb=True)
    struck_why: Mapped[str | None] = text("划去原因", length=200, width=20, by_verb=True)


def _note_says_something(draft: Draft) -> Complaints:
    if draft.values["step"] in (None, "note") and not draft.values["note"]:
        return {"note": "请填写情况。"}
    return {}


def _not_ahead(draft: Draft) -> Complaints:
    if draft.values["on_day"] > draft.office.today:
        return {"on_day": "日期不能晚于今天，请核对。"}
    return {}


DISPUTE_STEPS = put_on_shelf(
    Ledger(
        name="dispute_steps",
        title="办理经过",
        table=DisputeStep,
        place=Place.CHILD,
        parent=Parent("disputes", "dispute_id"),
        append_only=True,
        rank=302,
        icon="history",
        one="经过",
        counter="条",
        label="step",
        list_columns=("on_day", "step", "state", "unit", "note", "struck_why"),
        form_groups=(("办理经过", ("on_day", "unit", "note")),),
        official_form=OfficialForm(
            "矛盾纠纷办理经过", ("dispute_id", "on_day", "step", "state", "unit", "note")
        ),
        same_record=(),
        rules=(_note_says_something, _not_ahead),
        default_sort=(("on_day", True), ("id", True)),
    )
)
