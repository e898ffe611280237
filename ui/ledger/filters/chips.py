"""The active filters above a list, each with a cross, and 清除筛选."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.look import colours, spacing
from ui.parts.buttons import link_button, tool_button
from ui.parts.elide_label import ElideLabel
from ui.parts.flow_layout import FlowLayout

WIDEST = 300


class RemovableChip(QFrame):
    """A few words on a tint with a cross behind them."""

    def __init__(self, words: str, remove: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setStyleSheet(
            f"RemovableChip {{ background-color: {colours.ACCENT_TINT};"
            f" border: 1px solid {colours.LINE}; border-radius: 4px; }}"
        )
        self.words = words
        label = ElideLabel(words, self)
        self.cross = tool_button("x", f"去掉“{words}”", self)
        self.cross.clicked.connect(remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(spacing.SMALL, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(label)
        row.addWidget(self.cross)
        self.setMaximumWidth(WIDEST)


class FilterChips(QWidget):
    """Hidden while nothing is filtered."""

    removed = Signal(str)
    """Take the filter of this field away."""
    cleared = Signal()
    """Take every filter away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._made: list[QWidget] = []
        self.hide()

    def show_filters(self, words: dict[str, str]) -> None:
        """Show one chip for each filtered field, by field key."""
        for each in self._made:
            self._flow.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._made = [
            RemovableChip(said, partial(self.removed.emit, key), self)
            for key, said in words.items()
        ]
        if words:
            clear = link_button("清除筛选", self)
            clear.clicked.connect(self.cleared)
            self._made.append(clear)
        for each in self._made:
            self._flow.addWidget(each)
            each.show()
        self.setVisible(bool(words))

    def words(self) -> list[str]:
        """What the chips say."""
        return [each.words for each in self._made if isinstance(each, RemovableChip)]
