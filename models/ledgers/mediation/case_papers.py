"""卷内材料: what lies in the file of a case, signed paper or scan, in binding order (B7, B8)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import Mask, choice, date, link, number, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.words.disputes.mediation import PAPERS


class CasePaper(LedgerRow, Base):
    """One paper that lies in the file; its scan is its attachment."""

    __tablename__ = "case_paper"

    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True, width=20)
    paper: Mapped[str] = choice("文书", PAPERS, required=True, width=20)
    title: Mapped[str | None] = text("材料名称", length=100, width=20, personal=True)
    origin: Mapped[str | None] = text("来源或提供人", length=60, width=14, mask=Mask.STORY)
    on_day: Mapped[dt.date | None] = date("日期", width=11)
    pages: Mapped[int | None] = number("页数", unit="页", width=6)
    remark: Mapped[str | None] = text("备注", length=200, width=16, mask=Mask.STORY)


def _pages_are_likely(draft: Draft) -> Complaints:
    pages = draft.values["pages"]
    if pages is not None and not 1 <= pages <= 2000:
        return {"pages": "页数应在1到2000之间，请核对。"}
    return {}


CASE_PAPERS = put_on_shelf(
    Ledger(
        name="case_papers",
        title="卷内材料",
        table=CasePaper,
        place=Place.CHILD,
        parent=Parent("disputes", "dispute_id"),
        after_close=True,
        rank=317,
        icon="folder",
        one="材料",
        counter="份",
        label="paper",
        list_columns=("paper", "title", "on_day", "pages", "remark"),
        form_groups=(("材料", ("paper", "title", "origin", "on_day", "pages", "remark")),),
        official_form=OfficialForm(
            "卷内材料登记表", ("dispute_id", "paper", "on_day", "pages"), unit="页"
        ),
        same_record=(),
        rules=(_pages_are_likely,),
        default_sort=(("id", False),),
    )
)
