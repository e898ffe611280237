"""Whether a record is one that stands already: by the ledger's own measure, or by a unique code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from models.ledger import Complaints, Ledger, find_ledger
from models.office import Office
from models.store import statements

if TYPE_CHECKING:
    from models.actions.door import Piece


def doubled(
    piece: Piece, ledger: Ledger, values: Mapping[str, Any], own_id: int | None
) -> Complaints:
    """Return a complaint if another record is the same, or has a value that only one may have.

    It stands at the last field of the set, and names the other record to whoever may see it.
    """
    for keys in ways_to_be_one(ledger):
        key = keys[-1]
        other = _other(piece, ledger, keys, values, own_id)
        if other is not None:
            label = ledger.fields[key].card.label
            return {key: f"{label}与已有的{_named(piece, ledger, other)}重复，请核对。"}
    return {}


def ways_to_be_one(ledger: Ledger) -> tuple[tuple[str, ...], ...]:
    """Return the sets of fields by which no two standing records may be alike."""
    return tuple(keys for keys in (ledger.same_record, *ledger.unique) if keys)


def identity(ledger: Ledger, keys: tuple[str, ...], values: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the values of ``keys`` that tell a record apart; () where one is not filled in.

    A blank counts where the ledger says that it means something (``Ledger.blank_is_same``).
    """
    found = tuple([values.get(key) for key in keys])
    if None not in found:
        return found
    blank = [k for k, v in zip(keys, found, strict=True) if v is None]
    return () if set(blank) - set(ledger.blank_is_same) else found


def called_fully(ledger: Ledger, record: Any, office: Office) -> str:
    """Return a record's name in a sentence; one that belongs to another by that one's name."""
    tie = ledger.parent
    if tie is not None and not tie.kind_key:
        owner = find_ledger(tie.ledger)
        whose = office.name_of(owner.name, getattr(record, tie.key))
        return f"{owner.one}“{whose}”的{ledger.one}"
    return f"{ledger.one}“{ledger.name_of(record, office)}”"


def _other(
    piece: Piece,
    ledger: Ledger,
    keys: tuple[str, ...],
    values: Mapping[str, Any],
    own_id: int | None,
) -> int | None:
    found = identity(ledger, keys, values)
    if not found:
        return None
    query = statements.alike(ledger.columns, keys)
    given = {f"same_{key}": value for key, value in zip(keys, found, strict=True)}
    return next((each for each in piece.connection.scalars(query, given) if each != own_id), None)


def _named(piece: Piece, ledger: Ledger, record_id: int) -> str:
    if piece.office.village_id is not None:  # another village's record is not theirs to see
        return f"一{ledger.counter}{ledger.one}"
    return called_fully(ledger, piece.read(ledger, record_id), piece.office)
