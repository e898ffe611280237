"""Fields that nobody types: whether a grid's last month came in, how many facts are not filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, literal, null, or_, select

from models.dates.periods import add_months, month_end, month_start
from models.fields import FieldCard, Kind
from models.ledger import Computed
from models.office import Office
from models.words.township.places import VILLAGE_FACTS


def last_month(today: dt.date) -> str:
    """Return the month before that of ``today``, written 2021-05."""
    return f"{add_months(month_start(today), -1):%Y-%m}"


def _last_month_in(table: Any, office: Office) -> ColumnElement[Any]:
    """Tell of a grid in use by the end of last month whether its totals came in; else nothing."""
    from models.ledgers.township.grids import GridMonth

    month = GridMonth.__table__.c
    wanted = last_month(office.today)
    end = month_end(dt.date.fromisoformat(f"{wanted}-01"))
    came = exists(
        select(month.id).where(
            month.grid_id == table.id, month.month == wanted, month.retired_at.is_(None)
        )
    )
    was_there = and_(
        table.state == "in_use", or_(table.started_on.is_(None), table.started_on <= end)
    )
    return case((was_there, case((came, literal(True)), else_=literal(False))), else_=null())


def _facts_blank(table: Any, office: Office) -> ColumnElement[Any]:
    """Count a village's facts that nobody filled in; 0 while none is filled in anywhere."""
    from models.ledgers.township.village_facts import VillageFact

    fact = VillageFact.__table__.c
    words = office.choices(VILLAGE_FACTS)
    asked = [code for code in words.labels if code not in words.retired]
    filled = (
        select(func.count())
        .where(fact.village_id == table.id, fact.fact.in_(asked), fact.retired_at.is_(None))
        .correlate(table.id.table)
        .scalar_subquery()
    )
    begun = exists(select(fact.id).where(fact.retired_at.is_(None)))
    return case((and_(begun, table.ended_on.is_(None)), len(asked) - filled), else_=0)


OF_GRIDS: Mapping[str, Computed] = {
    "last_month_in": Computed(FieldCard("上月已报", Kind.YES_NO, width=8), _last_month_in),
}
OF_VILLAGES: Mapping[str, Computed] = {
    "facts_blank": Computed(FieldCard("事项未填", Kind.NUMBER, unit="项", width=8), _facts_blank),
}
