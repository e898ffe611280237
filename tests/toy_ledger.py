"""A toy ledger declared in one file, with its step: what a new ledger costs, and no more."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped

from models.base import Base, LedgerRow
from models.fields import Choices, Mask, choice, date, money, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm
from models.store.steps.ledger_row import ledger_row

KINDS = Choices("toy_kind", {"soft": "毛绒", "wood": "木头"})


class ToyBase(DeclarativeBase):
    """Tables of its own, so that the toy is never taken for part of the program."""

    metadata = sa.MetaData(naming_convention=Base.metadata.naming_convention)


class Toy(LedgerRow, ToyBase):
    """One toy."""

    __tablename__ = "toy"

    code: Mapped[str] = text("编号", length=20, required=True, searchable=True)
    name: Mapped[str] = text("名称", length=60, required=True, searchable=True)
    owner: Mapped[str | None] = text("主人", length=20, mask=Mask.NAME)
    kind: Mapped[str] = choice("材质", KINDS, required=True, default="soft")
    price: Mapped[int | None] = money("价钱")
    bought_on: Mapped[dt.date | None] = date("购买日期")


def _not_bought_ahead(draft: Draft) -> Complaints:
    bought = draft.values["bought_on"]
    ahead = bought is not None and bought > draft.office.today
    return {"bought_on": "购买日期不能晚于今天，请核对。"} if ahead else {}


TOYS = Ledger(
    name="toys",
    title="玩具台账",
    table=Toy,
    one="玩具",
    counter="件",
    number="code",
    label="name",
    list_columns=("code", "name", "owner", "kind", "price"),
    form_groups=(("玩具", ("code", "name", "owner", "kind", "price", "bought_on")),),
    official_form=OfficialForm("玩具登记册", ("code", "name", "owner", "kind", "price")),
    same_record=("code",),
    rules=(_not_bought_ahead,),
    default_sort=(("code", False),),
)


def climb(op: Any) -> None:
    """Climb the toy's step."""
    op.create_table(
        "toy",
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("owner", sa.String(20)),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("price", sa.Integer()),
        sa.Column("bought_on", sa.Date()),
        *ledger_row("toy"),
    )
