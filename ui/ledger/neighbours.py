"""Ways between a room on the rail and those beside it: out by quiet buttons, back by one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from models.ledger import all_ledgers, find_ledger
from ui.ledger.toolbar import Act

if TYPE_CHECKING:
    from ui.ledger.page import LedgerPage


def join_neighbours(page: LedgerPage) -> None:
    """Offer on a ledger's page the rooms declared beside it, or the way back to its own."""
    ledger, go_to = page.ledger, page.workplace.go_to
    if ledger.beside:
        owner = find_ledger(ledger.beside)
        page.toolbar.add_way_back(owner.title, partial(go_to, owner.name))
    for each in all_ledgers():
        if each.beside == ledger.name:
            page.add_action(Act(each.title, partial(go_to, each.name), each.icon, on_second=True))
