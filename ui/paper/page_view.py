"""Pages below one another, drawn only while they are seen."""

from __future__ import annotations

from enum import Enum
from math import sqrt

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.background.desk import Desk
from ui.look import colours
from ui.paper.page_cache import Drawing, PageCache
from ui.paper.page_frame import PageMap, zoom_to_fit
from ui.paper.pages import Pages, PageSize

LEAST_ZOOM = 0.1
MOST_ZOOM = 4.0
STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_MOST_PIXELS_A_PAGE = 24_000_000


class Fit(Enum):
    """What the zoom follows when the window changes."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class PageView(QAbstractScrollArea):
    """Shows ``Pages``; rasters come from the desk, so scrolling never waits for one."""

    moved = Signal()
    """Another page, another zoom, or another document."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.cache = PageCache(desk, self)
        self.cache.drawn.connect(lambda _page: self.viewport().update())
        self._sizes: tuple[PageSize, ...] = ()
        self._turn = 0
        self._fit = Fit.WIDTH
        self._map = PageMap.of((), 1.0)
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setSingleStep(60)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_pages(self, pages: Pages | None, sizes: tuple[PageSize, ...]) -> None:
        """Show another document from its first page, or nothing."""
        self.cache.take(pages)
        self._sizes, self._turn = sizes, 0
        self._arrange()
        self.verticalScrollBar().setValue(0)

    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def current_page(self) -> int:
        """The page in the middle of the window, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return self._map.page_at(middle)

    def go_to(self, page: int) -> None:
        """Bring the head of ``page`` (from 0) to the top."""
        if self._sizes:
            at = max(0, min(page, len(self._sizes) - 1))
            self.verticalScrollBar().setValue(self._map.tops[at] - 4)

    def zoom(self) -> float:
        """1.0 is paper in its real size."""
        return self._map.frame.zoom

    def set_zoom(self, zoom: float) -> None:
        """Keep this zoom whatever the window does."""
        self._fit = Fit.FREE
        self._arrange(zoom)

    def zoom_in(self) -> None:
        """The next larger step."""
        self.set_zoom(next((step for step in STEPS if step > self.zoom() + 0.01), STEPS[-1]))

    def zoom_out(self) -> None:
        """The next smaller step."""
        self.set_zoom(
            next((step for step in reversed(STEPS) if step < self.zoom() - 0.01), STEPS[0])
        )

    def fit(self, fit: Fit) -> None:
        """Let the zoom follow the window."""
        self._fit = fit
        self._arrange()

    def rotate(self) -> None:
        """Turn every page a quarter clockwise."""
        self._turn = (self._turn + 90) % 360
        self._arrange()

    def is_drawn(self) -> bool:
        """Everything in sight is there."""
        return all(self.cache.image(page) is not None for page in self._in_sight())

    def _arrange(self, zoom: float = 1.0) -> None:
        page, into = self._place_now()
        sizes = tuple(size.turned(self._turn) for size in self._sizes)
        if sizes and self._fit is not Fit.FREE:
            zoom = self._fitting(sizes)
        zoom = max(LEAST_ZOOM, min(MOST_ZOOM, zoom))
        self._map = PageMap.of(sizes, zoom)
        self._set_bars()
        if sizes:
            top, below = self._map.tops[page], self._map.tops[page + 1]
            self.verticalScrollBar().setValue(round(top + into * (below - top)))
        self._look()

    def _place_now(self) -> tuple[int, float]:
        """Which page stands at the top, and how far into it (0–1)."""
        top = self.verticalScrollBar().value()
        page = self._map.page_at(top)
        if page + 1 >= len(self._map.tops) or top < self._map.tops[page]:
            return 0, -0.02
        start, end = self._map.tops[page], self._map.tops[page + 1]
        return min(page, max(0, len(self._sizes) - 1)), (top - start) / (end - start)

    def _fitting(self, sizes: tuple[PageSize, ...]) -> float:
        # Room for the scroll bar is kept always, or the zoom would flutter.
        room = self.maximumViewportSize()
        width = room.width() - self.verticalScrollBar().sizeHint().width()
        widest = max(sizes, key=lambda size: size.width)
        return zoom_to_fit(widest, width, room.height() if self._fit is Fit.PAGE else 0)

    def _set_bars(self) -> None:
        shown = self.viewport().size()
        height = self._map.height if self._sizes else 0
        across = self._map.frame.width() if self._fit is Fit.FREE else 0
        self.verticalScrollBar().setPageStep(shown.height())
        self.verticalScrollBar().setRange(0, max(0, height - shown.height()))
        self.horizontalScrollBar().setPageStep(shown.width())
        self.horizontalScrollBar().setRange(0, max(0, across - shown.width()))

    def _in_sight(self) -> range:
        top = self.verticalScrollBar().value()
        return self._map.pages_between(top, top + self.viewport().height())

    def _look(self) -> None:
        seen = self._in_sight()
        if seen:
            near = [seen.stop, seen.start - 1]
            pages = [*seen, *(page for page in near if 0 <= page < len(self._sizes))]
            self.cache.want(pages, self._drawing(seen))
        self.viewport().update()
        self.moved.emit()

    def _drawing(self, seen: range) -> Drawing:
        sizes = self._map.frame.sizes[seen.start : seen.stop]
        largest = max(size.width * size.height for size in sizes)
        scale = self._map.frame.scale * self.devicePixelRatioF()
        return Drawing(min(scale, sqrt(_MOST_PIXELS_A_PAGE / largest)), self._turn)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours.RAIL))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        across = self.viewport().width() + self.horizontalScrollBar().maximum()
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for page in self._in_sight():
            self._paint(painter, page, self._map.place(page, across).translated(-left, -top))
        painter.end()

    def _paint(self, painter: QPainter, page: int, place: QRect) -> None:
        image = self.cache.image(page)
        painter.fillRect(place, QColor(colours.PAPER))
        if image is not None:
            painter.drawImage(place, image)
        painter.setPen(QColor(colours.LINE_STRONG))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.zoom())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        else:
            super().keyPressEvent(event)
