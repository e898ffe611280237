"""The fields of a dispute that nobody types: outcome, light, days left, band, late entry.

Each is a rule for SQL, and where the row alone tells it, the same rule for a row.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, case, func, literal, null, select

from models.fields import Choices, FieldCard, Kind
from models.ledger import Computed
from models.office import Office
from models.portable import days_between
from models.words.disputes.case import BANDS, LEVELS
from models.words.disputes.flow import OUTCOMES
from models.words.disputes.mediation import FORMS

LIGHTS = Choices(
    "dispute_light",
    {"overdue": "逾期", "urgent": "临期", "normal": "正常", "unaccepted": "未受理", "none": "—"},
    tones={
        "overdue": "bad",
        "urgent": "warn",
        "normal": "good",
        "unaccepted": "warn",
        "none": "calm",
    },
)
OPEN_STATES = ("accepted", "assigned", "reported_up", "mediating")
"""While a case stands in one of these its clock runs."""
WARN_DAYS = 7
LATE_DAYS = 7
"""A case typed in later than this after it was found prints 补录 (refusals 16)."""


def _ending(table: Any, key: str) -> ColumnElement[Any]:
    """Return one value of the ending that stands; undone ones do not."""
    from models.ledgers.disputes.endings import DisputeEnding

    ending = DisputeEnding.__table__.c
    return (
        select(ending[key])
        .where(
            ending.dispute_id == table.id,
            ending.undone_on.is_(None),
            ending.retired_at.is_(None),
        )
        .order_by(ending.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _outcome(table: Any, _office: Office) -> ColumnElement[Any]:
    return case(
        (table.state == "watched", literal("watched")),
        (table.state == "cancelled", null()),
        else_=func.coalesce(_ending(table, "outcome"), literal("open")),
    )


def _light_in_sql(table: Any, office: Office) -> ColumnElement[Any]:
    soon = office.today + dt.timedelta(office.days("dispute_warn_days", WARN_DAYS))
    is_open = and_(table.state.in_(OPEN_STATES), table.due_on.is_not(None))
    return case(
        (table.state == "found", literal("unaccepted")),
        (and_(is_open, table.due_on < office.today), literal("overdue")),
        (and_(is_open, table.due_on <= soon), literal("urgent")),
        (is_open, literal("normal")),
        else_=literal("none"),
    )


def light_of(record: Any, office: Office) -> str:
    """Return how a case's clock stands; must say what ``_light_in_sql`` says."""
    if record.state == "found":
        return "unaccepted"
    if record.state not in OPEN_STATES or record.due_on is None:
        return "none"
    if record.due_on < office.today:
        return "overdue"
    soon = office.today + dt.timedelta(office.days("dispute_warn_days", WARN_DAYS))
    return "urgent" if record.due_on <= soon else "normal"


def _days_left_in_sql(table: Any, office: Office) -> ColumnElement[Any]:
    runs = and_(table.state.in_(OPEN_STATES), table.due_on.is_not(None))
    return case((runs, days_between(literal(office.today, Date()), table.due_on)), else_=null())


def days_left(record: Any, office: Office) -> int | None:
    """Return the days until the mediation period ends; negative once it is over."""
    if record.state not in OPEN_STATES or record.due_on is None:
        return None
    left: int = (record.due_on - office.today).days
    return left


def _band_in_sql(table: Any, _office: Office) -> ColumnElement[Any]:
    return case(
        (table.people < 50, literal("below_50")),
        (table.people <= 100, literal("to_100")),
        (table.people <= 500, literal("to_500")),
        else_=literal("above_500"),
    )


def band_of(record: Any, _office: Office) -> str:
    """Return the head-count band of a case (B16)."""
    if record.people < 50:
        return "below_50"
    if record.people <= 100:
        return "to_100"
    return "to_500" if record.people <= 500 else "above_500"


def _late_in_sql(table: Any, _office: Office) -> ColumnElement[Any]:
    made = func.date(table.made_at, type_=Date())
    return case((days_between(table.found_on, made) > LATE_DAYS, made), else_=null())


def late_on(record: Any, _office: Office) -> dt.date | None:
    """Return the day on which a case was typed in late, None if it was not."""
    made: dt.date = record.made_at.date()
    return made if (made - record.found_on).days > LATE_DAYS else None


COMPUTED: Mapping[str, Computed] = {
    "outcome": Computed(FieldCard("结果", Kind.CHOICE, choices=OUTCOMES, width=10), _outcome),
    "settled_on": Computed(
        FieldCard("办结日期", Kind.DATE, width=11), lambda table, _office: _ending(table, "on_day")
    ),
    "level": Computed(
        FieldCard("化解层级", Kind.CHOICE, choices=LEVELS, width=8),
        lambda table, _office: _ending(table, "level"),
    ),
    "form": Computed(
        FieldCard("协议形式", Kind.CHOICE, choices=FORMS, width=8),
        lambda table, _office: _ending(table, "form"),
    ),
    "light": Computed(
        FieldCard("时限灯", Kind.CHOICE, choices=LIGHTS, width=8), _light_in_sql, light_of
    ),
    "days_left": Computed(
        FieldCard("剩余", Kind.NUMBER, unit="天", width=8), _days_left_in_sql, days_left
    ),
    "band": Computed(
        FieldCard("人数档", Kind.CHOICE, choices=BANDS, width=10), _band_in_sql, band_of
    ),
    "late_on": Computed(FieldCard("补录日期", Kind.DATE, width=11), _late_in_sql, late_on),
}
