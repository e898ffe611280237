"""划去: an entry of a ledger that is never changed is struck through, with a reason."""

from __future__ import annotations

from typing import Any

from models.actions.records import Seen
from models.actions.striking import strike
from models.ledger import Ledger
from models.store.ledger_file import Store
from ui.ledger.sheets.sheet import Sheet, blanks_of, required


def strike_sheet(store: Store, ledger: Ledger, entry: Any) -> Sheet:
    """Ask why an entry is struck through."""
    (why,) = blanks_of(ledger, ("struck_why",))
    seen = Seen(entry.id, entry.revision)
    return Sheet(
        title=f"划去{ledger.one}",
        yes="划去",
        blanks=(required(why),),
        keep=lambda answers: strike(store, ledger, seen, answers["struck_why"]),
        done=f"已划去一{ledger.counter}{ledger.one}",
        explained="划去的内容仍看得见，原因写在旁边。",
    )
