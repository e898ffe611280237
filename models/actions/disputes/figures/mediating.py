"""What is counted of 人民调解 in a period (``domain/01-mediation.md`` 1.3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select

from models.actions.disputes.figures.as_of import (
    Condition,
    agreement_on,
    has_agreement_ever,
    has_agreement_on,
)
from models.actions.disputes.figures.facts import Axis, Facts, Measure
from models.actions.disputes.figures.fulfilling import falls_due_within, is_fulfilled_on
from models.actions.disputes.figures.measures import FOUND, within
from models.ledgers.mediation.revisits import REVISITS
from models.words.disputes.case import GROUP_OF_SOURCE, HARD_GRADES, SOURCE_GROUPS
from models.words.disputes.mediation import RULINGS

FEN_A_WAN = 1_000_000
"""分 in 万元."""
_NEITHER = ("refused", "withdrawn", "other")
"""Ends that count neither as success nor as failure (1.4, 法第17条)."""


def _is_taken(facts: Facts) -> Condition:
    """A case was accepted by the period's end and is due in it."""
    return and_(facts.is_due, facts.case.accepted_on <= facts.period.end)


def _is_neither(facts: Facts) -> Condition:
    return func.coalesce(facts.ending.reason.in_(_NEITHER), False)


def _is_agreed(facts: Facts) -> Condition:
    ending = facts.ending
    return and_(_is_taken(facts), ending.reason == "agreed", ending.outcome == "settled")


def _of_agreed(key: str, label: str, rule: str, of: Callable[[Facts], Condition]) -> Measure:
    return Measure(key, label, rule, lambda facts: and_(_is_agreed(facts), of(facts)))


MEDIATED = Measure(
    "mediated",
    "调解案件总数",
    "已受理的纠纷里，期初在调、本期受理和本期反悔重办的；一方拒绝、撤回和其他了结的不计。",
    lambda facts: and_(_is_taken(facts), not_(_is_neither(facts))),
)
NEITHER = Measure(
    "neither",
    "不计成败的",
    "本期因一方明确拒绝调解、当事人撤回申请或其他途径了结的案件。",
    lambda facts: and_(_is_taken(facts), _is_neither(facts)),
)
HARD = Measure(
    "hard",
    "疑难复杂",
    "总数里，难易等级为疑难或重大的；全国没有统一标准，由经办人判定。",
    lambda facts: and_(MEDIATED.of(facts), facts.case.grade.in_(HARD_GRADES)),
)
AGREED = Measure("agreed", "调解成功", "本期达成协议、到期末没有反悔的案件。", _is_agreed)
FAILED = Measure(
    "failed",
    "调解不成",
    "本期调解不成、已告知其他途径的案件。",
    lambda facts: and_(
        _is_taken(facts), facts.ending.reason == "failed", facts.ending.outcome != "settled"
    ),
)
DECIDED = Measure(
    "decided",
    "成功与不成之和",
    "调解成功和调解不成的案件。",
    lambda facts: or_(_is_agreed(facts), FAILED.of(facts)),
)
PENDING = Measure(
    "pending",
    "在调",
    "到期末还没有办结的案件。",
    lambda facts: and_(_is_taken(facts), facts.ending.id.is_(None)),
)


def _people(facts: Facts) -> ColumnElement[Any]:
    people: ColumnElement[Any] = facts.case.people
    return people


PARTIES = Measure("parties", "当事人", "总数里各案“涉及人数”之和。", MEDIATED.of, _people)
MANY_PARTIES = Measure(
    "many_parties",
    "3人以上",
    "总数里，涉及人数在3人以上（含3人）的。",
    lambda facts: and_(MEDIATED.of(facts), facts.case.people >= 3),
)
AMOUNT = Measure(
    "amount",
    "协议涉及金额",
    "调解成功的案件里，协议涉及金额之和，按分相加再折成万元。",
    _is_agreed,
    lambda facts: func.coalesce(agreement_on(facts.case, "amount", facts.period.end), 0),
    FEN_A_WAN,
    2,
)


def _sources(*groups: str) -> tuple[str, ...]:
    return tuple(source for source, group in GROUP_OF_SOURCE.items() if group in groups)


def _from(label: str, group: str) -> Measure:
    return Measure(
        f"from:{group}",
        label,
        f"总数里，来源属于“{SOURCE_GROUPS.labels[group]}”的。",
        lambda facts: and_(MEDIATED.of(facts), facts.case.source.in_(_sources(group))),
    )


OWN, APPLIED = _from("主动调解", "own"), _from("依申请调解", "applied")
ENTRUSTED = Measure(
    "entrusted",
    "接受委托移送",
    "总数里，由别的单位委托、移送或交办来的。",
    lambda facts: and_(MEDIATED.of(facts), facts.case.source.not_in(_sources("own", "applied"))),
)
BY_SENDER = (
    _from("法院", "court"),
    _from("公安", "police"),
    _from("检察", "procuratorate"),
    _from("信访", "petition"),
    Measure(
        "from:others",
        "其他",
        "总数里，由法院、公安、检察、信访以外的单位移送或交办来的。",
        lambda facts: and_(MEDIATED.of(facts), facts.case.source.not_in(tuple(GROUP_OF_SOURCE))),
    ),
)
ORAL = _of_agreed(
    "oral", "口头协议", "调解成功里，达成口头协议的。", lambda facts: facts.ending.form == "oral"
)
WRITTEN = _of_agreed(
    "written",
    "书面协议",
    "调解成功里，签订书面协议的。",
    lambda facts: facts.ending.form == "written",
)


def _end(facts: Facts) -> Any:
    return facts.period.end


FULFILLED = _of_agreed(
    "fulfilled",
    "已履行",
    "调解成功里，到期末已全部履行的：当场履行，或履行事项全部办完，或没有履行事项而回访为已履行。",
    lambda facts: is_fulfilled_on(facts.case, _end(facts)),
)
CONFIRMED = _of_agreed(
    "confirmed",
    "司法确认",
    "调解成功里，到期末法院已裁定确认有效的。",
    lambda facts: has_agreement_on(
        facts.case,
        _end(facts),
        lambda agreement: agreement.confirmation == "valid",
        lambda agreement: agreement.confirmed_on <= _end(facts),
    ),
)


def _is_revisited(facts: Facts, *, within_period: bool) -> Condition:
    revisit = REVISITS.columns.alias()
    start = facts.period.start if within_period else facts.ending.on_day
    query = select(revisit.c.id).where(
        revisit.c.dispute_id == facts.case.id,
        revisit.c.retired_at.is_(None),
        revisit.c.done_on >= start,
        revisit.c.done_on <= facts.period.end,
    )
    return exists(query.correlate_except(revisit))


REVISITED = _of_agreed(
    "revisited",
    "回访",
    "调解成功里，到期末已回访的。",
    lambda facts: _is_revisited(facts, within_period=False),
)


def _prevented(mark: str, label: str) -> tuple[Measure, Measure]:
    """Return the cases ended in the period that bear a mark, and the people in them."""

    def holds(facts: Facts) -> Condition:
        marked = facts.case.marks.contains(f";{mark};", autoescape=True)
        return and_(_is_taken(facts), facts.ending.id.is_not(None), marked)

    rule = f"本期办结的案件里，标记为“{label}”的"
    cases = Measure(f"mark:{mark}", "件", f"{rule}。", holds)
    people = Measure(f"people:{mark}", "人", f"{rule}，各案涉及人数之和。", holds, _people)
    return cases, people


PREVENTED = {
    "防止自杀": _prevented("no_suicide", "防止自杀"),
    "防止民转刑": _prevented("no_crime", "防止民转刑"),
    "防止群体性上访": _prevented("no_group_petition", "防止群体性上访"),
    "防止群体性械斗": _prevented("no_affray", "防止群体性械斗"),
}


def _sued(facts: Facts) -> Condition:
    return has_agreement_ever(
        facts.case,
        lambda agreement: agreement.renege_way == "sued",
        lambda agreement: within(facts, agreement.reneged_on),
    )


def _ruled(facts: Facts, ruling: str) -> Condition:
    return has_agreement_ever(
        facts.case,
        lambda agreement: agreement.ruling == ruling,
        lambda agreement: within(facts, agreement.ruled_on),
    )


SUED = Measure("sued", "反悔起诉", "本期登记当事人反悔起诉的案件，不论何时达成协议。", _sued)


def _ruling(code: str, word: str) -> Measure:
    label = word if word.startswith("确认") else f"判决{word}"
    rule = f"本期法院{label}的案件，不论何时达成协议。"
    return Measure(f"ruled:{code}", label, rule, lambda facts: _ruled(facts, code))


RULED = tuple(_ruling(code, word) for code, word in RULINGS.labels.items())
DUE_AGREEMENTS = Measure(
    "due_agreements",
    "已到期协议",
    "期末仍是化解的纠纷里，最后一项履行期限在本期、到数据截止日已经到期的协议；"
    "当场履行的按签订日期。",
    lambda facts: and_(
        facts.ending.outcome == "settled",
        falls_due_within(facts.case, facts.period.start, facts.cut_off),
    ),
)
DUE_AND_DONE = Measure(
    "due_and_done",
    "到期已履行",
    "已到期协议里，到数据截止日已全部履行的。",
    lambda facts: and_(DUE_AGREEMENTS.of(facts), is_fulfilled_on(facts.case, facts.cut_off)),
)
CONFIRMED_WITHIN = Measure(
    "confirmed_within",
    "本期司法确认",
    "本期法院裁定确认有效的，不论何时达成协议。",
    lambda facts: has_agreement_ever(
        facts.case,
        lambda agreement: agreement.confirmation == "valid",
        lambda agreement: within(facts, agreement.confirmed_on),
    ),
)
REVISITED_WITHIN = Measure(
    "revisited_within",
    "本期回访",
    "本期做过回访的，不论何时办结。",
    lambda facts: _is_revisited(facts, within_period=True),
)
SURVEYED = Measure(
    "surveyed", "排查纠纷", "排查日期在本期的纠纷；还没定调解组织的另列一行。", FOUND.of
)
BY_COMMITTEE = Axis("committee", lambda facts: facts.case.committee_id)
