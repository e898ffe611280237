"""What tree, month and timeline have in common: one view of records, one chosen record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from models.actions.finding import View
from ui.rooms.tasks.views.reader import Reader
from ui.workplace import Workplace

SHOWN_LEDGERS = frozenset({"tasks", "settings", "words", "workdays"})
"""A change in one of these may change what the views show."""


class TaskView(QWidget):
    """Shows the tasks of a view; reads them only while it can be seen."""

    chosen = Signal(int)
    """The clerk has pointed at this task."""
    opened = Signal(int)
    """The clerk wants this task's form."""
    menu_wanted = Signal(int, object)
    """The clerk asks what can be done with this task, at this place of the screen."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.view = View()
        self.chosen_id: int | None = None
        self.reader = Reader(workplace, self)
        self._is_stale = True
        workplace.records_changed.connect(self._hear)

    def show_view(self, view: View) -> None:
        """Show the tasks of ``view``."""
        self.view = view
        self.refresh()

    def choose(self, record_id: int | None) -> None:
        """Mark the record that is chosen elsewhere; nobody is told."""
        self.chosen_id = record_id

    def refresh(self) -> None:
        """Read again, now or when the view is next seen."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.read_again()

    def read_again(self) -> None:
        """Read and show; each view does it in its own way."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _hear(self, ledgers: frozenset[str]) -> None:
        if ledgers & SHOWN_LEDGERS:
            self.refresh()
