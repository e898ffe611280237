"""What no ledger may declare: a table of people, an identity number, an eye on people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.fields import Kind, Mask
from models.guards.columns import asks_of_a_person, looks_at_people
from models.ledger import Field, Ledger, Place, find_ledger

_PEOPLE = re.compile(
    r"(?:^|_)(?:person|persons|people|resident|citizen|household_member|suspect)s?$"
)
_IDENTITY_KEYS = re.compile(
    r"(?:^|_)(?:id_?card|id_?no|id_?number|identity|idcard|passport|ethnicity|nation|religion"
    r"|politics|party_member|criminal|bank_card|bank_account|plate|face|fingerprint)(?:_|$)"
)
_EQUIPMENT_KEYS = re.compile(
    r"(?:^|_)(?:ip|mac|rtsp|stream|url|port|login|password|account|user|snapshot|recording|track"
    r"|photo|image)(?:_|$)"
)
_COVERED = {Mask.NAME, Mask.PHONE, Mask.IDENTITY}


def broken_rules(ledger: Ledger) -> Iterator[str]:
    """Yield each rule of refusals 3 and 7 and of B19 that a ledger breaks, in words."""
    if _PEOPLE.search(ledger.table.__tablename__) or _PEOPLE.search(ledger.name):
        yield f"{ledger.name}: a table of people"
    yield from _keys_of_people(ledger)
    for each in ledger.fields.values():
        label, place = each.card.label, f"{ledger.name}.{each.key}"
        if _is_asked_by_a_paper(ledger, each):
            continue
        if each.card.mask is Mask.IDENTITY or _IDENTITY_KEYS.search(each.key):
            yield f"{place}: an identity number or the like"
        if asks_of_a_person(label):
            yield f"{place}: asks of a person: {label}"
        is_business = ledger.place is not Place.OFFICE
        if is_business and (looks_at_people(label) or _EQUIPMENT_KEYS.search(each.key)):
            yield f"{place}: more than equipment and its condition: {label}"


def _is_asked_by_a_paper(ledger: Ledger, field: Field) -> bool:
    """A covered particular of a case that an official paper names; it goes with the case (B19)."""
    if not field.card.needed_by or field.card.mask in (Mask.NONE, Mask.IDENTITY):
        return False
    return ledger.parent is not None and bool(find_ledger(ledger.parent.ledger).keep_until)


def _keys_of_people(ledger: Ledger) -> Iterator[str]:
    """A record is told apart, named, owned and linked by anything but a person."""
    covered = {f.key for f in ledger.stored if f.card.mask in _COVERED}
    for key in sorted(covered & {*ledger.same_record, ledger.number}):
        yield f"{ledger.name}.{key}: records are told apart by a person"
    for key in sorted(covered & {ledger.label}):
        yield f"{ledger.name}.{key}: records are called by a person's name"
    for column in ledger.columns.columns:
        if column.key in covered and (column.index or column.unique):
            yield f"{ledger.name}.{column.key}: indexed by a person"
    for each in ledger.stored:
        if each.card.kind is Kind.LINK:
            target = find_ledger(each.card.target)
            if target.fields[target.label].card.mask in _COVERED:
                yield f"{ledger.name}.{each.key}: leads to a table of people"
