"""A ledger: one mapped table and the arrangement of its faces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import Column, Table, inspect

from models import kinds
from models.fields import CARD, Kind
from models.guards import marks
from models.ledger.parts import (
    Complaints,
    Computed,
    Draft,
    Field,
    OfficialForm,
    Parent,
    Place,
    Printed,
    Refused,
    Rule,
)
from models.ledger.scoping import standing_at
from models.office import Office
from models.privacy import cover


def _never(_values: Mapping[str, Any], _office: Office) -> str | None:
    return None


def _welcome(_record: Any) -> str | None:
    return None


def _no_word(_record: Any) -> str:
    return ""


def _is_blank(given: object) -> bool:
    return given is None or (isinstance(given, str) and not given.strip())


@dataclass(frozen=True)
class Ledger:
    """One ledger and all its faces. Names fields only; an unknown name fails at import.

    ``number`` is the field people call a record by, ``label`` the one that says what it is.
    ``counter`` is the measure word, ``one`` what a single record is called (起 · 纠纷).
    ``rank`` is its place among its like, the smallest first; ``area`` the heading on the
    rail that it stands under. A room ``beside`` another ledger's is reached from there only.
    ``derived`` columns are filled by the door from a record's values and never shown.
    ``frozen`` gives the reason why a record may not be changed, or None; ``no_files`` why
    neither it nor what it owns takes attachments, or None. ``closing`` names the field, set by
    verbs only, whose change closes or opens a record and therefore passes.
    An ``append_only`` ledger's entries are struck through, never changed.
    ``keep_until`` names the date field after which a record's particulars are to be removed.
    Records of an ``unbound`` ledger belong to no village, and any account that writes may add them.
    ``hides`` names a child ledger and its field: what stands there is no word to find a record by.
    Its table then has a column ``found_by`` with the searched text, kept by the door.
    ``fills`` are rules that fill a blank from the other values when a record is kept.
    ``after_close``: records may be added and changed when their owner is frozen already.
    ``verbs_only`` says why records are made by verbs only and never typed as new.
    ``before_number`` names the fields that tell records apart until a follower numbers them; a
    workbook may bring such records, for no verb is needed to give the number.
    ``file_words`` tell its attachments apart (整改前, 整改后); ``file_word`` is the likely one.
    No two standing records share the values of a ``unique`` set of fields, where all of them are
    filled in; ``blank_is_same`` names the fields of ``same_record`` whose blank counts as a value
    (no village: the township itself). ``twins``: several may be alike in everything (two cameras).
    ``coded``: its number is an official code, which a list leaves out where the name suffices.
    ``ended`` names the date from which a record stands no more: nothing new is tied to it.
    ``equipment`` is counted and kept in repair: no workbook brings it addresses or pictures.
    """

    name: str
    title: str
    table: type[Any]
    list_columns: tuple[str, ...]
    form_groups: tuple[tuple[str, tuple[str, ...]], ...]
    official_form: OfficialForm
    same_record: tuple[str, ...]
    label: str
    unique: tuple[tuple[str, ...], ...] = ()
    blank_is_same: tuple[str, ...] = ()
    twins: bool = False
    equipment: bool = False
    number: str = ""
    one: str = "记录"
    counter: str = "条"
    purpose: str = ""
    icon: str = "file-text"
    place: Place = Place.ROOM
    area: str = ""
    beside: str = ""
    rank: int = 100
    parent: Parent | None = None
    above: str = ""
    append_only: bool = False
    keep_until: str = ""
    unbound: bool = False
    hides: tuple[str, str] | None = None
    after_close: bool = False
    verbs_only: str = ""
    before_number: tuple[str, ...] = ()
    coded: bool = False
    ended: str = ""
    fills: Mapping[str, Callable[[Mapping[str, Any], Office], Any]] = field(default_factory=dict)
    computed: Mapping[str, Computed] = field(default_factory=dict)
    derived: Mapping[str, Callable[[Mapping[str, Any]], Any]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    frozen: Callable[[Mapping[str, Any], Office], str | None] = _never
    closing: str = ""
    no_files: Callable[[Any], str | None] = _welcome
    file_words: tuple[str, ...] = ()
    file_word: Callable[[Any], str] = _no_word
    default_sort: tuple[tuple[str, bool], ...] = ()
    views: tuple[str, ...] = ("table",)

    def __post_init__(self) -> None:
        unknown = self._named_keys() - set(self.fields) - set(self.derived) - {"id"}
        if unknown:
            raise LookupError(f"{self.name}: no such field {sorted(unknown)}")

    @cached_property
    def columns(self) -> Table:
        """The table as Core statements want it."""
        found = self.table.__table__
        assert isinstance(found, Table)
        return found

    @cached_property
    def fields(self) -> dict[str, Field]:
        """All fields, the stored ones in the order of their declaration, then the computed."""
        columns: Iterable[Column[Any]] = inspect(self.table).columns
        stored = {c.key: Field(c.key, c.info[CARD]) for c in columns if CARD in c.info}
        return stored | {key: Field(key, c.card, c) for key, c in self.computed.items()}

    @cached_property
    def stored(self) -> tuple[Field, ...]:
        """The fields that have a column of their own."""
        return tuple(f for f in self.fields.values() if f.computed is None)

    @cached_property
    def counted(self) -> tuple[Field, ...]:
        """The computed fields whose value only SQL knows."""
        return tuple(f for f in self.fields.values() if f.computed and f.computed.value is None)

    @cached_property
    def typed(self) -> tuple[Field, ...]:
        """The fields that people type; what forms and templates offer."""
        return tuple(f for f in self.fields.values() if f.is_typed)

    @cached_property
    def searched(self) -> tuple[Field, ...]:
        """The fields whose text the search finds."""
        return tuple(f for f in self.stored if f.card.searchable)

    @cached_property
    def particulars(self) -> tuple[Field, ...]:
        """The stored fields that tell of people: covered, salted in history, removable."""
        return tuple(f for f in self.stored if f.card.is_particular)

    @cached_property
    def narrowed(self) -> tuple[Field, ...]:
        """The links that lead only to what belongs to another field's record."""
        return tuple(f for f in self.stored if f.card.within)

    @cached_property
    def village_key(self) -> str:
        """The field that says which village a record belongs to; empty if none does."""
        links = (f for f in self.stored if f.card.kind is Kind.LINK)
        return next((f.key for f in links if f.card.target == "villages"), "")

    @cached_property
    def may_freeze(self) -> bool:
        """True if its records, or those that own them, can be closed to changes."""
        return self.frozen is not _never or self.parent is not None

    def pick(self, keys: Sequence[str]) -> list[Field]:
        """Return the fields under ``keys``, in that order."""
        return [self.fields[key] for key in keys]

    def show(self, record: Any, key: str, office: Office, *, uncovered: bool = False) -> str:
        """Return the text for a face. Covered unless the caller says otherwise."""
        found = self.fields[key]
        text = kinds.show(found.card, found.value(record, office), office)
        return text if uncovered else cover(found.card, text)

    def name_of(self, record: Any, office: Office) -> str:
        """Return what people call a record: its number and its label, covered."""
        keys = (self.number, self.label) if self.number else (self.label,)
        return " ".join(t for t in (self.show(record, key, office) for key in keys) if t)

    def parse(
        self, raw: Mapping[str, object], office: Office, before: Any = None
    ) -> tuple[dict[str, Any], Complaints]:
        """Read what was typed; return the values given and the complaints by field key.

        With ``before`` (the record as it stands) fields missing in ``raw`` keep their value;
        without it blank ones take the card's default. Only fields in ``raw`` (all, when new) are
        returned.
        """
        values: dict[str, Any] = {}
        complaints: Complaints = {}
        for each in self.typed:
            if before is not None and each.key not in raw:
                continue
            given = raw.get(each.key)
            if before is None and _is_blank(given):
                given = kinds.default_of(each.card, office)
            try:
                standing = standing_at(self.fields, each, values, office, before)
                values[each.key] = kinds.parse(each.card, given, standing)
            except ValueError as error:
                complaints[each.key] = str(error)
        if not complaints:
            self.fill(values, office, before)
        return values, complaints

    def fill(self, values: dict[str, Any], office: Office, before: Any = None) -> None:
        """Fill what was left blank and another value tells; what stands already is kept."""
        if not self.fills:
            return
        held = self.values_of(before) if before is not None else {}
        for key, rule in self.fills.items():
            whole = {**held, **values}
            if whole.get(key) is None:
                values[key] = rule(whole, office)

    def refuse_marked(self, values: Mapping[str, Any]) -> None:
        """Raise Refused where a text to be written carries a mark of secrets (I12).

        Typed values were asked in ``parse``; the door asks again for what a verb writes itself.
        """
        found = {
            key: marks.complaint_about(self.fields[key].card.label, mark)
            for key, value in values.items()
            if isinstance(value, str) and key in self.fields and (mark := marks.mark_in(value))
        }
        if found:
            raise Refused(found)

    def judge(self, draft: Draft) -> Complaints:
        """Apply the rules across fields to the whole record as it would stand."""
        complaints: Complaints = {}
        for rule in self.rules:
            complaints.update(rule(draft))
        return complaints

    def values_of(self, record: Any) -> dict[str, Any]:
        """Return the stored values of ``record`` by field key."""
        return {f.key: getattr(record, f.key) for f in self.stored}

    def official_columns(self) -> list[Printed]:
        """Return the columns of the printed book."""
        columns = self.official_form.columns
        return [self._printed(c) if isinstance(c, str) else c for c in columns]

    def official_cells(self, record: Any, office: Office, *, uncovered: bool = False) -> list[str]:
        """Return the texts of one printed row."""

        def shown(key: str) -> str:
            return self.show(record, key, office, uncovered=uncovered)

        return [column.text(shown) for column in self.official_columns()]

    def _printed(self, key: str) -> Printed:
        card = self.fields[key].card
        return Printed(card.heading, lambda shown: shown(key), card.width)

    def _named_keys(self) -> set[str]:
        groups = (key for _, keys in self.form_groups for key in keys)
        official = (c for c in self.official_form.columns if isinstance(c, str))
        single = {
            k
            for k in (
                self.number,
                self.label,
                self.above,
                self.keep_until,
                self.closing,
                self.ended,
            )
            if k
        }
        if self.parent is not None:
            single.add(self.parent.key)
        single |= {*self.fills, *self.before_number}
        sort = (key for key, _ in self.default_sort)
        single |= {key for keys in self.unique for key in keys} | set(self.blank_is_same)
        return {*self.list_columns, *groups, *official, *self.same_record, *single, *sort}
