"""What a clerk typed for a verb, read by the cards of the ledgers; complaints gathered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from models import kinds
from models.actions.door import Piece
from models.actions.records import Refused, keep_in
from models.fields import FieldCard
from models.ledger import Complaints, Ledger
from models.office import Office

Raw = Mapping[str, object]


def read(
    office: Office, raw: Raw, cards: Mapping[str, FieldCard], required: Collection[str] = ()
) -> tuple[dict[str, Any], Complaints]:
    """Read the blanks named by ``cards``; what is left blank takes the card's default.

    ``required`` blanks are asked for even where the ledger itself would let them be.
    """
    values: dict[str, Any] = {}
    complaints: Complaints = {}
    for key, card in cards.items():
        given = raw.get(key)
        if given is None or not str(given).strip():
            given = kinds.default_of(card, office)
        try:
            values[key] = kinds.parse(card, given, office)
        except ValueError as error:
            complaints[key] = str(error)
            continue
        if values[key] is None and key in required:
            complaints[key] = f"请填写{card.label}。"
    return values, complaints


def refuse(complaints: Complaints) -> None:
    """Raise Refused if there is anything to complain of."""
    if complaints:
        raise Refused(complaints)


class Gathered:
    """Several records typed on one form: all their complaints are told at once.

    A complaint's key says where it belongs: ``obligations.0.due_on`` is the due day of the first
    obligation. Call ``tell`` before the work ends, else what was kept would stay.
    """

    def __init__(self, piece: Piece) -> None:
        self._piece = piece
        self.complaints: Complaints = {}

    def keep(self, ledger: Ledger, raw: Raw, place: str = "", said: str = "") -> int:
        """Keep one record; return its id, or 0 where it is complained of."""
        try:
            return keep_in(self._piece, ledger, raw)
        except Refused as refused:
            self.add(refused.complaints, place, said)
            return 0

    def read(self, ledger: Ledger, record_id: int) -> Any:
        """Return a record as it stands in the work."""
        return self._piece.read(ledger, record_id)

    def look_through(self, ledger: Ledger, raw: Raw, place: str = "", said: str = "") -> None:
        """Read one record that cannot be kept since its owner is not."""
        _, complaints = ledger.parse(raw, self._piece.office)
        complaints.pop(ledger.parent.key if ledger.parent else "", None)
        self.add(complaints, place, said)

    def add(self, complaints: Complaints, place: str = "", said: str = "") -> None:
        """Take complaints in under their place."""
        self.complaints |= {f"{place}{key}": f"{said}{why}" for key, why in complaints.items()}

    def tell(self) -> None:
        """Raise Refused with everything gathered, if anything was."""
        refuse(self.complaints)
