"""设置: one row for each arrangement of this office."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import text
from models.ledger import Ledger, OfficialForm, Place, put_on_shelf


class Setting(LedgerRow, Base):
    """A name known to the program and the office's value for it."""

    __tablename__ = "setting"

    name: Mapped[str] = text("名称", length=60, required=True, width=20)
    value: Mapped[str | None] = text("内容", length=500, width=40, office_numbers=True)


SETTINGS = put_on_shelf(
    Ledger(
        name="settings",
        title="设置",
        table=Setting,
        place=Place.OFFICE,
        icon="settings",
        one="设置",
        counter="项",
        label="name",
        list_columns=("name", "value"),
        form_groups=(("设置", ("name", "value")),),
        official_form=OfficialForm("本单位设置", ("name", "value"), landscape=False),
        same_record=("name",),
    )
)
