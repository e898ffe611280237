"""What an intake would do: looked at by the clerk before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.ledger import Ledger
from models.progress import SILENT, Progress


@dataclass(frozen=True)
class Complaint:
    """One wrong cell: where it stands (“C5”), under which heading, and what is wrong.

    ``key`` is the field's, as the ledger calls it.
    """

    address: str
    heading: str
    reason: str
    key: str = ""


@dataclass(frozen=True)
class Difference:
    """One field of a record that would change, as shown texts, covered."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Origin:
    """Where a row stands in the file; ``row`` counts from 1 as Excel does."""

    ledger: Ledger
    sheet: str
    row: int
    name: str


@dataclass(frozen=True)
class Pending:
    """The id that a new row of this file will have: its ledger's name and place among the new."""

    ledger: str
    at: int


@dataclass(frozen=True)
class NewRow:
    """A record to be made; values may hold ``Pending`` where they point to another new row."""

    origin: Origin
    values: Mapping[str, Any]


@dataclass(frozen=True)
class ChangedRow:
    """A record to be changed: only what differs."""

    origin: Origin
    record_id: int
    revision: int
    values: Mapping[str, Any]
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class RefusedRow:
    """A row that cannot be kept, with every complaint about it."""

    origin: Origin
    complaints: tuple[Complaint, ...]


@dataclass(frozen=True)
class SkippedRow:
    """A row that was left out; ``row`` is 0 where a whole sheet was."""

    sheet: str
    row: int
    reason: str


@dataclass(frozen=True)
class IntakePlan:
    """The outcome of a look. ``seen`` is the newest batch of the ledger at that moment,
    ``watched`` the ledgers it stands on, ``heading_rows`` (from 1) those of the sheets read."""

    ledger: Ledger
    path: Path
    seen: int
    watched: frozenset[str]
    new: tuple[NewRow, ...] = ()
    changed: tuple[ChangedRow, ...] = ()
    same: tuple[Origin, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    notes: tuple[str, ...] = ()
    heading_rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many records carrying it out would write."""
        return len(self.new) + len(self.changed)

    @property
    def said(self) -> str:
        """What carrying it out would write, in words: 2起纠纷、3条所属记录."""
        written = (*self.new, *self.changed)
        own = sum(row.origin.ledger is self.ledger for row in written)
        parts = [
            (own, self.ledger.counter, self.ledger.one),
            (len(written) - own, "条", "所属记录"),
        ]
        return "、".join(f"{many}{counter}{one}" for many, counter, one in parts if many)


@dataclass
class Findings:
    """What the look has found so far; becomes a plan."""

    new: list[NewRow] = field(default_factory=list)
    changed: list[ChangedRow] = field(default_factory=list)
    same: list[Origin] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)


@dataclass
class Share:
    """A part of the way, reported as a part of the whole; ``total`` is the whole's."""

    progress: Progress = SILENT
    total: int = 0
    done: int = 0

    def breathe(self, note: str) -> None:
        """Say what is being done without being any further: the clerk may stop it here."""
        self.progress.step(self.done, max(self.total, self.done), note)

    def step(self, note: str) -> None:
        """One more row is through; reported every 200 rows."""
        self.done += 1
        if self.done % 200 == 0:
            self.progress.step(self.done, max(self.total, self.done), note)
