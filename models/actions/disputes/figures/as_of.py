"""What was true of a case on a day, as SQL conditions, so that a past month stays as it was.

An ending holds on a day if it began by then and was not undone by then; a case is 在控 if its last
look by then says so; an agreement stands unless it was reneged on by then. Each function takes the
columns of ``dispute`` and a day.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.ledgers.mediation.agreements import AGREEMENTS

Condition = ColumnElement[bool]
_CASES = DISPUTES.columns


def counts(case: Any) -> Condition:
    """A case counts unless it was deleted or cancelled (注销: typed in by mistake)."""
    return and_(case.retired_at.is_(None), case.state != "cancelled")


def held_on(ending: Any, day: dt.date) -> Condition:
    """An ending holds on ``day``."""
    return and_(
        ending.retired_at.is_(None),
        ending.on_day <= day,
        or_(ending.undone_on.is_(None), ending.undone_on > day),
    )


def ending_id_on(case: Any, day: dt.date) -> ColumnElement[int]:
    """The id of the ending of a case that holds on ``day``; NULL if it is not ended then."""
    ending = DISPUTE_ENDINGS.columns.alias()
    query = select(func.max(ending.c.id)).where(
        ending.c.dispute_id == case.id, held_on(ending.c, day)
    )
    return query.correlate(_CASES).scalar_subquery()


def is_ended_on(case: Any, day: dt.date) -> Condition:
    """A case is ended on ``day``, by whatever end."""
    ending = DISPUTE_ENDINGS.columns.alias()
    query = select(ending.c.id).where(ending.c.dispute_id == case.id, held_on(ending.c, day))
    return exists(query.correlate(_CASES))


def is_controlled_on(case: Any, day: dt.date) -> ColumnElement[bool | None]:
    """What the last look at a case up to ``day`` says of it; NULL if nobody looked."""
    watch = DISPUTE_WATCHES.columns.alias()
    query = (
        select(watch.c.is_held)
        .where(watch.c.dispute_id == case.id, watch.c.on_day <= day, watch.c.retired_at.is_(None))
        .order_by(watch.c.on_day.desc(), watch.c.id.desc())
        .limit(1)
    )
    return query.correlate(_CASES).scalar_subquery()


def agreement_on(case: Any, key: str, day: dt.date) -> ColumnElement[Any]:
    """One value of the agreement of a case that stands on ``day``; NULL if none does."""
    agreement = AGREEMENTS.columns.alias()
    query = (
        select(agreement.c[key])
        .where(agreement.c.dispute_id == case.id, _agreed_on(agreement.c, day))
        .order_by(agreement.c.id.desc())
        .limit(1)
    )
    return query.correlate(_CASES).scalar_subquery()


def has_agreement_on(case: Any, day: dt.date, *wanted: Any) -> Condition:
    """An agreement of a case stands on ``day`` for which ``wanted`` rules of its columns hold."""
    agreement = AGREEMENTS.columns.alias()
    rules = [rule(agreement.c) for rule in wanted]
    query = select(agreement.c.id).where(
        agreement.c.dispute_id == case.id, _agreed_on(agreement.c, day), *rules
    )
    return exists(query.correlate(_CASES))


def has_agreement_ever(case: Any, *wanted: Any) -> Condition:
    """A case has an agreement, reneged or not, for which ``wanted`` rules of its columns hold."""
    agreement = AGREEMENTS.columns.alias()
    rules = [rule(agreement.c) for rule in wanted]
    query = select(agreement.c.id).where(
        agreement.c.dispute_id == case.id, agreement.c.retired_at.is_(None), *rules
    )
    return exists(query.correlate(_CASES))


def _agreed_on(agreement: Any, day: dt.date) -> Condition:
    return and_(
        agreement.retired_at.is_(None),
        agreement.signed_on <= day,
        or_(agreement.reneged_on.is_(None), agreement.reneged_on > day),
    )
