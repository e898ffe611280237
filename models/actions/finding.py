"""Finding records: views with filters, sort and search words; pages, ids and counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    func,
    literal,
    null,
    or_,
    select,
)

from models.actions.offices import OFFICE_LEDGERS, office_of
from models.actions.people.rights import within_village
from models.fields import Kind
from models.kinds import words_of
from models.ledger import Field, Ledger
from models.office import Office
from models.store import search_index
from models.store.ledger_file import Store

WINDOW = 200
_PIECE = 1000


@dataclass(frozen=True)
class OneOf:
    """Rows whose value is one of ``values``; None among them stands for empty."""

    values: frozenset[Any]


@dataclass(frozen=True)
class Between:
    """Rows whose value lies between the two, both included; None leaves a side open."""

    low: Any = None
    high: Any = None


@dataclass(frozen=True)
class Holding:
    """Rows whose text holds ``words``."""

    words: str


Filter = OneOf | Between | Holding


@dataclass(frozen=True)
class View:
    """What a list shows: search words, filters by field key, sort, and which part of the shelf.

    ``only`` holds it to the records with these ids: the rows behind a figure (E4).
    """

    words: str = ""
    filters: dict[str, Filter] = field(default_factory=dict)
    sort: tuple[tuple[str, bool], ...] = ()
    in_bin: bool = False
    parent_id: int | None = None
    parent_ledger: str = ""
    only: frozenset[int] | None = None


def first_rows(store: Store, ledger: Ledger, view: View, limit: int = WINDOW) -> list[Any]:
    """Return the first rows of a view, read-only, in order.

    Ids are sorted before the whole rows are fetched: sorting 100 000 whole rows took 390 ms.
    """
    office = office_of(store)
    if view.words or view.only is not None:
        query = _page(ledger, view, office)
    else:
        # making the statement takes longer than finding a page of rows with it
        key = ("page", ledger.columns, _key_of(view), office.today)
        query = store.cached(key, OFFICE_LEDGERS, lambda: _page(ledger, view, office))
    with store.reading() as connection:
        return list(connection.execute(query, {"limit": limit}).all())


def all_ids(store: Store, ledger: Ledger, view: View) -> list[int]:
    """Return the ids of every row of a view, in order; for long lists call it at the desk."""
    with store.reading() as connection:
        return list(connection.scalars(_ids(ledger, view, office_of(store))))


def count(store: Store, ledger: Ledger, view: View) -> int:
    """Return how many rows a view has."""
    query = (
        select(func.count())
        .select_from(ledger.columns)
        .where(*conditions(ledger, view, office_of(store)))
    )
    with store.reading() as connection:
        return int(connection.scalar(query) or 0)


def size(store: Store, ledger: Ledger) -> int:
    """Return how many rows a ledger can hold at most: quick, for choosing how to read it."""
    with store.reading() as connection:
        return int(connection.scalar(select(func.max(ledger.columns.c.id))) or 0)


def rows_by_id(store: Store, ledger: Ledger, ids: Sequence[int]) -> list[Any]:
    """Return the rows with these ids in this order; ids that are gone are left out."""
    office = office_of(store)
    # making the statement takes longer than fetching a row with it
    key = ("by id", ledger.columns, office.today)
    query = store.cached(key, OFFICE_LEDGERS, lambda: _by_ids(ledger, office))
    found = {}
    with store.reading() as connection:
        for start in range(0, len(ids), _PIECE):  # SQLite takes a bounded number of values
            part = list(ids[start : start + _PIECE])
            found.update({row.id: row for row in connection.execute(query, {"ids": part})})
    return [found[record_id] for record_id in ids if record_id in found]


def one(store: Store, ledger: Ledger, record_id: int) -> Any | None:
    """Return one row, or None."""
    found = rows_by_id(store, ledger, [record_id])
    return found[0] if found else None


def children(store: Store, child: Ledger, owner: Ledger, owner_id: int) -> list[Any]:
    """Return the rows of a child ledger that belong to one record, in their usual order."""
    view = View(parent_id=owner_id, parent_ledger=owner.name)
    return first_rows(store, child, view, limit=100_000)


def every_row(store: Store, ledger: Ledger, view: View) -> list[Any]:
    """Return all rows of a view, for books and counts."""
    office = office_of(store)
    query = _whole(ledger, office).where(*conditions(ledger, view, office))
    with store.reading() as connection:
        return list(connection.execute(query.order_by(*_order(ledger, view, office))).all())


NO_VIEW = View()


def offered(ledger: Ledger, words: str) -> View:
    """Return the view of the records that a new link may lead to: those that stand."""
    filters: dict[str, Filter] = {ledger.ended: OneOf(frozenset({None}))} if ledger.ended else {}
    return View(words=words, filters=filters)


def values_in_use(
    store: Store, ledger: Ledger, key: str, limit: int = 500, view: View = NO_VIEW
) -> list[tuple[Any, int]]:
    """Return the distinct values of a field within a view, commonest first, counted (H2)."""
    office = office_of(store)
    value = _value(ledger.fields[key], ledger, office)
    query = (
        select(value, func.count())
        .where(*conditions(ledger, view, office))
        .group_by(value)
        .order_by(func.count().desc())
        .limit(limit)
    )
    with store.reading() as connection:
        return [(row[0], row[1]) for row in connection.execute(query)]


def tally(store: Store, ledger: Ledger, view: View, key: str) -> dict[Any, int]:
    """Return how many rows of a view hold each value of a field."""
    office = office_of(store)
    value = _value(ledger.fields[key], ledger, office)
    query = select(value, func.count()).where(*conditions(ledger, view, office)).group_by(value)
    with store.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def _ids(ledger: Ledger, view: View, office: Office) -> Select[Any]:
    query = select(ledger.columns.c.id).where(*conditions(ledger, view, office))
    return query.order_by(*_order(ledger, view, office))


def _by_ids(ledger: Ledger, office: Office) -> Select[Any]:
    query = _whole(ledger, office).where(ledger.columns.c.id.in_(bindparam("ids", expanding=True)))
    if (own := within_village(ledger, office)) is not None:
        query = query.where(own)
    return query


def _page(ledger: Ledger, view: View, office: Office) -> Select[Any]:
    """Return the query for the first ``limit`` rows of a view."""
    page = _ids(ledger, view, office).limit(bindparam("limit", type_=Integer())).subquery()
    query = _whole(ledger, office).join(page, page.c.id == ledger.columns.c.id)
    return query.order_by(*_order(ledger, view, office))


def _key_of(view: View) -> tuple[object, ...]:
    filters = tuple(view.filters.items())
    return (filters, view.sort, view.in_bin, view.parent_id, view.parent_ledger)


def _whole(ledger: Ledger, office: Office) -> Select[Any]:
    counted = (_value(f, ledger, office).label(f.key) for f in ledger.counted)
    return select(ledger.columns, *counted)


def conditions(ledger: Ledger, view: View, office: Office) -> list[ColumnElement[bool]]:
    """Return what is true of the rows of a view, and of no others, on the ledger's columns."""
    table = ledger.columns
    gone = table.c.retired_at
    found: list[ColumnElement[bool]] = [gone.is_not(None) if view.in_bin else gone.is_(None)]
    if view.parent_id is not None and ledger.parent is not None:
        found.append(table.c[ledger.parent.key] == view.parent_id)
        if ledger.parent.kind_key:
            found.append(table.c[ledger.parent.kind_key] == view.parent_ledger)
    if (own := within_village(ledger, office)) is not None:
        found.append(own)
    if view.only is not None:
        found.append(_only(table.c.id, view.only))
    for key, wanted in view.filters.items():
        found.append(_filtered(ledger.fields[key], ledger, wanted, office))
    return found + _word_conditions(ledger, view.words)


def _only(column: ColumnElement[int], ids: frozenset[int]) -> ColumnElement[bool]:
    """Ids are written out: SQLite takes a bounded number of values, and these are our own."""
    return column.in_(bindparam("only", sorted(ids), expanding=True, literal_execute=True))


def _word_conditions(ledger: Ledger, words: str) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for word in words.split():
        hit = search_index.matching(ledger.name, ledger.columns.c.id, word)
        if hit is not None:
            found.append(hit)
        if len(word) != 2 or not word.isalnum():  # a pair of signs is what the index holds
            found.append(or_(*(c.icontains(word, autoescape=True) for c in _texts(ledger))))
    return found


def _texts(ledger: Ledger) -> list[ColumnElement[Any]]:
    """Return the columns that words are looked for in; never those that hold hidden names."""
    table = ledger.columns.c
    if ledger.hides is not None:
        return [table.found_by, table.initials]
    return [*(table[f.key] for f in ledger.searched), table.initials]


def _filtered(found: Field, ledger: Ledger, wanted: Filter, office: Office) -> ColumnElement[bool]:
    value = _value(found, ledger, office)
    match wanted:
        case OneOf(values):
            return _one_of(found, value, values)
        case Between(low, high):
            bounds = [value >= low] if low is not None else []
            if high is not None:
                if found.card.kind is Kind.MOMENT:  # the whole of the last day
                    high = dt.datetime.combine(high, dt.time.max)
                bounds.append(value <= high)
            return and_(value.is_not(None), *bounds)
        case Holding(words):
            return value.icontains(words, autoescape=True)


def _one_of(found: Field, value: ColumnElement[Any], values: frozenset[Any]) -> ColumnElement[bool]:
    some = [v for v in values if v is not None]
    parts: list[ColumnElement[bool]] = [value.is_(null())] if None in values else []
    if found.card.kind is Kind.MANY:
        codes = dict.fromkeys(code for stored in some for code in words_of(stored) or (stored,))
        parts += [value.contains(f";{code};", autoescape=True) for code in codes]
    elif some:
        parts.append(value.in_(some))
    return or_(*parts) if parts else literal(False)


def _order(ledger: Ledger, view: View, office: Office) -> list[ColumnElement[Any]]:
    order = []
    for key, downwards in view.sort or ledger.default_sort:
        found = ledger.fields.get(key)
        value = _value(found, ledger, office) if found else ledger.columns.c[key]
        order.append(value.desc() if downwards else value.asc())
    return [*order, ledger.columns.c.id]


def _value(found: Field, ledger: Ledger, office: Office) -> ColumnElement[Any]:
    if found.computed is not None:
        return found.computed.expression(ledger.columns.c, office)
    return ledger.columns.c[found.key]
