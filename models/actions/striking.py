"""划去: an entry of an append-only ledger is struck through with a reason, never changed."""

from __future__ import annotations

from models.actions.door import work
from models.actions.records import Refused, Seen
from models.ledger import Ledger
from models.store.ledger_file import Store


def strike(store: Store, ledger: Ledger, seen: Seen, why: str) -> None:
    """Strike an entry through; it stays readable. Refused without a reason or when struck."""
    if not why.strip():
        raise Refused({"struck_why": "请写明划去的原因。"})
    with work(store, f"划去{ledger.one}", why) as piece:
        if piece.read(ledger, seen.id).struck_on is not None:
            raise Refused({"struck_why": "这一条已经划去。"})
        values = {"struck_on": piece.office.today, "struck_why": why.strip()}
        piece.change(ledger, seen.id, values, seen.revision)
