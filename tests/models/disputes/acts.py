"""What can be tried on a case of a random walk: every verb, and what a clerk types or deletes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from models.actions import filing, finding, records
from models.actions.disputes import ending, handing, stages
from models.actions.disputes.way.moves import OUTCOMES_OF_REASON
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
from models.words.disputes.case import KEEPING
from models.words.disputes.flow import END_REASONS, ENDINGS, ROUTES
from models.words.disputes.mediation import RENEGE_WAYS
from tests.models.disputes.walk import NothingThere, Walk

Raw = dict[str, Any]
Act = Callable[[Walk], None]


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
    told = {"record": "双方到场。", "place": "村委会", "mediator": "李调解员", "late_note": late}
    walk.keep(MEDIATIONS, on_day=walk.day(), **told)


def _settle_in_full(walk: Walk) -> None:
    _settle(walk, [0])


def _settle_on_terms(walk: Walk) -> None:
    _settle(walk, [1, 2])


def _settle(walk: Walk, how_many: list[int]) -> None:
    day, draw = walk.day(), walk.draw
    obligations = [
        {
            "due_on": day + dt.timedelta(draw(st.integers(0, 30))),
            "what": "赔偿损失。",
            "amount": draw(st.sampled_from(["", "100", "1000.50"])),
        }
        for _ in range(draw(st.sampled_from(how_many)))
    ]
    agreement = {
        "form": draw(st.sampled_from(["written", "oral"])),
        "signed_on": day,
        "facts": "界址不清。",
        "content": "各退一步。",
        "manner": "按期付清。",
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
    due = [row for row in walk.rows(REVISITS) if row.done_on is None and row.void_on is None]
    row = walk.draw(st.sampled_from(due)) if due else walk.one_of(REVISITS)
    walk.correct(REVISITS, row, **done)


def _take_revisit_back(walk: Walk) -> None:
    walk.correct(REVISITS, walk.one_of(REVISITS), done_on="", story="")


def _scan(walk: Walk) -> None:
    walk.keep(CASE_PAPERS, paper="identity")
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
    "settle": _settle_in_full,
    "settle on terms": _settle_on_terms,
    "take back": _take_back,
    "take revisit back": _take_revisit_back,
    "watch": _watch,
}
LIKELY = {
    "found": ["accept"],
    "accepted": ["mediate", "assign", "report up", "end"],
    "assigned": ["mediate", "report up", "pass on", "extend", "assign"],
    "reported_up": ["take back", "mediate", "watch", "answer", "re-date transfer"],
    "mediating": [
        "settle",
        "settle on terms",
        "end",
        "watch",
        "report up",
        "pass on",
        "delete session",
    ],
    "fulfilling": ["pay", "perform", "renege", "re-date agreement", "delete obligation", "pay"],
    "settled": ["revisit", "oblige", "renege", "scan", "archive", "re-date agreement", "revisit"],
    "watched": ["mediate", "watch", "settle", "re-date watch", "delete watch", "end"],
    "ended": ["watch", "reopen", "scan", "archive"],
    "revisited": ["archive", "scan", "revisit", "take revisit back", "renege", "archive"],
    "archived": ["reopen", "mediate"],
    "cancelled": ["reopen"],
}
BEGINNINGS: tuple[tuple[str, ...], ...] = (
    (),
    ("accept", "mediate", "settle"),
    ("accept", "mediate", "settle on terms", "pay", "perform"),
    ("accept", "cancel"),
    ("accept", "mediate", "settle", "revisit", "revisit", "scan", "archive"),
    ("accept", "mediate", "end"),
    ("accept", "mediate", "end", "scan", "archive"),
    ("accept", "mediate", "settle", "renege"),
    ("accept", "report up"),
    ("accept", "mediate", "watch"),
)
