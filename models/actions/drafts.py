"""What was typed and not yet saved, kept in the encrypted file against a power cut (H12)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from models.actions.finding import one
from models.actions.offices import office_of
from models.guards import marks
from models.ledger import Ledger, find_ledger
from models.store.ledger_file import Store
from models.store.tables import DraftRow


@dataclass(frozen=True)
class Kept:
    """A draft found again: when it was put aside and what was typed."""

    at: dt.datetime
    typed: dict[str, object]


@dataclass(frozen=True)
class LeftDraft:
    """A draft as the clerk knows it, and the record where it is gone on with.

    ``ledger`` is empty for a plan half looked through; a new record that belongs to another is
    gone on with in that one. No ``record_id``: the ledger's form of a new record, or its other
    one named ``form``.
    """

    words: str
    at: dt.datetime
    ledger: str
    record_id: int | None
    form: str = ""


FORMS = {"oral": "口头协议速记"}
"""Forms of a new record besides a room's usual one, as their places name them behind the @."""


def place_of(ledger: str, record_id: int | None, owner_id: int | None = None) -> str:
    """Return the place of the draft of a form; None stands for a new record.

    ``owner_id`` is the record that a new one will belong to.
    """
    if record_id is not None:
        return f"{ledger}/{record_id}"
    return f"{ledger}/new" if owner_id is None else f"{ledger}/new@{owner_id}"


def put_aside(store: Store, place: str, typed: Mapping[str, object]) -> None:
    """Keep what was typed at ``place``; it is no record and has no history.

    What carries a mark of secrets is not put aside either (I12): the field is left out. Raises
    Classified where it stands deeper inside, as in an outline.
    """
    held = {key: value for key, value in typed.items() if not _is_marked(value)}
    if typed and not held:
        return
    for value in held.values():
        _refuse_deeper(value)
    row = {"place": place, "at": store.clock.now(), "content": json.dumps(held)}
    with store.writing() as connection:
        connection.execute(delete(DraftRow).where(DraftRow.place == place))
        connection.execute(insert(DraftRow), [row])


def _is_marked(value: object) -> bool:
    return isinstance(value, str) and bool(marks.mark_in(value))


def _refuse_deeper(value: object) -> None:
    if isinstance(value, str) and (mark := marks.mark_in(value)):
        raise marks.Classified("没有存下的草稿", mark)
    inside = value.values() if isinstance(value, Mapping) else value
    if isinstance(inside, Iterable) and not isinstance(inside, str):
        for each in inside:
            _refuse_deeper(each)


def look_up(store: Store, place: str) -> Kept | None:
    """Return the draft at ``place``, or None."""
    with store.reading() as connection:
        row = connection.execute(
            select(DraftRow.at, DraftRow.content).where(DraftRow.place == place)
        ).first()
    return Kept(row.at, json.loads(row.content)) if row else None


def throw_away(store: Store, place: str) -> None:
    """Forget the draft at ``place``."""
    with store.writing() as connection:
        connection.execute(delete(DraftRow).where(DraftRow.place == place))


def all_places(store: Store) -> list[tuple[str, dt.datetime]]:
    """Return where drafts lie and since when."""
    with store.reading() as connection:
        rows = connection.execute(select(DraftRow.place, DraftRow.at).order_by(DraftRow.at))
        return [(place, at) for place, at in rows]


def left_drafts(store: Store) -> list[LeftDraft]:
    """Return every draft in words, the oldest first."""
    return [_left(store, place, at) for place, at in all_places(store)]


def _left(store: Store, place: str, at: dt.datetime) -> LeftDraft:
    name, _, which = place.partition("/")
    try:
        ledger = find_ledger(name)
    except LookupError:
        return LeftDraft("导入方案：核对到一半", at, "", None)
    if which.isdigit():
        words = f"{ledger.title}：{_called(store, ledger, int(which))}"
        return LeftDraft(words, at, name, int(which))
    beside = which.partition("@")[2]
    if beside in FORMS:
        words = f"{ledger.title}：没填完的{FORMS[beside]}"
        return LeftDraft(words, at, name, None, beside)
    if ledger.parent is not None and ledger.parent.ledger and beside.isdigit():
        owner = find_ledger(ledger.parent.ledger)
        words = f"没填完的新{ledger.one}：{_called(store, owner, int(beside))}"
        return LeftDraft(words, at, owner.name, int(beside))
    return LeftDraft(f"{ledger.title}：没填完的新{ledger.one}", at, name, None)


def _called(store: Store, ledger: Ledger, record_id: int) -> str:
    row = one(store, ledger, record_id)
    return (ledger.name_of(row, office_of(store)) if row is not None else "") or ledger.one
