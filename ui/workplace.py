"""What every page is given: the open ledger, the desk, the bar below, the way to other rooms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from models.actions.finding import View
from models.actions.offices import office_of
from models.office import Office
from models.progress import Progress
from models.store.ledger_file import Store
from models.troubles import Trouble
from ui import say
from ui.background.desk import Desk
from ui.background.waiting_dialog import carry_out


class Workplace(QObject):
    """One open ledger and the means of the window around it.

    ``records_changed`` tells on the GUI thread which ledgers changed, whoever changed them.
    ``room_wanted`` asks the main window for a room (a ledger's name or a page's) with a view,
    ``record_wanted`` for one record in its ledger's room, ``begin_wanted`` for a room's new record
    (``room@form`` for its other form of one), ``restore_wanted`` asks the session to put a backup
    in the ledger's place, ``update_wanted`` to start an installer and to leave.
    """

    records_changed = Signal(frozenset)
    room_wanted = Signal(str, object)
    record_wanted = Signal(str, int)
    begin_wanted = Signal(str)
    restore_wanted = Signal(object)
    update_wanted = Signal(object)
    _bell = Signal(frozenset)

    def __init__(self, store: Store, desk: Desk, status: say.StatusLine, parent: QObject) -> None:
        super().__init__(parent)
        self.store, self.desk, self.status = store, desk, status
        self._bell.connect(self.records_changed, Qt.ConnectionType.QueuedConnection)
        store.listen(self._ring)

    @property
    def office(self) -> Office:
        """The office as it stands now."""
        return office_of(self.store)

    def go_to(self, room: str, view: View | None = None) -> None:
        """Ask for a room, showing ``view``."""
        self.room_wanted.emit(room, view)

    def attempt(self, parent: QWidget, verb: Callable[[], Any]) -> bool:
        """Do a quick verb; tell a Trouble to the clerk. True if it was done."""
        try:
            verb()
        except Trouble as trouble:
            say.refuse(parent, str(trouble))
            return False
        return True

    def carry_out(
        self,
        parent: QWidget,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        *,
        refused: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Do long work at the desk behind a waiting dialog; ``done(result)`` afterwards.

        A Trouble goes to ``refused`` where it is given, else it is told to the clerk.
        """
        carry_out(parent, self.desk, title, work, done, refused=refused)

    def leave(self) -> None:
        """Stop hearing of changes; the ledger itself is closed by whoever opened it."""
        self.store.stop_listening(self._ring)

    def _ring(self, ledgers: frozenset[str]) -> None:
        self._bell.emit(ledgers)
