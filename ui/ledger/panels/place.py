"""Where a panel stands beside the form: it scrolls, and is told which record is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.ledger.panels.lines import NOTHING, LinesPanel
from ui.workplace import Workplace

PanelKind = Callable[[Workplace, int, QWidget], LinesPanel]


class PanelPlace(QScrollArea):
    """Holds one panel; ``show_record`` is called by the page."""

    def __init__(self, workplace: Workplace, kind: PanelKind, parent: QWidget) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.panel = kind(workplace, NOTHING, self)
        self.setWidget(self.panel)

    def show_record(self, record: Any) -> None:
        """Show what belongs to ``record``; None for nothing."""
        self.panel.show_owner(record.id if record is not None else NOTHING)


def place_for(workplace: Workplace, kind: PanelKind) -> Callable[[QWidget], QWidget]:
    """Return what makes the place of a panel when its tab is first looked at."""
    return lambda parent: PanelPlace(workplace, kind, parent)
