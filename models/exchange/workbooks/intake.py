"""Takes a workbook in: look first, then keep all of it or nothing (D4–D8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from models.actions.door import Piece, work
from models.actions.linking.meaning import lost
from models.actions.offices import office_of
from models.actions.safe.backing_up import back_up
from models.exchange.workbooks.columns import sheets_of, takes_rows
from models.exchange.workbooks.noting import numbers_noted, particulars_noted
from models.exchange.workbooks.plan import (
    ChangedRow,
    Findings,
    IntakePlan,
    NewRow,
    Pending,
    Share,
)
from models.exchange.workbooks.rows.judging import Judge
from models.exchange.workbooks.rows.lookup import Finder
from models.exchange.workbooks.sheets.reading import Reading, read_workbook
from models.exchange.workbooks.stamp import township_of
from models.exchange.workbooks.troubles import (
    CircleOfRows,
    LedgerChangedMeanwhile,
    NoTemplate,
    NothingToTakeIn,
    RowsRefused,
    RowStopped,
    TemplateOfAnotherTownship,
    WorkbookEmpty,
)
from models.fields import FieldCard
from models.ledger import Ledger, find_ledger, links_of
from models.office import Office, Scope
from models.progress import SILENT, Progress
from models.store.backup import manifest
from models.store.chain import NEWEST_LINK
from models.store.ledger_file import Store
from models.store.tables import Batch, HistoryRow
from models.troubles import Trouble

_AT_A_TIME = 500
_OFFICE = frozenset({"settings", "words", "workdays"})


def plan_intake(
    store: Store,
    ledger: Ledger,
    path: Path,
    progress: Progress = SILENT,
    known: Mapping[str, str] | None = None,
) -> IntakePlan:
    """Look at a workbook: what is new, changed, the same, refused and left out; nothing is kept.

    ``known`` maps plain headings to field keys where they were matched by hand before. Raises a
    Trouble of this room where the file cannot be taken at all.
    """
    if not takes_rows(ledger):
        raise NoTemplate(ledger)
    seen = _newest_batch(store)
    office = office_of(store)
    reading = read_workbook(path, ledger, known, progress)
    _check_township(reading, path.name, office)
    particulars = particulars_noted(reading, office)
    total = sum(len(sheet.rows) for sheet in reading.sheets)
    if not total:
        raise WorkbookEmpty(path.name)
    found = _judge(store, ledger, reading, Share(progress, total))
    notes = (*reading.notes, *particulars, *numbers_noted(found))
    return IntakePlan(
        ledger=ledger,
        path=path,
        seen=seen,
        watched=_watched(sheets_of(ledger)),
        new=tuple(found.new),
        changed=tuple(found.changed),
        same=tuple(found.same),
        refused=tuple(found.refused),
        skipped=tuple(reading.skipped),
        notes=notes,
        heading_rows={sheet.name: sheet.heading_row for sheet in reading.sheets},
    )


def carry_out(store: Store, plan: IntakePlan, progress: Progress = SILENT) -> int:
    """Keep what was looked at as one batch; return the batch's number (``undo`` takes it back).

    Raises RowsRefused while a row has errors, LedgerChangedMeanwhile if anybody wrote since the
    look, NothingToTakeIn, or what the door refuses; then nothing is kept. The ledger is backed up
    first; where that fails (NotBackedUp) nothing is kept either.
    """
    if plan.refused:
        raise RowsRefused(len(plan.refused))
    if not plan.count:
        raise NothingToTakeIn
    back_up(store, manifest.IMPORT, progress)
    try:
        return _write(store, plan, progress, _AT_A_TIME)
    except RowStopped:
        return _write(store, plan, progress, 1)  # nothing was kept: find the very row


def _write(store: Store, plan: IntakePlan, progress: Progress, at_a_time: int) -> int:
    with work(store, f"导入{plan.said}") as piece:
        _refuse_if_changed(piece, plan)
        ids: dict[Pending, int] = {}
        for ledger in sheets_of(plan.ledger):
            mine = [row for row in plan.new if row.origin.ledger is ledger]
            for some in _in_layers(ledger, mine, ids, at_a_time):
                with _at_its_row(some[0][1]):
                    rows = [_resolved(row.values, ids) for _, row in some]
                    made = piece.add_many(ledger, rows)
                ids.update(zip((place for place, _ in some), made, strict=True))
                progress.step(len(ids), len(plan.new), f"正在写入“{ledger.title}”")
        for done, row in enumerate(plan.changed, start=1):
            values = _resolved(row.values, ids)
            with _at_its_row(row):
                piece.change(row.origin.ledger, row.record_id, values, row.revision)
            if done % _AT_A_TIME == 0:
                progress.step(done, len(plan.changed), "正在修改")
        return piece.number


def _check_township(reading: Reading, name: str, office: Office) -> None:
    if reading.stamp is None:
        return
    code, ours = township_of(office)
    theirs = reading.stamp.township_code
    if code and theirs and code != theirs:
        raise TemplateOfAnotherTownship(name, reading.stamp.township, ours)


def _judge(store: Store, ledger: Ledger, reading: Reading, share: Share) -> Findings:
    finder = Finder(store)
    held = office_of(store)

    def lost_in(card: FieldCard, name: str, scope: Scope | None) -> str:
        return lost(held, card, name, scope, finder.near(card.target, name, scope))

    office = replace(held, find_named=finder.find, lost=lost_in)
    whole, owners = Findings(), None
    for each in sheets_of(ledger):
        sheets = [sheet for sheet in reading.sheets if sheet.ledger is each]
        if not sheets:
            continue
        judge = Judge(store, each, office, finder)
        found = judge.judge(sheets, owners, share)
        owners = judge if each is ledger else owners
        whole.new += found.new
        whole.changed += found.changed
        whole.same += found.same
        whole.refused += found.refused
    return whole


def _watched(ledgers: Sequence[Ledger]) -> frozenset[str]:
    """Return the ledgers on which the judgement of a file stands."""
    targets = {f.card.target for ledger in ledgers for f in links_of(ledger)}
    return frozenset({ledger.name for ledger in ledgers} | targets | _OFFICE)


def _newest_batch(store: Store) -> int:
    with store.reading() as connection:
        newest = connection.execute(NEWEST_LINK).first()
    return int(newest.number) if newest else 0


def _refuse_if_changed(piece: Piece, plan: IntakePlan) -> None:
    change = _first_change(piece.connection, plan)
    if change is not None:
        ledger = find_ledger(change.ledger)
        record = piece.read(ledger, change.record_id)
        raise LedgerChangedMeanwhile(ledger.name_of(record, piece.office), change.who)


def _first_change(connection: Connection, plan: IntakePlan) -> Any:
    query = (
        select(HistoryRow.ledger, HistoryRow.record_id, Batch.who)
        .join(Batch, Batch.number == HistoryRow.batch)
        .where(HistoryRow.batch > plan.seen, HistoryRow.ledger.in_(plan.watched))
    )
    return connection.execute(query.limit(1)).first()


def _in_layers(
    ledger: Ledger, rows: Sequence[NewRow], ids: Mapping[Pending, int], at_a_time: int
) -> Iterator[list[tuple[Pending, NewRow]]]:
    """Yield new records some at a time, each after the new records it points to."""
    left = [(Pending(ledger.name, at), row) for at, row in enumerate(rows)]
    while left:
        ready: list[tuple[Pending, NewRow]] = []
        waiting: list[tuple[Pending, NewRow]] = []
        for place, row in left:
            needs = [v for v in row.values.values() if isinstance(v, Pending)]
            (ready if all(need in ids for need in needs) else waiting).append((place, row))
        if not ready:
            raise CircleOfRows([row.origin.row for _, row in waiting])
        for start in range(0, len(ready), at_a_time):
            yield ready[start : start + at_a_time]
        left = waiting


@contextmanager
def _at_its_row(row: NewRow | ChangedRow) -> Iterator[None]:
    """Name the row at which the door, or what follows from a record, refuses it."""
    try:
        yield
    except Trouble as trouble:
        raise RowStopped(row.origin, trouble) from None


def _resolved(values: Mapping[str, Any], ids: Mapping[Pending, int]) -> dict[str, Any]:
    return {k: ids[v] if isinstance(v, Pending) else v for k, v in values.items()}
