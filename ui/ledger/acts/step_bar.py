"""What can be done with one record next, above its tabs: likely steps as buttons, all in 更多."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui import say
from ui.look.icons import icon
from ui.parts.buttons import quiet_button, rank
from ui.parts.flow_layout import FlowLayout

NOT_YET = "（还不能）"
_BUTTONS = 3


@dataclass(frozen=True)
class Step:
    """One thing to do. ``reason`` says why it cannot be done now; empty if it can."""

    words: str
    icon: str
    reason: str
    act: Callable[[], object]


class StepBar(QWidget):
    """What cannot be done says why when it is pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._likely: Sequence[Step] = ()
        self._every: Sequence[Step] = ()
        self._is_quiet = True
        self.buttons = [quiet_button("", self) for _ in range(_BUTTONS)]
        for number, button in enumerate(self.buttons):
            button.clicked.connect(partial(self._press, number))
        self.more = quiet_button("更多", self)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.more.setMenu(self.menu)
        row = FlowLayout(self)
        for each in (*self.buttons, self.more):
            row.addWidget(each)
        self.show_steps((), ())

    def show_steps(
        self, likely: Sequence[Step], every: Sequence[Step], *, is_quiet: bool = False
    ) -> None:
        """Offer other steps; where the record needs nothing (``is_quiet``) none is urged."""
        self._likely, self._every, self._is_quiet = likely, every, is_quiet
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(likely))
            if number < len(likely):
                button.setText(f"{likely[number].words}…")
        self.more.setVisible(bool(every))
        self.setVisible(bool(likely or every))

    def urge(self, is_urged: bool) -> bool:
        """Let the next step be the one to press, or let another button be; return which it is."""
        is_next = is_urged and bool(self._likely) and not self._is_quiet
        rank(self.buttons[0], "primary" if is_next else "quiet")
        return is_next

    def button(self, words: str) -> QPushButton:
        """The button of a likely step."""
        return self.buttons[[step.words for step in self._likely].index(words)]

    def fill_menu(self, menu: QMenu) -> None:
        """Put every step into a menu; what cannot be done now says so."""
        menu.setToolTipsVisible(True)
        for step in self._every:
            action = menu.addAction(
                icon(step.icon), f"{step.words}…{NOT_YET if step.reason else ''}"
            )
            action.setToolTip(step.reason)
            action.triggered.connect(partial(self._do, step))

    def _press(self, number: int, _checked: bool = False) -> None:
        self._do(self._likely[number])

    def _do(self, step: Step, _checked: bool = False) -> None:
        if step.reason:
            say.refuse(self.window(), step.reason)
        else:
            step.act()

    def _fill(self) -> None:
        self.menu.clear()
        self.fill_menu(self.menu)
