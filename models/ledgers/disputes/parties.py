"""当事人: who stands against whom in one case, with what its official papers ask of them.

They exist inside their case only: covered by default, each opening logged, no table of people,
no search across cases (B19). The number of the identity card is written by hand on the paper.
"""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import Mask, choice, link, number, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.words.disputes.mediation import PARTY_KINDS, SEXES, SIDES

_PAPER = "人民调解申请书"
"""The official paper that asks for these fields (``domain/01-mediation.md`` 1.2)."""


class DisputeParty(LedgerRow, Base):
    """One party of one dispute."""

    __tablename__ = "dispute_party"

    dispute_id: Mapped[int] = link("纠纷", "disputes", "dispute", required=True, width=20)
    side: Mapped[str] = choice("哪一方", SIDES, required=True, default="applicant", width=14)
    party_kind: Mapped[str] = choice(
        "当事人类别", PARTY_KINDS, required=True, default="natural", width=8
    )
    name: Mapped[str] = text("姓名或名称", length=60, required=True, width=12, mask=Mask.NAME)
    sex: Mapped[str | None] = choice("性别", SEXES, width=6, mask=Mask.TEXT, needed_by=_PAPER)
    folk: Mapped[str | None] = text("民族", length=20, width=8, mask=Mask.TEXT, needed_by=_PAPER)
    age: Mapped[int | None] = number("年龄", unit="岁", width=6, mask=Mask.TEXT, needed_by=_PAPER)
    occupation: Mapped[str | None] = text(
        "职业或职务", length=40, width=12, mask=Mask.TEXT, needed_by=_PAPER
    )
    phone: Mapped[str | None] = text(
        "联系方式", length=40, width=14, mask=Mask.PHONE, needed_by=_PAPER
    )
    address: Mapped[str | None] = text(
        "单位或住址", length=100, width=24, mask=Mask.ADDRESS, needed_by=_PAPER
    )
    agent: Mapped[str | None] = text(
        "委托代理人", length=60, width=12, mask=Mask.NAME, needed_by="授权委托书"
    )


def _age_is_likely(draft: Draft) -> Complaints:
    age = draft.values["age"]
    if age is not None and not 0 < age <= 130:
        return {"age": "年龄应在1到130之间，请核对。"}
    return {}


def _units_have_no_age(draft: Draft) -> Complaints:
    if draft.values["party_kind"] != "unit":
        return {}
    keys = ("sex", "folk", "age")
    return {key: "当事人是单位，请清空这里。" for key in keys if draft.values[key] is not None}


DISPUTE_PARTIES = put_on_shelf(
    Ledger(
        name="dispute_parties",
        title="当事人",
        table=DisputeParty,
        place=Place.CHILD,
        parent=Parent("disputes", "dispute_id"),
        rank=301,
        icon="users",
        one="当事人",
        counter="名",
        label="side",
        list_columns=("side", "name", "party_kind", "phone"),
        form_groups=(
            ("当事人", ("side", "party_kind", "name", "sex", "folk", "age")),
            ("联系", ("occupation", "phone", "address", "agent")),
        ),
        official_form=OfficialForm(
            "当事人情况", ("dispute_id", "side", "name", "sex", "age", "phone", "address")
        ),
        same_record=(),
        rules=(_age_is_likely, _units_have_no_age),
    )
)
