"""The bound of a village's account: it writes its own village's records and nobody else's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from models.actions.people.rights import NotYourVillage
from models.ledger import Ledger, find_ledger
from models.office import Office


class VillageBound:
    """Asked by the door about each record; lets everything pass where no village is set."""

    def __init__(self, office: Office, read: Callable[[Ledger, int], Any]) -> None:
        self._office, self._read = office, read

    def refuse(self, ledger: Ledger, values: Mapping[str, Any]) -> None:
        """Raise NotYourVillage unless a record with these values is the village's own."""
        own = self._office.village_id
        if own is None or ledger.unbound or self._village_of(ledger, values) == own:
            return
        raise NotYourVillage(self._office.name_of("villages", own))

    def _village_of(self, ledger: Ledger, values: Mapping[str, Any]) -> int | None:
        if ledger.name == "villages":
            return values.get("id")
        if ledger.village_key:
            return values.get(ledger.village_key)
        tie = ledger.parent
        if tie is None or values.get(tie.key) is None:
            return None
        owner = find_ledger(values[tie.kind_key] if tie.kind_key else tie.ledger)
        return self._village_of(owner, self._read(owner, values[tie.key])._mapping)
