"""The tables on offer, under the names of their reports, with the ledger each is made of."""

from __future__ import annotations

from models.actions.figures.table import Statistic
from models.actions.township.tables import building, matrix, monthly, teams
from models.dates.spans import USUAL_SPANS, Span
from models.ledger import Ledger
from models.ledgers.township.grids import GRIDS
from models.ledgers.township.service_points import SERVICE_POINTS
from models.ledgers.township.teams import TEAMS
from models.ledgers.villages import VILLAGES

GRID_MONTHLY = Statistic("grid-monthly", monthly.TITLE, monthly.monthly, (Span.MONTH,))
BUILDING = Statistic("service-points", building.TITLE, building.building, USUAL_SPANS)
FACTS = Statistic("village-facts", matrix.TITLE, matrix.fact_tables, USUAL_SPANS)
TEAMS_OF_YEAR = Statistic("teams-year", teams.TITLE, teams.teams, (Span.YEAR,))

STATISTICS: tuple[tuple[Ledger, Statistic], ...] = (
    (GRIDS, GRID_MONTHLY),
    (SERVICE_POINTS, BUILDING),
    (VILLAGES, FACTS),
    (TEAMS, TEAMS_OF_YEAR),
)
