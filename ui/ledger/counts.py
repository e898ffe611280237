"""The line above the list: how many records stand how, each word a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from models.actions import finding
from models.actions.finding import OneOf, View
from models.ledger import Ledger
from ui.background.next_turn import NextTurn
from ui.ledger.records.reading import Reader
from ui.ledger.tones import tone_of
from ui.look import colours, spacing
from ui.look.colours import Tone
from ui.parts.buttons import link_button
from ui.parts.flow_layout import FlowLayout
from ui.workplace import Workplace


@dataclass(frozen=True)
class Counted:
    """One word: a code of a field. ``always``: a nought is good news and is shown, too."""

    key: str
    code: str
    always: bool = False


Tallies = dict[str, dict[str, int]]


class WordCounts(QWidget):
    """Such as 逾期 0 · 临期 0 · 预警 15; ``show_filter(view)`` when a word is pressed."""

    def __init__(
        self,
        workplace: Workplace,
        ledger: Ledger,
        counted: Iterable[Counted],
        show_filter: Callable[[View], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._ledger, self._show_filter = workplace, ledger, show_filter
        self.view = View()
        self._reader: Reader = Reader(workplace, ledger, self)
        self._counting = NextTurn(self.refresh, self)
        self._links: dict[Counted, QPushButton] = {}
        row = FlowLayout(self)
        row.setSpacing(spacing.TIGHT)
        for each in counted:
            link = link_button("", self)
            link.hide()
            link.clicked.connect(partial(self._press, each))
            self._links[each] = link
            row.addWidget(link)
        workplace.records_changed.connect(self._hear)

    @property
    def links(self) -> dict[str, QPushButton]:
        """The words to press, by their code."""
        return {each.code: link for each, link in self._links.items()}

    def show_view(self, view: View) -> None:
        """Count the records of a view, its own filter of each field left aside."""
        self.view = view
        self._counting.start()

    def refresh(self) -> None:
        """Count again."""
        store, ledger, view = self._workplace.store, self._ledger, self.view
        keys = {each.key for each in self._links}

        def count() -> Tallies:
            return {key: finding.tally(store, ledger, _without(view, key), key) for key in keys}

        self._reader.read([count], self._show)

    def _show(self, tallies: Tallies) -> None:
        for each, link in self._links.items():
            card = self._ledger.fields[each.key].card
            assert card.choices is not None
            number = tallies[each.key].get(each.code, 0)
            is_chosen = self._is_chosen(each)
            link.setText(
                f"{self._workplace.office.choices(card.choices).label(each.code)} {number}"
            )
            link.setVisible(bool(number) or each.always or is_chosen)
            link.setEnabled(bool(number) or is_chosen)
            link.setAccessibleDescription("再按一次取消筛选" if is_chosen else "只看这些")
            link.setToolTip(link.accessibleDescription())
            tone = tone_of(card, each.code, self._workplace.office) or Tone.STOPPED
            ink = tone.ink if link.isEnabled() else colours.INK_FAINT
            ground = tone.ground if is_chosen else "transparent"
            link.setStyleSheet(f"color: {ink}; background-color: {ground};")

    def _is_chosen(self, each: Counted) -> bool:
        return self.view.filters.get(each.key) == OneOf(frozenset({each.code}))

    def _press(self, each: Counted) -> None:
        filters = _without(self.view, each.key).filters
        if not self._is_chosen(each):
            filters[each.key] = OneOf(frozenset({each.code}))
        self._show_filter(replace(self.view, filters=filters))

    def _hear(self, ledgers: frozenset[str]) -> None:
        if ledgers & {self._ledger.name, "settings", "words"}:
            self._counting.start()


def _without(view: View, key: str) -> View:
    rest = {other: held for other, held in view.filters.items() if other != key}
    return replace(view, filters=rest)
