"""What a case waits for, by its day: the next revisit, duty, answer, court date and look.

Nobody types them: each is the earliest day of the rows of a child ledger that still stand open.
A list is filtered and sorted by them, 今日 counts with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, case, func, null, or_, select

from models.fields import FieldCard, Kind
from models.ledger import Computed
from models.office import Office


def _earliest(table: Any, child: Any, key: str, *conditions: ColumnElement[bool]) -> Any:
    """Return the earliest ``key`` of the child rows of a case that meet the conditions."""
    return _standing(table, child, func.min(child[key]), *conditions)


def _standing(
    table: Any, child: Any, value: Any, *conditions: ColumnElement[bool]
) -> ColumnElement[Any]:
    return _of_case(table, child, value, *conditions).scalar_subquery()


def _of_case(
    table: Any, child: Any, value: Any, *conditions: ColumnElement[bool]
) -> Select[tuple[Any]]:
    return select(value).where(
        child.dispute_id == table.id, child.retired_at.is_(None), *conditions
    )


def _unless_cancelled(table: Any, value: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((table.state == "cancelled", null()), else_=value)


def _revisit(table: Any, _office: Office) -> ColumnElement[Any]:
    from models.ledgers.mediation.revisits import Revisit

    row = Revisit.__table__.c
    found = _earliest(table, row, "due_on", row.done_on.is_(None), row.void_on.is_(None))
    return _unless_cancelled(table, found)


def _duty(table: Any, _office: Office) -> ColumnElement[Any]:
    from models.ledgers.mediation.obligations import Obligation, paid_towards

    row = Obligation.__table__.c
    owed = or_(row.amount.is_(None), paid_towards(row) < row.amount)
    found = _earliest(table, row, "due_on", row.done_on.is_(None), row.void_on.is_(None), owed)
    return _unless_cancelled(table, found)


def _answer(table: Any, _office: Office) -> ColumnElement[Any]:
    from models.ledgers.disputes.transfers import DisputeTransfer

    row = DisputeTransfer.__table__.c
    found = _earliest(
        table, row, "reply_due_on", row.replied_on.is_(None), row.returned_on.is_(None)
    )
    return _unless_cancelled(table, found)


def _court(table: Any, _office: Office) -> ColumnElement[Any]:
    from models.ledgers.mediation.agreements import Agreement

    row = Agreement.__table__.c
    found = _earliest(
        table,
        row,
        "confirm_by",
        row.form == "written",
        row.confirmation.is_(None),
        row.reneged_on.is_(None),
        row.done_at_once.is_not(True),
    )
    return _unless_cancelled(table, found)


def _look(table: Any, _office: Office) -> ColumnElement[Any]:
    """The last look at a case under control says when the next one is due."""
    from models.ledgers.disputes.watches import DisputeWatch

    row = DisputeWatch.__table__.c
    query = _of_case(table, row, func.coalesce(row.next_on, row.on_day, type_=Date()))
    last = query.order_by(row.on_day.desc(), row.id.desc()).limit(1).scalar_subquery()
    return case((table.state == "watched", func.coalesce(last, table.state_on)), else_=null())


def _day(label: str, expression: Any) -> Computed:
    return Computed(FieldCard(label, Kind.DATE, width=12), expression)


AWAITED: Mapping[str, Computed] = {
    "revisit_due_on": _day("应回访日期", _revisit),
    "duty_due_on": _day("应履行日期", _duty),
    "answer_due_on": _day("应回复日期", _answer),
    "court_due_on": _day("司法确认截止", _court),
    "look_due_on": _day("应核查日期", _look),
}
