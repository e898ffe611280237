"""The records behind a figure: the usual list, held to exactly these."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.actions.finding import View
from models.ledger import Ledger
from ui.ledger.records.listing import ListPane
from ui.look import fonts, spacing
from ui.parts.buttons import quiet_button
from ui.parts.elide_label import ElideLabel
from ui.workplace import Workplace


class CasesPane(QWidget):
    """``left`` when the clerk goes back to the table; a double press opens the case in its room."""

    left = Signal()

    def __init__(self, workplace: Workplace, ledger: Ledger, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self._ledger = workplace, ledger
        self.title = ElideLabel("", self)
        self.title.setFont(fonts.section_font())
        self.back_button = quiet_button("返回统计表", self, "arrow-left")
        self.back_button.clicked.connect(self.left)
        self.open_button = quiet_button(f"打开这{ledger.counter}{ledger.one}", self, "arrow-right")
        self.open_button.clicked.connect(self._open_current)
        self.list = ListPane(workplace, ledger, self)
        self.list.table.opened.connect(self._open)
        head = QHBoxLayout()
        head.setSpacing(spacing.INSIDE)
        head.addWidget(self.back_button)
        head.addWidget(self.title, 1)
        head.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.left)

    def show_cases(self, title: str, ids: Sequence[int]) -> None:
        """List these cases and no others."""
        self.title.setText(title)
        self.list.show_view(View(only=frozenset(ids)))

    def _open_current(self) -> None:
        current = self.list.table.current_id()
        if current is not None:
            self._open(current)

    def _open(self, record_id: int) -> None:
        self._workplace.record_wanted.emit(self._ledger.name, record_id)
