"""Cases as they stand at one point of their way, written row by row through the door."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from models.actions import filing, finding
from models.actions.door import work
from models.actions.records import keep_in
from models.dates.clock import RealClock
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.store.ledger_file import Store

Raw = Callable[..., dict[str, Any]]
NAMES = ("欧阳海棠", "司徒振华")


def day(text: str) -> dt.date:
    """Return 06-24 as the day of 2021."""
    return dt.date.fromisoformat(f"2021-{text}")


def stand_on(store: Store, today: dt.date) -> None:
    """Let the ledger stand on another day."""

    class ThatDay(RealClock):
        def today(self) -> dt.date:
            return today

    store.clock = ThatDay()


def case_of(store: Store, case_id: int) -> Any:
    """Return the case as it stands."""
    found = finding.one(store, DISPUTES, case_id)
    assert found is not None
    return found


def add(store: Store, ledger: Ledger, case_id: int, **raw: Any) -> int:
    """Keep a row of a case; also where only verbs make them."""
    with work(store, f"新增{ledger.one}") as piece:
        return keep_in(piece, ledger, {"dispute_id": case_id, **raw})


def turn(store: Store, case_id: int, **values: Any) -> None:
    """Write parsed values over a case, also those that only verbs set."""
    with work(store, "办理纠纷") as piece:
        piece.change(DISPUTES, case_id, values)


def add_parties(store: Store, case_id: int, **more: Any) -> list[int]:
    """Name somebody on both sides."""
    sides = ("applicant", "respondent")
    return [
        add(store, DISPUTE_PARTIES, case_id, side=side, name=name, **more)
        for side, name in zip(sides, NAMES, strict=True)
    ]


def mediate(store: Store, case_id: int, **more: Any) -> int:
    """Write down one session."""
    usual = {
        "on_day": "2021-06-08",
        "place": "村委会",
        "mediator": "王调解",
        "record": "双方陈述。",
    }
    return add(store, MEDIATIONS, case_id, **{**usual, **more})


def agree(store: Store, case_id: int, **more: Any) -> int:
    """Settle a case by an agreement of 10 June; return the agreement's id."""
    usual = {
        "form": "written",
        "signed_on": "2021-06-10",
        "facts": "界址不清。",
        "content": "以老墙根为界。",
        "manner": "签订当日履行。",
    }
    raw = {**usual, **more}
    agreement = add(store, AGREEMENTS, case_id, **raw)
    end(store, case_id, on_day=raw["signed_on"], form=raw["form"])
    return agreement


def end(store: Store, case_id: int, **more: Any) -> int:
    """End a case, as settled in the village if nothing else is said."""
    usual = {"on_day": "2021-06-10", "outcome": "settled", "reason": "agreed", "level": "village"}
    raw = {**usual, **more}
    ending = add(store, DISPUTE_ENDINGS, case_id, **raw)
    state = "settled" if raw["outcome"] == "settled" else "ended"
    turn(store, case_id, state=state, state_on=dt.date.fromisoformat(raw["on_day"]))
    return ending


def put_in(store: Store, case_id: int, paper: str, *, scan: bool = False, **more: Any) -> int:
    """Let a paper lie in the file, with a scan of its own if asked."""
    row = add(store, CASE_PAPERS, case_id, paper=paper, **{"pages": 1, **more})
    if scan:
        content = f"{paper} {case_id} {row}".encode()
        filing.attach_content(store, CASE_PAPERS, row, f"{paper}.txt", content)
    return row
