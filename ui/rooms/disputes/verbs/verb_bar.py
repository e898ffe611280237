"""The acts of one case above its tabs: the next step first, the rest in a menu."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.look.icons import icon
from ui.parts.buttons import quiet_button, rank
from ui.parts.flow_layout import FlowLayout
from ui.rooms.disputes.case_desk import CaseDesk
from ui.rooms.disputes.verbs.acts import ACTS, LISTED, NEXT, QUIET, begin

_BUTTONS = 3
NOT_YET = "（还不能）"


class VerbBar(QWidget):
    """Shows what can be done with a case now; what cannot says why when it is pressed."""

    def __init__(self, desk: CaseDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._names: tuple[str, ...] = ()
        self._row: Any = None
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
        self.show_case(None)

    def show_case(self, row: Any) -> None:
        """Offer what this case needs next."""
        self._row = row
        self._names = NEXT[row.state] if row is not None else ()
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(self._names))
            if number < len(self._names):
                button.setText(ACTS[self._names[number]].words)
        self.setVisible(row is not None)

    def urge(self, is_urged: bool) -> bool:
        """Let the next step be the one to press, or let another button be; return which it is."""
        has_next = self._row is not None and self._row.state not in QUIET
        rank(self.buttons[0], "primary" if is_urged and has_next else "quiet")
        return is_urged and has_next

    def names(self) -> list[str]:
        """The acts offered as buttons."""
        return list(self._names)

    def button(self, name: str) -> QPushButton:
        """The button of an act."""
        return self.buttons[self._names.index(name)]

    def _press(self, number: int, _checked: bool = False) -> None:
        begin(self._desk, self._names[number])

    def _fill(self) -> None:
        self.menu.clear()
        fill_menu(self.menu, self._desk)


def fill_menu(menu: QMenu, desk: CaseDesk) -> None:
    """Put everything that may be done with a case into a menu; what cannot now says so."""
    row = desk.case()
    menu.setToolTipsVisible(True)
    for act in LISTED if row is not None else ():
        reason = act.why_not(desk, row)
        action = menu.addAction(icon(act.icon), f"{act.words}{NOT_YET if reason else ''}")
        action.setToolTip(reason)
        action.triggered.connect(partial(_begin, desk, act.name))


def _begin(desk: CaseDesk, name: str, _checked: bool = False) -> None:
    begin(desk, name)
