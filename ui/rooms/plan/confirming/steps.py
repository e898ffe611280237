"""What the tools do to an outline for the items selected; each gives a verb on outlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from models.exchange.plan import editing
from models.exchange.plan.outline import ROOT, Outline
from ui.rooms.plan.wording import gone_codes
from ui.rooms.plan.working import Verb


def leave_out_or_take_back(outline: Outline, codes: Sequence[str]) -> Verb:
    """Leave all out; where all are out already, bring them in with what they hang on."""
    gone = gone_codes(outline)
    wanted = [code for code in codes if code != ROOT]

    def take_back(outline: Outline) -> Outline:
        above = {item.code: item.parent for item in outline.items}
        return editing.take_back(outline, *{each for code in wanted for each in _up(above, code)})

    if all(code in gone for code in wanted):
        return take_back
    return lambda outline: editing.leave_out(outline, *wanted)


def add_beside(outline: Outline, code: str) -> Verb:
    """Add an empty item as the last one beside this one."""
    parent = outline.item(code).parent or ROOT
    return lambda held: editing.add_item(held, parent)


def take_in_noise(outline: Outline, code: str, number: int) -> Verb:
    """Take a line in after all, as the last one beside this item."""
    parent = outline.item(code).parent or ROOT
    return lambda held: editing.take_in_noise(held, number, parent)


def next_after(codes: Sequence[str], all_codes: Sequence[str], current: str) -> str:
    """The first of ``codes`` behind the current one, from the top again after the last."""
    places = {code: place for place, code in enumerate(all_codes)}
    here = places.get(current, -1)
    return next((code for code in codes if places[code] > here), codes[0] if codes else "")


def one_before(outline: Outline, code: str) -> str:
    """The item printed before this one; "" for the first."""
    codes = [item.code for item in outline.items]
    place = codes.index(code)
    return codes[place - 1] if place else ""


def _up(above: Mapping[str, str | None], code: str) -> Iterator[str]:
    """An item and all it hangs below."""
    at: str | None = code
    while at is not None and at != ROOT:
        yield at
        at = above[at]
