"""Plays a year of invented disputes into the sample township, each event on its own day."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from models.actions import filing, finding, records
from models.actions.disputes import ending, handing, intake, stages
from models.actions.disputes.file import reviewing, subsidies
from models.actions.finding import View
from models.actions.records import Seen
from models.dates.clock import SampleClock
from models.exchange.sample.papers import draw_scan
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS
from models.ledgers.mediation.subsidies import SUBSIDY_RATES
from models.ledgers.villages import VILLAGES
from models.progress import Progress
from models.resources import resource
from models.store.ledger_file import Store

Event = dict[str, Any]


@dataclass
class Case:
    """One case of the story while it is played."""

    told: dict[str, Any]
    id: int = 0


def load_disputes() -> dict[str, Any]:
    """Return the story of the sample's disputes."""
    told = resource("sample", "disputes.json").read_text(encoding="utf-8")
    story: dict[str, Any] = json.loads(told)
    return story


def play_disputes(store: Store, story: Mapping[str, Any], progress: Progress) -> None:
    """Play the story's events in the order of their days; the clock stands on each in turn."""
    _make_committees(store, story)
    _make_rates(store, story)
    turns = sorted(_turns(story), key=lambda turn: turn[0])
    for done, (day, case, verb, event) in enumerate(turns, start=1):
        if done % 20 == 0:
            progress.step(done, len(turns), "准备示例纠纷")
        store.clock = SampleClock(dt.date.fromisoformat(day))
        _VERBS[verb](store, case, dict(event))


def _turns(story: Mapping[str, Any]) -> Iterator[tuple[str, Case, str, Event]]:
    for told in story["cases"]:
        case = Case(told)
        events = told["events"]
        if not any(verb == "oral" for _, verb, _ in events):
            yield told["raw"]["found_on"], case, "register", {}
        for day, verb, event in events:
            yield day, case, verb, event


def _make_committees(store: Store, story: Mapping[str, Any]) -> None:
    rows = [
        {"name": name, "short_name": short, "village_id": village}
        for name, short, village in story["committees"]
        if village is not None  # the township's own was made when the ledger was founded
    ]
    records.keep_new(store, COMMITTEES, rows, "登记调解组织")


def _make_rates(store: Store, story: Mapping[str, Any]) -> None:
    rows = [
        {"version": version, "grade": grade, "amount": amount, "valid_from": story["rate_from"]}
        for version, grade, amount in story["rates"]
    ]
    records.keep_new(store, SUBSIDY_RATES, rows, "登记以案定补标准")


def _register(store: Store, case: Case, _event: Event) -> None:
    case.id = intake.register(store, _raw_of(store, case), case.told["parties"])


def _settle_orally(store: Store, case: Case, event: Event) -> None:
    obligations = event.pop("obligations", [])
    raw = {**_raw_of(store, case), "first_post": case.told["raw"]["mediator"]}
    case.id = intake.record_oral(store, raw, case.told["parties"], event, obligations)


def _raw_of(store: Store, case: Case) -> dict[str, Any]:
    raw = dict(case.told["raw"])
    raw["village_id"] = _named(store, VILLAGES, raw.pop("village"))
    committee = case.told["committee"]
    own = raw["village_id"] if committee != "乡" else None
    rows = finding.every_row(store, COMMITTEES, View())
    raw["committee_id"] = next(row.id for row in rows if row.village_id == own)
    return raw


def _named(store: Store, ledger: Ledger, name: str) -> int:
    rows = finding.every_row(store, ledger, View())
    return int(next(row.id for row in rows if row.name == name))


def _accept(store: Store, case: Case, event: Event) -> None:
    stages.accept(store, _seen(store, case), event)


def _assign(store: Store, case: Case, event: Event) -> None:
    stages.assign(store, _seen(store, case), event)


def _extend(store: Store, case: Case, event: Event) -> None:
    stages.extend(store, _seen(store, case), event["until"], event["why"], both_agree=True)


def _watch(store: Store, case: Case, event: Event) -> None:
    stages.watch(store, _seen(store, case), event)


def _report_up(store: Store, case: Case, event: Event) -> None:
    handing.report_up(store, _seen(store, case), event)


def _pass_on(store: Store, case: Case, event: Event) -> None:
    handing.pass_on(store, _seen(store, case), event)


def _answer(store: Store, case: Case, event: Event) -> None:
    held = finding.children(store, DISPUTE_TRANSFERS, DISPUTES, case.id)[0]
    handing.answer(store, Seen(held.id, held.revision), event)


def _review(store: Store, case: Case, _event: Event) -> None:
    reviewing.keep_review(store, case.id, reviewing.suggest(store, case.id).raw)


def _settle(store: Store, case: Case, event: Event) -> None:
    level, obligations = event.pop("level"), event.pop("obligations")
    ending.settle(store, _seen(store, case), event, obligations, level)


def _end(store: Store, case: Case, event: Event) -> None:
    ending.end(store, _seen(store, case), event)


def _renege(store: Store, case: Case, event: Event) -> None:
    ending.renege(store, _seen(store, case), event["on_day"], event["way"], event["why"])


def _add(ledger: Ledger) -> Callable[[Store, Case, Event], None]:
    def add(store: Store, case: Case, event: Event) -> None:
        records.keep(store, ledger, {"dispute_id": case.id, **event})

    return add


def _confirm(store: Store, case: Case, event: Event) -> None:
    held = finding.children(store, AGREEMENTS, DISPUTES, case.id)[-1]
    records.keep(store, AGREEMENTS, event, Seen(held.id, held.revision))


def _pay(store: Store, case: Case, event: Event) -> None:
    held = finding.children(store, OBLIGATIONS, DISPUTES, case.id)[event.pop("at")]
    raw = {"obligation_id": held.id, "on_day": store.clock.today(), **event}
    records.keep(store, PAYMENTS, raw)


def _fulfil(store: Store, case: Case, event: Event) -> None:
    held = finding.children(store, OBLIGATIONS, DISPUTES, case.id)[event["at"]]
    done = {"done_on": store.clock.today()}
    records.keep(store, OBLIGATIONS, done, Seen(held.id, held.revision))


def _revisit(store: Store, case: Case, event: Event) -> None:
    held = finding.children(store, REVISITS, DISPUTES, case.id)[event.pop("nth")]
    records.keep(store, REVISITS, event, Seen(held.id, held.revision))


def _archive(store: Store, case: Case, event: Event) -> None:
    """Put what must lie in the file into it, a scan of the agreement among it, and close it."""
    written = any(verb == "settle" for _, verb, _ in case.told["events"])
    for paper, scanned in _PAPERS_OF_A_FILE[written]:
        held = records.keep(store, CASE_PAPERS, {"dispute_id": case.id, "paper": paper, "pages": 1})
        if scanned:
            page = draw_scan(paper, ("示例乡人民调解委员会", "本页仅用于演示扫描件的存放。"))
            filing.attach_content(store, CASE_PAPERS, held, f"{paper}.jpg", page)
    stages.archive(store, _seen(store, case), event)


def _claim(store: Store, case: Case, event: Event) -> None:
    row = finding.one(store, DISPUTES, case.id)
    assert row is not None
    oral = any(verb == "oral" for _, verb, _ in case.told["events"])
    grade = "口头协议" if oral else f"{case.told['raw']['grade']}案件"
    rates = finding.every_row(store, SUBSIDY_RATES, View())
    rate = next(each.id for each in rates if each.grade == grade)
    raw = {"rate_id": rate, "claimed_on": store.clock.today(), **event}
    subsidies.claim(store, case.id, raw)


def _seen(store: Store, case: Case) -> Seen:
    row = finding.one(store, DISPUTES, case.id)
    assert row is not None
    return Seen(row.id, row.revision)


_PAPERS_OF_A_FILE = {
    True: (("当事人身份证明", False), ("人民调解协议书", True)),
    False: (("人民调解口头协议登记表", False),),
}
_VERBS: Mapping[str, Callable[[Store, Case, Event], None]] = {
    "register": _register,
    "oral": _settle_orally,
    "accept": _accept,
    "assign": _assign,
    "extend": _extend,
    "investigate": _add(INVESTIGATIONS),
    "mediate": _add(MEDIATIONS),
    "report_up": _report_up,
    "pass_on": _pass_on,
    "answer": _answer,
    "review": _review,
    "settle": _settle,
    "confirm": _confirm,
    "renege": _renege,
    "pay": _pay,
    "done": _fulfil,
    "end": _end,
    "watch": _watch,
    "revisit": _revisit,
    "archive": _archive,
    "subsidy": _claim,
}
