"""A table of what an office changed of the defaults by choosers, and the way back to them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.look import spacing
from ui.parts.buttons import quiet_button
from ui.parts.elide_label import ElideLabel
from ui.parts.heading import help_line
from ui.rooms.settings.mediation.choosers_model import ChoosersModel
from ui.rooms.settings.mediation.choosers_table import ChoosersTable
from ui.workplace import Workplace


class ChoosersPage(QWidget):
    """Every change is written at once and can be undone.

    ``first`` heads the column of names, ``heeds`` are the ledgers whose changes it follows.
    """

    title = ""
    first = ""
    about = ""
    heeds: frozenset[str] = frozenset()

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.model = ChoosersModel(self.first, self)
        self.table = ChoosersTable(self.model, self.title, self)
        self.told = ElideLabel("", self)
        self.restore_button = quiet_button("恢复默认", self, "undo")
        self.restore_all_button = quiet_button("全部恢复默认", self)
        self.restore_button.clicked.connect(self.restore)
        self.restore_all_button.clicked.connect(self.restore_all)
        self._lay_out()
        self.model.chosen.connect(self.change)
        self.table.selectionModel().currentChanged.connect(self._heed_choice)
        workplace.records_changed.connect(self._heed)
        self.refresh()

    def refresh(self) -> None:
        """Read the rows again; the same one stays marked."""

    def change(self, row: int, key: str, code: str) -> None:
        """Write what was chosen in a cell."""

    def restore(self) -> None:
        """Let the chosen row be as by default."""

    def restore_all(self) -> None:
        """Let every row be as by default."""

    def allow(self) -> None:
        """Switch the buttons by the chosen row."""

    def acts(self) -> tuple[QPushButton, ...]:
        """The buttons under the table, before the two that restore."""
        return ()

    def _heed_choice(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self.allow()

    def _heed(self, ledgers: frozenset[str]) -> None:
        if ledgers & self.heeds:
            self.refresh()

    def _lay_out(self) -> None:
        self.told.setProperty("role", "soft")
        acts = QHBoxLayout()
        acts.setSpacing(spacing.SMALL)
        acts.addWidget(self.told, 1)
        for button in (*self.acts(), self.restore_button, self.restore_all_button):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(help_line(self.about, self))
        column.addWidget(self.table, 1)
        column.addLayout(acts)
