"""操作记录: the batches of the whole ledger, page by page, and what each of them changed."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from models.actions.door import FINAL, REDO, UNDO, WORK
from models.actions.finding import Between, Filter, OneOf, View
from models.actions.history import in_words
from models.actions.offices import office_of
from models.actions.traces.batches import done_rows, turn_of
from models.actions.traces.naming import Names, ledger_of, record_names
from models.actions.traces.opening_log import OPEN
from models.ledger import all_ledgers
from models.privacy import cover_text
from models.store.ledger_file import Store
from models.store.tables import Batch, HistoryRow
from models.troubles import Trouble

WINDOW = 200
KINDS = {WORK: "办理", UNDO: "撤销", REDO: "重做", OPEN: "查看个人信息", FINAL: "账号和清除"}
"""The kinds of batches in the clerk's words."""
WHO, LEDGER, KIND, AT = "who", "ledger", "kind", "at"
"""What a view of the batches may filter by."""


@dataclass(frozen=True)
class Trace:
    """One batch: one save, one bulk change, one import. ``titles`` are the ledgers it touched."""

    number: int
    at: dt.datetime
    who: str
    action: str
    why: str
    kind: str
    taken_back: bool
    titles: tuple[str, ...]
    records: int
    rows: int

    @property
    def state(self) -> str:
        """已撤销, 已重做 or nothing."""
        if not self.taken_back:
            return ""
        return "已重做" if self.kind == UNDO else "已撤销"

    @property
    def can_be_taken_back(self) -> bool:
        """False for what was taken back already, changed nothing, or stays for good."""
        return self.kind in (WORK, UNDO, REDO) and not self.taken_back

    @property
    def kind_words(self) -> str:
        """Return what kind of batch it is."""
        return KINDS.get(self.kind, "其他")


@dataclass(frozen=True)
class Change:
    """One row of history: a field of a record, its old and new value, covered."""

    batch: int
    ledger: str
    record_id: int
    field: str
    title: str
    record: str
    label: str
    old: str
    new: str


class NotForOneVillage(Trouble):
    """A village's account asked for the log, which tells of every village."""

    def __init__(self) -> None:
        super().__init__(
            "操作记录里有全乡镇的内容，“村级录入”的账号不能查看。请由乡镇经办人登录后再看。"
        )


def demand_all_villages(store: Store) -> None:
    """Raise NotForOneVillage for an account that sees the records of one village only."""
    if office_of(store).village_id is not None:
        raise NotForOneVillage


def first_numbers(
    store: Store, view: View, below: int | None = None, limit: int = WINDOW
) -> list[int]:
    """Return the newest batches of a view, by keyset: those under the number ``below``.

    This and the others that read the log raise NotForOneVillage.
    """
    demand_all_villages(store)
    query = select(Batch.number).where(*_conditions(view)).order_by(Batch.number.desc())
    if below is not None:
        query = query.where(Batch.number < below)
    with store.reading() as connection:
        return list(connection.scalars(query.limit(limit)))


def all_numbers(store: Store, view: View) -> list[int]:
    """Return every batch of a view, newest first; for a long log call it at the desk."""
    demand_all_villages(store)
    query = select(Batch.number).where(*_conditions(view)).order_by(Batch.number.desc())
    with store.reading() as connection:
        return list(connection.scalars(query))


def size(store: Store) -> int:
    """Return how many batches there are at most."""
    with store.reading() as connection:
        return int(connection.scalar(select(func.max(Batch.number))) or 0)


def traces(store: Store, numbers: Sequence[int]) -> list[Trace]:
    """Return these batches in this order, with how many records each touched."""
    if not numbers:
        return []
    with store.reading() as connection:
        rows = connection.execute(done_rows().where(Batch.number.in_(numbers))).all()
        touched = _touched(connection, numbers)
        found = {row[0]: _trace(connection, row, touched[row[0]]) for row in rows}
    return [found[number] for number in numbers if number in found]


def change_ids(store: Store, numbers: Sequence[int], ledger: str = "") -> list[int]:
    """Return the rows of history of some batches, batch by batch in the order of writing."""
    demand_all_villages(store)
    query = select(HistoryRow.id).where(HistoryRow.batch.in_(numbers))
    query = query.order_by(HistoryRow.batch, HistoryRow.id)
    if ledger:
        query = query.where(HistoryRow.ledger == ledger)
    with store.reading() as connection:
        return list(connection.scalars(query))


def changes(store: Store, ids: Sequence[int]) -> list[Change]:
    """Return what these rows of history tell, in this order; records by their name of today."""
    with store.reading() as connection:
        query = select(HistoryRow.__table__).where(HistoryRow.id.in_(ids))
        held = {row.id: row for row in connection.execute(query)}
    return told(store, [held[each] for each in ids if each in held])


def told(store: Store, rows: Sequence[Any]) -> list[Change]:
    """Return rows of history in words."""
    office = office_of(store)
    names = _names(store, rows)
    found = []
    for row in rows:
        ledger = ledger_of(row.ledger)
        if ledger is None:
            title, label, old, new = row.ledger, row.field, "", ""
        else:
            title, (label, old, new) = ledger.title, in_words(ledger, row, office)
        name = names.get((row.ledger, row.record_id), "")
        place = (row.batch, row.ledger, row.record_id, row.field)
        found.append(Change(*place, title, name, label, old, new))
    return found


def people(store: Store) -> list[str]:
    """Return everyone who did something, by name."""
    with store.reading() as connection:
        return list(connection.scalars(select(Batch.who).distinct().order_by(Batch.who)))


def filter_in_words(view: View) -> str:
    """Return what a view of the batches leaves out, as a clerk would say it."""
    parts = [f"含“{view.words.strip()}”"] if view.words.strip() else []
    titles = {each.name: each.title for each in all_ledgers()}
    for key, label, words in ((WHO, "操作人", {}), (LEDGER, "台账", titles), (KIND, "类别", KINDS)):
        wish = view.filters.get(key)
        if isinstance(wish, OneOf):
            parts.append(f"{label}为{'、'.join(words.get(v, v) for v in sorted(wish.values))}")
    match view.filters.get(AT):
        case Between(low, high):
            parts += [f"不早于{low}"] if low is not None else []
            parts += [f"不晚于{high}"] if high is not None else []
    return "，".join(parts)


def _conditions(view: View) -> list[ColumnElement[bool]]:
    found = [_filtered(key, wish) for key, wish in view.filters.items()]
    for word in view.words.split():
        hits = [
            Batch.action.icontains(word, autoescape=True),
            Batch.why.icontains(word, autoescape=True),
        ]
        if number := re.fullmatch(r"第?(\d{1,9})次?", word):
            hits.append(Batch.number == int(number[1]))
        found.append(or_(*hits))
    return found


def _filtered(key: str, wish: Filter) -> ColumnElement[bool]:
    match key, wish:
        case "who", OneOf(values):
            return Batch.who.in_(values)
        case "kind", OneOf(values):
            return Batch.kind.in_(values)
        case "ledger", OneOf(values):
            touched = select(HistoryRow.batch).where(HistoryRow.ledger.in_(values))
            return Batch.number.in_(touched)
        case "at", Between(low, high):
            start = dt.datetime.combine(low or dt.date.min, dt.time())
            end = dt.datetime.combine(high or dt.date.max, dt.time.max)
            return Batch.at.between(start, end)
    raise LookupError(f"batches are not filtered by {key}")


def _touched(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Any]]:
    query = (
        select(
            HistoryRow.batch,
            HistoryRow.ledger,
            func.count(HistoryRow.record_id.distinct()).label("records"),
            func.count().label("rows"),
        )
        .where(HistoryRow.batch.in_(numbers))
        .group_by(HistoryRow.batch, HistoryRow.ledger)
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.batch].append(row)
    return found


def _trace(connection: Connection, row: Any, touched: Iterable[Any]) -> Trace:
    taken_back = bool(row[-1])
    if row.kind == REDO:  # it stands as long as the work that it did again
        taken_back = not _can_be_taken_back(connection, row.number)
    titles, records, rows = [], 0, 0
    for each in touched:
        ledger = ledger_of(each.ledger)
        titles.append(ledger.title if ledger is not None else each.ledger)
        records, rows = records + each.records, rows + each.rows
    return Trace(
        number=row.number,
        at=row.at,
        who=row.who,
        action=cover_text(row.action),
        why=cover_text(row.why or ""),
        kind=row.kind,
        taken_back=taken_back,
        titles=tuple(sorted(titles)),
        records=records,
        rows=rows,
    )


def _can_be_taken_back(connection: Connection, number: int) -> bool:
    try:
        turn_of(connection, number)
    except Trouble:
        return False
    return True


def _names(store: Store, rows: Iterable[Any]) -> Names:
    wanted: dict[str, dict[int, None]] = defaultdict(dict)
    for row in rows:
        wanted[row.ledger][row.record_id] = None
    found: Names = {}
    for name, ids in wanted.items():
        if (ledger := ledger_of(name)) is not None:
            found |= record_names(store, ledger, ids)
    return found
