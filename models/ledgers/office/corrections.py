"""常见错词: damaged words of the field and what they should be; offered, never forced."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Place, put_on_shelf


class Correction(LedgerRow, Base):
    """The office's own pair of a wrong and a right word, beside the bundled list."""

    __tablename__ = "correction"

    wrong: Mapped[str] = text("错词", length=40, required=True, width=20)
    right: Mapped[str] = text("应为", length=40, required=True, width=20)
    context: Mapped[str | None] = text(
        "上下文", length=60, width=24, help="填了就只在这句话里才提示，例如“国家平安”。"
    )


def _differs(draft: Draft) -> Complaints:
    same = draft.values["wrong"] == draft.values["right"]
    return {"right": "“应为”和“错词”一样，请改正。"} if same else {}


CORRECTIONS = put_on_shelf(
    Ledger(
        name="corrections",
        title="常见错词",
        table=Correction,
        place=Place.OFFICE,
        icon="edit",
        one="错词",
        counter="个",
        purpose="导入方案时，这里的错词会被标出来供您采纳。",
        label="wrong",
        list_columns=("wrong", "right", "context"),
        form_groups=(("错词", ("wrong", "right", "context")),),
        official_form=OfficialForm("常见错词", ("wrong", "right", "context"), landscape=False),
        same_record=("wrong", "right", "context"),
        rules=(_differs,),
        default_sort=(("wrong", False),),
    )
)
