"""The statistics on offer, for paper, console and screen alike."""

from __future__ import annotations

from models.actions.disputes.figures.tables.monthly import TITLE as MONTHLY_TITLE
from models.actions.disputes.figures.tables.monthly import monthly
from models.actions.disputes.figures.tables.table import Statistic
from models.dates.spans import USUAL_SPANS

STATISTICS = (Statistic("dispute-monthly", MONTHLY_TITLE, monthly, USUAL_SPANS),)


def find_statistic(name: str) -> Statistic:
    """Return the statistic of that name; LookupError if there is none."""
    for each in STATISTICS:
        if each.name == name:
            return each
    raise LookupError(name)
