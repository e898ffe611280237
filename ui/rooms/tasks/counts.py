"""The line above the list: how many tasks stand how, each word a filter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from models.actions import finding
from models.actions.finding import OneOf, View
from models.ledgers.tasks.task import TASKS
from models.words.tasks import LIGHTS
from ui.background.next_turn import NextTurn
from ui.look import colours, spacing
from ui.parts.buttons import link_button
from ui.parts.flow_layout import FlowLayout
from ui.rooms.tasks.tones import tone_of
from ui.rooms.tasks.views.reader import Reader
from ui.workplace import Workplace

ALWAYS = ("overdue", "urgent", "soon")
"""What the clerk looks for first; a nought there is good news and is shown."""


class LightCounts(QWidget):
    """Such as 逾期 0 · 临期 0 · 预警 15; ``show_filter(view)`` when a word is pressed."""

    def __init__(
        self, workplace: Workplace, show_filter: Callable[[View], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workplace, self._show_filter = workplace, show_filter
        self.view = View()
        self._reader = Reader(workplace, self)
        self._counting = NextTurn(self.refresh, self)
        self.links: dict[str, QPushButton] = {}
        row = FlowLayout(self)
        row.setSpacing(spacing.TIGHT)
        for code in LIGHTS.labels:
            link = link_button("", self)
            link.clicked.connect(partial(self._press, code))
            self.links[code] = link
            row.addWidget(link)
        workplace.records_changed.connect(self._hear)

    def show_view(self, view: View) -> None:
        """Count the tasks of a view, its own light filter left aside."""
        self.view = view
        self._counting.start()

    def refresh(self) -> None:
        """Count again."""
        rest = {key: held for key, held in self.view.filters.items() if key != "light"}
        store, view = self._workplace.store, replace(self.view, filters=rest)
        self._reader.read(lambda: finding.tally(store, TASKS, view, "light"), self._show)

    def _show(self, counts: dict[str, int]) -> None:
        choices = self._workplace.office.choices(LIGHTS)
        chosen = self._chosen()
        for code, link in self.links.items():
            number = counts.get(code, 0)
            link.setText(f"{choices.label(code)} {number}")
            link.setVisible(bool(number) or code in ALWAYS or code == chosen)
            link.setEnabled(bool(number) or code == chosen)
            link.setAccessibleDescription("再按一次取消筛选" if code == chosen else "只看这些")
            link.setToolTip(link.accessibleDescription())
            tone = tone_of(code)
            ink = tone.ink if link.isEnabled() else colours.INK_FAINT
            ground = tone.ground if code == chosen else "transparent"
            link.setStyleSheet(f"color: {ink}; background-color: {ground};")

    def _chosen(self) -> str:
        held = self.view.filters.get("light")
        if isinstance(held, OneOf) and len(held.values) == 1:
            return str(next(iter(held.values)))
        return ""

    def _press(self, code: str) -> None:
        filters = {key: held for key, held in self.view.filters.items() if key != "light"}
        if code != self._chosen():
            filters["light"] = OneOf(frozenset({code}))
        self._show_filter(replace(self.view, filters=filters))

    def _hear(self, ledgers: frozenset[str]) -> None:
        if ledgers & {"tasks", "settings", "words"}:
            self._counting.start()
