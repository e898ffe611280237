"""What follows by itself when a record of a ledger is made or changed, within the same work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.ledger import Ledger

Follower = Callable[[Any, int, Any], None]
"""Is given the piece of work, the record's id, and the row as it was before (None if new)."""
_followers: dict[str, Follower] = {}


def follower(ledger: Ledger) -> Follower | None:
    """Return what follows a change in ``ledger``, or None."""
    if not _followers:
        from models.actions.disputes.following import FOLLOWERS

        _followers.update(FOLLOWERS)
        from models.actions.township.following import FOLLOWERS as OF_PLACES

        _followers.update(OF_PLACES)
    return _followers.get(ledger.name)
