"""What is counted of the disputes of a period (``domain/02-disputes-ledger.md`` 2.4, 2.5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from sqlalchemy import and_, func, not_

from models.actions.disputes.figures.as_of import Condition, is_controlled_on, is_ended_on
from models.actions.disputes.figures.facts import Axis, Facts, Measure
from models.ledgers.disputes.dispute import DISPUTES
from models.words.disputes.case import BANDS, GRADES, LEVELS, ON_THE_SPOT
from models.words.disputes.flow import ENDINGS


def within(facts: Facts, day: Any) -> Condition:
    """A day lies in the period."""
    start, end = facts.period.start, facts.period.end
    found: Condition = and_(day >= start, day <= end)
    return found


def _before(facts: Facts) -> dt.date:
    return facts.period.start - dt.timedelta(days=1)


def _is_old(facts: Facts) -> Condition:
    old: Condition = facts.case.found_on < facts.period.start
    return old


def _is_settled(facts: Facts) -> Condition:
    return and_(facts.is_due, facts.ending.outcome == "settled")


def _is_open(facts: Facts) -> Condition:
    is_open: Condition = facts.ending.id.is_(None)
    return is_open


DUE = Measure(
    "due",
    "应化解数",
    "期初未化解、本期新排查和本期反悔或重新办理的纠纷；已注销、已删除的不计。",
    lambda facts: facts.is_due,
)
CARRIED = Measure(
    "carried",
    "期初未化解",
    "本期以前排查、到期初还没有办结的纠纷。",
    lambda facts: and_(facts.is_due, _is_old(facts), not_(is_ended_on(facts.case, _before(facts)))),
)
FOUND = Measure(
    "found",
    "本期新排查",
    "排查日期在本期的纠纷。",
    lambda facts: within(facts, facts.case.found_on),
)
REOPENED = Measure(
    "reopened",
    "反悔重办",
    "期初已办结、本期因反悔或重新打开又未办结过的纠纷。",
    lambda facts: and_(facts.is_due, _is_old(facts), is_ended_on(facts.case, _before(facts))),
)
ACCEPTED = Measure(
    "accepted",
    "受理",
    "受理日期在本期的纠纷。",
    lambda facts: within(facts, facts.case.accepted_on),
)
SETTLED = Measure(
    "settled",
    "化解数",
    "本期达成协议、实质性化解，到期末没有反悔的纠纷；程序性终结、转诉讼、撤回和稳控都不算化解。",
    _is_settled,
)
UNSETTLED = Measure(
    "unsettled",
    "未化解数",
    "到期末还没有办结的纠纷，稳控中的也在内。",
    lambda facts: and_(facts.is_due, _is_open(facts)),
)
OTHERWISE = Measure(
    "otherwise",
    "其他终结数",
    "本期程序性终结、转诉讼或撤回的纠纷，不算化解，也不算未化解。",
    lambda facts: and_(facts.is_due, not_(_is_open(facts)), facts.ending.outcome != "settled"),
)
CONTROLLED = Measure(
    "controlled",
    "稳控数",
    "期末未化解的纠纷里，最近一次稳控核查记为在控的。",
    lambda facts: and_(
        facts.is_due,
        _is_open(facts),
        func.coalesce(is_controlled_on(facts.case, facts.period.end), False),
    ),
)
ON_SPOT = Measure(
    "on_spot",
    "就地化解数",
    "化解数里，由村级或乡级化解的。",
    lambda facts: and_(_is_settled(facts), facts.ending.level.in_(ON_THE_SPOT)),
)
FALLING_DUE = Measure(
    "falling_due",
    "到期应办数",
    "已受理、化解时限在本期、到数据截止日已经到期的纠纷。",
    lambda facts: and_(
        facts.case.accepted_on.is_not(None),
        within(facts, facts.case.due_on),
        facts.case.due_on <= facts.cut_off,
    ),
)
IN_TIME = Measure(
    "in_time",
    "期限内办结数",
    "到期应办的纠纷里，到期末已经办结、办结日期不晚于时限的。",
    lambda facts: and_(FALLING_DUE.of(facts), facts.ending.on_day <= facts.case.due_on),
)


def _by_code(
    prefix: str, labels: Mapping[str, str], rule: str, of: Callable[[Facts, str], Condition]
) -> dict[str, Measure]:
    """Return a measure for each code of a word list, of the cases that are due."""

    def holds(code: str, facts: Facts) -> Condition:
        return and_(facts.is_due, of(facts, code))

    return {
        code: Measure(f"{prefix}:{code}", word, rule.format(word), partial(holds, code))
        for code, word in labels.items()
    }


BY_GRADE = _by_code(
    "grade",
    GRADES.labels,
    "应化解的纠纷里，难易等级为“{}”的。",
    lambda facts, code: facts.case.grade == code,
)
BY_BAND = _by_code(
    "band",
    BANDS.labels,
    "应化解的纠纷里，涉及人数为“{}”的。",
    lambda facts, code: DISPUTES.computed["band"].expression(facts.case, facts.office) == code,
)
BY_LEVEL = _by_code(
    "level",
    LEVELS.labels,
    "化解的纠纷里，由“{}”化解的。",
    lambda facts, code: and_(facts.ending.outcome == "settled", facts.ending.level == code),
)
BY_END = _by_code(
    "end",
    {code: word for code, word in ENDINGS.labels.items() if code != "settled"},
    "本期办结结果为“{}”、到期末有效的纠纷。",
    lambda facts, code: facts.ending.outcome == code,
)

BY_VILLAGE = Axis("village", lambda facts: facts.case.village_id)
BY_SOURCE = Axis("source", lambda facts: facts.case.source)


def by_type(fold: Callable[[Any], Any]) -> Axis:
    """Tell cases apart by their type, folded to the codes of one list."""
    return Axis("type", lambda facts: facts.case.dispute_type, fold)
