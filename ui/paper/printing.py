"""Paper out of a real printer: pages are drawn at its resolution, each in its own size."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QObject, QRect, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from models.progress import Progress
from models.troubles import Trouble
from ui.background.desk import Answers, Desk
from ui.background.ticket import Ticket
from ui.paper.page_cache import image_of
from ui.paper.pages import POINTS_PER_INCH, Pages, PageSize, Raster

MOST_DOTS_PER_INCH = 300
_STRIP_ROWS = 256
"""A page goes to the printer in strips, so that the window answers in between."""


class NoPrinter(Trouble):
    """The computer knows no printer."""

    def __init__(self) -> None:
        super().__init__("这台电脑没有装打印机。请先装好打印机，或把报表存成 PDF 拿到别处打印。")


class NotPrinted(Trouble):
    """The printer would not take the pages."""

    def __init__(self) -> None:
        super().__init__("打印机没有接收这份文件。请看打印机是否开着、有纸，然后再打印一次。")


@dataclass(frozen=True)
class Sheets:
    """What is to be printed: pages with their sizes, and a name for the printer's queue."""

    pages: Pages
    sizes: tuple[PageSize, ...]
    title: str


def choose_printer(parent: QWidget, sheets: Sheets) -> QPrinter | None:
    """Let the clerk choose printer, range and copies; None if 取消. NoPrinter if there is none."""
    if not QPrinterInfo.availablePrinters():
        raise NoPrinter
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(sheets.title)
    if sheets.sizes:
        printer.setPageLayout(layout_for(sheets.sizes[0]))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("打印")
    dialog.setMinMax(1, len(sheets.sizes))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if chosen else None


def layout_for(size: PageSize) -> QPageLayout:
    """Paper and direction for a page: A4 and A3 are recognised, others keep their measure."""
    lying = size.width > size.height
    upright = QSizeF(min(size.width, size.height), max(size.width, size.height))
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    return QPageLayout(paper, way, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)


class Printing(QObject):
    """One run to the printer; says ``finished`` or ``failed`` once, then is used up."""

    progressed = Signal(int, int)
    finished = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, printer: QPrinter, sheets: Sheets, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._printer = printer
        self._sheets = sheets
        self._queue = pages_to_print(printer, len(sheets.sizes))
        self._done = 0
        self._is_over = False
        self._painter: QPainter | None = None
        self._ticket: Ticket | None = None
        self._strips = QTimer(self, interval=0)
        self._image = QImage()
        self._row = 0
        self._strips.timeout.connect(self._paint_strip)

    def start(self) -> None:
        """Begin with the first page."""
        self._next_page()

    def page_count(self) -> int:
        """How many sheets will come out."""
        return len(self._queue)

    def cancel(self) -> None:
        """Stop here; the printer is told to forget the job."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._is_over = True
        self._strips.stop()
        if self._painter is not None:
            self._printer.abort()
        self._end_painter()

    def _next_page(self) -> None:
        if self._is_over:  # cancelled by whoever heard how far it is
            return
        if self._done == len(self._queue):
            self._is_over = True
            self._end_painter()
            self.finished.emit()
            return
        page = self._queue[self._done]
        pages, scale = self._sheets.pages, self._dots_per_inch() / POINTS_PER_INCH

        def draw(_progress: Progress) -> Raster:
            return pages.draw(page, scale)

        self._ticket = self._desk.start(draw, Answers(self._begin_page, self._fail))

    def _begin_page(self, raster: Raster) -> None:
        self._ticket = None
        if self._is_over:  # cancelled while this page was being drawn
            return
        if not self._turn_sheet(self._sheets.sizes[self._queue[self._done]]):
            self._fail(NotPrinted())
            return
        self._image, self._row = image_of(raster), 0
        self._strips.start()

    def _turn_sheet(self, size: PageSize) -> bool:
        """A fresh sheet of the right size under the painter."""
        self._printer.setPageLayout(layout_for(size))
        self._printer.setFullPage(True)
        if self._painter is not None:
            return self._printer.newPage()
        painter = QPainter()
        if painter.begin(self._printer):
            self._painter = painter
        return self._painter is not None

    def _paint_strip(self) -> None:
        if self._painter is None:
            return
        image, top = self._image, self._row
        rows = min(_STRIP_ROWS, image.height() - top)
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        start = round(paper.height() * top / image.height())
        end = round(paper.height() * (top + rows) / image.height())
        place = QRect(0, start, paper.width(), end - start)
        self._painter.drawImage(place, image, QRect(0, top, image.width(), rows))
        self._row += rows
        if self._row >= image.height():
            self._end_page()

    def _end_page(self) -> None:
        self._strips.stop()
        self._image = QImage()
        self._done += 1
        self.progressed.emit(self._done, len(self._queue))
        self._next_page()

    def _fail(self, error: Exception) -> None:
        self.cancel()
        self.failed.emit(error)

    def _end_painter(self) -> None:
        if self._painter is not None:
            self._painter.end()
        self._painter = None

    def _dots_per_inch(self) -> int:
        return min(MOST_DOTS_PER_INCH, self._printer.resolution())


def pages_to_print(printer: QPrinter, count: int) -> list[int]:
    """The chosen pages from 0, in the chosen order."""
    first, last = 1, count
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        first, last = printer.fromPage(), min(count, printer.toPage())
    pages = list(range(first - 1, last))
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages * copies
