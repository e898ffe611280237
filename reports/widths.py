"""Shares the width of a page out among columns."""

from __future__ import annotations

from collections.abc import Sequence


def shared_widths(wishes: Sequence[float], room: float, least: float) -> list[float]:
    """Share ``room`` points out in proportion to ``wishes``, none narrower than ``least``."""
    least = min(least, room / len(wishes))
    narrow: set[int] = set()
    while True:
        free = room - least * len(narrow)
        total = sum(wish for at, wish in enumerate(wishes) if at not in narrow) or 1
        widths = [least if at in narrow else free * wish / total for at, wish in enumerate(wishes)]
        too_narrow = {at for at, width in enumerate(widths) if width < least - 1e-6} - narrow
        if not too_narrow:
            return widths
        narrow |= too_narrow
