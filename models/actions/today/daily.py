"""What asks for attention in the daily ledgers: matters, hazards, decisions, units, months."""

from __future__ import annotations

import datetime as dt

from models.actions.daily.cadences import waiting
from models.actions.daily.zeros import unconfirmed
from models.actions.finding import Between, Filter, OneOf, View
from models.actions.offices import office_of
from models.actions.today.matter import Filters, Matter, Question, counted
from models.ledger import Ledger
from models.ledgers.work.activities import ACTIVITIES
from models.ledgers.work.decisions import DECISIONS
from models.ledgers.work.hazards import HAZARDS
from models.ledgers.work.matters import MATTERS
from models.ledgers.work.negative_list import NEGATIVE_LIST
from models.ledgers.work.safe_units import SAFE_UNITS
from models.office import Office
from models.store.ledger_file import Store

ASSIGN_DAYS = 2
"""After so many days a matter should have gone to a unit ([own], ``domain/05`` 5.2)."""


def daily_matters(store: Store) -> list[Matter]:
    """Return the groups of the daily ledgers, the most pressing first."""
    return [*counted(store, _questions(office_of(store))), *_by_lines(store)]


def _questions(office: Office) -> tuple[Question, ...]:
    days = office.days("matter_accept_days", ASSIGN_DAYS)
    unassigned: Filters = {
        "state": _one("accepted"),
        "accepted_on": Between(None, office.today - dt.timedelta(days + 1)),
    }
    bad = "bad"
    return (
        _lit(("matter_overdue", "事项超期"), MATTERS, "overdue", "due_on", bad),
        _lit(("hazard_overdue", "隐患超期未改"), HAZARDS, "overdue", "due_on", bad),
        _lit(("decision_missing", "稳评应评未评"), DECISIONS, "missing", "proposed_on", bad),
        _lit(("unit_lapsed", "平安创建已到期"), SAFE_UNITS, "lapsed", "lapses_on", bad),
        _lit(("matter_urgent", "事项临期"), MATTERS, "urgent", "due_on"),
        Question("matter_new", "事项待分流", MATTERS, unassigned, beside="accepted_on"),
        Question(
            "matter_answered", "事项待核验", MATTERS, {"state": _one("answered")}, beside="state_on"
        ),
        _lit(("hazard_fixed", "隐患待复查"), HAZARDS, "unchecked", "fixed_on"),
        _lit(("unit_lapsing", "平安创建快到期"), SAFE_UNITS, "lapsing", "lapses_on"),
    )


def _by_lines(store: Store) -> list[Matter]:
    """Return what no record stands for: a month without a confirmation, a period without one."""
    months = [f"{month[:4]}年{int(month[5:])}月还没有确认" for month in unconfirmed(store)]
    lines = [(line.word, f"{line.cadence}，本期到{line.last:%m-%d}") for line in waiting(store)]
    return [
        Matter(
            "zero_months",
            "负面清单没有确认",
            NEGATIVE_LIST,
            View(),
            len(months),
            lines=tuple((each, "") for each in months),
        ),
        Matter(
            "cadence",
            "本期还没有的活动",
            ACTIVITIES,
            View(),
            len(lines),
            lines=tuple(lines),
        ),
    ]


def _lit(
    name: tuple[str, str], ledger: Ledger, light: str, beside: str, tone: str = "warn"
) -> Question:
    """Ask for the records under a light; ``name`` is the group's key and title."""
    return Question(*name, ledger, {"light": _one(light)}, tone, beside, by_beside=True)


def _one(code: str) -> Filter:
    return OneOf(frozenset({code}))
