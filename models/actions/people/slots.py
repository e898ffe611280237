"""The key slots of an open ledger, changed together with what is told of it in history."""

from __future__ import annotations

from sqlalchemy import select

from models.actions.door import FINAL, work
from models.actions.people.rights import Right
from models.actions.safe.following import follow_keys
from models.ledger import Ledger
from models.progress import SILENT, Progress
from models.store import keys
from models.store.ledger_file import Store
from models.store.rekeying import turn_over
from models.troubles import Trouble


class NoSuchAccount(Trouble):
    """The ledger has no account of that name."""

    def __init__(self, account: str) -> None:
        super().__init__(f"这本台账里没有叫“{account}”的账号。请核对名字后再试。")


def slot_of(store: Store, kind: str, name: str) -> keys.Slot:
    """Return one slot; NoSuchAccount if there is none."""
    for slot in keys.read_slots(store.folder):
        if (slot.kind, slot.name) == (kind, name):
            return slot
    raise NoSuchAccount(name)


def put(store: Store, slot: keys.Slot) -> None:
    """Write a slot that whoever is in has made, over the one of its name if there is one."""
    held = keys.read_slots(store.folder)
    rest = tuple(s for s in held if (s.kind, s.name) != (slot.kind, slot.name))
    store.trust(slot)
    keys.write_slots(store.folder, (*rest, slot) if len(rest) == len(held) else _over(held, slot))
    follow_keys(store)


def turn_to(store: Store, staying: tuple[keys.Slot, ...], progress: Progress = SILENT) -> None:
    """Turn the ledger, and the backups within reach, over to keys that only ``staying`` open.

    Raises SlotNotTrusted, DiskFull or Cancelled; then everything is as it was.
    """
    turn_over(store, staying, progress)
    follow_keys(store)


def without(store: Store, kind: str, name: str) -> tuple[keys.Slot, ...]:
    """Return the slots that stay when one goes."""
    return tuple(s for s in keys.read_slots(store.folder) if (s.kind, s.name) != (kind, name))


def note(store: Store, ledger: Ledger, what: str, account: str) -> None:
    """Tell in the history of an account what happened to its key; anybody may, of their own."""
    table = ledger.columns
    with work(store, what, kind=FINAL, right=Right.LOOK) as piece:
        found = piece.connection.scalar(
            select(table.c.id).where(table.c.name == account, table.c.retired_at.is_(None))
        )
        piece.note(ledger, found or 0, what)


def _over(held: tuple[keys.Slot, ...], slot: keys.Slot) -> tuple[keys.Slot, ...]:
    same = (slot.kind, slot.name)
    return tuple(slot if (s.kind, s.name) == same else s for s in held)
