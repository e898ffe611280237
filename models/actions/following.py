"""What follows by itself when a record of a ledger is made or changed, within the same work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from models.ledger import Ledger

Follower = Callable[[Any, int, Any], None]
"""Is given the piece of work, the record's id, and the row as it was before (None if new)."""
_followers: dict[str, Follower] = {}
ManyFollower = Callable[[Any, Sequence[Mapping[str, Any]]], None]
"""Is given the piece of work and the values of all records just made, their ids among them."""
_many_followers: dict[str, ManyFollower] = {}


def follower(ledger: Ledger) -> Follower | None:
    """Return what follows a change in ``ledger``, or None."""
    if not _followers:
        _fill()
    return _followers.get(ledger.name)


def follower_of_many(ledger: Ledger) -> ManyFollower | None:
    """Return what follows new records of ``ledger`` all at once, or None: then one by one."""
    if not _followers:
        _fill()
    return _many_followers.get(ledger.name)


def _fill() -> None:
    from models.actions.cameras import following as cameras
    from models.actions.daily import following as daily
    from models.actions.disputes import following as disputes
    from models.actions.township import following as township

    for each in (disputes, cameras, township, daily):
        _followers.update(each.FOLLOWERS)
    _many_followers.update(cameras.FOLLOWERS_OF_MANY)
