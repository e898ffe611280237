"""The room of 负面清单: the page of a month, and behind it the list of all rows."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from models.actions.finding import View
from models.ledgers.work.negative_list import NEGATIVE_LIST
from ui.ledger.page import LedgerPage
from ui.ledger.toolbar import Act
from ui.rooms.catalogue import ledger_page
from ui.rooms.negative_list.page import MonthPage
from ui.workplace import Workplace


class NegativeListRoom(QStackedWidget):
    """Months first: the list is made when it is first asked for."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.page = MonthPage(workplace, self)
        self._list: LedgerPage | None = None
        self.addWidget(self.page)
        self.setFocusProxy(self.page)
        self.page.list_wanted.connect(lambda: self.show_view(View()))
        self.page.print_wanted.connect(self._print)

    @property
    def list(self) -> LedgerPage:
        """The usual page of the ledger."""
        if self._list is None:
            made = ledger_page(self._workplace, NEGATIVE_LIST.name, self)
            assert isinstance(made, LedgerPage)
            made.add_action(Act("按月确认", self.show_months, "calendar"))
            self.addWidget(made)
            self._list = made
        return self._list

    def show_months(self) -> None:
        """Turn back to the page of a month."""
        self.setCurrentWidget(self.page)
        self.page.refresh()

    def show_view(self, view: View) -> None:
        """Show rows in the list."""
        self.setCurrentWidget(self.list)
        self.list.show_view(view)

    def select(self, record_id: int) -> None:
        """Show one row in the list."""
        self.setCurrentWidget(self.list)
        self.list.select(record_id)

    def has_unsaved(self) -> bool:
        """Something is typed in the list's form that is not saved."""
        return self._list is not None and self._list.has_unsaved()

    def leave(self) -> None:
        """The window closes."""
        if self._list is not None:
            self._list.leave()

    def _print(self) -> None:
        self.list.print_wanted.emit(View())
