"""Passwords: proved, and changed by whoever holds them."""

from __future__ import annotations

from models.actions.people import slots
from models.ledgers.office.accounts import ACCOUNTS
from models.store import keys
from models.store.ledger_file import Store
from models.store.opening import check_password


def prove_password(store: Store, password: str) -> None:
    """Raise WrongPassword unless ``password`` is that of whoever is at the desk."""
    slot = slots.slot_of(store, keys.ACCOUNT, store.account)
    if keys.open_slot(slot, password) is None:
        raise keys.WrongPassword


def change_password(store: Store, old: str, new: str) -> None:
    """Replace the password of whoever is at the desk.

    WrongPassword or WeakPassword leave it as it was. The sealed recovery sheets stay good.
    """
    check_password(new)
    slot = slots.slot_of(store, keys.ACCOUNT, store.account)
    changed = keys.change_secret(slot, old, new)
    if changed is None:
        raise keys.WrongPassword
    slots.put(store, changed)
    slots.note(store, ACCOUNTS, "更改密码", store.account)
