"""The one door: every change of every record passes a ``Piece`` of work.

One piece of work is one transaction: write → history (who, when, field, old, new, why, batch)
→ link in the chain → commit → one announcement. Parsing and rules come before it, in the verbs.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from models import kinds
from models.actions import following
from models.actions.offices import office_of
from models.actions.people.rights import Right, demand
from models.actions.people.village import VillageBound
from models.actions.search import indexing
from models.actions.traces import rows
from models.fields import FieldCard
from models.guards import marks
from models.ledger import Ledger, Refused, find_ledger
from models.office import Office
from models.store import chain, statements
from models.store.ledger_file import Store
from models.store.statements import SEEN, WANTED
from models.store.tables import Batch, HistoryRow
from models.troubles import Trouble

RETIRED_AT = "retired_at"
WORK, UNDO, REDO, FINAL = "work", "undo", "redo", "final"
_BATCHES, _HISTORY = Batch.__table__, HistoryRow.__table__


class ChangedMeanwhile(Trouble):
    """Somebody changed the record after it was looked at."""

    def __init__(self, name: str, who: str) -> None:
        super().__init__(
            f"“{name}”刚刚被{who}改过，您的修改没有保存，以免互相覆盖。请重新打开这一条，核对后再改。"
        )


class NoSuchRecord(Trouble):
    """The record is not in the ledger."""

    def __init__(self, title: str) -> None:
        super().__init__(f"要改的记录已不在“{title}”里。请刷新列表后再试。")


class Frozen(Trouble):
    """The record belongs to something closed; the sentence says what and how to go on."""


class Piece:
    """One piece of work in progress. Made by ``work``; verbs write through it only."""

    def __init__(self, store: Store, connection: Connection, kind: str) -> None:
        self.store, self.connection = store, connection
        self.office: Office = office_of(store)
        self._village = VillageBound(self.office, self.read)
        self.at = store.clock.now()
        self.kind = kind
        newest = connection.execute(chain.NEWEST_LINK).first()
        self.number = 1 + (newest.number if newest else 0)
        self._previous = newest.link if newest else chain.FIRST_LINK
        self._history: list[dict[str, Any]] = []
        self._next_ids: dict[str, int] = {}
        self._thawed: set[tuple[str, int]] = set()

    @property
    def changed(self) -> frozenset[str]:
        """The names of the ledgers touched so far."""
        return frozenset(row["ledger"] for row in self._history)

    def read(self, ledger: Ledger, record_id: int) -> Any:
        """Return the record as it stands in this transaction; NoSuchRecord if there is none."""
        query = statements.by_id(ledger.columns)
        row = self.connection.execute(query, {WANTED: record_id}).first()
        if row is None:
            raise NoSuchRecord(ledger.title)
        return row

    def add(self, ledger: Ledger, values: Mapping[str, Any]) -> int:
        """Write one new record of parsed values; return its id."""
        return self.add_many(ledger, [values])[0]

    def add_many(self, ledger: Ledger, several: Sequence[Mapping[str, Any]]) -> list[int]:
        """Write new records of parsed values; return their ids in order."""
        if not several:
            return []
        first = self._take_ids(ledger, len(several))
        made, told = [], []
        for record_id, values in enumerate(several, start=first):
            self._refuse_frozen(ledger, values)
            self._village.refuse(ledger, values)
            self._refuse_marked(ledger, values)
            full = {
                f.key: values.get(f.key, _verbs_default(f.card, self.office)) for f in ledger.stored
            }
            made.append(self._stamped(ledger, record_id, full))
            told += rows.made(ledger, record_id, full)
        self.connection.execute(statements.adding(ledger.columns), made)
        self._history.extend(told)
        indexing.index(self.connection, ledger, [(m["id"], m) for m in made], self.office)
        indexing.index_owner(self.connection, ledger, made, self.office)
        self._follow_made(ledger, made)
        return [m["id"] for m in made]

    def change(
        self, ledger: Ledger, record_id: int, values: Mapping[str, Any], seen: int | None = None
    ) -> bool:
        """Write parsed ``values`` over a record; return False if nothing differs.

        ``seen`` is the revision that was looked at: another one raises ChangedMeanwhile.
        """
        before = self.read(ledger, record_id)
        if seen is not None and before.revision != seen:
            raise ChangedMeanwhile(ledger.name_of(before, self.office), before.written_by)
        held = before._mapping
        fresh = {key: value for key, value in values.items() if held[key] != value}
        if not fresh:
            return False
        after = {**held, **fresh}
        if ledger.closing not in fresh:
            self._refuse_frozen(ledger, held)
            self._refuse_frozen(ledger, after)
        self._village.refuse(ledger, held)
        self._village.refuse(ledger, after)
        self._refuse_marked(ledger, fresh)
        derived = self._derived(ledger, after, fresh)
        self._write_over(ledger, record_id, before.revision, {**fresh, **derived})
        for key, value in fresh.items():
            self._history.append(rows.changed(ledger, record_id, key, held[key], value))
        if any(f.key in fresh for f in ledger.searched) or "initials" in derived:
            whole = {**after, **derived}
            indexing.index(self.connection, ledger, [(record_id, whole)], self.office)
        indexing.index_owner(self.connection, ledger, [after], self.office)
        indexing.index_linked(self.connection, ledger, held, after, self.office)
        self._follow(ledger, record_id, before)
        return True

    def retire(self, ledger: Ledger, record_id: int) -> None:
        """Move a record to the recycle bin."""
        self.change(ledger, record_id, {RETIRED_AT: self.at})

    def bring_back(self, ledger: Ledger, record_id: int) -> None:
        """Take a record out of the recycle bin."""
        self.change(ledger, record_id, {RETIRED_AT: None})

    def note(self, ledger: Ledger, record_id: int, what: str) -> None:
        """Tell in a record's history what happened to it that changed none of its values."""
        self._history.append(rows.changed(ledger, record_id, f"{rows.NOTED}{what}", None, None))

    def clear(self, ledger: Ledger, record_id: int, values: Mapping[str, Any]) -> None:
        """Write ``values`` over the particulars of a record and tell no old ones in history.

        Only for what is removed for good; closed years and bins do not keep it from going.
        """
        held = self.read(ledger, record_id)._mapping
        derived = self._derived(ledger, {**held, **values}, values)
        self._write_over(ledger, record_id, held["revision"], {**values, **derived})
        told = {"keys": [f.key for f in ledger.particulars], "values": dict(values)}
        self._history.append(rows.changed(ledger, record_id, rows.CLEARED, None, told))
        whole = {**held, **values, **derived}
        indexing.index(self.connection, ledger, [(record_id, whole)], self.office)
        indexing.index_owner(self.connection, ledger, [whole], self.office)

    def close(self, action: str, why: str, reverses: int | None) -> None:
        """Write batch, history and chain link; nothing at all if nothing changed."""
        if not self._history:
            return
        header: dict[str, Any] = {
            "number": self.number,
            "at": self.at,
            "who": self.store.account,
            "action": action,
            "why": why,
            "kind": self.kind,
            "reverses": reverses,
        }
        link = chain.make_link(self._previous, header, map(rows.digest_of, self._history))
        sealed = {**header, "link": link, "form": chain.FORM}
        self.connection.execute(statements.adding(_BATCHES), [sealed])
        numbered = [{**row, "batch": self.number} for row in self._history]
        self.connection.execute(statements.adding(_HISTORY), numbered)

    def _write_over(
        self, ledger: Ledger, record_id: int, revision: int, values: Mapping[str, Any]
    ) -> None:
        stamps = {
            "revision": revision + 1,
            "written_by": self.store.account,
            "written_at": self.at,
        }
        written = {**values, **stamps}
        given = {f"new_{key}": value for key, value in written.items()}
        statement = statements.changing(ledger.columns, tuple(sorted(written)))
        self.connection.execute(statement, {**given, WANTED: record_id, SEEN: revision})
        self._thawed.discard((ledger.name, record_id))

    def _follow(self, ledger: Ledger, record_id: int, before: Any) -> None:
        """Let what must follow from a change happen within the same work; undo brings its own."""
        if self.kind == WORK and (follow := following.follower(ledger)) is not None:
            follow(self, record_id, before)

    def _follow_made(self, ledger: Ledger, made: Sequence[Mapping[str, Any]]) -> None:
        """Let what must follow from new records happen: all at once where that is possible."""
        if self.kind == WORK and (follow := following.follower_of_many(ledger)) is not None:
            follow(self, made)
            return
        for each in made:
            self._follow(ledger, each["id"], None)

    def _take_ids(self, ledger: Ledger, count: int) -> int:
        if ledger.name not in self._next_ids:
            newest = self.connection.scalar(statements.newest_id(ledger.columns))
            self._next_ids[ledger.name] = 1 + (newest or 0)
        first = self._next_ids[ledger.name]
        self._next_ids[ledger.name] += count
        return first

    def _stamped(self, ledger: Ledger, record_id: int, full: dict[str, Any]) -> dict[str, Any]:
        who = self.store.account
        return {
            **full,
            **self._derived(ledger, full, full),
            "id": record_id,
            "uid": uuid.uuid4().hex,
            "revision": 1,
            "made_by": who,
            "made_at": self.at,
            "written_by": who,
            "written_at": self.at,
            RETIRED_AT: None,
        }

    def _derived(
        self, ledger: Ledger, values: Mapping[str, Any], fresh: Iterable[str]
    ) -> dict[str, Any]:
        found = {key: derive(values) for key, derive in ledger.derived.items()}
        if ledger.searched and ledger.label in fresh:
            found["initials"] = indexing.initials_of(values[ledger.label])
        return found

    def _refuse_marked(self, ledger: Ledger, values: Mapping[str, Any]) -> None:
        if self.kind == WORK:  # what undo and redo write was in the file before
            ledger.refuse_marked(values)

    def _refuse_frozen(self, ledger: Ledger, values: Mapping[str, Any]) -> None:
        if reason := ledger.frozen(values, self.office):
            raise Frozen(reason)
        tie = ledger.parent
        if tie is None or ledger.after_close or values.get(tie.key) is None:
            return
        owner = find_ledger(values[tie.kind_key] if tie.kind_key else tie.ledger)
        known = (owner.name, values[tie.key])
        if owner.may_freeze and known not in self._thawed:
            self._refuse_frozen(owner, self.read(owner, values[tie.key])._mapping)
            self._thawed.add(known)


@contextmanager
def work(
    store: Store,
    action: str,
    why: str = "",
    kind: str = WORK,
    reverses: int | None = None,
    *,
    right: Right = Right.WRITE,
) -> Iterator[Piece]:
    """Open one piece of work: everything in the block is kept with its history, or nothing.

    ``action`` says in the clerk's words what was done (“修改任务 3.2”), without particulars.
    NotAllowed unless whoever is at the desk has the ``right``. Work of the kind FINAL is never
    offered for undo.
    """
    demand(office_of(store), right)
    if mark := marks.mark_in(why):
        raise Refused({"why": marks.complaint_about("原因", mark)})
    with store.alone():
        with store.writing() as connection:
            piece = Piece(store, connection, kind)
            yield piece
            piece.close(action, why, reverses)
        store.forget(piece.changed)  # before the next writer looks at the office
    if piece.changed:
        store.announce(piece.changed)


def _verbs_default(card: FieldCard, office: Office) -> Any:
    """Return what a field that nobody types begins with."""
    return kinds.default_of(card, office) if card.by_verb else None
