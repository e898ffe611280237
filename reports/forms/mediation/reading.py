"""Reads a case for its papers and writes down that its particulars are seen (B19)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from models.actions.finding import View, children, first_rows, one
from models.actions.offices import office_of
from models.actions.traces.opening_log import Opening, log_openings
from models.fields import Mask
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS
from models.office import Office
from models.store.ledger_file import Store
from models.troubles import Trouble
from reports.forms.mediation.case import Case, Party, Record
from reports.forms.mediation.redacting import Letters, Person

_ALL = 100_000


class NoSuchCase(Trouble):
    """Papers were asked of a case that is not in the ledger."""

    def __init__(self) -> None:
        super().__init__(
            "这起纠纷不在台账里，文书没有做。请刷新列表后再试；已经删除的，先到回收站恢复。"
        )


def read_case(store: Store, case_id: int, *, redacted: bool = False) -> Case:
    """Return a case for its papers; the opening of its particulars is written down first.

    Raises NoSuchCase, and unless ``redacted`` NotAllowed for a role that may not see particulars.
    """
    row = one(store, DISPUTES, case_id)
    if row is None or row.retired_at is not None:
        raise NoSuchCase
    parties = children(store, DISPUTE_PARTIES, DISPUTES, case_id)
    asked = children(store, INVESTIGATIONS, DISPUTES, case_id)
    if not redacted:
        log_openings(store, _openings(parties, asked))
    letters = _letters(store, row, parties, asked) if redacted else None
    return _Reading(store, row, letters).case(parties, asked)


class _Reading:
    """Turns rows of a case into records that tell names or letters."""

    def __init__(self, store: Store, row: Any, letters: Letters | None) -> None:
        self._store, self._row, self._letters = store, row, letters
        self._office: Office = office_of(store)

    def case(self, parties: Sequence[Any], asked: Sequence[Any]) -> Case:
        obligations = self._belonging(OBLIGATIONS)
        return Case(
            dispute=self._records(DISPUTES, [self._row])[0],
            made_at=self._store.clock.now(),
            office=self._office,
            is_redacted=self._letters is not None,
            committee=_committee(self._store, self._row),
            parties=_parties(self._records(DISPUTE_PARTIES, parties), self._letters),
            investigations=self._records(INVESTIGATIONS, asked),
            mediations=self._belonging(MEDIATIONS),
            agreements=self._belonging(AGREEMENTS),
            obligations=obligations,
            payments=[(each, paid) for each in obligations for paid in self._payments(each)],
            revisits=self._belonging(REVISITS),
            endings=sorted(self._belonging(DISPUTE_ENDINGS), key=_by_id),
            held=self._belonging(CASE_PAPERS),
            transfers=sorted(self._belonging(DISPUTE_TRANSFERS), key=_by_id),
        )

    def _records(self, ledger: Ledger, rows: Iterable[Any]) -> list[Record]:
        return [Record(ledger, each, self._office, self._letters) for each in rows]

    def _belonging(self, ledger: Ledger) -> list[Record]:
        return self._records(ledger, children(self._store, ledger, DISPUTES, self._row.id))

    def _payments(self, obligation: Record) -> list[Record]:
        rows = children(self._store, PAYMENTS, OBLIGATIONS, obligation.row.id)
        return self._records(PAYMENTS, rows)


def _by_id(record: Record) -> int:
    return int(record.row.id)


def _openings(parties: Sequence[Any], asked: Sequence[Any]) -> list[Opening]:
    return [
        Opening(ledger, row.id, keys)
        for ledger, rows in ((DISPUTE_PARTIES, parties), (INVESTIGATIONS, asked))
        for row in rows
        if (keys := _masked(ledger, row))
    ]


def _masked(ledger: Ledger, row: Any) -> tuple[str, ...]:
    masked = (f.key for f in ledger.stored if f.card.mask not in (Mask.NONE, Mask.STORY))
    return tuple(key for key in masked if getattr(row, key) is not None)


def _parties(records: Sequence[Record], letters: Letters | None) -> list[Party]:
    """Return the parties with their place on their side; redacted ones are called by letter."""
    sides = [each.code("side") for each in records]
    return [
        Party(
            each,
            sides[at],
            letters.of(at) if letters is not None else each.text("name"),
            1 + sides[:at].count(sides[at]),
            is_unit=each.code("party_kind") == "unit",
            alone=sides.count(sides[at]) == 1,
        )
        for at, each in enumerate(records)
    ]


def _letters(store: Store, row: Any, parties: Sequence[Any], asked: Sequence[Any]) -> Letters:
    """Return the letters of a case; what was deleted comes last, for texts may tell of it still."""
    in_bin = View(parent_id=row.id, parent_ledger=DISPUTES.name, in_bin=True)
    gone = first_rows(store, DISPUTE_PARTIES, in_bin, limit=_ALL)
    names = list(dict.fromkeys(each.name for each in gone))
    present = [each.name for each in parties]
    places = [*present, *(each for each in names if each not in present)]
    people = [_person(each, at) for at, each in enumerate(parties)]
    people += [_person(each, places.index(each.name)) for each in gone]
    others = [each.asked for each in (*asked, *first_rows(store, INVESTIGATIONS, in_bin, _ALL))]
    office = office_of(store)
    village: str = office.name_of("villages", row.village_id).rpartition(" ")[2]
    kept = (village, _committee(store, row), office.settings.get("office_name", ""))
    return Letters(people, others, kept)


def _person(row: Any, at: int) -> Person:
    return Person(
        row.name,
        at,
        is_unit=row.party_kind == "unit",
        agent=row.agent or "",
        phone=row.phone or "",
        address=row.address or "",
    )


def _committee(store: Store, row: Any) -> str:
    if row.committee_id is None:
        return ""
    found = one(store, COMMITTEES, row.committee_id)
    return COMMITTEES.show(found, "name", office_of(store)) if found is not None else ""
