"""登记纠纷 and 口头协议速记: everything on one screen, kept by one verb (B2, B11)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from models.actions import drafts, finding
from models.actions.disputes import intake
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.store.ledger_file import Store
from ui.ledger.sheets.page_sheet import Answers, Group, PageSheet
from ui.ledger.sheets.sheet import Blank, Table, blanks_of
from ui.rooms.disputes.intake.likely import likely_case
from ui.workplace import Workplace

ORAL = "oral"
_FIRST = (
    "village_id",
    "dispute_type",
    "source",
    "grade",
    "people",
    "found_on",
    "accepted_on",
    "committee_id",
    "mediator",
    "first_post",
    "story",
)
_MORE = (
    "title",
    "place",
    "grid",
    "happened_on",
    "amount",
    "scale",
    "risk",
    "units_involved",
    "unit",
    "person",
    "leader",
    "due_on",
    "key_fields",
    "marks",
    "crime_risk",
    "crime_reported_on",
    "crime_reported_to",
    "remark",
)
_SPOKEN = (
    "village_id",
    "dispute_type",
    "source",
    "people",
    "found_on",
    "committee_id",
    "mediator",
    "story",
)
_SPOKEN_MORE = ("grade", "title", "place", "accepted_on", "amount", "scale", "risk", "first_post")
_PARTY = ("name", "side", "phone", "sex", "age", "address", "party_kind", "occupation", "agent")
_SPOKEN_PARTY = ("name", "side", "phone", "address")
_AGREED = ("content", "amount", "done_at_once")
_AGREED_MORE = ("signed_on", "recorder", "place", "is_cross", "manner", "facts")
_SELDOM = ("committee_id",)
"""Asked for at once only where it is not known already."""
_HELP = {"accepted_on": "没受理的留空；填了就编案号。"}
_SPOKEN_HELP = {"found_on": "受理和达成也按这一天。"}
DUTY = ("what", "side", "due_on", "amount")


def register_page(workplace: Workplace, starts: Mapping[str, object]) -> PageSheet:
    """Ask for a dispute with its parties; ``starts`` is what the list is filtered by."""
    store = workplace.store
    given = {**likely_case(store, workplace.office), **starts}

    def keep(answers: Answers) -> int:
        return intake.register(store, answers[""], answers["parties"])

    return PageSheet(
        title="登记纠纷",
        yes="登记",
        draft=drafts.place_of(DISPUTES.name, None),
        left=(_case(_FIRST, _MORE, given, _HELP),),
        right=(parties_table(_PARTY, 6),),
        keep=keep,
        done=_told(workplace, "已登记“{}”"),
    )


def oral_page(workplace: Workplace, starts: Mapping[str, object]) -> PageSheet:
    """Ask for a dispute that was settled by word of mouth, with its agreement, on one form."""
    store = workplace.store
    usual = likely_case(store, workplace.office) | {"accepted_on": ""}  # on the day it was found
    given = {**usual, "source": "own", **starts}

    def keep(answers: Answers) -> int:
        return intake.record_oral(
            store, answers[""], answers["parties"], answers["agreement"], answers["obligations"]
        )

    return PageSheet(
        title="口头协议速记",
        yes="登记",
        draft=f"{drafts.place_of(DISPUTES.name, None)}@{ORAL}",
        left=(
            _case(_SPOKEN, _SPOKEN_MORE, given, _SPOKEN_HELP),
            Group(
                blanks_of(AGREEMENTS, _AGREED),
                "口头协议",
                "agreement",
                blanks_of(AGREEMENTS, _AGREED_MORE),
            ),
        ),
        right=(parties_table(_SPOKEN_PARTY, 4), obligations_table(2)),
        keep=keep,
        done=_told(workplace, "已登记“{}”的口头协议"),
        explained="一次记下受理、调解和口头协议，回访自动排好。当场履行的选“是”，不用填履行事项。",
    )


def parties_table(keys: tuple[str, ...], rows: int) -> Table:
    """The rows of the parties; the first is the applicant, whoever follows the respondent."""
    return Table("parties", DISPUTE_PARTIES, keys, "当事人", start=_next_party, rows=rows)


def obligations_table(rows: int) -> Table:
    """The rows of what an agreement obliges to."""
    return Table("obligations", OBLIGATIONS, DUTY, "履行事项", start=_next_duty, rows=rows)


def _next_party(number: int) -> Mapping[str, object]:
    return {"side": "respondent" if number else "applicant", "party_kind": "natural"}


def _next_duty(_number: int) -> Mapping[str, object]:
    return {"side": "respondent"}


def _case(
    first: tuple[str, ...],
    more: tuple[str, ...],
    given: Mapping[str, object],
    helps: Mapping[str, str],
) -> Group:
    known = tuple(key for key in _SELDOM if given.get(key) and key in first)
    blanks = blanks_of(DISPUTES, tuple(key for key in first if key not in known), given)
    return Group(
        tuple(_helped(blank, helps) for blank in blanks),
        more=blanks_of(DISPUTES, (*known, *more), given),
    )


def _helped(blank: Blank, helps: Mapping[str, str]) -> Blank:
    """A page has room for short words only."""
    return replace(blank, card=replace(blank.card, help=helps.get(blank.key, "")))


def _told(workplace: Workplace, sentence: str) -> Callable[[int], str]:
    return lambda case_id: sentence.format(_name(workplace.store, workplace, case_id))


def _name(store: Store, workplace: Workplace, case_id: int) -> str:
    row: Any = finding.one(store, DISPUTES, case_id)
    return DISPUTES.name_of(row, workplace.office)
