"""What comes out of a (file) printer is what the PDF holds: pages, sizes, pictures."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.paper.conftest import pdf_of, picture_of
from ui.background.desk import Desk
from ui.paper.pages import Pages, PageSize, open_pages
from ui.paper.print_job import send
from ui.paper.printing import (
    NoPrinter,
    Printing,
    Sheets,
    choose_printer,
    layout_for,
    pages_to_print,
)


def file_printer(path: Path, dots: int = 150) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dots)
    return printer


def sheets_of(data: bytes) -> Sheets:
    pages = open_pages(data)
    return Sheets(pages, tuple(pages.sizes()), "任务台账")


def printed(desk: Desk, qtbot: QtBot, printer: QPrinter, sheets: Sheets) -> Pages:
    owner = QWidget()
    qtbot.addWidget(owner)
    run = Printing(desk, printer, sheets, owner)
    with qtbot.waitSignal(run.finished, timeout=30_000):
        run.start()
    return open_pages(Path(printer.outputFileName()).read_bytes())


def grey(pages: Pages, page: int) -> Image.Image:
    raster = pages.draw(page, 1.0)
    size = (raster.width, raster.height)
    return Image.frombuffer("RGBX", size, raster.data, "raw", "BGRX", raster.stride).convert("L")


def test_every_page_comes_out_in_its_size_and_alike(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    sheets = sheets_of(pdf_of(5))
    out = printed(desk, qtbot, file_printer(tmp_path / "out.pdf"), sheets)
    assert len(out.sizes()) == 5
    for page, (before, after) in enumerate(zip(sheets.sizes, out.sizes(), strict=True)):
        assert after.width == pytest.approx(before.width, abs=2)
        assert after.height == pytest.approx(before.height, abs=2)
        first = grey(sheets.pages, page)
        second = grey(out, page).resize(first.size)
        assert ImageStat.Stat(ImageChops.difference(first, second)).mean[0] < 4
        assert ImageStat.Stat(first).mean[0] < 253


def test_only_the_chosen_range_is_printed(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    printer = file_printer(tmp_path / "out.pdf", 72)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert pages_to_print(printer, 5) == [1, 2]
    assert len(printed(desk, qtbot, printer, sheets_of(pdf_of(5))).sizes()) == 2


def test_last_page_first_turns_the_order_round(tmp_path: Path) -> None:
    printer = file_printer(tmp_path / "out.pdf")
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_to_print(printer, 3) == [2, 1, 0]


def test_a_photo_can_be_printed(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    out = printed(desk, qtbot, file_printer(tmp_path / "o.pdf"), sheets_of(picture_of("PNG")))
    assert len(out.sizes()) == 1


def test_a4_and_a3_are_recognised_and_lie_as_the_page_lies() -> None:
    assert layout_for(PageSize(595.3, 841.9)).pageSize().key() == "A4"
    lying = layout_for(PageSize(1190.6, 841.9))
    assert lying.pageSize().key() == "A3"
    assert lying.orientation() == lying.Orientation.Landscape


def test_cancelled_printing_stops_and_says_nothing(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    run = Printing(desk, file_printer(tmp_path / "o.pdf", 300), sheets_of(pdf_of(9)), owner)
    ended: list[str] = []
    run.finished.connect(lambda: ended.append("finished"))
    run.failed.connect(lambda _error: ended.append("failed"))
    with qtbot.waitSignal(run.progressed, timeout=10_000):
        run.start()
    run.cancel()
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert ended == []


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_printer_that_takes_nothing_is_told(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    printer = file_printer(tmp_path / "no such folder" / "o.pdf")
    run = Printing(desk, printer, sheets_of(pdf_of(1)), owner)
    with qtbot.waitSignal(run.failed, timeout=10_000) as heard:
        run.start()
    assert "打印机没有接收" in str(heard.args[0])


def test_sending_tells_the_clerk_when_it_is_done(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    owner, words = QWidget(), list[str]()
    qtbot.addWidget(owner)
    run = send(
        owner, desk, file_printer(tmp_path / "o.pdf", 72), sheets_of(pdf_of(3)), words.append
    )
    with qtbot.waitSignal(run.finished, timeout=10_000):
        pass
    assert words == ["已送去打印 3 页"]
    assert len(open_pages((tmp_path / "o.pdf").read_bytes()).sizes()) == 3


def test_cancel_on_the_bar_stops_the_printing(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    owner, words = QWidget(), list[str]()
    qtbot.addWidget(owner)
    run = send(owner, desk, file_printer(tmp_path / "o.pdf"), sheets_of(pdf_of(9)), words.append)
    with qtbot.waitSignal(run.progressed, timeout=10_000):
        pass
    owner.findChild(QProgressDialog).canceled.emit()
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert words == []


def test_computer_without_a_printer_is_told_what_to_do(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", list)
    owner = QWidget()
    qtbot.addWidget(owner)
    with pytest.raises(NoPrinter, match="没有装打印机"):
        choose_printer(owner, sheets_of(pdf_of(1)))
