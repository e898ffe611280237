"""The outline under the clerk's hands: every step kept, so that each can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from models.exchange.plan.corrections import Correction, ItemOffer, Offer, offer
from models.exchange.plan.outline import Item, Outline

MOST_STEPS = 300
Verb = Callable[[Outline], Outline]


class Working(QObject):
    """Holds the outline and the steps before and after it; ``changed`` tells of each step."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._outline = Outline(2000, ())
        self._before: list[Outline] = []
        self._after: list[Outline] = []
        self._pairs: tuple[Correction, ...] = ()
        self._offers: dict[str, tuple[Offer, ...]] = {}

    @property
    def outline(self) -> Outline:
        """The outline as it stands now."""
        return self._outline

    def begin(self, outline: Outline, pairs: tuple[Correction, ...]) -> None:
        """Start on another outline, with the corrections to offer."""
        self._outline, self._pairs = outline, pairs
        self._before, self._after, self._offers = [], [], {}
        self.changed.emit()

    def do(self, verb: Verb) -> bool:
        """Take one step; True if it changed anything. Troubles of the verb pass through."""
        made = verb(self._outline)
        if made == self._outline:
            return False
        self._before = [*self._before[-MOST_STEPS:], self._outline]
        self._after = []
        self._outline = made
        self.changed.emit()
        return True

    def can_undo(self) -> bool:
        """There is a step to take back."""
        return bool(self._before)

    def can_redo(self) -> bool:
        """There is a step to take again."""
        return bool(self._after)

    def undo(self) -> None:
        """Take the last step back."""
        if self._before:
            self._after.append(self._outline)
            self._outline = self._before.pop()
            self.changed.emit()

    def redo(self) -> None:
        """Take again what was taken back last."""
        if self._after:
            self._before.append(self._outline)
            self._outline = self._after.pop()
            self.changed.emit()

    def offers_for(self, item: Item) -> tuple[ItemOffer, ...]:
        """The damaged words of one item."""
        return tuple(
            ItemOffer(item.code, field, place)
            for field in ("title", "requirement")
            for place in self.offers_in(getattr(item, field))
        )

    def offers(self) -> tuple[ItemOffer, ...]:
        """Every damaged word of what is brought in, in printed order."""
        return tuple(each for item in self._outline.kept() for each in self.offers_for(item))

    def offers_in(self, text: str) -> tuple[Offer, ...]:
        """The damaged words of a text."""
        if text not in self._offers:
            self._offers[text] = offer(text, self._pairs)
        return self._offers[text]
