"""A room of the places: beside the list views that tell of all records at once."""

from __future__ import annotations

from models.actions.finding import View
from ui.ledger.page import LedgerPage
from ui.rooms.township.tables_view import TablesView


class PlaceRoom(LedgerPage):
    """Whoever comes for a record or for a view of the list finds the list."""

    def add_tables(self, name: str, icon: str, tables: TablesView) -> None:
        """Offer a view of figures; a press on one lists its rows where they stand."""
        self.add_view(name, icon, tables)
        tables.rows_wanted.connect(self.show_rows)

    def show_rows(self, ledger: str, view: View) -> None:
        """List rows of this ledger here, of another in its room."""
        if ledger == self.ledger.name:
            self.show_view(view)
        else:
            self.workplace.go_to(ledger, view)

    def show_view(self, view: View) -> None:
        self.views.turn_to(0)
        super().show_view(view)

    def select(self, record_id: int) -> None:
        self.views.turn_to(0)
        super().select(record_id)
