"""The drawn pages of one document: asked for at the desk, kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from models.progress import Progress
from ui.background.desk import Answers, Desk
from ui.background.ticket import Ticket
from ui.paper.pages import Pages, Raster

KEPT_BYTES = 96 * 1024 * 1024


@dataclass(frozen=True)
class Drawing:
    """How pages are wanted now: pixels a point, and degrees turned."""

    scale: float
    turn: int


class PageCache(QObject):
    """Images by page; draws what is wanted, drops what was seen longest ago."""

    drawn = Signal(int)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages: Pages | None = None
        self._images: OrderedDict[int, tuple[Drawing, QImage]] = OrderedDict()
        self._asked: dict[int, tuple[Drawing, Ticket]] = {}

    def take(self, pages: Pages | None) -> None:
        """Another document, or none; the one before is closed at the desk."""
        before, self._pages = self._pages, pages
        for _, ticket in self._asked.values():
            ticket.cancel()
        self._asked.clear()
        self._images.clear()
        if before is not None and not self._desk.is_closed:
            self._desk.start(lambda _progress: before.close(), Answers(_nothing, self._tell))

    def image(self, page: int) -> QImage | None:
        """What there is of ``page``, perhaps of an earlier zoom; None if nothing yet."""
        found = self._images.get(page)
        if found is None:
            return None
        self._images.move_to_end(page)
        return found[1]

    def want(self, wanted: Iterable[int], drawing: Drawing) -> None:
        """Draw these pages, first things first, and nothing else."""
        pages = list(wanted)
        for page in [page for page in self._asked if page not in pages]:
            self._asked.pop(page)[1].cancel()
        for page in pages:
            if not self._has(page, drawing):
                self._ask(page, drawing)

    def _has(self, page: int, drawing: Drawing) -> bool:
        there = self._images.get(page)
        asked = self._asked.get(page)
        return (there is not None and there[0] == drawing) or (
            asked is not None and asked[0] == drawing
        )

    def _ask(self, page: int, drawing: Drawing) -> None:
        pages = self._pages
        if pages is None or self._desk.is_closed:
            return
        if page in self._asked:
            self._asked.pop(page)[1].cancel()

        def draw(_progress: Progress) -> Raster:
            return pages.draw(page, drawing.scale, drawing.turn)

        def keep(raster: Raster) -> None:
            if shiboken6.isValid(self) and self._pages is pages:
                self._keep(page, drawing, raster)

        self._asked[page] = (drawing, self._desk.start(draw, Answers(keep, self._tell)))

    def _keep(self, page: int, drawing: Drawing, raster: Raster) -> None:
        if page in self._asked and self._asked[page][0] == drawing:
            del self._asked[page]
        self._images[page] = (drawing, image_of(raster))
        self._images.move_to_end(page)
        while self._bytes() > KEPT_BYTES and len(self._images) > 1:
            self._images.popitem(last=False)
        self.drawn.emit(page)

    def _bytes(self) -> int:
        return sum(image.sizeInBytes() for _, image in self._images.values())

    def _tell(self, error: Exception) -> None:
        if shiboken6.isValid(self):
            self.failed.emit(error)


def image_of(raster: Raster) -> QImage:
    """A QImage of its own memory."""
    return QImage(
        raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32
    ).copy()


def _nothing(_result: object) -> None:
    return
