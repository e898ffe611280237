"""Damaged words of a whole outline: where they stand, and the outline with those taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.exchange.plan.corrections import Correction, Offer, accept, offer
from models.exchange.plan.outline import Item, Outline


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
