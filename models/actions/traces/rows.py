"""The rows of history: how a made and a changed record are told, and how a row is digested."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from models import kinds
from models.ledger import Ledger
from models.store import chain

MADE, CLEARED, NOTED = "*", "-", "!"
"""Stand for the field where a record was made, where its particulars were removed, and before the
words of what happened to it without changing a value."""


def made(ledger: Ledger, record_id: int, full: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the history of a new record: its values, and its particulars in rows of their own."""
    apart = {f.key for f in ledger.particulars}
    held = {key: value for key, value in full.items() if value is not None}
    plain = {key: kinds.to_plain(value) for key, value in held.items() if key not in apart}
    told = [changed(ledger, record_id, MADE, None, plain)]
    return told + [changed(ledger, record_id, key, None, held[key]) for key in held if key in apart]


def changed(ledger: Ledger, record_id: int, key: str, old: Any, new: Any) -> dict[str, Any]:
    """Return the history row of one field; that of a particular has a salt of its own."""
    found = ledger.fields.get(key)
    return {
        "ledger": ledger.name,
        "record_id": record_id,
        "field": key,
        "old": _json(old),
        "new": _json(new),
        "salt": os.urandom(16) if found is not None and found.card.is_particular else None,
    }


def digest_of(row: Mapping[str, Any]) -> bytes:
    """Return what the chain keeps of a row."""
    told = (row["ledger"], row["record_id"], row["field"], row["old"], row["new"])
    return chain.digest_of(told, row["salt"])


def _json(value: Any) -> str | None:
    if value is None:
        return None
    return json.dumps(kinds.to_plain(value), ensure_ascii=False)
