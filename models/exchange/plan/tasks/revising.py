"""A revised plan into the ledger: what the clerk accepted, as one batch (A15)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select

from models.actions.door import Piece, work
from models.actions.records import Refused, judge_in, retire_in
from models.actions.safe.backing_up import back_up
from models.exchange.plan.outline import Item, Outline
from models.exchange.plan.tasks.revision import HeldItem, Match, Revision, compare
from models.exchange.plan.tasks.taking_in import above, add_in, held_items, named, raw_of, typed
from models.ledgers.tasks.task import TASKS
from models.store.backup import manifest
from models.store.ledger_file import Store

_OF_THE_DEADLINE = (
    "deadline_text",
    "deadline_kind",
    "due_on",
    "start_year",
    "start_on",
    "cycle",
    "next_check_on",
    "hint_due_on",
)


@dataclass(frozen=True)
class Accepted:
    """What the clerk accepted of a revision."""

    added: tuple[Item, ...] = ()
    changed: tuple[Match, ...] = ()
    dropped: tuple[HeldItem, ...] = ()

    @property
    def count(self) -> int:
        """How many items were accepted."""
        return len(self.added) + len(self.changed) + len(self.dropped)


def look_at_revision(store: Store, outline: Outline) -> Revision:
    """Compare a new outline with the tasks of its year (A15)."""
    return compare(held_items(store, outline.year), outline)


def revise(
    store: Store, outline: Outline, accepted: Accepted, default_lead: str
) -> tuple[int, int, int]:
    """Carry out what was accepted of a revision; return how many were added, changed, dropped.

    One batch. Raises Refused where a rule forbids it (an ended task, two tasks of one number),
    Frozen for a closed year, ChangedMeanwhile where a task is not as it was when compared.
    What stays below a dropped task moves up to the next one that remains. The ledger is backed up
    first.
    """
    revision = look_at_revision(store, outline)
    known = {match.item.code: _id(match.held) for match in (*revision.changed, *revision.same)}
    back_up(store, manifest.IMPORT)
    with work(store, f"修订{outline.year}年度方案") as piece:
        for match in accepted.changed:
            _change(piece, match, outline.year, default_lead)
        for gone in reversed(accepted.dropped):  # what hangs below goes before what it hangs on
            _drop(piece, gone)
        add_in(piece, outline, accepted.added, default_lead, known)
        for match in accepted.changed:
            if match.is_moved:
                piece.change(
                    TASKS, _id(match.held), {"above_id": above(outline, match.item, known)}
                )
        _refuse_doubled_codes(piece, outline.year, accepted)
    return len(accepted.added), len(accepted.changed), len(accepted.dropped)


def _change(piece: Piece, match: Match, year: int, default_lead: str) -> None:
    held, item = match.held, match.item
    before = piece.read(TASKS, _id(held))
    fresh = typed(raw_of(item, year, default_lead, piece.office.today))
    names = {change.name for change in match.fields}
    keys = {"number_path", *(name for name in names if name in fresh)}
    if names & {"deadline_text", "due_on"}:
        keys.update(_OF_THE_DEADLINE)
    raw = {key: fresh[key] for key in keys}
    values, complaints = TASKS.parse(raw, piece.office, before)
    old = TASKS.values_of(before)
    complaints = complaints or judge_in(piece, TASKS, {**old, **values}, old)
    if complaints:
        raise named(complaints, held.code, held.title)
    piece.change(TASKS, _id(held), values, held.seen)


def _drop(piece: Piece, gone: HeldItem) -> None:
    piece.change(TASKS, _id(gone), {}, gone.seen)  # changes nothing, but refuses a stale look
    before = piece.read(TASKS, _id(gone))
    old = TASKS.values_of(before)
    complaints = judge_in(piece, TASKS, old, old)
    if "status" in complaints:
        raise named(complaints, gone.code, gone.title)
    table = TASKS.columns
    below = select(table.c.id).where(
        table.c.above_id == _id(gone), table.c.retired_at.is_(None), table.c.year == before.year
    )
    for child in piece.connection.scalars(below).all():
        piece.change(TASKS, child, {"above_id": before.above_id})
    retire_in(piece, TASKS, _id(gone))


def _refuse_doubled_codes(piece: Piece, year: int, accepted: Accepted) -> None:
    """Moved numbers may pass each other within the batch, but not end on the same one."""
    table = TASKS.columns
    moved = {match.item.code for match in accepted.changed if match.is_moved}
    codes = piece.connection.scalars(
        select(table.c.code).where(
            table.c.year == year, table.c.retired_at.is_(None), table.c.code.in_(moved)
        )
    )
    doubled = [code for code, times in Counter(codes).items() if times > 1]
    if doubled:
        some = "、".join(doubled[:5])
        raise Refused(
            {
                "code": f"采纳后编号{some}会有两项任务。编号移动的各项要一起采纳，"
                "或把占着这个编号的任务也一并采纳（变化或取消）。"
            }
        )


def _id(held: HeldItem) -> int:
    assert isinstance(held.key, int)
    return held.key
