"""A ledger: one mapped table and the arrangement of its faces; and the shelf of all ledgers."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, inspect

from models import kinds
from models.fields import CARD, FieldCard, Kind
from models.office import Office
from models.privacy import cover


@dataclass(frozen=True)
class Computed:
    """A field that nobody types and nothing stores: the same rule twice, for a row and for SQL.

    A test compares the two on every ledger, so that a list filters by what it shows. Without a
    rule for the row (``value``) the finding verbs bring the SQL's answer along with the row.
    """

    card: FieldCard
    expression: Callable[[Any, Office], ColumnElement[Any]]
    value: Callable[[Any, Office], Any] | None = None


@dataclass(frozen=True)
class Field:
    """A card under its key in one ledger."""

    key: str
    card: FieldCard
    computed: Computed | None = None

    @property
    def is_typed(self) -> bool:
        """True if people type it; False for what is computed or set by a verb."""
        return self.computed is None and not self.card.by_verb

    def value(self, record: Any, office: Office) -> Any:
        """Return the field's value in ``record``."""
        if self.computed is not None and self.computed.value is not None:
            return self.computed.value(record, office)
        return getattr(record, self.key)


@dataclass(frozen=True)
class Draft:
    """A record about to be kept, as the rules see it; ``parent`` is the record that owns it."""

    values: Mapping[str, Any]
    before: Mapping[str, Any] | None
    office: Office
    parent: Any = None


Complaints = dict[str, str]
Rule = Callable[[Draft], Complaints]
Shown = Callable[[str], str]


@dataclass(frozen=True)
class Printed:
    """An official column made of several fields. ``text`` is given a covered reader."""

    heading: str
    text: Callable[[Shown], str]
    width: int = 12


@dataclass(frozen=True)
class OfficialForm:
    """The printed book this ledger must match, column by column."""

    title: str
    columns: tuple[str | Printed, ...]
    landscape: bool = True
    paper: str = "A4"
    unit: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parent:
    """The ledger whose records own this one's, and the field that ties them.

    Where records of any ledger may be the owner, ``ledger`` is empty and ``kind_key`` names the
    field that holds the owner's ledger.
    """

    ledger: str
    key: str
    kind_key: str = ""

    def takes(self, ledger: Ledger) -> bool:
        """Tell whether records of ``ledger`` can own."""
        return bool(self.kind_key) or self.ledger == ledger.name


class Place(enum.Enum):
    """Where a ledger stands in the window."""

    ROOM = "room"
    CHILD = "child"
    OFFICE = "office"


def _never(_values: Mapping[str, Any], _office: Office) -> str | None:
    return None


def _welcome(_record: Any) -> str | None:
    return None


@dataclass(frozen=True)
class Ledger:
    """One ledger and all its faces. Names fields only; an unknown name fails at import.

    ``number`` is the field people call a record by, ``label`` the one that says what it is.
    ``counter`` is the measure word, ``one`` what a single record is called (起 · 纠纷).
    ``rank`` is its place among its like, the smallest first.
    ``derived`` columns are filled by the door from a record's values and never shown.
    ``frozen`` gives the reason why a record may not be changed, or None; ``no_files`` why
    neither it nor what it owns takes attachments, or None.
    An ``append_only`` ledger's entries are struck through, never changed.
    """

    name: str
    title: str
    table: type[Any]
    list_columns: tuple[str, ...]
    form_groups: tuple[tuple[str, tuple[str, ...]], ...]
    official_form: OfficialForm
    same_record: tuple[str, ...]
    label: str
    number: str = ""
    one: str = "记录"
    counter: str = "条"
    purpose: str = ""
    icon: str = "file-text"
    place: Place = Place.ROOM
    rank: int = 100
    parent: Parent | None = None
    above: str = ""
    append_only: bool = False
    computed: Mapping[str, Computed] = field(default_factory=dict)
    derived: Mapping[str, Callable[[Mapping[str, Any]], Any]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    frozen: Callable[[Mapping[str, Any], Office], str | None] = _never
    no_files: Callable[[Any], str | None] = _welcome
    default_sort: tuple[tuple[str, bool], ...] = ()
    views: tuple[str, ...] = ("table",)

    def __post_init__(self) -> None:
        unknown = self._named_keys() - set(self.fields) - set(self.derived)
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

    def pick(self, keys: Sequence[str]) -> list[Field]:
        """Return the fields under ``keys``, in that order."""
        return [self.fields[key] for key in keys]

    def show(self, record: Any, key: str, office: Office, *, uncovered: bool = False) -> str:
        """Return the text for a face. Covered unless the caller says otherwise."""
        found = self.fields[key]
        text = kinds.show(found.card, found.value(record, office), office)
        return text if uncovered else cover(found.card.mask, text)

    def name_of(self, record: Any, office: Office) -> str:
        """Return what people call a record: its number and its label, covered."""
        keys = (self.number, self.label) if self.number else (self.label,)
        return " ".join(t for t in (self.show(record, key, office) for key in keys) if t)

    def parse(
        self, raw: Mapping[str, object], office: Office, before: Any = None
    ) -> tuple[dict[str, Any], Complaints]:
        """Read what was typed; return the values given and the complaints by field key.

        With ``before`` (the record as it stands) fields missing in ``raw`` keep their value;
        without it they count as empty. Only fields in ``raw`` (all, when new) are returned.
        """
        values: dict[str, Any] = {}
        complaints: Complaints = {}
        for each in self.typed:
            if before is not None and each.key not in raw:
                continue
            given = raw.get(each.key)
            if given is None and before is None:
                given = each.card.default
            try:
                values[each.key] = kinds.parse(each.card, given, office)
            except ValueError as error:
                complaints[each.key] = str(error)
        return values, complaints

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
        single = {k for k in (self.number, self.label, self.above) if k}
        if self.parent is not None:
            single.add(self.parent.key)
        sort = (key for key, _ in self.default_sort)
        return {*self.list_columns, *groups, *official, *self.same_record, *single, *sort}


_shelf: dict[str, Ledger] = {}


def put_on_shelf(ledger: Ledger) -> Ledger:
    """Make a ledger known to every face; two of one name are a mistake of ours."""
    if ledger.name in _shelf:
        raise ValueError(f"two ledgers named {ledger.name}")
    _shelf[ledger.name] = ledger
    return ledger


def take_off_shelf(ledger: Ledger) -> None:
    """Forget a ledger; for tests that put a toy on the shelf."""
    _shelf.pop(ledger.name, None)


def all_ledgers() -> Iterator[Ledger]:
    """Yield every ledger by rank; importing ``models.ledgers`` fills the shelf."""
    return iter(sorted(_shelf.values(), key=lambda ledger: ledger.rank))


def find_ledger(name: str) -> Ledger:
    """Return the ledger of that name; LookupError if there is none."""
    return _shelf[name]


def children_of(ledger: Ledger) -> tuple[Ledger, ...]:
    """Return the ledgers whose records belong to records of ``ledger``."""
    found = (c for c in all_ledgers() if c.parent is not None and c.parent.takes(ledger))
    return tuple(c for c in found if c is not ledger and c.name != ledger.name)


def links_of(ledger: Ledger) -> tuple[Field, ...]:
    """Return the fields that tie a record to another one."""
    return tuple(f for f in ledger.stored if f.card.kind is Kind.LINK)
