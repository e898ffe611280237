"""The keys of a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from ui.ledger.page import LedgerPage


def add_keys(page: LedgerPage) -> None:
    """Ctrl+N new, Ctrl+F search, F2 large, Ctrl+Z and Ctrl+Y (a text field takes its own first)."""
    keys: dict[str, Callable[[], None]] = {
        "Ctrl+N": page.begin,
        "Ctrl+F": lambda: _search(page),
        "F2": page.open_large,
        "Ctrl+Z": page.acts.undo,
        "Ctrl+Y": page.acts.redo,
    }
    for sequence, act in keys.items():
        shortcut = QShortcut(QKeySequence(sequence), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


def _search(page: LedgerPage) -> None:
    page.views.turn_to(0)
    page.list.search.setFocus()
    page.list.search.selectAll()
