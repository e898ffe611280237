"""Where the headings of a sheet stand, which ledger they fit, and what they may not ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models.exchange.workbooks.columns import (
    SheetColumn,
    beyond_equipment,
    columns_of,
    forbidden,
    match_headings,
    of_our_papers,
    sheets_of,
    ways_of,
)
from models.exchange.workbooks.stamp import Stamp
from models.exchange.workbooks.troubles import (
    BeyondEquipment,
    ForbiddenColumns,
    MissingColumns,
    ParticularsFromElsewhere,
)
from models.ledger import Ledger

Headings = tuple[Ledger, int, dict[int, SheetColumn]]
"""The ledger of a sheet, the row of its headings (from 0), its columns by place."""


def find_headings(
    stamp: Stamp | None,
    name: str,
    texts: Sequence[Sequence[str]],
    ledger: Ledger,
    known: Mapping[str, str],
) -> Headings | None:
    """Return the ledger whose columns fit a row best; by the stamp where the sheet kept its name.

    Without a stamp only the ledger itself is looked for: an old book has no child sheets of ours.
    """
    candidates = sheets_of(ledger) if stamp else (ledger,)
    if stamp and name in stamp.sheets:
        candidates = tuple(c for c in candidates if c.name == stamp.sheets[name]) or candidates
    best: Headings | None = None
    for each in candidates:
        columns = columns_of(each)
        for at, row in enumerate(texts):
            found = match_headings(row, columns, known if each is ledger else {})
            if len(found) >= min(2, len(columns)) and (best is None or len(found) > len(best[2])):
                best = (each, at, found)
    return best


def check_headings(
    stamp: Stamp | None, name: str, texts: Sequence[str], headings: Headings
) -> None:
    """Refuse a sheet that asks for particulars, or lacks what tells its records apart.

    Particulars that an official paper of ours asks for come in by our own template only: a list
    of people from elsewhere was made for something else (refusals 3, 4).
    """
    ledger, _, columns = headings
    if ledger.equipment and (asked := beyond_equipment(texts, columns)):
        raise BeyondEquipment(name, asked)
    if asked := forbidden(texts, columns):
        raise ForbiddenColumns(name, asked)
    if stamp is None and (asked := of_our_papers(texts, columns)):
        raise ParticularsFromElsewhere(name, asked)
    if missing := _missing(ledger, columns):
        raise MissingColumns(name, missing)


def _missing(ledger: Ledger, columns: Mapping[int, SheetColumn]) -> list[str]:
    there = {column.key for column in columns.values()}
    ways = [set(way) for way in ways_of(ledger)] if ledger.same_record else [set()]
    if len(ways) > 1 and ways[0] <= there:
        return []  # every record may be named by its number
    return [
        column.card.label
        for column in columns_of(ledger)
        if (column.is_owner or column.key in ways[-1])
        and column.is_needed
        and column.key not in there
    ]
