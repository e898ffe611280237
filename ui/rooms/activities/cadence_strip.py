"""The line above the list: which kinds the running period has and which it lacks, 心理“六进”."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from models.actions.daily.cadences import SIX, CadenceLine, cadence_lines, six_places, six_words
from models.actions.finding import OneOf, View
from models.ledgers.work.activities import ACTIVITIES, ACTIVITY_CADENCES
from ui.background.next_turn import NextTurn
from ui.look.colours import Tone
from ui.parts.buttons import link_button
from ui.parts.flow_layout import FlowLayout
from ui.workplace import Workplace

_MOST = 4
"""Kinds that are lacking and named; the others are counted."""
SETTINGS_PAGE = ACTIVITY_CADENCES.name


class CadenceStrip(QWidget):
    """What is lacking stands first; a press shows what the period has of a kind."""

    def __init__(
        self, workplace: Workplace, show_view: Callable[[View], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workplace, self._show_view = workplace, show_view
        self._flow = FlowLayout(self)
        self._links: list[QWidget] = []
        self._reading = NextTurn(self.refresh, self)
        workplace.records_changed.connect(self._hear)
        self._reading.start()

    def words(self) -> list[str]:
        """What the links say."""
        return [link.text() for link in self._links if hasattr(link, "text")]

    def refresh(self) -> None:
        """Read again."""
        for link in self._links:
            self._flow.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        store, year = self._workplace.store, self._workplace.office.today.year
        lines = cadence_lines(store)
        lacking = sorted((line for line in lines if line.is_waiting), key=lambda each: each.last)
        for line in lacking[:_MOST]:
            self._add(f"{line.word}本期还没有", line.words, Tone.DUE_SOON, partial(self._see, line))
        rest = len(lacking) - min(len(lacking), _MOST)
        told = "\n".join(line.words for line in lines)
        settings = partial(self._workplace.go_to, SETTINGS_PAGE)
        if rest:
            self._add(f"还有{rest}类", told, Tone.DUE_SOON, settings)
        held = len(lines) - len(lacking)
        if lines:
            self._add(f"本期已有{held}/{len(lines)}类", told, Tone.GOOD, settings)
        if any(line.kind == SIX for line in lines):
            places = six_places(store, year)
            reached = sum(bool(place.ids) for place in places)
            tone = Tone.GOOD if reached == len(places) else Tone.DUE_SOON
            ids = frozenset(record_id for place in places for record_id in place.ids)
            see = partial(self._show_view, View(only=ids))
            self._add(f"六进{reached}/{len(places)}", six_words(places), tone, see)

    def _add(self, words: str, told: str, tone: Tone, act: Callable[[], None]) -> None:
        link = link_button(words, self)
        link.setToolTip(told)
        link.setAccessibleDescription(told)
        link.setStyleSheet(f"color: {tone.ink};")
        link.clicked.connect(lambda _on=False: act())
        self._flow.addWidget(link)
        link.show()
        self._links.append(link)

    def _see(self, line: CadenceLine) -> None:
        """Show all of a kind, so that the last one is seen and a new one begins with it."""
        self._show_view(View(filters={"activity_kind": OneOf(frozenset({line.kind}))}))

    def _hear(self, ledgers: frozenset[str]) -> None:
        if ledgers & {ACTIVITIES.name, ACTIVITY_CADENCES.name, "words"}:
            self._reading.start()
