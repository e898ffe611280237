"""Headings by style only: where no heading prints a number, its level gives it one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from models.exchange.plan.numerals import in_chinese
from models.exchange.plan.sources.word_numbers import W

_NAME = re.compile(r"^(?:heading|标题)\s*([1-6])$", re.IGNORECASE)
_PRINTS: tuple[Callable[[int], str], ...] = (
    lambda number: f"{in_chinese(number)}、",
    lambda number: f"（{in_chinese(number)}）",
    lambda number: f"{number}、",
    lambda number: f"（{number}）",
)


def heading_styles(styles: Element | None) -> dict[str, int]:
    """The level from 1 of each paragraph style that is a heading, by the style's id."""
    found: dict[str, int] = {}
    for style in () if styles is None else styles.findall(f"{W}style"):
        name = style.find(f"{W}name")
        match = _NAME.match(name.get(f"{W}val", "") if name is not None else "")
        if match:
            found[style.get(f"{W}styleId", "")] = int(match[1])
    return found


@dataclass
class Headings:
    """Counts through a document's headings; ask once for each paragraph, in order."""

    levels: dict[str, int]
    counts: list[int] = field(default_factory=list)

    def level(self, paragraph: Element) -> int:
        """The level of a heading, 0 for any other paragraph."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.levels.get(style.get(f"{W}val", ""), 0) if style is not None else 0

    def text(self, paragraph: Element) -> str:
        """The number that a heading of this level would print, “” for any other paragraph."""
        level = self.level(paragraph)
        if not level:
            return ""
        depth = min(level, len(self.counts) + 1)  # 标题1 then 标题3: nothing stands between
        before = self.counts[depth - 1] if depth <= len(self.counts) else 0
        self.counts = [*self.counts[: depth - 1], before + 1]
        return _PRINTS[min(depth, len(_PRINTS)) - 1](self.counts[-1])
