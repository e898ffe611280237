"""Judges the rows of one ledger in a workbook: new, changed, the same, or refused with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from models.actions import finding
from models.exchange.workbooks.cells import address_of, read_cell, text_of
from models.exchange.workbooks.columns import OWNER
from models.exchange.workbooks.plan import (
    ChangedRow,
    Complaint,
    Difference,
    Findings,
    NewRow,
    Origin,
    Pending,
    RefusedRow,
    Share,
)
from models.exchange.workbooks.rows.lookup import Finder, Placed, Placer, Reference
from models.exchange.workbooks.sheets.reading import ReadSheet
from models.fields import FieldCard, Kind
from models.kinds import default_of, parse, show
from models.ledger import Complaints, Draft, Ledger, find_ledger
from models.office import Office
from models.privacy import cover
from models.store.ledger_file import Store

_AT_A_TIME = 500
_EMPTY = "（空）"


class Judge:
    """Looks at all rows of one ledger; owners are looked at before what they own.

    ``left`` holds the records as the file would leave them.
    """

    def __init__(self, store: Store, ledger: Ledger, office: Office, finder: Finder) -> None:
        self._store, self._ledger = store, ledger
        self._office, self._finder = office, finder
        tie = ledger.parent
        self._typed = [f for f in ledger.typed if tie is None or f.key != tie.key]
        self._expected = [f for f in self._typed if f.card.required or f.card.default is not None]
        self.left: dict[Reference, Mapping[str, Any]] = {}

    def judge(self, sheets: Iterable[ReadSheet], owners: Judge | None, share: Share) -> Findings:
        """Return what becomes of each row; ``owners`` has looked at the parent ledger."""
        findings = Findings()
        placer = Placer(self._ledger, self._office, self._finder)
        placed = [placer.place(sheet, row) for sheet in sheets for row in sheet.rows]
        before = _rows(self._store, self._ledger, [p.target for p in placed])
        parents = self._parents(placed, owners)
        for each in placed:
            share.step(f"正在核对“{each.sheet.name}”")
            held = before.get(each.target) if isinstance(each.target, int) else None
            parent = parents.get(each.owner) if each.owner is not None else None
            self._judge_row(findings, each, held, parent)
        return findings

    def _parents(self, placed: Sequence[Placed], owners: Judge | None) -> dict[Reference, Any]:
        """Return the owners as the rules see them."""
        if self._ledger.parent is None:
            return {}
        looked = owners.left if owners else {}
        wanted = [p.owner for p in placed if p.owner is not None and p.owner not in looked]
        ledger = find_ledger(self._ledger.parent.ledger)
        told: dict[Reference, Any] = {
            reference: SimpleNamespace(**values) for reference, values in looked.items()
        }
        return told | dict(_rows(self._store, ledger, wanted))

    def _judge_row(self, findings: Findings, placed: Placed, before: Any, parent: Any) -> None:
        origin = self._origin(placed)
        values, wrong = self._parse(placed, before)
        held = self._ledger.values_of(before) if before is not None else {}
        fresh = {k: v for k, v in values.items() if before is None or held[k] != v}
        whole = dict.fromkeys((f.key for f in self._ledger.stored), None) | held | values
        if before is not None and not fresh and not wrong and not placed.twin:
            findings.same.append(origin)
            self.left[placed.target] = whole
            return
        wrong = wrong or self._apply_rules(placed, whole, held or None, parent)
        if wrong:
            findings.refused.append(RefusedRow(origin, self._complaints(placed, wrong)))
            return
        self.left[placed.target] = whole
        if before is None:
            findings.new.append(NewRow(origin, values))
        else:
            told = tuple(self._difference(placed, k, held[k], v) for k, v in fresh.items())
            findings.changed.append(ChangedRow(origin, before.id, before.revision, fresh, told))

    def _parse(self, placed: Placed, before: Any) -> tuple[dict[str, Any], Complaints]:
        """Read the cells; an empty one leaves a held record as it is and a new one empty."""
        values: dict[str, Any] = {}
        wrong: Complaints = {}
        tie = self._ledger.parent
        if tie is not None:
            values[tie.key] = placed.owner
            if placed.owner is None:
                wrong[tie.key] = self._no_owner(placed)
        self._finder.stand_at(self._ledger, values)
        for key, card in self._in_order(placed):
            try:
                cell = placed.row.cells[key][1]
                values[key] = parse(card, read_cell(card, cell, self._office), self._office)
            except ValueError as error:
                wrong[key] = str(error)
        if before is None:
            self._fill_up(values, wrong)
        return values, wrong

    def _in_order(self, placed: Placed) -> list[tuple[str, FieldCard]]:
        """Return the fields of a row, links last: what they mean may hang on the others."""
        fields = self._ledger.fields
        cards = [(key, fields[key].card) for key in placed.row.cells if not key.startswith(OWNER)]
        return sorted(cards, key=lambda each: each[1].kind is Kind.LINK)

    def _fill_up(self, values: dict[str, Any], wrong: Complaints) -> None:
        """Give a new record the defaults, and complain about what it must have."""
        for each in self._expected:
            if each.key not in values and each.key not in wrong:
                try:
                    given = default_of(each.card, self._office)
                    values[each.key] = parse(each.card, given, self._office)
                except ValueError as error:
                    wrong[each.key] = str(error)

    def _apply_rules(
        self, placed: Placed, whole: Mapping[str, Any], held: Mapping[str, Any] | None, parent: Any
    ) -> Complaints:
        first = next(iter(self._ledger.fields))
        if placed.twin:
            key = next((k for k in self._ledger.same_record if k in placed.row.cells), first)
            return {key: f"与第{placed.twin}行是同一{self._ledger.counter}，请只留一行。"}
        for values in (held, whole):
            reason = self._ledger.frozen(values, self._office) if values else None
            if reason:
                return {first: reason}
        if held is not None and self._ledger.append_only:
            return {first: f"“{self._ledger.title}”只能新增，不能改写。"}
        return self._ledger.judge(Draft(whole, held, self._office, parent))

    def _no_owner(self, placed: Placed) -> str:
        assert self._ledger.parent is not None
        title = find_ledger(self._ledger.parent.ledger).title
        named = " ".join(
            text_of(cell) for key, (_, cell) in placed.row.cells.items() if key.startswith(OWNER)
        )
        return f"“{title}”里没有“{named}”，请核对。" if named else f"请写明属于“{title}”的哪一条。"

    def _complaints(self, placed: Placed, wrong: Complaints) -> tuple[Complaint, ...]:
        sheet, row = placed.sheet, placed.row
        places = {column.key: at for at, column in sheet.columns.items()}
        tie = self._ledger.parent
        told = []
        for key, reason in wrong.items():
            if tie is not None and key == tie.key:
                at = min((a for k, a in places.items() if k.startswith(OWNER)), default=0)
            else:
                at = places.get(key, min(sheet.columns))
            found = self._ledger.fields.get(key)
            heading = found.card.label if found else ""
            told.append(Complaint(address_of(row.number, at), heading, reason))
        return tuple(told)

    def _origin(self, placed: Placed) -> Origin:
        """Name a row by its number and its label, covered."""
        keys = (self._ledger.number, self._ledger.label)
        fields, cells = self._ledger.fields, placed.row.cells
        parts = [cover(fields[key].card, text_of(cells[key][1])) for key in keys if key in cells]
        name = " ".join(" ".join(parts).split())[:60]
        return Origin(self._ledger, placed.sheet.name, placed.row.number, name)

    def _difference(self, placed: Placed, key: str, old: Any, new: Any) -> Difference:
        card = self._ledger.fields[key].card
        written = text_of(placed.row.cells[key][1]) if key in placed.row.cells else ""
        shown = written if isinstance(new, Pending) else show(card, new, self._office)
        before = cover(card, show(card, old, self._office))
        return Difference(card.label, before or _EMPTY, cover(card, shown) or _EMPTY)


def _rows(store: Store, ledger: Ledger, references: Iterable[Reference]) -> dict[Reference, Any]:
    """Return the records among ``references`` by id, some hundred at a time."""
    ids = sorted({each for each in references if isinstance(each, int)})
    return {
        row.id: row
        for start in range(0, len(ids), _AT_A_TIME)
        for row in finding.rows_by_id(store, ledger, ids[start : start + _AT_A_TIME])
    }
