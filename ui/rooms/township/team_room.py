"""队伍统计: the counts of each year, and the table of a year."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.actions.township.tables.offers import TEAMS_OF_YEAR
from models.ledgers.township.teams import TEAMS
from ui.rooms.township.place_room import PlaceRoom
from ui.rooms.township.tables_view import TablesView
from ui.workplace import Workplace


class TeamRoom(PlaceRoom):
    """The page of the teams with the view 统计表."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, TEAMS, parent)
        self.table = TablesView(workplace, TEAMS, TEAMS_OF_YEAR, self.views)
        self.add_tables("统计表", "chart", self.table)
