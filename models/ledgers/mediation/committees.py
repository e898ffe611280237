"""调解组织 and the numbers they give: (年)×人调字第n号, by committee and year, once (B1)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import date, link, number, text, yes_no
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Place, put_on_shelf


def _is_short_name(name: str) -> str | None:
    if len(name) <= 8 and not any(sign.isdigit() for sign in name):
        return None
    return "案号简称最多8个字，里面不写数字，例如“示”。"


class Committee(LedgerRow, Base):
    """One mediation committee; numbers only of its members, no personal file."""

    __tablename__ = "committee"

    name: Mapped[str] = text("调解组织名称", length=60, required=True, width=24, searchable=True)
    short_name: Mapped[str] = text(
        "案号简称",
        length=20,
        required=True,
        width=8,
        check=_is_short_name,
        help="案号里“人调字”前的字，例如填“示”，案号就是（2021）示人调字第1号。",
    )
    village_id: Mapped[int | None] = link("所属村", "villages", "village", width=12)
    head: Mapped[str | None] = text("主任", length=60, width=10)
    members: Mapped[int | None] = number("委员人数", unit="人", width=8)
    women: Mapped[int | None] = number("其中女性", unit="人", width=8)
    founded_on: Mapped[dt.date | None] = date("本届起始", width=11)
    phone: Mapped[str | None] = text("办公电话", length=40, width=14, office_numbers=True)
    place: Mapped[str | None] = text("地址", length=100, width=20)
    is_closed: Mapped[bool | None] = yes_no("已撤销")


def _size_is_lawful(draft: Draft) -> Complaints:
    """3 to 9 members, women among them where there are any (法第八条、第九条)."""
    members, women = draft.values["members"], draft.values["women"]
    if members is not None and not 3 <= members <= 9:
        return {"members": "调解委员会由3至9人组成（人民调解法第八条），请核对。"}
    if women is not None and (women < 0 or (members is not None and women > members)):
        return {"women": "女性人数应在0到委员人数之间，请核对。"}
    return {}


COMMITTEES = put_on_shelf(
    Ledger(
        name="committees",
        title="调解组织",
        table=Committee,
        place=Place.OFFICE,
        icon="users",
        one="调解组织",
        counter="个",
        purpose="这里放乡、村的人民调解委员会，案号按它们分别编。",
        label="name",
        unbound=True,
        list_columns=("name", "short_name", "village_id", "members", "women", "founded_on"),
        form_groups=(
            ("调解组织", ("name", "short_name", "village_id", "place", "phone")),
            ("委员", ("head", "members", "women", "founded_on", "is_closed")),
        ),
        official_form=OfficialForm(
            "人民调解组织情况表",
            ("name", "village_id", "head", "members", "women", "founded_on"),
            unit="个、人",
        ),
        same_record=("short_name",),
        rules=(_size_is_lawful,),
    )
)


class CaseNumber(LedgerRow, Base):
    """One number given. A row stays when its case is deleted, so no number is given twice."""

    __tablename__ = "case_number"
    __table_args__ = (Index("ix_case_number_place", "committee_id", "year", "serial"),)

    committee_id: Mapped[int] = link("调解组织", "committees", "committee", required=True)
    year: Mapped[int] = number("年度", required=True, width=6)
    serial: Mapped[int] = number("序号", required=True, width=6)
    case_no: Mapped[str] = text("案号", length=40, required=True, width=20, office_numbers=True)
    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True)
    given_on: Mapped[dt.date] = date("编号日期", required=True, width=11)


CASE_NUMBERS = put_on_shelf(
    Ledger(
        name="case_numbers",
        title="案号登记",
        table=CaseNumber,
        place=Place.OFFICE,
        icon="list-checks",
        one="案号",
        counter="个",
        label="case_no",
        unbound=True,
        verbs_only="案号在受理时自动编出，不能自己新增或改写。",
        list_columns=("case_no", "committee_id", "year", "serial", "given_on"),
        form_groups=(
            ("案号", ("case_no", "committee_id", "year", "serial", "dispute_id", "given_on")),
        ),
        official_form=OfficialForm("案号登记簿", ("case_no", "committee_id", "given_on")),
        same_record=("committee_id", "year", "serial"),
        default_sort=(("year", True), ("committee_id", False), ("serial", False)),
    )
)
