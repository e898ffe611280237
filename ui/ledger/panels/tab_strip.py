"""Tabs that break into a second row where there is no room, so that none is ever hidden."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ui.look import spacing
from ui.parts.flow_layout import FlowLayout

Factory = Callable[[QWidget], QWidget]


class TabStrip(QWidget):
    """Words to press above a stack; a panel is made when it is first looked at."""

    turned = Signal(QWidget)
    """This panel is shown now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row)
        self._flow.setSpacing(spacing.TIGHT)
        self._group = QButtonGroup(self)
        self._titles: list[str] = []
        self._made: list[QWidget | None] = []
        self._factories: list[Factory] = []
        self.stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self._row)
        column.addWidget(self.stack, 1)

    def add(self, title: str, make: Factory) -> None:
        """Offer one more panel; the first one is shown at once."""
        number = len(self._titles)
        button = QToolButton(self._row)
        button.setText(title)
        button.setCheckable(True)
        button.setAccessibleName(title)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(partial(self.turn_to, number))
        self._group.addButton(button, number)
        self._flow.addWidget(button)
        self._titles.append(title)
        self._made.append(None)
        self._factories.append(make)
        if number == 0:
            self.turn_to(0)
        self._row.setVisible(number > 0)

    def turn_to(self, number: int, _checked: bool = True) -> None:
        """Show one panel."""
        panel = self._made[number]
        if panel is None:
            panel = self._made[number] = self._factories[number](self)
            self.stack.addWidget(panel)
        self.stack.setCurrentWidget(panel)
        self._group.button(number).setChecked(True)
        self.turned.emit(panel)

    def turn_to_title(self, title: str) -> QWidget:
        """Show the panel of this title; return it."""
        self.turn_to(self._titles.index(title))
        return self.stack.currentWidget()

    def titles(self) -> list[str]:
        """What the tabs are called."""
        return list(self._titles)

    def made(self) -> list[QWidget]:
        """The panels looked at so far."""
        return [panel for panel in self._made if panel is not None]

    def show_count(self, number: int, count: int) -> None:
        """Say how much a panel holds."""
        title = self._titles[number]
        self._group.button(number).setText(f"{title} {count}" if count else title)

    def show_only_first(self, is_alone: bool) -> None:
        """A new record has its form only."""
        if is_alone:
            self.turn_to(0)
        for number, button in enumerate(self._group.buttons()):
            button.setEnabled(number == 0 or not is_alone)
            self.show_count(number, 0)
