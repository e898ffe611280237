"""Damaged words of this field: found and offered to the clerk, never replaced by themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from models.exchange.plan.outline import Item, Outline
from models.exchange.plan.troubles import WordListDamaged
from models.resources import resource


@dataclass(frozen=True)
class Correction:
    """A damaged word and the right one; with ``contexts`` it counts only inside those words."""

    wrong: str
    right: str
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """One place in a text where a damaged word stands, from ``start`` up to ``end``."""

    start: int
    end: int
    wrong: str
    right: str


@lru_cache(maxsize=1)
def default_corrections() -> tuple[Correction, ...]:
    """The pairs shipped in resources/plan_corrections.tsv."""
    return load_corrections(resource("plan_corrections.tsv").read_text(encoding="utf-8"))


def load_corrections(text: str) -> tuple[Correction, ...]:
    """Read lines of wrong TAB right [TAB context、context …]; # opens a remark.

    Raises WordListDamaged with the number of the first line that is no pair.
    """
    pairs = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2 or not cells[0] or cells[0] == cells[1]:
            raise WordListDamaged(number)
        contexts = tuple(word for word in "、".join(cells[2:]).split("、") if cells[0] in word)
        pairs.append(Correction(cells[0], cells[1], contexts))
    return tuple(pairs)


def merge_corrections(
    defaults: Sequence[Correction], own: Sequence[Correction]
) -> tuple[Correction, ...]:
    """The office's own pairs first; one of them replaces the default of the same wrong word."""
    replaced = {pair.wrong for pair in own}
    return (*own, *(pair for pair in defaults if pair.wrong not in replaced))


def offer(text: str, pairs: Sequence[Correction]) -> tuple[Offer, ...]:
    """Every damaged word of the text, in order and without overlaps; the longest word wins."""
    found: list[tuple[int, Offer]] = []
    for pair in pairs:
        if pair.wrong in text:
            found.extend(_places(text, pair))
    found.sort(key=lambda each: (-each[0], each[1].start))
    taken: list[Offer] = []
    for _, place in found:
        if all(place.end <= other.start or place.start >= other.end for other in taken):
            taken.append(place)
    return tuple(sorted(taken, key=lambda place: place.start))


def accept(text: str, offers: Sequence[Offer]) -> str:
    """The text with these offers taken; the others stay as they are."""
    for place in sorted(offers, key=lambda place: place.start, reverse=True):
        if text[place.start : place.end] == place.wrong:
            text = text[: place.start] + place.right + text[place.end :]
    return text


@dataclass(frozen=True)
class ItemOffer:
    """An offered correction and where it stands: the item's code and the field."""

    code: str
    field: str
    offer: Offer


def offer_corrections(outline: Outline, pairs: Sequence[Correction]) -> tuple[ItemOffer, ...]:
    """Every damaged word in titles and requirements, in printed order."""
    return tuple(
        ItemOffer(item.code, field, place)
        for item in outline.items
        for field in ("title", "requirement")
        for place in offer(getattr(item, field), pairs)
    )


def accept_corrections(outline: Outline, accepted: Sequence[ItemOffer]) -> Outline:
    """Take these offers; places that were edited meanwhile stay as they are."""
    wanted: dict[str, dict[str, list[Offer]]] = {}
    for each in accepted:
        wanted.setdefault(each.code, {}).setdefault(each.field, []).append(each.offer)
    items = (_corrected(item, wanted.get(item.code, {})) for item in outline.items)
    return replace(outline, items=tuple(items))


def _corrected(item: Item, offers: Mapping[str, Sequence[Offer]]) -> Item:
    fresh = {field: accept(getattr(item, field), held) for field, held in offers.items()}
    return replace(item, **fresh) if fresh else item  # type: ignore[arg-type]


def _places(text: str, pair: Correction) -> list[tuple[int, Offer]]:
    """Places of one pair, each with the length of the words that prove it."""
    found = []
    for phrase in pair.contexts or (pair.wrong,):
        inside = phrase.index(pair.wrong)
        at = text.find(phrase)
        while at >= 0:
            start = at + inside
            place = Offer(start, start + len(pair.wrong), pair.wrong, pair.right)
            found.append((len(phrase), place))
            at = text.find(phrase, at + 1)
    return found
