"""服务点: the list of service points, and beside it what they cover."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.actions.township.tables.offers import BUILDING
from models.ledgers.township.service_points import SERVICE_POINTS
from ui.rooms.township.place_room import PlaceRoom
from ui.rooms.township.tables_view import TablesView
from ui.workplace import Workplace


class PointRoom(PlaceRoom):
    """The page of the service points with the view 覆盖情况."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, SERVICE_POINTS, parent)
        self.coverage = TablesView(workplace, SERVICE_POINTS, BUILDING, self.views)
        self.add_tables("覆盖情况", "chart", self.coverage)
