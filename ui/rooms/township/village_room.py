"""村情卡: the villages, with their changes, the matrix of facts and the tiles."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from models.actions import finding
from models.ledgers.villages import VILLAGES
from ui.ledger.sheets.sheet import Sheet
from ui.ledger.sheets.sheet_dialog import ask
from ui.ledger.toolbar import Act
from ui.rooms.township.matrix_view import MatrixView
from ui.rooms.township.place_room import PlaceRoom
from ui.rooms.township.tiles_view import TilesView
from ui.rooms.township.village_sheets import into_sheet, merge_sheet, rename_sheet, split_sheet
from ui.workplace import Workplace


class VillageRoom(PlaceRoom):
    """The list of villages; 更名, 合并 and 拆分 stand on the second line."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, VILLAGES, parent)
        self.matrix = MatrixView(workplace, self.views)
        self.tiles = TilesView(workplace, self.views)
        self.add_tables("村情矩阵", "list-checks", self.matrix)
        self.add_view("示意图", "layout-grid", self.tiles)
        changes = (
            Act("更名…", self.rename, "edit", True, on_second=True),
            Act("合并…", self.merge, "merge", True, on_second=True),
            Act("拆分…", self.split, "split", True, on_second=True),
        )
        self._changes = [self.add_action(act) for act in changes]
        self.selection_changed.connect(lambda _id: self._allow())
        workplace.records_changed.connect(lambda _ledgers: self._allow())
        self.views.currentChanged.connect(lambda _at: self._allow())
        self._allow()

    def rename(self) -> None:
        """Give the village pointed at another name."""
        if (row := self._row()) is not None:
            self._ask(rename_sheet(self.workplace.store, row, self.workplace.office))

    def merge(self) -> None:
        """Let the village pointed at go into another: first which, then what becomes of both."""
        if (row := self._row()) is not None:
            self._ask(into_sheet(self.workplace.store, row, partial(self._merge_into, row)))

    def split(self) -> None:
        """Make a new village out of a part of the one pointed at."""
        if (row := self._row()) is not None:
            self._ask(split_sheet(self.workplace.store, row, self.workplace.office))

    def _merge_into(self, row: Any, other_id: int) -> None:
        store = self.workplace.store
        other = finding.one(store, VILLAGES, other_id)
        if other is not None:
            self._ask(merge_sheet(store, row, other, self.workplace.office))

    def _row(self) -> Any:
        village_id = self.current_id()
        return finding.one(self.workplace.store, VILLAGES, village_id) if village_id else None

    def _ask(self, sheet: Sheet) -> None:
        ask(self.workplace, sheet, self.window())

    def _allow(self) -> None:
        row = self.record.record
        stands = row is not None and row.ended_on is None and row.retired_at is None
        is_seen = self.views.currentWidget() is self.list
        for action in self._changes:
            action.setEnabled(stands)
            action.setVisible(is_seen)
