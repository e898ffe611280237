"""有 / 缺 / 不适用 of an expected paper, by one press."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from models.actions import records
from models.actions.records import Seen
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.words.tasks import EVIDENCE_STATES
from ui.ledger.sheets.sheet_dialog import ask
from ui.ledger.sheets.telling import tell_done
from ui.rooms.tasks.verbs import entries
from ui.workplace import Workplace

_ORDER = ("held", "missing", "not_needed")


class StateSwitch(QWidget):
    """Three words side by side; the one that holds is pressed in."""

    def __init__(self, workplace: Workplace, task: Any, paper: Any, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self._task, self._paper = workplace, task, paper
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        choices = workplace.office.choices(EVIDENCE_STATES)
        for state in _ORDER:
            button = QToolButton(self)
            button.setText(choices.label(state))
            button.setCheckable(True)
            button.setChecked(paper.state == state)
            button.setAccessibleName(f"{paper.paper}：{choices.label(state)}")
            button.clicked.connect(lambda _on=False, state=state: self._take(state))
            self._group.addButton(button)
            self.buttons[state] = button
            row.addWidget(button)
        self.setEnabled(task.status != "done")

    def _take(self, state: str) -> None:
        if state == self._paper.state:
            return
        if state == "not_needed":
            self.buttons[self._paper.state].setChecked(True)
            sheet = entries.not_needed_sheet(self._workplace.store, self._paper, self._task)
            ask(self._workplace, sheet, self.window())
            return
        paper, word = self._paper, self.buttons[state].text()
        seen = Seen(paper.id, paper.revision)

        def keep() -> None:
            records.keep(self._workplace.store, TASK_EVIDENCE, {"state": state}, seen)

        if self._workplace.attempt(self.window(), keep):
            tell_done(self._workplace, self.window(), f"“{paper.paper}”已标为“{word}”")
        else:
            self.buttons[paper.state].setChecked(True)
