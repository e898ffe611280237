"""Where each page of a document stands on a long scroll, at a given zoom."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QRect

from ui.look import spacing
from ui.paper.pages import POINTS_PER_INCH, PageSize

SCREEN_DOTS_PER_INCH = 96
GAP = spacing.INSIDE


@dataclass(frozen=True)
class PageFrame:
    """Pages below one another; ``zoom`` 1.0 shows paper in its real size on a 96 dpi screen."""

    sizes: tuple[PageSize, ...]
    zoom: float

    @property
    def scale(self) -> float:
        """Logical pixels a point."""
        return self.zoom * SCREEN_DOTS_PER_INCH / POINTS_PER_INCH

    def tops(self) -> list[int]:
        """The upper edge of each page, and last the height of it all."""
        heights = (round(size.height * self.scale) + GAP for size in self.sizes)
        return list(accumulate(heights, initial=GAP))

    def width(self) -> int:
        """What the widest page needs, with its margins."""
        widest = max((size.width for size in self.sizes), default=0.0)
        return round(widest * self.scale) + 2 * GAP


@dataclass(frozen=True)
class PageMap:
    """A frame with its sums done, for asking often."""

    frame: PageFrame
    tops: list[int]

    @classmethod
    def of(cls, sizes: tuple[PageSize, ...], zoom: float) -> PageMap:
        """Measure once."""
        frame = PageFrame(sizes, zoom)
        return cls(frame, frame.tops())

    @property
    def height(self) -> int:
        """The height of it all."""
        return self.tops[-1]

    def page_at(self, y: int) -> int:
        """The page that covers, or last began above, ``y``."""
        return max(0, min(len(self.frame.sizes) - 1, bisect_right(self.tops, y) - 1))

    def pages_between(self, top: int, bottom: int) -> range:
        """The pages of which something lies between two heights."""
        if not self.frame.sizes:
            return range(0)
        return range(self.page_at(top), self.page_at(bottom) + 1)

    def place(self, page: int, width: int) -> QRect:
        """Where ``page`` stands on a scroll ``width`` wide: centred."""
        size = self.frame.sizes[page]
        wide = round(size.width * self.frame.scale)
        high = self.tops[page + 1] - self.tops[page] - GAP
        return QRect(max(GAP, (width - wide) // 2), self.tops[page], wide, high)


def zoom_to_fit(size: PageSize, width: int, height: int = 0) -> float:
    """The zoom at which a page of ``size`` fills ``width`` (and ``height``, if not 0) pixels."""
    inch = SCREEN_DOTS_PER_INCH / POINTS_PER_INCH
    zoom = (width - 2 * GAP) / (size.width * inch)
    if height:
        zoom = min(zoom, (height - 2 * GAP) / (size.height * inch))
    return zoom
