"""Where a stored file is seen: over the page, with a way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.background.desk import Desk
from ui.look import fonts, spacing
from ui.paper.preview import Preview
from ui.parts.buttons import quiet_button
from ui.parts.elide_label import ElideLabel


class PaperPlace(QWidget):
    """Shows one paper at a time; ``left`` when the clerk goes back."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = ElideLabel("", self)
        self.name.setFont(fonts.section_font())
        self.back_button = quiet_button("返回", self, "arrow-left")
        self.back_button.clicked.connect(self._leave)
        self.preview = Preview(desk, self)
        head = QHBoxLayout()
        head.setSpacing(spacing.INSIDE)
        head.addWidget(self.back_button)
        head.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addLayout(head)
        column.addWidget(self.preview, 1)
        shortcut = QShortcut(QKeySequence("Esc"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._leave)

    def show_paper(self, name: str, content: bytes) -> None:
        """Show a file that lies in memory and never on the disk."""
        self.name.setText(name)
        self.preview.show_bytes(content)

    def _leave(self) -> None:
        self.preview.clear()
        self.left.emit()
