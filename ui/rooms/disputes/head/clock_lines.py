"""What runs against a case: the most pressing term in a line, all of them when asked for (B10)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.actions.disputes.file.clocks import Clock, clocks
from ui.ledger.panels.lines import empty
from ui.ledger.panels.place import PanelPlace
from ui.ledger.tones import TONES
from ui.look import fonts, spacing
from ui.look.colours import Tone
from ui.look.room import fitting
from ui.parts.buttons import link_button
from ui.parts.chip import Chip
from ui.parts.elide_label import ElideLabel
from ui.rooms.disputes.case_desk import CaseDesk
from ui.rooms.disputes.panels.case_panel import CasePanel, kind_of

_WIDTH, _HEIGHT = 520, 420


class ClockPanel(CasePanel):
    """Every term of a case with its rule in words."""

    def fill(self, row: Any) -> None:
        """Show the terms, the most pressing first."""
        for clock in clocks(self.workplace.store, row):
            link = name_link(self.desk, clock, self)
            link.clicked.connect(self.window().close)
            self.beside(link, chip_of(clock, self))
            basis = self.say(f"{clock.basis}{clock.note}", "help")
            basis.setFont(fonts.small_font())


class ClockPopup(QFrame):
    """All terms over the case, until the clerk presses one or looks elsewhere."""

    def __init__(self, desk: CaseDesk, case: Any, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.place = PanelPlace(desk.workplace, kind_of(ClockPanel, desk), self)
        self.place.show_record(case)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.INSIDE,) * 4)
        column.addWidget(self.place)
        width = fitting(parent, _WIDTH, _HEIGHT).width()
        self.resize(width, 0)
        needed = self.place.panel.column.totalHeightForWidth(width - 2 * spacing.WIDE)
        self.resize(fitting(parent, width, min(needed + 2 * spacing.WIDE, _HEIGHT)))

    def open_below(self, widget: QWidget) -> None:
        """Show under a widget, right edge to right edge, within the screen."""
        screen = self.screen().availableGeometry()
        place = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height()))
        x = max(screen.left(), min(place.x(), screen.right() - self.width()))
        y = max(screen.top(), min(place.y(), screen.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.setFocus()


class ClockLines(QWidget):
    """The first term with its rule, and the word that shows all."""

    def __init__(self, desk: CaseDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing.SMALL)
        self.all_link: QPushButton | None = None

    def show_clocks(self, found: Sequence[Clock]) -> None:
        """Show the terms of a case."""
        empty(self._row)
        self.all_link = None
        self.setVisible(bool(found))
        if not found:
            return
        clock = found[0]
        beside = ElideLabel(f"{clock.note}{clock.basis}", self)
        beside.setProperty("role", "help")
        beside.setFont(fonts.small_font())
        self.all_link = link_button(f"{len(found)} 个时限 ▾", self)
        self.all_link.setAccessibleName(f"看全部 {len(found)} 个时限和依据")
        self.all_link.clicked.connect(self.show_all)
        self._row.addWidget(chip_of(clock, self))
        self._row.addWidget(name_link(self._desk, clock, self))
        self._row.addWidget(beside, 1)
        self._row.addWidget(self.all_link)

    def show_all(self) -> ClockPopup:
        """Open every term with its rule in words."""
        popup = ClockPopup(self._desk, self._desk.case(), self)
        popup.open_below(self.all_link or self)
        return popup


def chip_of(clock: Clock, parent: QWidget) -> Chip:
    """How a term stands."""
    return Chip(clock.said, TONES.get(clock.tone, Tone.STOPPED), parent)


def name_link(desk: CaseDesk, clock: Clock, parent: QWidget) -> QPushButton:
    """The name and the day of a term; pressed it goes to where the case goes on."""
    link = link_button(f"{clock.name} {clock.due_on}", parent)
    link.setStyleSheet("text-align: left;")
    link.setAccessibleName(f"{clock.name} {clock.due_on} {clock.said}")
    link.setAccessibleDescription(f"{clock.basis}{clock.note}")
    go = partial(desk.jump, clock.record_ledger, clock.record_id)
    link.clicked.connect(lambda _on=False: go())
    return link
