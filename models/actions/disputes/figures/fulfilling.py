"""What had been fulfilled of an agreement on a day, as SQL conditions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select, true

from models.actions.disputes.figures.as_of import Condition, agreement_on, has_agreement_on
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS

_CASES = DISPUTES.columns


def is_fulfilled_on(case: Any, day: dt.date) -> Condition:
    """The agreement that stands on ``day`` is fulfilled by then.

    Done at once; or all that it obliges to is done; or it obliges to nothing and a revisit found
    it fulfilled.
    """
    at_once = has_agreement_on(case, day, lambda agreement: agreement.done_at_once.is_(True))
    all_done = and_(_any_duty(case, day), ~_any_duty(case, day, is_done=False))
    told = and_(~_any_duty(case, day), _revisit_found_it_whole(case, day))
    return and_(has_agreement_on(case, day), or_(at_once, all_done, told))


def falls_due_within(case: Any, start: dt.date, end: dt.date) -> Condition:
    """The last duty of the agreement that stands on ``end`` falls due from ``start`` to ``end``.

    An agreement without duties falls due when it was signed, if it was done at once.
    """
    duty = OBLIGATIONS.columns.alias()
    last = select(func.max(duty.c.due_on)).where(*_of_case(duty.c, case, end))
    last_due = last.correlate(_CASES).scalar_subquery()
    done_at_once = has_agreement_on(
        case,
        end,
        lambda agreement: agreement.done_at_once.is_(True),
        lambda agreement: agreement.signed_on >= start,
    )
    return or_(and_(last_due >= start, last_due <= end), and_(~_any_duty(case, end), done_at_once))


def _any_duty(case: Any, day: dt.date, *, is_done: bool = True) -> Condition:
    """The agreement of ``day`` has a duty; with ``is_done`` False, one that is open still."""
    duty = OBLIGATIONS.columns.alias()
    wanted = true() if is_done else ~_is_done(duty.c, day)
    query = select(duty.c.id).where(*_of_case(duty.c, case, day), wanted)
    return exists(query.correlate(_CASES))


def _of_case(duty: Any, case: Any, day: dt.date) -> tuple[Condition, ...]:
    """The duties of the agreement that stands on ``day``, not those of one before or after.

    Duties hang on the case: each is of the newest agreement that was there when it was written
    down and signed when it fell due.
    """
    agreement = AGREEMENTS.columns.alias()
    newest = select(func.max(agreement.c.id)).where(
        agreement.c.dispute_id == duty.dispute_id,
        agreement.c.retired_at.is_(None),
        agreement.c.made_at <= duty.made_at,
        agreement.c.signed_on <= duty.due_on,
    )
    return (
        duty.dispute_id == case.id,
        duty.retired_at.is_(None),
        or_(duty.void_on.is_(None), duty.void_on > day),
        newest.scalar_subquery() == agreement_on(case, "id", day),
    )


def _is_done(duty: Any, day: dt.date) -> Condition:
    payment = PAYMENTS.columns.alias()
    paid = select(func.coalesce(func.sum(payment.c.amount), 0)).where(
        payment.c.obligation_id == duty.id,
        payment.c.retired_at.is_(None),
        payment.c.on_day <= day,
    )
    whole = and_(duty.amount.is_not(None), paid.scalar_subquery() >= duty.amount)
    done: ColumnElement[bool] = func.coalesce(duty.done_on <= day, false())
    return or_(done, whole)


def _revisit_found_it_whole(case: Any, day: dt.date) -> Condition:
    revisit = REVISITS.columns.alias()
    query = select(revisit.c.id).where(
        revisit.c.dispute_id == case.id,
        revisit.c.retired_at.is_(None),
        revisit.c.performance == "whole",
        revisit.c.done_on <= day,
        revisit.c.done_on >= agreement_on(case, "signed_on", day),
    )
    return exists(query.correlate(_CASES))
