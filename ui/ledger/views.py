"""The views of one ledger's records: the table and whatever a room adds; the choice is kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QWidget

from models.actions.finding import OneOf, View
from models.ledger import Ledger
from ui import memory
from ui.ledger.toolbar import Toolbar
from ui.look.icons import icon


def starts_of(ledger: Ledger, view: View) -> dict[str, Any]:
    """What a new record begins with: the one value each typed field is filtered by."""
    starts = {}
    for key, wish in view.filters.items():
        if isinstance(wish, OneOf) and len(wish.values) == 1:
            (value,) = wish.values
            if value is not None and ledger.fields[key].is_typed:
                starts[key] = value
    return starts


class ViewStack(QStackedWidget):
    """One of several widgets that show the same records.

    A view may have ``show_view(View)`` and ``choose(id or None)``; it may tell by the signals
    ``chosen(int)``, ``opened(int)`` and ``menu_wanted(int, QPoint)`` what the clerk points at. One
    that ``stands_alone`` takes the place of the record as well.
    """

    turned = Signal(str)

    def __init__(self, folder: Path, place: str, toolbar: Toolbar) -> None:
        super().__init__(toolbar.parentWidget())
        self._folder, self._place, self._toolbar = folder, place, toolbar
        self._group = QButtonGroup(self)
        self._names: list[str] = []
        self._wanted = memory.recall(folder, place).view

    def add(self, name: str, icon_name: str, widget: QWidget) -> None:
        """Offer one more view; the one that was chosen last time is turned to."""
        number = len(self._names)
        button = QToolButton(self._toolbar)
        button.setText(name)
        button.setIcon(icon(icon_name))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.clicked.connect(partial(self._choose, number))
        self._group.addButton(button, number)
        self._names.append(name)
        self.addWidget(widget)
        self._toolbar.add_view_button(button)
        if number == 0 or name == self._wanted:
            self.turn_to(number)

    def turn_to(self, number: int) -> None:
        """Show one view."""
        self.setCurrentIndex(number)
        self._group.button(number).setChecked(True)
        self.turned.emit(self._names[number])

    def show_view(self, view: View) -> None:
        """Tell the views which records are wanted."""
        for number in range(1, self.count()):
            show = getattr(self.widget(number), "show_view", None)
            if show is not None:
                show(view)

    def choose(self, record_id: int | None) -> None:
        """Tell the views which record is pointed at."""
        for number in range(1, self.count()):
            tell = getattr(self.widget(number), "choose", None)
            if tell is not None:
                tell(record_id)

    def names(self) -> list[str]:
        """What the views are called."""
        return list(self._names)

    def _choose(self, number: int, _checked: bool = False) -> None:
        self.turn_to(number)
        held = memory.recall(self._folder, self._place)
        memory.remember(self._folder, self._place, replace(held, view=self._names[number]))
