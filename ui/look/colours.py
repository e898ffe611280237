"""The colours of the program, each named by what it is for."""

from __future__ import annotations

from enum import Enum

PAPER = "#FFFFFF"
DESK = "#F6F5F3"
RAIL = "#EFEDEA"
HEADER = "#F1EFEC"
STRIPE = "#FBFAF9"

INK = "#23211E"
INK_SOFT = "#5A554E"
INK_FAINT = "#68635B"
ICON_OFF = "#A8A299"
"""Icons of what cannot be pressed now; never text."""

LINE = "#DDD9D3"
LINE_STRONG = "#8E877D"
"""Frames of fields: 3 : 1 against paper, so that a field is seen to be one."""

ACCENT = "#1F5FA8"
ACCENT_OVER = "#194E8B"
ACCENT_DOWN = "#143F70"
ON_ACCENT = "#FFFFFF"

OVERDUE = "#B3261E"
OVERDUE_OVER = "#8F1E18"
DUE_SOON = "#8A5C00"
GOOD = "#1B7249"
STOPPED = "#5F6673"


def tint(colour: str, share: float = 0.1) -> str:
    """``colour`` laid thinly on paper: ``share`` of it (0–1), the rest white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02X}" for part in parts)


ACCENT_TINT = tint(ACCENT)
SELECTED = tint(ACCENT, 0.14)


class Tone(Enum):
    """What a state means to the clerk; the word always stands beside it."""

    OVERDUE = OVERDUE
    DUE_SOON = DUE_SOON
    GOOD = GOOD
    STOPPED = STOPPED
    UNDERWAY = ACCENT

    @property
    def ink(self) -> str:
        """The colour of the word."""
        return self.value

    @property
    def ground(self) -> str:
        """The 10 % tint behind the word."""
        return tint(self.value)


def luminance(colour: str) -> float:
    """Relative luminance 0–1 of ``#RRGGBB`` (WCAG 2.1)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(text: str, ground: str) -> float:
    """How far apart two colours are, 1–21 (WCAG 2.1); text needs at least 4.5."""
    dark, light = sorted((luminance(text), luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


_GROUNDS = (PAPER, DESK, RAIL, HEADER, STRIPE, SELECTED)

PAIRS_IN_USE: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in (INK, INK_SOFT, INK_FAINT, ACCENT) for ground in _GROUNDS),
    *((tone.ink, ground) for tone in Tone for ground in (PAPER, DESK, STRIPE, SELECTED)),
    *((tone.ink, tone.ground) for tone in Tone),
    *((ON_ACCENT, ground) for ground in (ACCENT, ACCENT_OVER, ACCENT_DOWN)),
    *((PAPER, ground) for ground in (OVERDUE, OVERDUE_OVER)),
)
"""Every text colour with every ground it is laid on; a test measures each."""
