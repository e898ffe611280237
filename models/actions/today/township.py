"""What asks for the clerk's attention in villages, service points and grids.

Each group is a view of one ledger, so that a click shows what is to be filled in or arranged.
"""

from __future__ import annotations

from models.actions.finding import Between, OneOf
from models.actions.offices import office_of
from models.actions.today.matter import Filters, Matter, Question, counted
from models.ledgers.township.counted import last_month
from models.ledgers.township.grids import GRIDS
from models.ledgers.township.service_points import SERVICE_POINTS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store


def township_matters(store: Store) -> list[Matter]:
    """Return the groups of the places, the most pressing first."""
    month = int(last_month(office_of(store).today)[5:])
    in_use = OneOf(frozenset({"in_use"}))
    late: Filters = {"state": in_use, "last_month_in": OneOf(frozenset({False}))}
    empty: Filters = {"state": in_use, "workers": OneOf(frozenset({None, 0}))}
    unfit: Filters = {
        "service_kind": OneOf(frozenset({"centre"})),
        "state": OneOf(frozenset({"open"})),
        "qualified": OneOf(frozenset({None, False})),
    }
    blank: Filters = {"facts_blank": Between(1, None)}
    return counted(
        store,
        (
            Question("grid_month", f"网格{month}月情况未报", GRIDS, late, called_by="name"),
            Question("grid_post", "网格未配网格员", GRIDS, empty, called_by="name"),
            Question("centre", "综治中心未评定或不合格", SERVICE_POINTS, unfit, called_by="name"),
            Question("facts", "村情事项未填", VILLAGES, blank, beside="facts_blank"),
        ),
    )
