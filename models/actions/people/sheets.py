"""Recovery sheets: a second custodian's, a new one for an old one, and what a lost password needs.

A sheet is good until another one is printed in its place: then the ledger is turned over to a
new data key, and the old sheet opens nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from models.actions.offices import office_of
from models.actions.people import slots
from models.actions.people.rights import Right, demand
from models.actions.people.slots import NoSuchAccount
from models.actions.search.everywhere import bring_indexes_up_to_date
from models.ledgers.office.accounts import ACCOUNTS
from models.progress import SILENT, Progress
from models.store import keys
from models.store.ledger_file import Store
from models.store.opening import RECOVERY_SLOT, check_password, open_with_code
from models.troubles import Trouble

_USED = "used_sheet"
_MOST = 5


class LastSheet(Trouble):
    """No sheet would be left."""

    def __init__(self) -> None:
        super().__init__("至少要留一份恢复密钥单，没有作废。请先打印一份新的，再作废旧的。")


class TooManySheets(Trouble):
    """Each sheet opens the ledger; a handful is enough."""

    def __init__(self) -> None:
        super().__init__(f"恢复密钥单最多{_MOST}份。请先作废不用的，再打印新的。")


@dataclass(frozen=True)
class NewSheet:
    """A sheet just made: its name (恢复密钥单第2号) and the code to print. Kept nowhere else."""

    name: str
    code: str


def sheet_names(store: Store) -> list[str]:
    """Return the names of the sheets that open the ledger now."""
    return [s.name for s in keys.read_slots(store.folder) if s.kind == keys.RECOVERY]


def make_sheet(store: Store) -> NewSheet:
    """Make one more sheet, for a second custodian; NotAllowed or TooManySheets stop it."""
    demand(office_of(store), Right.MANAGE)
    if len(sheet_names(store)) >= _MOST:
        raise TooManySheets
    return _made(store, "新增恢复密钥单")


def retire_sheet(store: Store, name: str, progress: Progress = SILENT) -> None:
    """Make a sheet worthless, its copies too; LastSheet, NotAllowed or Cancelled stop it."""
    demand(office_of(store), Right.MANAGE)
    staying = slots.without(store, keys.RECOVERY, name)
    if not any(slot.kind == keys.RECOVERY for slot in staying):
        raise LastSheet
    slots.slot_of(store, keys.RECOVERY, name)
    slots.turn_to(store, staying, progress)
    if used_sheet(store) == name:
        _remember_used(store, "")
    slots.note(store, ACCOUNTS, f"作废{name}", store.account)


def used_sheet(store: Store) -> str:
    """Return the name of a sheet that was unsealed and not yet replaced; empty if none was."""
    name = store.fact(_USED)
    return name if name in sheet_names(store) else ""


def recover(folder: Path, typed_code: str, account: str, new: str) -> tuple[Store, str]:
    """Give ``account`` a new password with the code of a sheet; return the open ledger.

    With it comes the name of the sheet, which is used up now: make another and retire it.
    Raises WrongRecoveryCode, WeakPassword, NoSuchAccount or what opening raises; then nothing
    changed.
    """
    check_password(new)
    code = keys.read_recovery_code(typed_code)
    used = _whose(folder, code)
    if account not in keys.account_names(folder):
        raise NoSuchAccount(account)
    store = open_with_code(folder, code)
    try:
        bring_indexes_up_to_date(store)
        slots.put(store, keys.make_slot(keys.ACCOUNT, account, new, store.data_keys[0]))
        slots.note(store, ACCOUNTS, "用恢复密钥单重设密码", account)
        _remember_used(store, used)
    except BaseException:
        store.close()
        raise
    return store, used


def _whose(folder: Path, code: str) -> str:
    for slot in keys.read_slots(folder):
        if slot.kind == keys.RECOVERY and keys.open_slot(slot, code) is not None:
            return slot.name
    raise keys.WrongRecoveryCode("不是这本台账的密钥单。")


def _made(store: Store, action: str) -> NewSheet:
    code, name = keys.draw_recovery_code(), _next_name(store)
    slots.put(store, keys.make_slot(keys.RECOVERY, name, code, store.data_keys[0]))
    slots.note(store, ACCOUNTS, f"{action}：{name}", store.account)
    return NewSheet(name, code)


def _next_name(store: Store) -> str:
    number = int(store.fact("sheets_made", "1")) + 1
    with store.writing() as connection:
        store.note_fact(connection, "sheets_made", str(number))
    return f"{RECOVERY_SLOT}第{number}号"


def _remember_used(store: Store, name: str) -> None:
    with store.writing() as connection:
        store.note_fact(connection, _USED, name)
