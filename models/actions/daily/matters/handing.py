"""A matter that turns out to be a dispute: what it tells waits on the dispute's own page."""

from __future__ import annotations

from typing import Any

from models.actions import drafts
from models.actions.disputes.way.turning import NotNow
from models.ledgers.disputes.dispute import DISPUTES
from models.store.ledger_file import Store

_SOURCES = {"visit": "visit", "hotline": "hotline", "grid": "grid", "village": "village"}
"""Sources of matters that are sources of disputes as well; for others the clerk chooses."""


def offer_dispute(store: Store, matter: Any) -> None:
    """Put what a matter tells aside as a draft of a new dispute; nothing is registered by it.

    NotNow where another dispute is half typed already: its draft would be lost.
    """
    place = drafts.place_of(DISPUTES.name, None)
    if drafts.look_up(store, place) is not None:
        raise NotNow("还有一起没填完的纠纷。请先到“矛盾纠纷”里把它登记或丢弃，再从这件事项转过去。")
    typed = {
        "found_on": matter.accepted_on.isoformat(),
        "story": f"（{matter.number}）{matter.story or matter.title}",
        "village_id": matter.village_id,
        "place": matter.place,
        "source": _SOURCES.get(matter.source),
        "first_post": matter.first_post,
    }
    drafts.put_aside(store, place, {key: value for key, value in typed.items() if value})
