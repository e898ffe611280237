"""调查记录 and 调解记录: any number a case, each a paper; after closing with a note (B12)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import Choices, Mask, choice, date, link, paragraph, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.words.disputes.flow import CLOSED

SESSION_RESULTS = Choices(
    "session_result", {"agreed": "达成协议", "again": "另行调解", "failed": "调解不成"}
)


class Investigation(LedgerRow, Base):
    """One 调查记录."""

    __tablename__ = "investigation"

    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True, width=20)
    on_day: Mapped[dt.date] = date("时间", required=True, width=11)
    hour: Mapped[str | None] = text("几时", length=20, width=8)
    place: Mapped[str | None] = text("地点", length=100, width=20, personal=True)
    attendees: Mapped[str | None] = text("参加人", length=200, width=20, mask=Mask.STORY)
    asked: Mapped[str | None] = text("被调查人", length=60, width=12, mask=Mask.NAME)
    record: Mapped[str] = paragraph("记录", required=True, mask=Mask.STORY)
    asker: Mapped[str | None] = text("调查人", length=60, width=10)
    recorder: Mapped[str | None] = text("记录人", length=60, width=10)
    late_note: Mapped[str | None] = text("补记说明", length=200, width=20, mask=Mask.STORY)


class Mediation(LedgerRow, Base):
    """One 调解记录."""

    __tablename__ = "mediation"

    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True, width=20)
    on_day: Mapped[dt.date] = date("时间", required=True, width=11)
    hour: Mapped[str | None] = text("几时", length=20, width=8)
    place: Mapped[str | None] = text("地点", length=100, width=20, personal=True)
    matter: Mapped[str | None] = text("事由", length=200, width=20, mask=Mask.STORY)
    attendees: Mapped[str | None] = text(
        "参加人",
        length=200,
        width=20,
        mask=Mask.STORY,
        help="应邀参加的人；不写调解员、当事人和记录人。",
    )
    record: Mapped[str] = paragraph("记录", required=True, mask=Mask.STORY)
    result: Mapped[str | None] = choice("结果", SESSION_RESULTS, width=10)
    mediator: Mapped[str | None] = text("调解员", length=60, width=10)
    recorder: Mapped[str | None] = text("记录人", length=60, width=10)
    late_note: Mapped[str | None] = text("补记说明", length=200, width=20, mask=Mask.STORY)


def after_the_case(draft: Draft) -> Complaints:
    """What is written into a closed case says why it comes late."""
    if getattr(draft.parent, "state", "") in CLOSED and not draft.values["late_note"]:
        return {"late_note": "这起纠纷已经归档，补记要写明原因。"}
    return {}


def not_before_the_case(draft: Draft) -> Complaints:
    """A session lies neither ahead nor before the case was accepted."""
    day, accepted = draft.values["on_day"], getattr(draft.parent, "accepted_on", None)
    if day > draft.office.today:
        return {"on_day": "时间不能晚于今天，请核对。"}
    if accepted is None:
        return {"on_day": "这起纠纷还没有受理，请先受理，再记调查和调解。"}
    if day < accepted:
        return {"on_day": f"时间早于受理日期 {accepted}，请核对。"}
    return {}


INVESTIGATIONS = put_on_shelf(
    Ledger(
        name="investigations",
        title="调查记录",
        table=Investigation,
        place=Place.CHILD,
        parent=Parent("disputes", "dispute_id"),
        after_close=True,
        rank=311,
        icon="search",
        one="调查记录",
        counter="份",
        label="on_day",
        list_columns=("on_day", "place", "asked", "asker", "late_note"),
        form_groups=(
            ("调查", ("on_day", "hour", "place", "attendees", "asked", "record")),
            ("签名", ("asker", "recorder", "late_note")),
        ),
        official_form=OfficialForm(
            "人民调解调查记录登记", ("dispute_id", "on_day", "place", "asker", "recorder")
        ),
        same_record=(),
        rules=(not_before_the_case, after_the_case),
        default_sort=(("on_day", False), ("id", False)),
    )
)
MEDIATIONS = put_on_shelf(
    Ledger(
        name="mediations",
        title="调解记录",
        table=Mediation,
        place=Place.CHILD,
        parent=Parent("disputes", "dispute_id"),
        after_close=True,
        rank=312,
        icon="users",
        one="调解记录",
        counter="份",
        label="on_day",
        list_columns=("on_day", "place", "mediator", "result", "late_note"),
        form_groups=(
            ("调解", ("on_day", "hour", "place", "matter", "attendees", "record", "result")),
            ("签名", ("mediator", "recorder", "late_note")),
        ),
        official_form=OfficialForm(
            "人民调解记录登记", ("dispute_id", "on_day", "place", "mediator", "result")
        ),
        same_record=(),
        rules=(not_before_the_case, after_the_case),
        default_sort=(("on_day", False), ("id", False)),
    )
)
