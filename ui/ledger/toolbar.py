"""The head of a page: what the ledger is for, and the buttons of what can be done here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from models.ledger import Ledger
from ui.look import colours, spacing
from ui.look.icons import icon
from ui.parts.buttons import primary_button, quiet_button, rank, tool_button
from ui.parts.elide_label import ElideLabel
from ui.parts.heading import page_title


@dataclass(frozen=True)
class Act:
    """Something the clerk can do on a page.

    ``on_records`` marks what needs a chosen record (such stand in the list's menu as well),
    ``in_menu`` what stands under 更多 only, ``on_second`` what stands at the right of the second
    line, since the first has no more room on a small screen.
    """

    words: str
    do: Callable[[], None]
    icon: str = ""
    on_records: bool = False
    in_menu: bool = False
    on_second: bool = False


class Toolbar(QWidget):
    """Title, purpose, undo and redo, quiet buttons, 更多, and the one primary button."""

    def __init__(self, ledger: Ledger, parent: QWidget) -> None:
        super().__init__(parent)
        self._on_records: list[QAction] = []
        self._buttons: dict[QAction, QPushButton] = {}
        self._has_second = False
        self.title = page_title(ledger.title, self)
        self.purpose = ElideLabel(ledger.purpose, self)
        self.purpose.setProperty("role", "soft")
        self.undo_button = tool_button("undo", "撤销", self)
        self.redo_button = tool_button("redo", "重做", self)
        self.more_button = quiet_button("更多", self, "more-horizontal")
        self.more = QMenu(self)
        self.more_button.setMenu(self.more)
        self.back_button: QPushButton | None = None
        self.new_button = primary_button(f"新增{ledger.one}", self, "plus")
        self.new_button.setToolTip("Ctrl+N")
        self._quiet = QWidget(self)
        self._flow = QHBoxLayout(self._quiet)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setSpacing(spacing.SMALL)
        self._views = QWidget(self)
        self._view_flow = QHBoxLayout(self._views)
        self._view_flow.setContentsMargins(0, 0, 0, 0)
        self._view_flow.setSpacing(0)
        self._below = QWidget(self)
        self._second = QHBoxLayout(self._below)
        self._second.setContentsMargins(0, 0, 0, 0)
        self._second.setSpacing(spacing.BETWEEN)
        self._second.addWidget(self._views)
        self._second.addStretch()
        self._below.hide()
        self._lay_out()

    def add(self, act: Act) -> QAction:
        """Offer one more act; the action returned can be enabled and disabled."""
        action = QAction(act.words, self)
        if act.icon:
            action.setIcon(icon(act.icon))
        action.triggered.connect(lambda _=False: act.do())
        if act.on_records:
            self._on_records.append(action)
        if act.in_menu:
            self.more.addAction(action)
        else:
            place = self._below if act.on_second else self._quiet
            button = quiet_button(act.words, place, act.icon)
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
            action.visibleChanged.connect(lambda: button.setVisible(action.isVisible()))
            self._buttons[action] = button
            (self._second if act.on_second else self._flow).addWidget(button)
            if act.on_second:
                self._has_second = True
                self.show_second(True)
        return action

    def add_way_back(self, title: str, go: Callable[[], None]) -> None:
        """Show before the title a button that leads back to the room called ``title``."""
        self.back_button = button = quiet_button(title, self, "arrow-left")
        button.setToolTip(f"返回{title}")
        button.clicked.connect(lambda _=False: go())
        self._first.insertWidget(0, button)

    def button_of(self, action: QAction) -> QPushButton | None:
        """The button of an act that does not stand in the menu."""
        return self._buttons.get(action)

    def actions_at_hand(self) -> list[QAction]:
        """The acts that have a button of their own."""
        return list(self._buttons)

    def hide_act(self, words: str) -> None:
        """Take an act of this name away where it has no sense."""
        for action in self._buttons:
            if action.text() == words:
                action.setVisible(False)

    def record_actions(self) -> list[QAction]:
        """The acts that need a chosen record."""
        return list(self._on_records)

    def enable_record_actions(self, is_enabled: bool) -> None:
        """Something is chosen, or nothing."""
        for action in self._on_records:
            action.setEnabled(is_enabled)

    def add_view_button(self, button: QToolButton) -> None:
        """Offer one more view of the same records."""
        self._view_flow.addWidget(button)
        self._views.setVisible(self._view_flow.count() > 1)
        self._has_second = self._has_second or self._view_flow.count() > 1
        self.show_second(True)

    def show_second(self, is_shown: bool) -> None:
        """Show the line of the views, where there are several."""
        self._below.setVisible(is_shown and self._has_second)

    def add_beside_views(self, widget: QWidget) -> None:
        """Put a line of the room's own at the right of the view buttons, where there are any."""
        self._has_second = True
        self.show_second(True)
        self._second.addWidget(widget, 1, Qt.AlignmentFlag.AlignVCenter)

    def add_line(self, widget: QWidget) -> None:
        """Put a line of the room's own under all others."""
        self._column.addWidget(widget)

    def show_primary(self, is_primary: bool) -> None:
        """新增 gives way where another button is the one to press."""
        self.new_button.setIcon(icon("plus", colours.ON_ACCENT if is_primary else colours.INK_SOFT))
        rank(self.new_button, "primary" if is_primary else "quiet")

    def _lay_out(self) -> None:
        self._first = first = QHBoxLayout()
        first.setSpacing(spacing.SMALL)
        first.addWidget(self.title)
        first.addWidget(self.purpose, 1)
        for widget in (self.undo_button, self.redo_button, self._quiet, self.more_button):
            first.addWidget(widget)
        first.addWidget(self.new_button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addLayout(first)
        column.addWidget(self._below)
