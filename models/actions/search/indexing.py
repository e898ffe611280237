"""What the search index holds of a record, and no name of a party of a case (B19)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from models import kinds
from models.fields import Kind
from models.ledger import Field, Ledger, all_ledgers, find_ledger
from models.office import Office
from models.privacy import cover
from models.store import search_index

FOUND_BY = "found_by"
Written = Sequence[tuple[int, Mapping[str, Any]]]


def index(connection: Connection, ledger: Ledger, written: Written, office: Office) -> None:
    """Index records of (id, values); where names are hidden, keep the text they are found by."""
    if not ledger.searched:
        return
    held = [(each, search_text(connection, ledger, row, office)) for each, row in written]
    search_index.put(connection, ledger.name, held)
    if ledger.hides is not None and held:
        table = ledger.columns
        query = update(table).where(table.c.id == bindparam("wanted"))
        told = [{"wanted": each, "words": words} for each, words in held]
        connection.execute(query.values({FOUND_BY: bindparam("words")}), told)


def index_owner(
    connection: Connection, child: Ledger, rows: Sequence[Mapping[str, Any]], office: Office
) -> None:
    """Index anew the records whose hidden names stand in these rows of ``child``."""
    owner = _hider(child.name)
    if owner is None or child.parent is None:
        return
    ids = sorted({row[child.parent.key] for row in rows})
    found = connection.execute(select(owner.columns).where(owner.columns.c.id.in_(ids)))
    index(connection, owner, [(row.id, row._asdict()) for row in found.all()], office)


def index_linked(
    connection: Connection,
    ledger: Ledger,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    office: Office,
) -> None:
    """Index anew the records that are found by the name of one which is called otherwise now."""
    keys = [key for key in (ledger.number, ledger.label) if key]
    if all(before[key] == after[key] for key in keys):
        return
    own = (ledger.name, after["id"])
    name = ledger.name_of(SimpleNamespace(**after), office)

    def name_of(target: str, record_id: int) -> str:
        """Readers see the old name until this work is kept."""
        return name if (target, record_id) == own else office.name_of(target, record_id)

    told = replace(office, name_of=name_of)
    for other, key in _found_by_name_of(ledger.name):
        table = other.columns
        rows = connection.execute(select(table).where(table.c[key] == after["id"])).all()
        index(connection, other, [(row.id, row._asdict()) for row in rows], told)


def search_text(
    connection: Connection, ledger: Ledger, values: Mapping[str, Any], office: Office
) -> str:
    """Return what the search index holds of a record."""
    shown = [kinds.show(f.card, values[f.key], office) for f in ledger.searched]
    words = " ".join([*shown, str(values.get("initials") or "")])
    for name, instead in hidden_names(connection, ledger, values.get("id")):
        words = words.replace(name, instead)
    return words


def initials_of(label: Any) -> str:
    """Return the pinyin initials of a record's label, every reading of them."""
    from models.pinyin import initials

    return " ".join(initials(str(label or "")))


def hidden_names(
    connection: Connection, ledger: Ledger, record_id: int | None
) -> list[tuple[str, str]]:
    """Return the names that a record must not be found by, each with its covered form.

    The longest come first, so that no name is cut by a shorter one inside it. Those of deleted
    parties are hidden as well: their text may stand in the story still.
    """
    found = _hidden_field(ledger)
    if found is None or record_id is None:
        return []
    child, field = found
    assert child.parent is not None
    table = child.columns
    query = select(table.c[field.key]).where(table.c[child.parent.key] == record_id)
    names = {name for name in connection.scalars(query) if name and len(name) > 1}
    return [(name, cover(field.card, name)) for name in sorted(names, key=len, reverse=True)]


def _hidden_field(ledger: Ledger) -> tuple[Ledger, Field] | None:
    if ledger.hides is None:
        return None
    child = find_ledger(ledger.hides[0])
    return child, child.fields[ledger.hides[1]]


@cache
def _found_by_name_of(target: str) -> tuple[tuple[Ledger, str], ...]:
    return tuple(
        (each, found.key)
        for each in all_ledgers()
        for found in each.searched
        if found.card.kind is Kind.LINK and found.card.target == target
    )


@cache
def _hider(child: str) -> Ledger | None:
    return next((each for each in all_ledgers() if each.hides and each.hides[0] == child), None)
