"""村情: the plan's yes/no facts of a village, and how villages changed (L6, G16)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import choice, date, link, text, yes_no
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.ledger.usual_rules import not_after_today
from models.words.township.places import CHANGE_KINDS, VILLAGE_FACTS


class VillageFact(LedgerRow, Base):
    """Whether a village has something that the plan asks for, since when; scans are its proof."""

    __tablename__ = "village_fact"

    village_id: Mapped[int] = link("村", "villages", "village", required=True, width=12)
    fact: Mapped[str] = choice("事项", VILLAGE_FACTS, required=True, width=20)
    has_it: Mapped[bool] = yes_no("是否", required=True)
    on_day: Mapped[dt.date | None] = date("日期", width=11, help="做到的日期，或查看的日期。")
    proof: Mapped[str | None] = text("依据", length=100, width=20, help="文件、会议或照片的名称。")


def _yes_has_its_day(draft: Draft) -> Complaints:
    values = draft.values
    if values["has_it"] and values["on_day"] is None:
        return {"on_day": "填“是”的请补上日期。"}
    return {}


VILLAGE_FACTS_LEDGER = put_on_shelf(
    Ledger(
        name="village_facts",
        title="村情事项",
        table=VillageFact,
        place=Place.CHILD,
        parent=Parent("villages", "village_id"),
        rank=502,
        icon="list-checks",
        one="村情事项",
        counter="项",
        label="fact",
        list_columns=("fact", "has_it", "on_day", "proof"),
        form_groups=(("事项", ("fact", "has_it", "on_day", "proof")),),
        official_form=OfficialForm(
            "村情事项台账", ("village_id", "fact", "has_it", "on_day", "proof")
        ),
        same_record=("village_id", "fact"),
        rules=(_yes_has_its_day, not_after_today("on_day")),
    )
)


class VillageChange(LedgerRow, Base):
    """One change of a village, by its day; figures of before keep the village of before (G16)."""

    __tablename__ = "village_change"

    village_id: Mapped[int] = link("村", "villages", "village", required=True, width=12)
    on_day: Mapped[dt.date] = date("日期", required=True, width=11)
    change: Mapped[str] = choice("变更", CHANGE_KINDS, required=True, width=8)
    old_name: Mapped[str | None] = text("原名", length=60, width=14)
    other_id: Mapped[int | None] = link("另一个村", "villages", "village", width=12)
    basis: Mapped[str | None] = text("批准文号", length=60, width=18, office_numbers=True)


VILLAGE_CHANGES = put_on_shelf(
    Ledger(
        name="village_changes",
        title="沿革",
        table=VillageChange,
        place=Place.CHILD,
        parent=Parent("villages", "village_id"),
        rank=503,
        icon="history",
        one="变更",
        counter="次",
        label="change",
        append_only=True,
        verbs_only="更名、合并、拆分请用上面的按钮，变更会自动记在这里；登错了请撤销。",
        list_columns=("on_day", "change", "old_name", "other_id", "basis"),
        form_groups=(("变更", ("on_day", "change", "old_name", "other_id", "basis")),),
        official_form=OfficialForm(
            "行政村变更登记表", ("village_id", "on_day", "change", "old_name", "other_id", "basis")
        ),
        same_record=(),
        default_sort=(("on_day", True),),
    )
)
