"""Rights: what each role may do; the door asks here before anything is written (I4)."""

from __future__ import annotations

import enum
from typing import Any

from sqlalchemy import ColumnElement, select

from models.ledger import Ledger, find_ledger
from models.ledgers.office.accounts import ADMIN, CLERK, COUNTY, LEADER, ROLES, VILLAGE
from models.office import Office
from models.troubles import Trouble


class Right(enum.Enum):
    """Something that not everybody may do, in the words of a refusal."""

    LOOK = "查看台账"
    WRITE = "修改台账"
    PARTICULARS = "查看或填写个人信息"
    MANAGE = "管理账号、密钥、恢复和清除"


ALL_ROLES = (ADMIN, CLERK, LEADER, VILLAGE, COUNTY)
_HOLDERS: dict[Right, tuple[str, ...]] = {
    Right.LOOK: ALL_ROLES,
    Right.WRITE: (CLERK, ADMIN, VILLAGE),
    Right.PARTICULARS: (CLERK, ADMIN),
    Right.MANAGE: (ADMIN,),
}


class NotAllowed(Trouble):
    """The role at the desk may not do this; the sentence says which may."""

    def __init__(self, right: Right, role: str) -> None:
        office_s_own = (each for each in _HOLDERS[right] if each != VILLAGE)
        holders = "或".join(f"“{ROLES.label(each)}”" for each in office_s_own)
        super().__init__(
            f"现在登录的账号是“{ROLES.label(role)}”，不能{right.value}。请由{holders}登录后再做。"
        )


class NotYourVillage(Trouble):
    """A village's account was to write what is not its village's."""

    def __init__(self, village: str) -> None:
        super().__init__(
            f"“村级录入”只能填报本村（{village}）的记录，这一步没有做。其他内容请由乡镇经办人填写。"
        )


def may(office: Office, right: Right) -> bool:
    """Tell whether whoever is at the desk has ``right``."""
    return office.role in _HOLDERS[right]


def demand(office: Office, right: Right) -> None:
    """Raise NotAllowed, which names the roles that may, unless ``right`` is held."""
    if not may(office, right):
        raise NotAllowed(right, office.role)


def within_village(ledger: Ledger, office: Office) -> ColumnElement[bool] | None:
    """Return the condition that a record is of the office's own village.

    None where everybody sees all: no village is set, or the ledger knows none.
    """
    if office.village_id is None:
        return None
    table: Any = ledger.columns.c
    if ledger.name == "villages":
        return bool_of(table.id == office.village_id)
    if ledger.village_key:
        return bool_of(table[ledger.village_key] == office.village_id)
    if ledger.parent is None or ledger.parent.kind_key:
        return None
    owner = find_ledger(ledger.parent.ledger)
    condition = within_village(owner, office)
    if condition is None:
        return None
    return bool_of(table[ledger.parent.key].in_(select(owner.columns.c.id).where(condition)))


def bool_of(condition: Any) -> ColumnElement[bool]:
    """Return a condition as what it is; SQLAlchemy's operators are typed as anything."""
    found: ColumnElement[bool] = condition
    return found
