"""A case as its papers tell it: every text either whole or redacted.

The only place of the papers that uncovers particulars; ``reading`` writes down who asked for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.fields import Kind, Mask
from models.ledger import Ledger
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.office import Office
from reports.forms.mediation.redacting import LEFT_OUT, Letters

_WRITTEN = frozenset({Kind.TEXT, Kind.PARAGRAPH})
_PEOPLE = ("attendees",)
"""Fields that list people who are no parties."""
APPLICANT, RESPONDENT = "applicant", "respondent"


@dataclass(frozen=True)
class Record:
    """One record of the case as papers read it; without a ``row`` all its places are empty.

    ``letters`` are None where names are told.
    """

    ledger: Ledger
    row: Any
    office: Office
    letters: Letters | None

    @property
    def is_there(self) -> bool:
        return self.row is not None

    def text(self, key: str) -> str:
        """Return a field as it is printed; empty if nobody wrote it."""
        if self.row is None:
            return ""
        card = self.ledger.fields[key].card
        whole = self.ledger.show(self.row, key, self.office, uncovered=True)
        if self.letters is None:
            return whole
        if card.mask is Mask.NAME:
            return self.letters.person(whole) if whole else ""
        if card.mask not in (Mask.NONE, Mask.STORY):
            return LEFT_OUT
        if key in _PEOPLE:
            return self.letters.people(whole)
        is_typed = card.kind in _WRITTEN or (card.choices is not None and card.choices.open)
        return self.letters.free(whole) if is_typed else whole

    def day(self, key: str) -> dt.date | None:
        """Return a day."""
        found: dt.date | None = self._value(key)
        return found

    def code(self, key: str) -> str:
        """Return the code of a word of a list; empty if none was chosen."""
        return str(self._value(key) or "")

    def number(self, key: str) -> int | None:
        """Return a number, money in 分."""
        found: int | None = self._value(key)
        return found

    def flag(self, key: str) -> bool | None:
        """Return a 是/否; None if nobody has said."""
        found: bool | None = self._value(key)
        return found

    def _value(self, key: str) -> Any:
        if self.row is None:
            return None
        return self.ledger.fields[key].value(self.row, self.office)


@dataclass(frozen=True)
class Party:
    """A party as papers print it; ``at`` is its place among those of its side, from 1."""

    record: Record
    side: str
    name: str = ""
    at: int = 1
    is_unit: bool = False
    alone: bool = True

    def told(self, key: str) -> str:
        """Return a particular as it is printed."""
        return self.record.text(key)

    @property
    def agent(self) -> str:
        return self.told("agent")


@dataclass(frozen=True)
class Case:
    """A case and what belongs to it, in the order of its days."""

    dispute: Record
    made_at: dt.datetime
    office: Office
    is_redacted: bool
    committee: str
    parties: Sequence[Party]
    investigations: Sequence[Record] = ()
    mediations: Sequence[Record] = ()
    agreements: Sequence[Record] = ()
    obligations: Sequence[Record] = ()
    payments: Sequence[tuple[Record, Record]] = ()
    revisits: Sequence[Record] = ()
    endings: Sequence[Record] = ()
    held: Sequence[Record] = ()
    transfers: Sequence[Record] = ()

    @property
    def number(self) -> str:
        return self.dispute.text("case_no")

    @property
    def title(self) -> str:
        return self.dispute.text("title")

    @property
    def ending(self) -> Record:
        """The ending that stands; a blank one if none does."""
        standing = [each for each in self.endings if each.day("undone_on") is None]
        return self.or_blank(standing, DISPUTE_ENDINGS)[-1]

    def side(self, side: str) -> list[Party]:
        """Return the parties of a side; an empty one stands where there is none yet."""
        found = [each for each in self.parties if each.side == side]
        return found or [Party(self.blank(DISPUTE_PARTIES), side)]

    def blank(self, ledger: Ledger) -> Record:
        """Return a record that nobody wrote yet, for a form to be filled in by hand."""
        return Record(ledger, None, self.office, self.dispute.letters)

    def or_blank(self, records: Sequence[Record], ledger: Ledger) -> Sequence[Record]:
        """Return the records, or a blank one if there are none."""
        return records or [self.blank(ledger)]

    def names(self, side: str = "") -> str:
        """Return the names of a side, or of both."""
        return "、".join(each.name for each in self.parties if side in ("", each.side))

    def held_of(self, paper: str) -> list[Record]:
        """Return what lies in the file as that paper."""
        return [each for each in self.held if each.code("paper") == paper]
