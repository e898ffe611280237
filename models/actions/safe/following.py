"""After a change of keys: the backups within reach get the slots of today."""

from __future__ import annotations

import contextlib

from models.actions.safe.backing_up import home_of, outside_folder
from models.store import keys
from models.store.backup import resealing
from models.store.backup.home import home_name
from models.store.ledger_file import Store


def follow_keys(store: Store) -> int:
    """Give the backups beside the ledger, and those on the other disk if it is there, its slots.

    Returns how many had others. A disk that cannot be written is let be: it is asked again at the
    next opening.
    """
    homes, changed = [home_of(store.folder)], 0
    outside = outside_folder(store)
    if outside is not None:
        homes.append(outside / home_name(store.uid))
    slots = keys.read_slots(store.folder)
    for home in homes:
        with contextlib.suppress(OSError):
            changed += resealing.follow(home, slots, store.data_keys)
    return changed
