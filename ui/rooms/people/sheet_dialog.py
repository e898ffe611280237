"""A new recovery sheet over the window: printed or saved, read back, then it counts."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from models.actions.people.sheets import NewSheet
from ui.look import spacing
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.start.wizard.sheet_page import SheetPage
from ui.workplace import Workplace

_WIDTH = 620


class SheetDialog(QDialog):
    """Accepted once the sheet is out and two of its groups were read back."""

    def __init__(self, workplace: Workplace, made: NewSheet, why: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(made.name)
        self.setFixedWidth(_WIDTH)
        self.page = SheetPage(workplace.desk, self)
        self.page.ready_changed.connect(self._allow)
        self.done_button = primary_button("完成", self)
        self.done_button.clicked.connect(self.accept)
        cancel = quiet_button("不要这一份", self)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self.page)
        column.addLayout(button_row(cancel, self.done_button))
        self.page.show_code(workplace.store, made.code, why, made.name)
        self._allow()

    def _allow(self) -> None:
        self.done_button.setEnabled(self.page.is_ready())
