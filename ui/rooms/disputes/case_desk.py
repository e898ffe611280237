"""The case that is shown, and the ways from its panels and verbs to the rest of the room."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.actions import finding
from models.actions.offices import office_of
from models.actions.people.blotting import told
from models.actions.records import Seen
from models.fields import Mask
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.office import Office
from models.store.ledger_file import Store
from ui.ledger.panels.lines import FormWish
from ui.ledger.sheets.page_sheet import PageSheet
from ui.ledger.sheets.sheet import Sheet
from ui.ledger.sheets.sheet_dialog import ask
from ui.workplace import Workplace


class CaseDesk(QObject):
    """Holds which case it is about; the room hears where to go."""

    tab_wanted = Signal(str)
    """Turn to the tab of this title."""
    form_wanted = Signal(object)
    """Open this ``FormWish`` in the tab where its ledger is."""
    page_wanted = Signal(object)
    """Show this ``PageSheet`` over the room."""
    jump_wanted = Signal(str, object)
    """Go to where a record of this ledger (or a new one, None) is typed."""

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self.workplace, self._window = workplace, window
        self.case_id: int | None = None

    @property
    def store(self) -> Store:
        """The ledger file."""
        return self.workplace.store

    @property
    def office(self) -> Office:
        """The office as it stands now."""
        return self.workplace.office

    @property
    def window(self) -> QWidget:
        """What a dialog stands over."""
        return self._window.window()

    def case(self) -> Any | None:
        """The case as it stands now, or None."""
        return finding.one(self.store, DISPUTES, self.case_id) if self.case_id else None

    def ask(self, sheet: Sheet) -> None:
        """Ask what a sheet asks."""
        ask(self.workplace, sheet, self.window)

    def show_page(self, sheet: PageSheet) -> None:
        """Ask what a whole page asks."""
        self.page_wanted.emit(sheet)

    def open_form(
        self,
        ledger: Ledger,
        record: Any = None,
        starts: dict[str, Any] | None = None,
        owner: tuple[Ledger, int] | None = None,
    ) -> None:
        """Open the form of what belongs to the case, or to ``owner`` within it."""
        whose, owner_id = owner or (DISPUTES, self.case_id or 0)
        self.form_wanted.emit(FormWish(ledger, whose, owner_id, record, starts or {}))

    def jump(self, ledger: str, record_id: int | None) -> None:
        """Go to where something that is lacking is written."""
        self.jump_wanted.emit(ledger, record_id)

    def owned(self, ledger: Ledger) -> list[Any]:
        """What belongs to the case in one ledger."""
        return finding.children(self.store, ledger, DISPUTES, self.case_id or 0)


def seen(row: Any) -> Seen:
    """A row as it was looked at."""
    return Seen(row.id, row.revision)


def name_of(row: Any, office: Office) -> str:
    """What people call a case."""
    return DISPUTES.name_of(row, office)


def text_in_case(store: Store, ledger: Ledger, record: Any, key: str) -> str:
    """A field as it stands within its case: a story is told there, its parties' names covered."""
    if ledger.fields[key].card.mask is Mask.STORY:
        return told(store, ledger, record, key)
    return ledger.show(record, key, office_of(store))
