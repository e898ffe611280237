"""Says what is wrong with a row, each complaint at its cell, without anybody's particulars."""

from __future__ import annotations

import re

from models.actions.linking.meaning import Near, told_apart_by
from models.exchange.workbooks.cells import address_of, text_of
from models.exchange.workbooks.columns import OWNER
from models.exchange.workbooks.plan import Complaint
from models.exchange.workbooks.rows.lookup import Finder
from models.exchange.workbooks.rows.placing import Placed
from models.fields import Mask
from models.ledger import Complaints, Ledger, find_ledger
from models.privacy import cover, cover_text

_QUOTED = re.compile(r"“([^”]+)”")


def complaints_of(ledger: Ledger, placed: Placed, wrong: Complaints) -> tuple[Complaint, ...]:
    """Return complaints by field as complaints by cell; a missing column's stands at the first."""
    places = {column.key: at for at, column in placed.sheet.columns.items()}
    owners = [at for key, at in places.items() if key.startswith(OWNER)]
    tie = ledger.parent
    told = []
    for key, reason in wrong.items():
        if tie is not None and key == tie.key:
            at = min(owners, default=0)
        else:
            at = places.get(key, min(placed.sheet.columns))
        found = ledger.fields.get(key)
        heading = found.card.label if found else ""
        address = address_of(placed.row.number, at)
        told.append(Complaint(address, heading, _covered(ledger, key, reason), key))
    return tuple(told)


def owner_not_found(ledger: Ledger, placed: Placed, finder: Finder) -> str:
    """Return the complaint about a row that belongs to nothing."""
    assert ledger.parent is not None
    owner = find_ledger(ledger.parent.ledger)
    words = [text_of(cell) for key, (_, cell) in placed.row.cells.items() if key.startswith(OWNER)]
    if not words:
        return f"请写明属于“{owner.title}”的哪一条。"
    near = finder.near(owner.name, words[0]) if len(words) == 1 else Near()
    if near.twins:
        return f"有几{owner.counter}都叫“{words[0]}”，{told_apart_by(owner)}"
    offer = f"相近的有：{'、'.join(near.labels)}。" if near.labels else ""
    return f"“{owner.title}”里没有“{' '.join(words)}”，请核对。{offer}"


def _covered(ledger: Ledger, key: str, reason: str) -> str:
    """Return a reason that quotes nothing of a masked cell, and no number of a person."""
    found = ledger.fields.get(key)
    if found is not None and found.card.mask is not Mask.NONE:
        card = found.card
        reason = _QUOTED.sub(lambda quoted: f"“{cover(card, quoted[1])}”", reason)
    return cover_text(reason)
