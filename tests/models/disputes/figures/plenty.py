"""Hundreds or thousands of plausible invented cases, written by Core inserts for speed."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert

from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.committees import CASE_NUMBERS, COMMITTEES
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.subsidies import SUBSIDIES, SUBSIDY_RATES
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from models.words.disputes.case import MARKS, RISKS, SOURCES
from models.words.disputes.types import DISPUTE_TYPES

NAMES = "东坪 西岭 南坝 北沟 青龙 白沙 石桥 长塘 高坎 柳溪 大坪 小湾 龙潭 凤山 梨园 新华 双河 平安"
ENDS = (
    ("settled", "agreed", 76),
    ("procedural", "failed", 6),
    ("procedural", "refused", 2),
    ("litigated", "failed", 3),
    ("withdrawn", "withdrawn", 3),
    (None, None, 10),
)
Rows = dict[str, list[dict[str, Any]]]
_LEDGERS: tuple[Ledger, ...] = (
    VILLAGES,
    COMMITTEES,
    SUBSIDY_RATES,
    DISPUTES,
    CASE_NUMBERS,
    DISPUTE_PARTIES,
    DISPUTE_STEPS,
    DISPUTE_WATCHES,
    DISPUTE_ENDINGS,
    AGREEMENTS,
    OBLIGATIONS,
    REVISITS,
    SUBSIDIES,
)


def fill(store: Store, cases: int, first: dt.date, last: dt.date, seed: int = 7) -> None:
    """Write a township of 18 villages, with ``cases`` found from ``first`` to ``last``."""
    rows = _Plenty(random.Random(seed), first, last).made(cases)
    with store.writing() as connection:
        for ledger in _LEDGERS:
            if rows[ledger.name]:
                connection.execute(
                    insert(ledger.columns), list(whole_rows(ledger, rows[ledger.name]))
                )
    store.forget(frozenset(ledger.name for ledger in _LEDGERS))


def whole_rows(ledger: Ledger, rows: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """Return rows with all that a ledger's row carries, to be written behind the door."""
    at = dt.datetime(2021, 1, 1, 9, 30)
    stamp = {"revision": 1, "made_by": "经办人", "made_at": at, "written_by": "经办人"}
    empty = dict.fromkeys(c.name for c in ledger.columns.c) | stamp | {"written_at": at}
    for row in rows:
        yield {**empty, "uid": uuid.uuid4().hex, **row}


class _Plenty:
    """Draws case after case from one chance, so that the same seed gives the same township."""

    def __init__(self, chance: random.Random, first: dt.date, last: dt.date) -> None:
        self._chance, self._first, self._last = chance, first, last
        self._rows: Rows = defaultdict(list)
        self._serials: dict[tuple[int, int], int] = defaultdict(int)

    def made(self, cases: int) -> Rows:
        """Return the rows of every ledger."""
        for at, name in enumerate(NAMES.split(), start=1):
            code = f"369921200{200 + at}"
            self._add(VILLAGES, code=code, name=f"{name}村", population=900 + 61 * at)
        self._add(COMMITTEES, name="示例乡人民调解委员会", short_name="示", members=7, women=2)
        for at, name in enumerate(NAMES.split()[:6], start=1):
            named = f"{name}村人民调解委员会"
            self._add(COMMITTEES, name=named, short_name=name[0], village_id=at, members=5)
        for grade, amount in (("简易", 5000), ("一般", 20000), ("疑难复杂", 50000)):
            day = dt.date(2021, 1, 1)
            version = "示司发〔2021〕3号"
            self._add(SUBSIDY_RATES, version=version, grade=grade, amount=amount, valid_from=day)
        for _ in range(cases):
            self._case()
        return self._rows

    def _add(self, ledger: Ledger, **values: Any) -> int:
        held = self._rows[ledger.name]
        held.append({"id": len(held) + 1, **values})
        return len(held)

    def _case(self) -> None:
        pick = self._chance.choice
        found = self._first + dt.timedelta(self._chance.randint(0, (self._last - self._first).days))
        accepted = min(found + dt.timedelta(self._chance.randint(0, 3)), self._last)
        village, outcome, reason = self._place_and_end()
        committee = 1 if village > 6 or self._chance.random() < 0.5 else village + 1
        case_id = len(self._rows[DISPUTES.name]) + 1
        self._add(
            DISPUTES,
            case_no=self._number(case_id, committee, accepted),
            title=f"{NAMES.split()[village - 1]}村第{case_id}起纠纷",
            found_on=found,
            accepted_on=accepted,
            village_id=village,
            source=pick(list(SOURCES.labels)),
            dispute_type=pick(list(DISPUTE_TYPES.labels)),
            grade=self._chance.choices(("plain", "hard", "major"), (80, 15, 5))[0],
            scale="single",
            risk=pick([None, None, *RISKS.labels]),
            people=self._chance.choices((2, 3, 7, 60, 120, 600), (60, 20, 14, 3, 2, 1))[0],
            amount=pick((None, 80000, 350000, 1250000)),
            story="双方因界址和通行发生争执，村干部到场劝解。",
            marks=f";{pick(list(MARKS.labels))};" if self._chance.random() < 0.06 else None,
            committee_id=committee,
            mediator="包村干部",
            first_post="综治干事",
            unit=pick(("乡综治办", "司法所", "派出所")),
            person="责任干部",
            leader=pick((None, "乡领导")),
            due_on=accepted + dt.timedelta(30),
            unsettled_why="一方外出务工，暂时不能到场。" if outcome is None else None,
            state="settled" if outcome == "settled" else "ended" if outcome else "mediating",
        )
        for side, name in (("applicant", "欧阳小禾"), ("respondent", "司马大田")):
            self._add(DISPUTE_PARTIES, dispute_id=case_id, side=side, name=name,
                      party_kind="natural")  # fmt: skip
        self._steps(case_id, found)
        if outcome is None or reason is None:
            self._watch(case_id, accepted)
        else:
            self._end(case_id, accepted, (outcome, reason))

    def _place_and_end(self) -> tuple[int, str | None, str | None]:
        village = self._chance.choices(range(1, 19), range(36, 0, -2))[0]
        outcome, reason, _ = self._chance.choices(ENDS, [weight for _, _, weight in ENDS])[0]
        return village, outcome, reason

    def _number(self, case_id: int, committee: int, accepted: dt.date) -> str:
        self._serials[committee, accepted.year] += 1
        serial = self._serials[committee, accepted.year]
        short = self._rows[COMMITTEES.name][committee - 1]["short_name"]
        case_no = f"（{accepted.year}）{short}人调字第{serial}号"
        self._add(CASE_NUMBERS, committee_id=committee, year=accepted.year, serial=serial,
                  case_no=case_no, dispute_id=case_id, given_on=accepted)  # fmt: skip
        return case_no

    def _steps(self, case_id: int, found: dt.date) -> None:
        note = "到现场看了界址，欧阳小禾同意再谈，约定下周三上午一起丈量。"
        for days in (1, 6):
            self._add(DISPUTE_STEPS, dispute_id=case_id, step="note", note=note,
                      on_day=min(found + dt.timedelta(days), self._last))  # fmt: skip

    def _watch(self, case_id: int, accepted: dt.date) -> None:
        self._add(DISPUTE_WATCHES, dispute_id=case_id, measure="每周走访，动态报告",
                  on_day=min(accepted + dt.timedelta(10), self._last), person="包村干部",
                  is_held=self._chance.random() < 0.9)  # fmt: skip

    def _end(self, case_id: int, accepted: dt.date, how: tuple[str, str]) -> None:
        outcome, reason = how
        on_day = accepted + dt.timedelta(self._chance.randint(1, 40))
        if on_day > self._last:
            return
        ending: dict[str, Any] = {"dispute_id": case_id, "on_day": on_day}
        ending |= {"outcome": outcome, "reason": reason}
        if outcome == "settled":
            ending["level"] = self._chance.choices(("village", "town", "county"), (60, 35, 5))[0]
            ending["form"] = "oral" if self._chance.random() < 0.4 else "written"
            if self._chance.random() < 0.03:
                ending["undone_on"] = min(on_day + dt.timedelta(20), self._last)
            self._agree(case_id, ending)
        self._add(DISPUTE_ENDINGS, **ending)

    def _agree(self, case_id: int, ending: dict[str, Any]) -> None:
        day, sued = ending["on_day"], ending.get("undone_on")
        confirmed = ending["form"] == "written" and self._chance.random() < 0.15
        self._add(
            AGREEMENTS,
            dispute_id=case_id,
            form=ending["form"],
            signed_on=day,
            content="各让一步，互不追究。",
            amount=self._chance.choice((None, 50000, 365000, 2000000)),
            done_at_once=self._chance.random() < 0.5,
            confirmation="valid" if confirmed else None,
            confirm_asked_on=day if confirmed else None,
            confirmed_on=min(day + dt.timedelta(9), self._last) if confirmed else None,
            reneged_on=sued,
            renege_way="sued" if sued else None,
            ruling="kept" if sued else None,
            ruled_on=sued,
        )
        due = day + dt.timedelta(20)
        self._add(OBLIGATIONS, dispute_id=case_id, side="respondent", due_on=due, what="拆除围栏",
                  done_on=due if due <= self._last and self._chance.random() < 0.8 else None,
                  void_on=sued)  # fmt: skip
        if day + dt.timedelta(15) <= self._last:
            self._add(REVISITS, dispute_id=case_id, due_on=day + dt.timedelta(15),
                      done_on=day + dt.timedelta(15), story="已履行。",
                      performance="whole")  # fmt: skip
        if self._chance.random() < 0.3:
            rate = self._chance.randint(1, 3)
            paid = self._chance.random() < 0.5
            self._add(SUBSIDIES, dispute_id=case_id, rate_id=rate, claimed_on=day,
                      amount=(5000, 20000, 50000)[rate - 1], mediator="包村干部",
                      check_result="材料齐全。", decided_on=day if paid else None,
                      paid_on=day if paid else None,
                      state="paid" if paid else "claimed")  # fmt: skip
