"""撤销 and 重做 say what they would take back or do again."""

from __future__ import annotations

from PySide6.QtCore import QObject

from models.actions import undoing
from models.actions.undoing import Done
from ui.background.next_turn import NextTurn
from ui.ledger.acts.acts import RecordActs
from ui.ledger.toolbar import Toolbar
from ui.workplace import Workplace


class UndoButtons(QObject):
    """Keeps the two buttons of a toolbar in step with the ledger."""

    def __init__(self, workplace: Workplace, acts: RecordActs, toolbar: Toolbar) -> None:
        super().__init__(toolbar)
        self._workplace, self._toolbar = workplace, toolbar
        toolbar.undo_button.clicked.connect(acts.undo)
        toolbar.redo_button.clicked.connect(acts.redo)
        self._soon = NextTurn(self.show_state, self)
        workplace.records_changed.connect(lambda _: self._soon.start())
        self._soon.start()

    def show_state(self) -> None:
        """Say what each button would do; grey where there is nothing."""
        store = self._workplace.store
        for button, verb, done in (
            (self._toolbar.undo_button, "撤销", undoing.can_undo(store)),
            (self._toolbar.redo_button, "重做", undoing.can_redo(store)),
        ):
            button.setEnabled(done is not None)
            words = f"{verb}：{_name(done)}" if done is not None else f"没有可以{verb}的操作"
            button.setToolTip(words)
            button.setAccessibleName(words)


def _name(done: Done) -> str:
    return done.action.removeprefix("撤销：")
