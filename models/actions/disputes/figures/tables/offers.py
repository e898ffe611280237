"""The statistics on offer, for paper, console and screen alike."""

from __future__ import annotations

from models.actions.disputes.figures.tables.categories import TITLE as MEDIATION_TITLE
from models.actions.disputes.figures.tables.mediation import mediation
from models.actions.disputes.figures.tables.monthly import TITLE as MONTHLY_TITLE
from models.actions.disputes.figures.tables.monthly import monthly
from models.actions.disputes.figures.tables.survey import TITLE as SURVEY_TITLE
from models.actions.disputes.figures.tables.survey import survey
from models.actions.disputes.figures.tables.zero import TITLE as ZERO_TITLE
from models.actions.disputes.figures.tables.zero import zero_report
from models.actions.figures.table import Statistic
from models.dates.spans import USUAL_SPANS, Span

STATISTICS = (
    Statistic("dispute-monthly", MONTHLY_TITLE, monthly, USUAL_SPANS),
    Statistic("dispute-survey", SURVEY_TITLE, survey, USUAL_SPANS),
    Statistic("mediation-statistics", MEDIATION_TITLE, mediation, USUAL_SPANS),
    Statistic("dispute-zero", ZERO_TITLE, zero_report, tuple(Span)),
)


def find_statistic(name: str) -> Statistic:
    """Return the statistic of that name; LookupError if there is none."""
    for each in STATISTICS:
        if each.name == name:
            return each
    raise LookupError(name)
