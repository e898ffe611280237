"""Where a narrowed link is read: among what belongs to the record in the field that narrows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from models.ledger.parts import Field
from models.office import Office, Scope


def standing_at(
    fields: Mapping[str, Field],
    found: Field,
    values: Mapping[str, Any],
    office: Office,
    before: Any = None,
) -> Office:
    """Return the office in which a field is read, given what is read of its record so far.

    ``before`` is the record as it stands, whose value counts where ``values`` has none.
    """
    within = found.card.within
    if not within:
        return office
    held = getattr(before, within) if before is not None else None
    owner_id = values.get(within, held)
    scope = Scope(fields[within].card.target, owner_id) if owner_id is not None else None
    return replace(office, scope=scope)
