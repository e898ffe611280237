"""What asks for the clerk's attention among the disputes (B10, B14, B17).

Every group is a view of cases, so that one click shows them all in their room, by the day that
they wait for.
"""

from __future__ import annotations

import datetime as dt

from models.actions.disputes.file.clocks import ACCEPT_DAYS
from models.actions.finding import Between, Filter, OneOf
from models.actions.offices import office_of
from models.actions.today.matter import Filters, Matter, Question, counted
from models.ledgers.disputes.counted import WARN_DAYS
from models.ledgers.disputes.dispute import DISPUTES
from models.office import Office
from models.store.ledger_file import Store

CONFIRM_WITHIN = 7
_DAY = dt.timedelta(1)


def dispute_matters(store: Store) -> list[Matter]:
    """Return the groups of the disputes, the most pressing first."""
    return counted(store, (*_by_light(office_of(store)), *_by_day(office_of(store).today)))


def _by_light(office: Office) -> tuple[Question, ...]:
    soon = office.days("dispute_warn_days", WARN_DAYS)
    waited = office.today - _DAY * (office.days("accept_days", ACCEPT_DAYS) + 1)
    found: Filters = {"state": _one("found"), "found_on": Between(None, waited)}
    return (
        _cases("case_overdue", "纠纷超过化解时限", {"light": _one("overdue")}, "due_on", "bad"),
        _cases("case_due", f"纠纷{soon}天内到期", {"light": _one("urgent")}, "due_on"),
        _cases("found", "纠纷待受理", found, "found_on"),
    )


def _by_day(today: dt.date) -> tuple[Question, ...]:
    past, reached = Between(None, today - _DAY), Between(None, today)
    week = Between(today, today + _DAY * CONFIRM_WITHIN)
    return (
        _cases("missed", "到期未履行", {"duty_due_on": past}, "duty_due_on", "bad"),
        _cases("revisit", "应回访", {"revisit_due_on": reached}, "revisit_due_on"),
        _cases("answer", "上报转办未回复", {"answer_due_on": reached}, "answer_due_on"),
        _cases("court", "司法确认快到期", {"court_due_on": week}, "court_due_on"),
        _cases("look", "稳控待核查", {"look_due_on": reached}, "look_due_on"),
    )


def _one(code: str) -> Filter:
    return OneOf(frozenset({code}))


def _cases(key: str, title: str, filters: Filters, day: str, tone: str = "warn") -> Question:
    return Question(key, title, DISPUTES, filters, tone, day, DISPUTES.label, by_beside=True)
