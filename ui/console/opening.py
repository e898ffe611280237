"""Opens the ledger a command names, with its indexes ready, and closes it afterwards."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from models.actions.people.entering import make_ready
from models.ledger import Ledger, all_ledgers, find_ledger
from models.store.keys import WrongPassword, tries
from models.store.ledger_file import Store
from models.store.opening import open_ledger
from models.troubles import Trouble
from ui.console.answers import password_of
from ui.console.watching import ConsoleProgress


class NoSuchLedger(Trouble):
    """A command named a ledger that is not on the shelf."""

    def __init__(self, name: str) -> None:
        known = " ".join(ledger.name for ledger in all_ledgers())
        super().__init__(f"没有叫“{name}”的台账。可用的有：{known}。")


class WaitFirst(Trouble):
    """Wrong passwords were given just now."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"刚才密码不对。请等{seconds}秒再试。")


@contextmanager
def opened(options: Namespace) -> Iterator[Store]:
    """Give the open ledger of ``options.folder``."""
    store = _opened(options)
    make_ready(store, ConsoleProgress())
    try:
        yield store
    finally:
        store.close()


def _opened(options: Namespace) -> Store:
    """Open with the password given; a failed try makes the next one wait, here as at the login."""
    folder, now = options.folder, dt.datetime.now()
    if left := tries.wait_left(folder, now):
        raise WaitFirst(left)
    try:
        store = open_ledger(folder, password_of(options), options.as_account)
    except WrongPassword:
        tries.note_failure(folder, now)
        raise
    tries.forget(folder)
    return store


def ledger_named(name: str) -> Ledger:
    """Return the ledger of that name; NoSuchLedger lists the names."""
    try:
        return find_ledger(name)
    except LookupError:
        raise NoSuchLedger(name) from None
