"""Places what a paper is made of below each other and turns the page where it must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.paper import Align
from reports.pdf.document import Document, Page, Pen
from reports.pdf.frame import Frame
from reports.pdf.lines import Breaker

ASCENT = 0.86
_LAST_LINES = 2  # that go over the page with what must not stand alone there
_UNDERLINE = 4.0  # points under the baseline


@dataclass(frozen=True)
class Style:
    """How running text stands: line pitch in points, first-line indent in characters."""

    leading: float
    align: Align = Align.LEFT
    indent: float = 0


class Flow:
    """The writing position of a paper; ``y`` is the upper edge of what is still free.

    ``reserve`` points are to be left free under the block now drawn, for its end to be signed.
    """

    def __init__(self, document: Document, frame: Frame) -> None:
        self.document = document
        self.frame = frame
        self.page: Page = document.page()
        self.y = frame.top
        self.reserve = 0.0

    @property
    def is_at_top(self) -> bool:
        return self.y > self.frame.top - 0.01

    def need(self, height: float) -> None:
        """Turn the page unless ``height`` points are free; a fresh page is never left empty."""
        if self.y - height < self.frame.bottom - 0.01 and not self.is_at_top:
            self.turn()

    def turn(self) -> None:
        """Begin a new page."""
        self.document.add(self.page)
        self.page = self.document.page()
        self.y = self.frame.top

    def finish(self) -> None:
        """Give the last page to the document."""
        if not self.is_at_top or not self.document.pages:
            self.document.add(self.page)

    def skip(self, height: float) -> None:
        """Leave ``height`` points free, but not at the top of a page."""
        if not self.is_at_top:
            self.y -= height

    def write(
        self,
        text: str,
        pen: Pen,
        style: Style,
        underlined: Sequence[range] = (),
        *,
        reserve: float = 0.0,
    ) -> None:
        """Write text over the whole width, line by line over the page break.

        ``underlined`` are stretches of ``text``, which then must be cleaned already. ``reserve``
        points must be free under the last line.
        """
        start = 0
        lines = self._broken(text, pen, style)
        kept = len(lines) - _LAST_LINES if reserve else len(lines)
        for at, line in enumerate(lines):
            together = len(lines) - at if at == max(kept, 0) else 1
            self.need(together * style.leading + (reserve if at >= kept else 0.0))
            indent = style.indent * pen.size if at == 0 else 0.0
            room = self.frame.width - indent
            share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[style.align]
            x = self.frame.left + indent + (room - pen.width(line)) * share
            y = self.baseline(pen.size, style.leading)
            self.page.text((x, y), line, pen)
            if underlined:
                start = text.index(line, start)  # blanks at the end of a line are left out
                self._underline((x, y), line, pen, [_within(each, start) for each in underlined])
                start += len(line)
            self.y -= style.leading

    def _underline(
        self, place: tuple[float, float], line: str, pen: Pen, stretches: Sequence[range]
    ) -> None:
        x, y = place
        for each in stretches:
            part = line[each.start : each.stop]
            if part:
                left = x + pen.width(line[: each.start])
                low = y - _UNDERLINE
                self.page.line(left, low, left + pen.width(part), low)

    def baseline(self, size: float, leading: float) -> float:
        """Where the next line of that size and pitch stands."""
        return self.y - (leading - size) / 2 - size * ASCENT

    def _broken(self, text: str, pen: Pen, style: Style) -> tuple[str, ...]:
        """The indent is put before the text as blanks, so that the first line breaks earlier."""
        breaker = Breaker(pen.typeface, pen.size)
        blanks = "　" * int(style.indent)
        lines = breaker.lines(blanks + text, self.frame.width)
        return (lines[0][len(blanks) :], *lines[1:])


def _within(stretch: range, start: int) -> range:
    """The stretch counted from ``start``; what lies before is cut off."""
    return range(max(stretch.start - start, 0), max(stretch.stop - start, 0))
