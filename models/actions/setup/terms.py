"""What an arrangement of the office is: its key, what holds until somebody sets it, its limits."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from models.words.settings import SETTING_TITLES

OWN = "没有统一规定，这是程序先取的数，请按本县的要求改。"


class TermKind(enum.Enum):
    """How a term is typed."""

    NUMBER = "number"
    NUMBERS = "numbers"
    PATTERN = "pattern"
    WORDS = "words"
    CHOICE = "choice"
    SHARE = "share"


@dataclass(frozen=True)
class Term:
    """One arrangement: its key among the settings, what holds until somebody sets it, its source.

    ``least`` and ``most`` bound a number, ``zero`` says what its least means; ``offered`` are
    the codes of a choice with their words.
    """

    key: str
    default: str
    source: str
    kind: TermKind = TermKind.NUMBER
    unit: str = "天"
    least: int = 1
    most: int = 366
    zero: str = ""
    help: str = ""
    offered: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """What the clerk calls it."""
        return SETTING_TITLES[self.key]
