"""Random ways of a case, for property tests: allowed verbs and refused ones in any order.

``random_case_walk`` takes in one case and leads it about; the other tests of disputes (cross-checks
of the tables) may call it as often as they need cases. What a verb refuses changes nothing and is
part of the walk.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

from models.actions import filing, finding, records
from models.actions.disputes import ending, handing, intake, stages
from models.actions.disputes.way.looking import CaseLook
from models.actions.disputes.way.moves import ENDED_LIKE, OUTCOMES_OF_REASON
from models.actions.offices import office_of
from models.actions.records import Seen
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.store.ledger_file import Store
from models.troubles import Trouble
from models.words.disputes.case import GRADES, KEEPING, SOURCES
from models.words.disputes.flow import END_REASONS, ENDINGS, ROUTES
from models.words.disputes.mediation import RENEGE_WAYS
from models.words.disputes.types import DISPUTE_TYPES

Drawn = TypeVar("Drawn")


class Draw(Protocol):
    """What ``@composite`` and ``st.data()`` give: a value of a strategy."""

    def __call__(self, strategy: st.SearchStrategy[Drawn], /) -> Drawn:
        """Return one value."""


Raw = dict[str, Any]
Act = Callable[["Walk"], None]


class Walk:
    """One case on its way; remembers what was tried and how it went."""

    def __init__(self, store: Store, draw: Draw, case_id: int) -> None:
        self.store, self.draw, self.case_id = store, draw, case_id
        self.told: list[tuple[str, str]] = []

    @property
    def case(self) -> Any:
        """The case as it stands."""
        return finding.rows_by_id(self.store, DISPUTES, [self.case_id])[0]

    @property
    def seen(self) -> Seen:
        """The case as it is looked at now."""
        return Seen(self.case_id, self.case.revision)

    def day(self) -> dt.date:
        """Draw a day: mostly one that may follow, now and then too early or ahead."""
        today = office_of(self.store).today
        since = self.case.state_on or self.case.found_on
        early, late = since - dt.timedelta(3), today + dt.timedelta(1)
        likely = st.dates(min(since, today), today)
        return self.draw(st.one_of(likely, likely, likely, st.dates(min(early, today), late)))

    def rows(self, child: Ledger) -> list[Any]:
        """Return the standing rows of a child ledger of the case."""
        return finding.children(self.store, child, DISPUTES, self.case_id)

    def one_of(self, child: Ledger) -> Any:
        """Draw a row of a child ledger; NothingThere if it has none."""
        rows = self.rows(child)
        if not rows:
            raise NothingThere
        return self.draw(st.sampled_from(rows))

    def keep(self, child: Ledger, **raw: Any) -> int:
        """Type a new row of a child ledger."""
        return records.keep(self.store, child, {"dispute_id": self.case_id, **raw})

    def correct(self, child: Ledger, row: Any, **raw: Any) -> None:
        """Type over a row of a child ledger."""
        records.keep(self.store, child, raw, Seen(row.id, row.revision))


class NothingThere(Trouble):
    """There is no row to do something with."""


def random_case(draw: Draw, villages: Sequence[int], committee: int) -> Raw:
    """Draw what a clerk types for a dispute found in the sixty days before 20 June 2021."""
    found = draw(st.dates(dt.date(2021, 4, 20), dt.date(2021, 6, 20)))
    raw = {
        "found_on": found,
        "village_id": draw(st.sampled_from(list(villages))),
        "source": draw(st.sampled_from(list(SOURCES.labels))),
        "dispute_type": draw(st.sampled_from(list(DISPUTE_TYPES.labels))),
        "grade": draw(st.sampled_from(list(GRADES.labels))),
        "people": draw(st.integers(1, 600)),
        "story": "两户发生争执。",
        "committee_id": committee,
        "first_post": "综治干事",
    }
    if draw(st.booleans()):
        raw["accepted_on"] = found + dt.timedelta(draw(st.integers(0, 2)))
    return raw


def random_case_walk(
    store: Store, draw: Draw, villages: Sequence[int], committee: int, longest: int = 12
) -> Walk:
    """Take a random case in and try up to ``longest`` random acts on it; return the walk."""
    raw = random_case(draw, villages, committee)
    walk = Walk(store, draw, intake.register(store, raw))
    for name in draw(st.sampled_from(BEGINNINGS)):
        attempt(walk, name)
    for _ in range(draw(st.integers(0, longest))):
        walk_on(walk)
    return walk


def walk_on(walk: Walk) -> None:
    """Try one act: mostly one that a case in this state is likely to be led to."""
    likely = LIKELY.get(walk.case.state, ())
    is_likely = bool(likely) and walk.draw(st.integers(0, 4)) > 1
    attempt(walk, walk.draw(st.sampled_from(likely if is_likely else sorted(ACTS))))


def attempt(walk: Walk, name: str) -> None:
    """Try the act ``name`` on the case, and remember how it went."""
    try:
        ACTS[name](walk)
    except Trouble as trouble:
        walk.told.append((name, str(trouble) or type(trouble).__name__))
    else:
        walk.told.append((name, ""))


def assert_in_order(store: Store, case_id: int) -> None:
    """Assert what must be true of every case wherever it stands."""
    with store.reading() as connection:
        case = finding.rows_by_id(store, DISPUTES, [case_id])[0]
        look = CaseLook(store, connection, office_of(store), case)
        standing = [row for row in look.rows(DISPUTE_ENDINGS) if row.undone_on is None]
        assert len(standing) == (1 if case.state in ENDED_LIKE else 0), case.state
        assert look.path[-1].state == case.state
        assert look.path[-1].on_day == look.since
        days = [step.on_day for step in look.path]
        assert days == sorted(days)
        assert all(day <= look.office.today for day in days)
        assert (case.case_no is not None) == (case.accepted_on is not None)
        if case.state in ("settled", "fulfilling"):
            assert look.is_agreed
            assert bool(look.open_obligations) == (case.state == "fulfilling")
        if look.is_agreed:
            assert look.agreement is not None
            assert look.ending is not None
            assert look.ending.on_day == look.agreement.signed_on
            assert look.ending.form == look.agreement.form
            assert look.session_days
            assert look.session_days[0] <= look.agreement.signed_on
        _assert_one_ending_a_day(look)


def _assert_one_ending_a_day(look: CaseLook) -> None:
    """Looked back upon, a case ended in one way at most on any day (as-of figures)."""
    endings = look.rows(DISPUTE_ENDINGS)
    assert all(row.undone_on is None or row.undone_on >= row.on_day for row in endings)
    for day in {row.on_day for row in endings} | {row.undone_on for row in endings} - {None}:
        held = [
            row
            for row in endings
            if row.on_day <= day and (row.undone_on is None or row.undone_on > day)
        ]
        assert len(held) <= 1


def _accept(walk: Walk) -> None:
    stages.accept(walk.store, walk.seen, {"accepted_on": walk.day()})


def _assign(walk: Walk) -> None:
    raw = {"on_day": walk.day(), "unit": "司法所", "person": "王干事"}
    stages.assign(walk.store, walk.seen, raw)


def _extend(walk: Walk) -> None:
    until = (walk.case.due_on or walk.day()) + dt.timedelta(walk.draw(st.integers(-1, 40)))
    stages.extend(walk.store, walk.seen, until, "证人外出", walk.draw(st.booleans()))


def _report_up(walk: Walk) -> None:
    handing.report_up(walk.store, walk.seen, _paper(walk, "县矛调中心"))


def _pass_on(walk: Walk) -> None:
    handing.pass_on(walk.store, walk.seen, _paper(walk, "派出所") | {"person": "赵警官"})


def _paper(walk: Walk, unit: str) -> Raw:
    return {"on_day": walk.day(), "to_unit": unit, "matter": "请协助调处。"}


def _take_back(walk: Walk) -> None:
    row = walk.one_of(DISPUTE_TRANSFERS)
    seen = Seen(row.id, row.revision)
    handing.take_back(walk.store, seen, walk.day(), "不属职责范围")


def _answer(walk: Walk) -> None:
    row = walk.one_of(DISPUTE_TRANSFERS)
    raw = {"replied_on": walk.day(), "reply": "已派员到场。"}
    handing.answer(walk.store, Seen(row.id, row.revision), raw)


def _mediate(walk: Walk) -> None:
    late = walk.draw(st.sampled_from(["", "原件漏登"]))
    told = {"record": "双方到场。", "mediator": "李调解员", "late_note": late}
    walk.keep(MEDIATIONS, on_day=walk.day(), **told)


def _settle(walk: Walk) -> None:
    day, draw = walk.day(), walk.draw
    obligations = [
        {
            "due_on": day + dt.timedelta(draw(st.integers(0, 30))),
            "what": "赔偿损失。",
            "amount": draw(st.sampled_from(["", "100", "1000.50"])),
        }
        for _ in range(draw(st.integers(0, 2)))
    ]
    agreement = {
        "form": draw(st.sampled_from(["written", "oral"])),
        "signed_on": day,
        "content": "各退一步。",
        "amount": draw(st.sampled_from(["", "1100.50"])),
        "done_at_once": draw(st.sampled_from(["", "是"])),
    }
    level = draw(st.sampled_from(["", "village", "county"]))
    ending.settle(walk.store, walk.seen, agreement, obligations, level)


def _end(walk: Walk) -> None:
    reason = walk.draw(st.sampled_from(list(END_REASONS.labels)))
    likely = OUTCOMES_OF_REASON.get(reason, tuple(ENDINGS.labels))
    raw = {
        "on_day": walk.day(),
        "reason": reason,
        "outcome": walk.draw(st.sampled_from([*likely, *likely, *ENDINGS.labels])),
        "routes": walk.draw(st.lists(st.sampled_from(list(ROUTES.labels)), max_size=2)),
    }
    ending.end(walk.store, walk.seen, raw)


def _watch(walk: Walk) -> None:
    raw = {"on_day": walk.day(), "measure": "村干部每周走访。", "person": "村书记"}
    held = walk.draw(st.sampled_from(["是", "否"]))
    stages.watch(walk.store, walk.seen, raw | {"is_held": held})


def _renege(walk: Walk) -> None:
    way = walk.draw(st.sampled_from(list(RENEGE_WAYS.labels)))
    ending.renege(walk.store, walk.seen, walk.day(), way, "一方拒不履行")


def _pay(walk: Walk) -> None:
    row = walk.one_of(OBLIGATIONS)
    amount = walk.draw(st.sampled_from(["", "50", "1000.50"]))
    raw = {"obligation_id": row.id, "on_day": walk.day(), "amount": amount, "note": "当面交付。"}
    records.keep(walk.store, PAYMENTS, raw)


def _take_payment_away(walk: Walk) -> None:
    row = walk.one_of(OBLIGATIONS)
    paid = finding.children(walk.store, PAYMENTS, OBLIGATIONS, row.id)
    if not paid:
        raise NothingThere
    records.retire(walk.store, PAYMENTS, [paid[0].id])


def _perform(walk: Walk) -> None:
    walk.correct(OBLIGATIONS, walk.one_of(OBLIGATIONS), done_on=walk.day())


def _oblige(walk: Walk) -> None:
    walk.keep(OBLIGATIONS, due_on=walk.day(), what="清理排水沟。")


def _revisit(walk: Walk) -> None:
    found = walk.draw(st.sampled_from(["whole", "part", "none"]))
    done = {"done_on": walk.day(), "story": "上门看过。", "performance": found}
    walk.correct(REVISITS, walk.one_of(REVISITS), **done)


def _take_revisit_back(walk: Walk) -> None:
    walk.correct(REVISITS, walk.one_of(REVISITS), done_on="", story="")


def _scan(walk: Walk) -> None:
    paper = walk.keep(CASE_PAPERS, paper="agreement")
    filing.attach_content(walk.store, CASE_PAPERS, paper, "扫描.pdf", b"%PDF-1.4 signed")


def _archive(walk: Walk) -> None:
    keeping = walk.draw(st.sampled_from(["", *KEEPING.labels]))
    raw = {"on_day": walk.day(), "keeping": keeping, "filed_by": "经办人"}
    stages.archive(walk.store, walk.seen, raw)


def _reopen(walk: Walk) -> None:
    stages.reopen(walk.store, walk.seen, walk.draw(st.sampled_from(["漏了材料", "重新调处", ""])))


def _cancel(walk: Walk) -> None:
    stages.cancel(walk.store, walk.seen, walk.draw(st.sampled_from(["重复登记", "登记错误", ""])))


def _note(walk: Walk) -> None:
    stages.note(walk.store, walk.case_id, {"on_day": walk.day(), "note": "电话联系双方。"})


def _delete_a(child: Ledger) -> Act:
    return lambda walk: _retire(walk, child)


def _retire(walk: Walk, child: Ledger) -> None:
    records.retire(walk.store, child, [walk.one_of(child).id])


def _re_date_a(child: Ledger, key: str) -> Act:
    return lambda walk: walk.correct(child, walk.one_of(child), **{key: walk.day()})


def _delete_and_bring_back(walk: Walk) -> None:
    records.retire(walk.store, DISPUTES, [walk.case_id])
    records.bring_back(walk.store, DISPUTES, [walk.case_id])


ACTS: dict[str, Act] = {
    "accept": _accept,
    "answer": _answer,
    "archive": _archive,
    "assign": _assign,
    "cancel": _cancel,
    "delete agreement": _delete_a(AGREEMENTS),
    "delete and bring back": _delete_and_bring_back,
    "delete ending": _delete_a(DISPUTE_ENDINGS),
    "delete obligation": _delete_a(OBLIGATIONS),
    "delete payment": _take_payment_away,
    "delete session": _delete_a(MEDIATIONS),
    "delete transfer": _delete_a(DISPUTE_TRANSFERS),
    "delete watch": _delete_a(DISPUTE_WATCHES),
    "end": _end,
    "extend": _extend,
    "mediate": _mediate,
    "note": _note,
    "oblige": _oblige,
    "pass on": _pass_on,
    "pay": _pay,
    "perform": _perform,
    "re-date agreement": _re_date_a(AGREEMENTS, "signed_on"),
    "re-date session": _re_date_a(MEDIATIONS, "on_day"),
    "re-date transfer": _re_date_a(DISPUTE_TRANSFERS, "on_day"),
    "re-date watch": _re_date_a(DISPUTE_WATCHES, "on_day"),
    "renege": _renege,
    "reopen": _reopen,
    "report up": _report_up,
    "revisit": _revisit,
    "scan": _scan,
    "settle": _settle,
    "take back": _take_back,
    "take revisit back": _take_revisit_back,
    "watch": _watch,
}
LIKELY = {
    "found": ["accept"],
    "accepted": ["mediate", "assign", "report up", "end"],
    "assigned": ["mediate", "report up", "pass on", "extend", "assign"],
    "reported_up": ["take back", "mediate", "watch", "answer", "re-date transfer"],
    "mediating": ["settle", "end", "watch", "report up", "pass on", "delete session", "settle"],
    "fulfilling": ["pay", "perform", "renege", "re-date agreement", "delete obligation", "pay"],
    "settled": ["revisit", "oblige", "renege", "scan", "delete payment", "re-date agreement"],
    "watched": ["mediate", "watch", "settle", "re-date watch", "delete watch", "end"],
    "ended": ["watch", "reopen", "archive"],
    "revisited": ["archive", "scan", "revisit", "take revisit back", "renege"],
    "archived": ["reopen", "mediate"],
    "cancelled": ["reopen"],
}
BEGINNINGS: tuple[tuple[str, ...], ...] = (
    (),
    ("accept", "mediate", "settle"),
    ("accept", "mediate", "settle", "pay", "perform"),
    ("accept", "mediate", "settle", "revisit", "scan", "archive"),
    ("accept", "mediate", "end"),
    ("accept", "mediate", "settle", "renege"),
    ("accept", "report up"),
    ("accept", "mediate", "watch"),
)
