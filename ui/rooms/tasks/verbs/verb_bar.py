"""The verbs of one task above its form: the likely ones as buttons, the rest in a menu."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from models.actions import finding
from models.ledgers.tasks.task import TASKS
from ui.parts.buttons import quiet_button
from ui.parts.flow_layout import FlowLayout
from ui.rooms.tasks.verbs.offer import (
    CHECK,
    EXTEND,
    FINISH,
    PROGRESS,
    REOPEN,
    TaskVerb,
    begin,
    fill_menu,
    why_not,
)
from ui.workplace import Workplace

_LIKELY = (FINISH, REOPEN, CHECK, PROGRESS, EXTEND)
MOST_BUTTONS = 3


class VerbBar(QWidget):
    """Shows what can be done with a task now."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.task_id: int | None = None
        self.buttons = {verb.words: self._button(verb) for verb in _LIKELY}
        self.more = quiet_button("更多", self)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self.menu)
        row = FlowLayout(self)
        for button in (*self.buttons.values(), self.more):
            row.addWidget(button)
        workplace.records_changed.connect(self._hear)
        self.show_task(None)

    def show_task(self, task_id: int | None) -> None:
        """Offer the verbs of another task, or none."""
        self.task_id = task_id
        row = finding.one(self.workplace.store, TASKS, task_id) if task_id else None
        office, left = self.workplace.office, MOST_BUTTONS
        for verb in _LIKELY:
            is_offered = row is not None and left > 0 and not why_not(verb, row, office)
            left -= is_offered
            self.buttons[verb.words].setVisible(is_offered)
        self.setVisible(row is not None)

    def _button(self, verb: TaskVerb) -> QPushButton:
        button = quiet_button(verb.words, self)
        button.clicked.connect(lambda: self._begin(verb))
        return button

    def _begin(self, verb: TaskVerb) -> None:
        if self.task_id is not None:
            begin(self.workplace, verb, self.task_id, self.window())

    def _fill_menu(self) -> None:
        self.menu.clear()
        row = finding.one(self.workplace.store, TASKS, self.task_id) if self.task_id else None
        if row is not None:
            fill_menu(self.menu, self.workplace, row, self.window())

    def _hear(self, ledgers: frozenset[str]) -> None:
        if ledgers & {"tasks", "settings"}:
            self.show_task(self.task_id)
