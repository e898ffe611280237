"""Judges the rows of one ledger in a workbook: new, changed, the same, or refused with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from models.actions import finding
from models.actions.linking.belonging import strays
from models.exchange.workbooks.cells import text_of
from models.exchange.workbooks.columns import numbers_itself
from models.exchange.workbooks.plan import (
    ChangedRow,
    Difference,
    Findings,
    NewRow,
    Origin,
    Pending,
    RefusedRow,
    Share,
)
from models.exchange.workbooks.rows.complaining import complaints_of, owner_not_found
from models.exchange.workbooks.rows.lookup import Finder, Reference
from models.exchange.workbooks.rows.placing import Placed, Placer
from models.exchange.workbooks.rows.uniques import Uniques
from models.exchange.workbooks.rows.values import CellReader
from models.exchange.workbooks.sheets.reading import ReadSheet
from models.fields import FieldCard, Kind, Mask
from models.kinds import default_of, parse, show
from models.ledger import Complaints, Draft, Ledger, find_ledger, standing_at
from models.office import Office
from models.privacy import cover
from models.store.ledger_file import Store

_AT_A_TIME = 500
_EMPTY = "（空）"
_IS_COVERED = "这一格是遮盖过的，请填原来的内容，或者留空。"
_NOT_SHOWN = "台账里已有这一条，但不是本村的，不能导入。"


class Judge:
    """Looks at all rows of one ledger; owners are looked at before what they own.

    ``left`` holds the records as the file would leave them.
    """

    def __init__(self, store: Store, ledger: Ledger, office: Office, finder: Finder) -> None:
        self._store, self._ledger = store, ledger
        self._office, self._finder = office, finder
        self._reader = CellReader(office)
        self._uniques = Uniques(store, ledger, office)
        tie = ledger.parent
        self._typed = {f.key: f.card for f in ledger.typed if tie is None or f.key != tie.key}
        self._expected = {
            key: card
            for key, card in self._typed.items()
            if card.required or card.default is not None
        }
        masks = {Mask.NONE, Mask.NAME}
        self._particular = [(k, c) for k, c in self._typed.items() if c.mask not in masks]
        self._blank = {f.key: None for f in ledger.stored}
        self._first = next(iter(ledger.fields))
        self.left: dict[Reference, Mapping[str, Any]] = {}

    def judge(self, sheets: Iterable[ReadSheet], owners: Judge | None, share: Share) -> Findings:
        """Return what becomes of each row; ``owners`` has looked at the parent ledger."""
        findings = Findings()
        placer = Placer(self._ledger, self._office, self._finder, self._reader)
        placed: list[Placed] = []
        for sheet in sheets:
            for row in sheet.rows:
                if len(placed) % _AT_A_TIME == 0:
                    share.breathe(f"正在辨认“{sheet.name}”")
                placed.append(placer.place(sheet, row))
        before = _rows(self._store, self._ledger, [p.target for p in placed])
        self._uniques.read(each.target for each in placed)
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
        fresh = {k: v for k, v in values.items() if before is None or self._differs(k, held[k], v)}
        wrong |= self._covered(fresh)
        whole = {**self._blank, **held, **fresh}
        wrong |= self._uniques.claim(placed, whole)
        if before is not None and not fresh and not wrong and not placed.twin:
            findings.same.append(origin)
            self.left[placed.target] = whole
            return
        wrong = wrong or self._apply_rules(placed, whole, held or None, parent)
        if wrong:
            told = complaints_of(self._ledger, placed, wrong)
            findings.refused.append(RefusedRow(origin, told))
            return
        self.left[placed.target] = whole
        if before is None:
            findings.new.append(NewRow(origin, values))
        else:
            differences = tuple(self._difference(placed, k, held[k], v) for k, v in fresh.items())
            changed = ChangedRow(origin, before.id, before.revision, fresh, differences)
            findings.changed.append(changed)

    def _parse(self, placed: Placed, before: Any) -> tuple[dict[str, Any], Complaints]:
        """Read the cells; an empty one leaves a held record as it is and a new one empty."""
        values: dict[str, Any] = {}
        wrong: Complaints = {}
        self._find_itself(placed, before, wrong)
        tie = self._ledger.parent
        if tie is not None:
            values[tie.key] = placed.owner
            if placed.owner is None:
                wrong[tie.key] = owner_not_found(self._ledger, placed, self._finder)
        self._finder.stand_at(self._ledger, values)
        for key, card in self._in_order(placed):
            standing = self._standing(key, values, before) if card.within else None
            try:
                values[key] = self._reader.read(key, card, placed.row.cells[key][1], standing)
            except ValueError as error:
                wrong[key] = str(error)
        if before is None:
            self._fill_up(values, wrong)
        if not wrong:
            self._ledger.fill(values, self._office, before)
        return values, wrong

    def _standing(self, key: str, values: Mapping[str, Any], before: Any) -> Office:
        fields = self._ledger.fields
        return standing_at(fields, fields[key], values, self._office, before)

    def _differs(self, key: str, held: Any, new: Any) -> bool:
        """Tell whether a cell says something new: what a copy that went out covered does not."""
        if held == new or not isinstance(new, str) or not isinstance(held, str):
            return bool(held != new)
        return cover(self._ledger.fields[key].card, held) != new

    def _covered(self, fresh: Mapping[str, Any]) -> Complaints:
        """Complain of particulars that are covered themselves; a name may well be a short one."""
        return {
            key: _IS_COVERED
            for key, card in self._particular
            if isinstance(fresh.get(key), str) and cover(card, fresh[key]) == fresh[key]
        }

    def _find_itself(self, placed: Placed, before: Any, wrong: Complaints) -> None:
        """Complain of a record that the row names and that is not there, or not to be seen."""
        if before is not None:
            return
        number, one = self._ledger.number, self._ledger.one
        if isinstance(placed.target, int):
            wrong[number or self._first] = _NOT_SHOWN
        elif numbers_itself(self._ledger) and number in placed.row.cells:
            written = text_of(placed.row.cells[number][1])
            label = self._ledger.fields[number].card.label
            wrong[number] = (
                f"台账里没有{label}“{written}”。新的{one}请把{label}留空，导入后自动编号。"
            )

    def _in_order(self, placed: Placed) -> list[tuple[str, FieldCard]]:
        """Return the fields of a row, links last: what they mean may hang on the others."""
        cards = [(key, self._typed[key]) for key in placed.row.cells if key in self._typed]
        return sorted(cards, key=lambda each: (each[1].kind is Kind.LINK, bool(each[1].within)))

    def _fill_up(self, values: dict[str, Any], wrong: Complaints) -> None:
        """Give a new record the defaults, and complain about what it must have."""
        for key, card in self._expected.items():
            if key not in values and key not in wrong:
                try:
                    values[key] = parse(card, default_of(card, self._office), self._office)
                except ValueError as error:
                    wrong[key] = str(error)

    def _apply_rules(
        self, placed: Placed, whole: Mapping[str, Any], held: Mapping[str, Any] | None, parent: Any
    ) -> Complaints:
        if placed.twin:
            keys = self._finder.identities(self._ledger).keys
            key = next((k for k in keys if k in placed.row.cells), self._first)
            return {key: f"与第{placed.twin}行是同一{self._ledger.counter}，请只留一行。"}
        for values in (held, whole):
            reason = self._ledger.frozen(values, self._office) if values else None
            if reason:
                return {self._first: reason}
        if held is not None and self._ledger.append_only:
            return {self._first: f"“{self._ledger.title}”只能新增，不能改写。"}
        strange = strays(self._ledger, whole, self._office, self._finder.owner_of)
        if self._ledger.parent is not None and parent is None:
            return strange  # the row that owns it is refused itself; the rules must see it first
        return strange | self._ledger.judge(Draft(whole, held, self._office, parent))

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
