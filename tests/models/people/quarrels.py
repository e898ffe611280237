"""A ledger with particulars that are kept for a time only, and rows that belong to its records."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped

from models.base import Base, LedgerRow
from models.fields import Mask, date, link, paragraph, text
from models.ledger import Ledger, OfficialForm, Parent, Place
from models.store.steps.ledger_row import ledger_row


class QuarrelBase(DeclarativeBase):
    """Tables of their own, so that they are never taken for part of the program."""

    metadata = sa.MetaData(naming_convention=Base.metadata.naming_convention)


class Quarrel(LedgerRow, QuarrelBase):
    """One quarrel."""

    __tablename__ = "quarrel"

    title: Mapped[str] = text("纠纷", length=60, required=True, searchable=True)
    teller: Mapped[str] = text("当事人", length=20, required=True, mask=Mask.NAME)
    phone: Mapped[str | None] = text("电话", length=20, mask=Mask.PHONE)
    story: Mapped[str | None] = paragraph("经过", searchable=True, personal=True)
    keep_until: Mapped[dt.date | None] = date("保管到")


class Witness(LedgerRow, QuarrelBase):
    """Somebody who saw it."""

    __tablename__ = "witness"

    quarrel_id: Mapped[int] = link("纠纷", "quarrels", "quarrel", required=True)
    name: Mapped[str | None] = text("证人", length=20, mask=Mask.NAME)


QUARRELS = Ledger(
    name="quarrels",
    title="吵架台账",
    table=Quarrel,
    one="纠纷",
    counter="起",
    label="title",
    list_columns=("title", "teller"),
    form_groups=(("纠纷", ("title", "teller", "phone", "story", "keep_until")),),
    official_form=OfficialForm("纠纷登记册", ("title", "teller")),
    same_record=(),
    keep_until="keep_until",
)
WITNESSES = Ledger(
    name="witnesses",
    title="证人",
    table=Witness,
    place=Place.CHILD,
    parent=Parent("quarrels", "quarrel_id"),
    label="name",
    list_columns=("name",),
    form_groups=(("证人", ("name",)),),
    official_form=OfficialForm("证人", ("name",)),
    same_record=(),
)


def climb(op: Any) -> None:
    """Climb the step of both."""
    op.create_table(
        "quarrel",
        sa.Column("title", sa.String(60), nullable=False),
        sa.Column("teller", sa.String(20), nullable=False),
        sa.Column("phone", sa.String(20)),
        sa.Column("story", sa.Text()),
        sa.Column("keep_until", sa.Date()),
        *ledger_row("quarrel"),
    )
    op.create_table(
        "witness",
        sa.Column("quarrel_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(20)),
        *ledger_row("witness"),
    )
