"""纠纷类型对照: what each type of the ledger counts as on the lists that the reports need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from models.fields import Choices
from models.ledgers.mediation.arrangements import TYPE_MAPPINGS
from models.office import Office
from models.store.ledger_file import Store
from models.words.disputes.types import (
    DEFAULT_MAP,
    EVENT_TYPES,
    MEDIATION_TYPES,
    TWO_LEVEL,
    UNMAPPED,
    TypeMap,
)

LIST_SETTING = "dispute_type_list"


@dataclass(frozen=True)
class TypeList:
    """One list that reports count by: its name, its words, and where a type's code on it stands."""

    name: str
    title: str
    choices: Choices
    code_of: Callable[[TypeMap], str]


TYPE_LISTS: Mapping[str, TypeList] = {
    each.name: each
    for each in (
        TypeList("mediation", "人民调解类型", MEDIATION_TYPES, lambda held: held.mediation),
        TypeList("event", "综治类别", EVENT_TYPES, lambda held: held.event),
        TypeList("two_level", "两级分类", TWO_LEVEL, lambda held: held.two_level),
    )
}


def chosen_list(office: Office) -> TypeList:
    """Return the list that the office's monthly table counts by; 人民调解's unless it chose."""
    return TYPE_LISTS.get(office.settings.get(LIST_SETTING, ""), TYPE_LISTS["mediation"])


def type_map(store: Store) -> Mapping[str, TypeMap]:
    """Return what each type counts as: the program's map with the office's records over it.

    A type that stands in neither counts as ``UNMAPPED``.
    """
    return store.cached(("type_map",), frozenset({TYPE_MAPPINGS.name}), lambda: _read(store))


def _read(store: Store) -> Mapping[str, TypeMap]:
    table = TYPE_MAPPINGS.columns.c
    query = (
        select(table.dispute_type, table.mediation, table.event, table.two_level)
        .where(table.retired_at.is_(None))
        .order_by(table.id)
    )
    with store.reading() as connection:
        own = {row[0]: TypeMap(*row[1:]) for row in connection.execute(query)}
    return DEFAULT_MAP | own


def code_on(wanted: TypeList, held: Mapping[str, TypeMap], dispute_type: str) -> str:
    """Return the code of one of the ledger's types on a list."""
    return wanted.code_of(held.get(dispute_type, UNMAPPED))


def codes_shown(default: Choices, office: Office, seen: Iterable[str]) -> list[str]:
    """Return the codes of a word list that a table shows: those in use, then others it met."""
    choices = office.choices(default)
    offered = [code for code in choices.labels if code not in choices.retired]
    return [*offered, *sorted(set(seen) - set(offered))]
