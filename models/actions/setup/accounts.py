"""Passwords of a ledger's accounts: proved, changed, and reset with the recovery code."""

from __future__ import annotations

from pathlib import Path

from models.store import keys
from models.store.opening import check_password
from models.troubles import Trouble


class NoSuchAccount(Trouble):
    """The ledger has no account of that name."""

    def __init__(self, account: str) -> None:
        super().__init__(f"这本台账里没有叫“{account}”的账号。请核对名字后再试。")


def account_names(folder: Path) -> tuple[str, ...]:
    """Return whose passwords open the ledger in ``folder``; KeysDamaged if nobody can tell."""
    return tuple(slot.name for slot in keys.read_slots(folder) if slot.kind == keys.ACCOUNT)


def prove_password(folder: Path, account: str, password: str) -> None:
    """Raise WrongPassword unless ``password`` is that account's."""
    _data_key(folder, keys.ACCOUNT, account, password)


def change_password(folder: Path, account: str, old: str, new: str) -> None:
    """Replace an account's password; WrongPassword or WeakPassword leave it as it was."""
    check_password(new)
    data_key = _data_key(folder, keys.ACCOUNT, account, old)
    _replace(folder, account, new, data_key)


def set_password(folder: Path, typed_code: str, account: str, new: str) -> None:
    """Give ``account`` a new password with the code of the recovery sheet.

    Raises WrongRecoveryCode, WeakPassword, NoSuchAccount or KeysDamaged; then nothing changed.
    The code stays good: the sheet is sealed again, not made anew.
    """
    check_password(new)
    code = keys.read_recovery_code(typed_code)
    if account not in account_names(folder):
        raise NoSuchAccount(account)
    for slot in keys.read_slots(folder):
        if slot.kind == keys.RECOVERY and (data_key := keys.open_slot(slot, code)) is not None:
            _replace(folder, account, new, data_key)
            return
    raise keys.WrongRecoveryCode("不是这本台账的密钥单。")


def _data_key(folder: Path, kind: str, name: str, secret: str) -> bytes:
    for slot in keys.read_slots(folder):
        if (slot.kind, slot.name) == (kind, name):
            data_key = keys.open_slot(slot, secret)
            if data_key is not None:
                return data_key
    raise keys.WrongPassword


def _replace(folder: Path, account: str, password: str, data_key: bytes) -> None:
    fresh = keys.make_slot(keys.ACCOUNT, account, password, data_key)
    slots = keys.read_slots(folder)
    keys.write_slots(
        folder,
        tuple(
            fresh if (slot.kind, slot.name) == (keys.ACCOUNT, account) else slot for slot in slots
        ),
    )
