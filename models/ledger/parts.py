"""What a ledger is put together from: fields, drafts, printed columns, ties."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement

from models.fields import FieldCard
from models.office import Office
from models.troubles import Trouble


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


class Refused(Trouble):
    """The record cannot be kept as it stands. ``complaints`` maps field key to reason."""

    def __init__(self, complaints: Complaints) -> None:
        super().__init__("".join(dict.fromkeys(complaints.values())))
        self.complaints = complaints


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
    field that holds the owner's ledger; ``owners`` names those that may, all if there are none.
    """

    ledger: str
    key: str
    kind_key: str = ""
    owners: tuple[str, ...] = ()

    def takes(self, name: str) -> bool:
        """Tell whether records of the ledger called ``name`` can own."""
        if self.kind_key:
            return not self.owners or name in self.owners
        return self.ledger == name


class Place(enum.Enum):
    """Where a ledger stands in the window."""

    ROOM = "room"
    CHILD = "child"
    OFFICE = "office"
