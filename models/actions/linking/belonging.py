"""Links narrowed by another field of their record: a natural village of the village there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from models.ledger import Complaints, Field, Ledger, all_ledgers, find_ledger, links_of
from models.office import Office

OwnerOf = Callable[[Ledger, Any, str], Any]
"""Of a record of a ledger, by its id: the value of the field that ties it to its owner."""


@cache
def tie_to(target: str, owner: str) -> str:
    """Return the field by which records of ledger ``target`` belong to one of ``owner``."""
    return next(f.key for f in links_of(find_ledger(target)) if f.card.target == owner)


def ties_of(target: Ledger) -> dict[str, str]:
    """Return the ledgers to whose records links to ``target`` are narrowed, each with its tie."""
    narrowed = ((each, f) for each in all_ledgers() for f in each.narrowed)
    owners = {owner_ledger(each, f).name for each, f in narrowed if f.card.target == target.name}
    return {owner: tie_to(target.name, owner) for owner in sorted(owners)}


def owner_ledger(ledger: Ledger, found: Field) -> Ledger:
    """Return the ledger of the record that must own what a narrowed link points to."""
    return find_ledger(ledger.fields[found.card.within].card.target)


def called(office: Office, ledger: Ledger, record_id: Any) -> str:
    """Return what people call a record in a sentence: without its official code."""
    if not isinstance(record_id, int):  # a new row of the same workbook
        return f"这一{ledger.counter}{ledger.one}"
    name = office.name_of(ledger.name, record_id)
    rest = name.partition(" ")[2]
    return rest if ledger.coded and rest else name


def strays(
    ledger: Ledger, values: Mapping[str, Any], office: Office, owner_of: OwnerOf
) -> Complaints:
    """Complain of links that lead to what belongs elsewhere, by key; both are named."""
    found = {}
    for each in ledger.narrowed:
        link, owner = values.get(each.key), values.get(each.card.within)
        if isinstance(link, int) and (said := stray(ledger, each, (link, owner), office, owner_of)):
            found[each.key] = said
    return found


def stray(
    ledger: Ledger, found: Field, pair: tuple[int, Any], office: Office, owner_of: OwnerOf
) -> str:
    """Return what is wrong with one narrowed link, given as (link, owner), or “”."""
    link, owner = pair
    target, above = find_ledger(found.card.target), owner_ledger(ledger, found)
    label, above_label = found.card.label, ledger.fields[found.card.within].card.label
    if owner is None:
        return f"填了{label}，请把{above_label}也填上。"
    held = owner_of(target, link, tie_to(target.name, above.name))
    if held == owner:
        return ""
    name, mine = called(office, target, link), called(office, above, owner)
    if held is None:
        return f"{label}“{name}”不属于{mine}，请重新选，或把{label}清空。"
    theirs = called(office, above, held)
    return f"{label}“{name}”属于{theirs}，不属于{mine}，请重新选，或把{label}清空。"
