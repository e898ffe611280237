"""Finds the record that a typed name means, and says what is near where none is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from models.actions.linking.belonging import called, tie_to
from models.fields import FieldCard
from models.ledger import Ledger, find_ledger
from models.office import Office, Scope
from models.store.ledger_file import Store


@dataclass(frozen=True)
class Near:
    """What is like a word that found nothing.

    ``twins`` tells that several records go by it, ``labels`` are names that look like it (of
    those that may be meant), ``elsewhere`` the owner of the one that goes by it outside.
    """

    twins: bool = False
    labels: Sequence[str] = ()
    elsewhere: Any = None


def find_named(store: Store, name: str, wanted: str, scope: Scope | None) -> int | None:
    """Return the id of the one record that goes by ``wanted``: number, label, or both."""
    ledger = find_ledger(name)
    number = wanted.split(" ")[0]
    held = _standing(ledger, scope).limit(2)
    among = [held]
    if ledger.ended:  # what stands goes before what has ended
        among = [held.where(ledger.columns.c[ledger.ended].is_(None)), held]
    tries = [
        query.where(ledger.columns.c[key] == word)
        for query in among
        for key in _keys(ledger)
        for word in dict.fromkeys((wanted, number))
    ]
    with store.reading() as connection:
        for query in tries:
            ids = connection.scalars(query).all()
            if len(ids) == 1:
                return int(ids[0])
    return None


def near(store: Store, name: str, wanted: str, scope: Scope | None) -> Near:
    """Look for what may have been meant by a word that found nothing."""
    ledger = find_ledger(name)
    label = ledger.columns.c[ledger.label]
    with store.reading() as connection:
        labels = connection.scalars(_standing(ledger, scope).with_only_columns(label)).all()
    outside = find_named(store, name, wanted, None) if scope is not None else None
    elsewhere = None
    if outside is not None and scope is not None:
        tie = ledger.columns.c[tie_to(name, scope.owner)]
        with store.reading() as connection:
            elsewhere = connection.scalar(select(tie).where(ledger.columns.c.id == outside))
    return Near(wanted in labels, alike(ledger, wanted, labels), elsewhere)


def alike(ledger: Ledger, wanted: str, labels: Sequence[str | None]) -> list[str]:
    """Return the few labels that look like a word; none where names tell of people."""
    if ledger.fields[ledger.label].card.is_particular:
        return []
    from models.villages_text.names import nearest_places

    known = list(dict.fromkeys(str(each) for each in labels if each))
    return [known[at] for at in nearest_places(wanted, known)]


def lost(office: Office, card: FieldCard, wanted: str, scope: Scope | None, found: Near) -> str:
    """Return the sentence about a link whose word found nothing: what to write instead."""
    target = find_ledger(card.target)
    offer = f"相近的有：{'、'.join(found.labels)}。" if found.labels else ""
    if found.twins:
        return f"有几{target.counter}都叫“{wanted}”，{told_apart_by(target)}"
    if scope is None:
        return f"没有找到{card.label}“{wanted}”，请核对后从列表里选。{offer}"
    above = find_ledger(scope.owner)
    mine = called(office, above, scope.owner_id)
    if isinstance(found.elsewhere, int):
        theirs = called(office, above, found.elsewhere)
        return f"{card.label}“{wanted}”在{theirs}，不在{mine}，请核对。{offer}"
    return f"{mine}没有{card.label}“{wanted}”，{offer or '请核对。'}"


def told_apart_by(target: Ledger) -> str:
    """Return what to write where a name means several records."""
    if target.number:
        return f"请改写{target.fields[target.number].card.label}。"
    if target.parent is not None and target.parent.ledger:
        return f"请先填是哪个{find_ledger(target.parent.ledger).one}的。"
    return "请核对。"


def _keys(ledger: Ledger) -> list[str]:
    return [key for key in (ledger.number, ledger.label) if key]


def _standing(ledger: Ledger, scope: Scope | None) -> Select[Any]:
    table = ledger.columns
    query = select(table.c.id).where(table.c.retired_at.is_(None))
    if scope is None:
        return query
    return query.where(table.c[tie_to(ledger.name, scope.owner)] == scope.owner_id)
