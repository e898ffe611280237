"""网格: the list of grids, the totals of a month for all of them, and what breaks the rules."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.actions.township.grids.months import grid_months
from models.actions.township.tables.offers import GRID_MONTHLY
from models.ledgers.township.grids import GRIDS
from ui.ledger.sheets.sheet_page import SheetPage
from ui.parts.buttons import primary_button
from ui.rooms.township.breaches_view import BreachesView
from ui.rooms.township.month_page import month_sheet
from ui.rooms.township.place_room import PlaceRoom
from ui.rooms.township.tables_view import TablesView
from ui.workplace import Workplace

_EVEN = "提示（只给经办人看）：报来的网格人均都正好等于要求数，请抽几个核对是不是如实报的。"


class MonthView(TablesView):
    """The table of a month with the button that types it."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, GRIDS, GRID_MONTHLY, parent)
        self.type_button = primary_button("登记这个月", self, "edit")
        self.acts.addWidget(self.type_button)

    def _turn(self) -> None:
        super()._turn()
        told = grid_months(self.workplace.store, self.period().code)
        if told.is_oddly_even and self.tables:
            self._show_notes((_EVEN, *self.tables[0].notes))


class GridRoom(PlaceRoom):
    """The page of the grids with 每月情况 and 不符规则."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, GRIDS, parent)
        self.asked: SheetPage | None = None
        self.month = MonthView(workplace, self.views)
        self.breaches = BreachesView(workplace, self.views)
        self.add_tables("每月情况", "calendar", self.month)
        self.add_view("不符规则", "alert-triangle", self.breaches)
        self.month.type_button.clicked.connect(self.type_month)
        self.breaches.opened.connect(self._open)
        self.views.currentChanged.connect(lambda _at: self._rank())
        self._rank()

    def type_month(self) -> None:
        """Ask for the totals of all grids in the month that is shown."""
        sheet = month_sheet(self.workplace.store, self.month.period(), self.workplace.office)
        if not sheet.left or not sheet.left[0].names:  # type: ignore[union-attr]
            self.workplace.status.tell("这个月没有在用的网格。请先在列表里登记网格。")
            return
        self._close_page()
        page = self.asked = SheetPage(self.workplace, sheet, self)
        page.kept.connect(lambda _id: self._close_page())
        page.left.connect(self._close_page)
        self.show_over(page)

    def has_unsaved(self) -> bool:
        return super().has_unsaved() or (self.asked is not None and self.asked.is_dirty())

    def leave(self) -> None:
        super().leave()
        if self.asked is not None:
            self.asked.set_aside()

    def _rank(self) -> None:
        """One button at a time is the one to press."""
        self.toolbar.show_primary(self.views.currentWidget() is not self.month)

    def _close_page(self) -> None:
        page, self.asked = self.asked, None
        self.show_over(None)
        if page is not None:
            page.deleteLater()

    def _open(self, ledger: str, record_id: int) -> None:
        if ledger == GRIDS.name:
            self.select(record_id)
        else:
            self.workplace.record_wanted.emit(ledger, record_id)
