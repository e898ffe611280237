"""A case on its way, for tests: looked at, mediated, agreed upon, filed."""

from __future__ import annotations

from typing import Any

from models.actions import filing, finding, records
from models.actions.disputes import ending, intake, stages
from models.actions.records import Seen
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.store.ledger_file import Store

PARTIES = (
    {"name": "欧阳海棠", "side": "applicant"},
    {"name": "司徒振华", "side": "respondent"},
)
AGREEMENT = {
    "form": "书面协议",
    "signed_on": "2021-06-08",
    "facts": "界址不清。",
    "content": "各退一尺，互不影响。",
    "manner": "签订当日履行。",
}


def case_of(store: Store, case_id: int) -> Any:
    """Return the case as it stands."""
    row = finding.one(store, DISPUTES, case_id)
    assert row is not None
    return row


def seen(store: Store, record_id: int, ledger: Ledger = DISPUTES) -> Seen:
    """Return a record as it is looked at now."""
    row = finding.one(store, ledger, record_id)
    assert row is not None
    return Seen(record_id, row.revision)


def rows(store: Store, child: Ledger, owner_id: int, owner: Ledger = DISPUTES) -> list[Any]:
    """Return the standing rows of a child ledger, in the order they were made."""
    return sorted(finding.children(store, child, owner, owner_id), key=lambda row: row.id)


def steps(store: Store, case_id: int) -> list[str]:
    """Return the steps of a case that are not struck, in the order they were written."""
    return [r.step for r in rows(store, DISPUTE_STEPS, case_id) if r.struck_on is None]


def mediate(store: Store, case_id: int, on_day: str = "2021-06-07") -> int:
    """Write a session down."""
    told = {"on_day": on_day, "place": "村委会", "mediator": "李调解员", "record": "双方到场。"}
    return records.keep(store, MEDIATIONS, {"dispute_id": case_id, **told})


def settled(store: Store, raw: dict[str, Any], **agreement: Any) -> int:
    """Return a case that was mediated and settled in writing on 8 June 2021."""
    case_id = intake.register(store, raw, PARTIES)
    mediate(store, case_id)
    ending.settle(store, seen(store, case_id), AGREEMENT | agreement)
    return case_id


def revisit(store: Store, case_id: int, on_day: str = "2021-06-23") -> int:
    """Do the first revisit that is due; return its id."""
    due = next(row for row in rows(store, REVISITS, case_id) if row.done_on is None)
    done = {"done_on": on_day, "story": "已履行。", "performance": "已履行"}
    records.keep(store, REVISITS, done, Seen(due.id, due.revision))
    return int(due.id)


def show_identity(store: Store, case_id: int) -> None:
    """Put the copies of the parties' cards into the file."""
    records.keep(store, CASE_PAPERS, {"dispute_id": case_id, "paper": "当事人身份证明"})


def scan(store: Store, case_id: int) -> None:
    """Put what comes from outside into the file: the scan of the agreement, and the cards."""
    show_identity(store, case_id)
    paper = records.keep(store, CASE_PAPERS, {"dispute_id": case_id, "paper": "人民调解协议书"})
    filing.attach_content(store, CASE_PAPERS, paper, "扫描.pdf", b"%PDF-1.4 signed")


def archive(store: Store, case_id: int, **changed: Any) -> None:
    """Close the file on 24 June 2021."""
    usual = {"on_day": "2021-06-24", "keeping": "10年", "filed_by": "经办人"}
    stages.archive(store, seen(store, case_id), usual | changed)
