"""账号: who may open the ledger, and what each may do; the keys themselves lie in the key slots."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import Choices, choice, link, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Place, put_on_shelf

ADMIN, CLERK, LEADER, VILLAGE, COUNTY = "admin", "clerk", "leader", "village", "county"
ROLES = Choices(
    "role",
    {
        ADMIN: "管理员",
        CLERK: "经办人",
        LEADER: "领导（只读）",
        VILLAGE: "村级录入",
        COUNTY: "县级",
    },
)


class Account(LedgerRow, Base):
    """One person's way in. ``post`` is what the person does here; there is no person file."""

    __tablename__ = "account"

    name: Mapped[str] = text("账号", length=20, required=True, width=16)
    role: Mapped[str] = choice("身份", ROLES, required=True, width=14)
    village_id: Mapped[int | None] = link("所属村", "villages", "village", width=16)


def _name_is_no_sheet(draft: Draft) -> Complaints:
    # whoever comes with the code of a recovery sheet is written into history by that name
    taken = str(draft.values["name"] or "").startswith("恢复密钥单")
    return {"name": "账号不能叫“恢复密钥单”，请换一个名字。"} if taken else {}


def _village_and_role_agree(draft: Draft) -> Complaints:
    role, village = draft.values["role"], draft.values["village_id"]
    if role == VILLAGE and village is None:
        return {"village_id": "“村级录入”的账号要选所属村。"}
    if role != VILLAGE and village is not None:
        return {"village_id": "只有“村级录入”的账号才选所属村，请清空。"}
    return {}


ACCOUNTS = put_on_shelf(
    Ledger(
        name="accounts",
        title="账号",
        table=Account,
        place=Place.OFFICE,
        icon="users",
        one="账号",
        counter="个",
        label="name",
        list_columns=("name", "role", "village_id"),
        form_groups=(("账号", ("name", "role", "village_id")),),
        official_form=OfficialForm("账号", ("name", "role", "village_id"), landscape=False),
        same_record=("name",),
        rules=(_name_is_no_sheet, _village_and_role_agree),
        default_sort=(("name", False),),
    )
)
