"""到期清除: particulars of people are removed for good once they need not be kept (B20).

Records, counts and tables stay, and so does the chain: the history of a removed particular loses
its values and its salt and keeps its digest. What was removed cannot come back, not by undo either.
Backups made before still hold it until they are rotated out.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select, update

from models.actions.door import FINAL, Piece, work
from models.actions.drafts import place_of
from models.actions.offices import office_of
from models.actions.people.rights import Right
from models.actions.traces import rows
from models.ledger import Ledger, all_ledgers, children_of, find_ledger
from models.ledgers.files import FILE_TIES, FILES
from models.office import Office
from models.progress import SILENT, Progress
from models.store import search_index
from models.store.ledger_file import Store
from models.store.tables import Batch, DraftRow, HistoryRow
from models.troubles import Trouble

GONE = "（已清除）"
"""Stands where a blank may not be empty."""
_history = HistoryRow.__table__
Family = list[tuple[Ledger, int]]


class NotYetDue(Trouble):
    """A record must still be kept whole."""

    def __init__(self, name: str, until: dt.date | None) -> None:
        when = f"要保管到{until.isoformat()}" if until else "没有填保管期限"
        super().__init__(f"“{name}”{when}，现在不能清除个人信息。请核对保管期限。")


@dataclass(frozen=True)
class Due:
    """The records of one ledger whose particulars need not be kept any more."""

    ledger: Ledger
    ids: tuple[int, ...]


@dataclass(frozen=True)
class Cleared:
    """What was removed: of how many records, how many blanks, how many files."""

    records: int
    blanks: int
    files: int


def due(store: Store) -> list[Due]:
    """Return by ledger what has passed its date and still holds particulars."""
    today, found = office_of(store).today, []
    with store.reading() as connection:
        for ledger in all_ledgers():
            if ledger.keep_until:
                table = ledger.columns.c
                query = select(table.id).where(table[ledger.keep_until] < today)
                ids = set(connection.scalars(query)) - _cleared_before(connection, ledger)
                if ids:
                    found.append(Due(ledger, tuple(sorted(ids))))
    return found


def clear(
    store: Store, ledger: Ledger, ids: Sequence[int], why: str, progress: Progress = SILENT
) -> Cleared:
    """Remove the particulars of these records, of what they own, and of their files.

    Raises NotAllowed, NotYetDue or Cancelled; then nothing is removed.
    """
    action = f"清除{len(ids)}{ledger.counter}{ledger.one}的个人信息"
    blanks = 0
    with work(store, action, why, kind=FINAL, right=Right.MANAGE) as piece:
        family: Family = []
        for done, record_id in enumerate(ids, start=1):
            progress.step(done, len(ids), "清除个人信息")
            _refuse_early(piece, ledger, record_id)
            family += _family_of(piece, ledger, record_id)
        for each, record_id in family:
            blanks += _clear_one(piece, each, record_id, marked=each is ledger)
        files = _only_theirs(piece.connection, family)
        for file_id in files:
            _clear_one(piece, FILES, file_id, marked=True)
            piece.change(FILES, file_id, {"cleared_on": piece.office.today})
        for name in piece.changed:
            if find_ledger(name).searched:
                search_index.tidy(piece.connection, name)
    sweep_cleared(store)
    return Cleared(len(ids), blanks, len(files))


def sweep_cleared(store: Store) -> None:
    """Take the sealed files of cleared attachments off the disk; once is enough, twice is safe."""
    table = FILES.columns.c
    with store.reading() as connection:
        standing = select(table.digest).where(table.cleared_on.is_(None))
        query = select(table.digest).where(
            table.cleared_on.is_not(None), table.digest.not_in(standing)
        )
        gone = connection.scalars(query).all()
    for digest in gone:
        store.attachments.remove(digest)


def _refuse_early(piece: Piece, ledger: Ledger, record_id: int) -> None:
    record = piece.read(ledger, record_id)
    until = getattr(record, ledger.keep_until)
    if until is None or until >= piece.office.today:
        raise NotYetDue(ledger.name_of(record, piece.office), until)


def _family_of(piece: Piece, ledger: Ledger, record_id: int) -> Family:
    """Return a record and all that belongs to it, what lies in the recycle bin included."""
    family: Family = [(ledger, record_id)]
    for child in children_of(ledger):
        assert child.parent is not None
        if child is FILE_TIES:
            continue
        table = child.columns.c
        query = select(table.id).where(table[child.parent.key] == record_id)
        if child.parent.kind_key:
            query = query.where(table[child.parent.kind_key] == ledger.name)
        for child_id in piece.connection.scalars(query).all():
            family += _family_of(piece, child, child_id)
    return family


def _clear_one(piece: Piece, ledger: Ledger, record_id: int, *, marked: bool) -> int:
    """Remove one record's particulars, its history's and its drafts'; return how many it had.

    A ``marked`` record is told of even if it had none, so that it is not due again.
    """
    held = piece.read(ledger, record_id)._mapping
    keys = [f.key for f in ledger.particulars]
    rest = {f.key: held[f.key] for f in ledger.stored if f.key not in keys}
    fresh = {
        key: _instead(ledger, key, rest, piece.office) for key in keys if held[key] is not None
    }
    if fresh or marked:
        piece.clear(ledger, record_id, fresh)
        _scrub(piece.connection, ledger, record_id, keys)
    _forget_drafts(piece.connection, ledger, record_id)
    return len(fresh)


def _forget_drafts(connection: Connection, ledger: Ledger, record_id: int) -> None:
    """Take away the draft of a record, and those of new records that were to belong to it."""
    places = [place_of(ledger.name, record_id)]
    places += [place_of(child.name, None, record_id) for child in children_of(ledger)]
    connection.execute(delete(DraftRow).where(DraftRow.place.in_(places)))


def _instead(ledger: Ledger, key: str, rest: Mapping[str, Any], office: Office) -> Any:
    """Return what stands there from now on: what the rest of the record tells, or nothing."""
    if key in ledger.fills:
        return ledger.fills[key](rest, office)
    return None if ledger.columns.c[key].nullable else GONE


def _scrub(connection: Connection, ledger: Ledger, record_id: int, keys: Iterable[str]) -> None:
    """Take the values out of the history of these fields and leave their digests.

    Batches of the first form are sealed over the values themselves and are left as they are.
    """
    sealed = select(Batch.number).where(Batch.form.is_not(None))
    query = select(_history).where(
        _history.c.ledger == ledger.name,
        _history.c.record_id == record_id,
        _history.c.field.in_(list(keys)),
        _history.c.digest.is_(None),
        _history.c.batch.in_(sealed),
    )
    for row in connection.execute(query).all():
        nothing: dict[str, Any] = {"old": None, "new": None, "salt": None}
        proof = rows.digest_of(row._asdict())
        connection.execute(
            update(HistoryRow).where(HistoryRow.id == row.id).values(**nothing, digest=proof)
        )


def _cleared_before(connection: Connection, ledger: Ledger) -> set[int]:
    query = select(_history.c.record_id).where(
        _history.c.ledger == ledger.name, _history.c.field == rows.CLEARED
    )
    return set(connection.scalars(query))


def cleared_fields(connection: Connection) -> dict[tuple[str, int], set[str]]:
    """Return which fields of which records were removed for good; the check asks."""
    query = select(_history.c.ledger, _history.c.record_id, _history.c.new).where(
        _history.c.field == rows.CLEARED
    )
    found: dict[tuple[str, int], set[str]] = {}
    for name, record_id, new in connection.execute(query):
        found.setdefault((name, record_id), set()).update(json.loads(new)["keys"])
    return found


def _only_theirs(connection: Connection, family: Family) -> list[int]:
    """Return the files that serve these records and no other."""
    tie = FILE_TIES.columns.c
    mine = {(ledger.name, record_id) for ledger, record_id in family}
    served: dict[int, set[tuple[str, int]]] = {}
    for owner, owner_id, file_id in connection.execute(
        select(tie.owner, tie.owner_id, tie.file_id)
    ):
        served.setdefault(file_id, set()).add((owner, owner_id))
    table = FILES.columns.c
    standing = set(connection.scalars(select(table.id).where(table.cleared_on.is_(None))))
    return sorted(f for f, owners in served.items() if owners <= mine and f in standing)
