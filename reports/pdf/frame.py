"""Margins, and what stands at the foot of every page."""

from __future__ import annotations

from dataclasses import dataclass

from reports.paper import Footer, Sheet
from reports.pdf.document import MM, Document, Page
from reports.pdf.fonts import Role
from reports.pdf.lines import Breaker

MARGIN = 22 * MM
BINDING = 28 * MM
FOOT_BASELINE = 12 * MM


@dataclass(frozen=True)
class Frame:
    """The part of a page that is written on, in points from the lower left corner."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left


def frame_of(sheet: Sheet, foot_height: float) -> Frame:
    """Binding is on the left of an upright sheet and along the top of a lying one (GB/T 9704)."""
    width, height = (side * MM for side in sheet.value)
    left, top = (MARGIN, BINDING) if sheet.is_landscape else (BINDING, MARGIN)
    return Frame(left, width - MARGIN, height - top, max(MARGIN, foot_height))


class Foot:
    """Draws the traceable footer and 第 x 页 共 y 页."""

    def __init__(self, document: Document, sheet: Sheet, footer: Footer | None) -> None:
        self._pen = document.pen(Role.TEXT, sheet.least_text)
        self._leading = sheet.least_text * 1.3
        self._frame = frame_of(sheet, 0)
        self._lines = self._broken(footer.parts()) if footer else ()

    @property
    def height(self) -> float:
        """Room that the page must leave at the bottom, in points."""
        return FOOT_BASELINE + self._leading * (1 + len(self._lines)) + 10

    def draw(self, page: Page, number: int, total: int) -> None:
        """Draw the foot of page ``number`` of ``total``."""
        self.draw_lines(page)
        words = f"第 {number} 页 共 {total} 页"
        middle = (self._frame.left + self._frame.right - self._pen.width(words)) / 2
        page.text((middle, FOOT_BASELINE), words, self._pen)

    def draw_lines(self, page: Page) -> None:
        """Draw the foot of a page that has no number."""
        for above, line in enumerate(reversed(self._lines), start=1):
            page.text((self._frame.left, FOOT_BASELINE + above * self._leading), line, self._pen)

    def _broken(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """As many parts a line as fit; a part longer than a line is broken."""
        breaker = Breaker(self._pen.typeface, self._pen.size)
        lines: list[str] = []
        for part in parts:
            joined = f"{lines[-1]}　{part}" if lines else part
            if lines and breaker.width(joined) <= self._frame.width:
                lines[-1] = joined
            else:
                lines += breaker.lines(part, self._frame.width)
        return tuple(lines)
