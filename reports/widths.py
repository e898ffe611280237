"""Shares the width of a page out among columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.paper import Column, Form

_SHORT = 6.0
"""Columns of at most so many characters hold a number, a date or a state: words not to be cut."""
_MOST_FOR_SHORT = 0.6
NOTHING: Mapping[int, float] = {}


def shared_widths(
    wishes: Sequence[float], room: float, least: float | Sequence[float]
) -> list[float]:
    """Share ``room`` points out in proportion to ``wishes``, none narrower than ``least``.

    ``least`` is one width for all or one for each; where there is no room for them, all shrink.
    """
    leasts = [least] * len(wishes) if isinstance(least, int | float) else list(least)
    shrunk = min(1.0, room / (sum(leasts) or 1))
    leasts = [each * shrunk for each in leasts]
    narrow: set[int] = set()
    while True:
        free = room - sum(leasts[at] for at in narrow)
        total = sum(wish for at, wish in enumerate(wishes) if at not in narrow) or 1
        widths = [
            leasts[at] if at in narrow else free * wish / total for at, wish in enumerate(wishes)
        ]
        too_narrow = {at for at, width in enumerate(widths) if width < leasts[at] - 1e-6} - narrow
        if not too_narrow:
            return widths
        narrow |= too_narrow


def whole_of(columns: Sequence[Column]) -> dict[int, float]:
    """Return how many full-width characters must stand in one line: those of dates and codes."""
    days = {at: 5.6 for at, each in enumerate(columns) if each.form is Form.DATE}
    return days | {at: 0.58 * each.digits for at, each in enumerate(columns) if each.digits}


def column_widths(
    wishes: Sequence[float],
    room: float,
    size: float,
    pad: float,
    whole: Mapping[int, float] = NOTHING,
) -> list[float]:
    """Share ``room`` among columns of so many characters of ``size``, ``pad`` free at each side.

    Short columns get what they ask for, so that 未启动 stands in one line; the long ones, whose
    text runs over several lines anyway, share the rest. ``whole`` gives by place how many
    characters must stand in one line: dates and codes are never broken.
    """
    least = size + 2 * pad
    asked = [max(least, wish * size) if wish <= _SHORT else least for wish in wishes]
    fair = min(1.0, _MOST_FOR_SHORT * room / sum(asked))
    leasts = [max(least, each * fair) for each in asked]
    for at, characters in whole.items():
        leasts[at] = max(leasts[at], characters * size + 2 * pad)
    return shared_widths(wishes, room, leasts)
