"""From a finished document to the printer: choose, send, say how far it is."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from models.progress import Progress
from models.troubles import Trouble
from ui import say
from ui.background.desk import Desk
from ui.background.ticket import Ticket
from ui.background.waiting_dialog import MILLISECONDS_BEFORE_SHOWING, carry_out, tell_error
from ui.paper.pages import open_pages
from ui.paper.printing import Printing, Sheets, choose_printer


def print_document(
    parent: QWidget, desk: Desk, data: bytes, title: str, told: Callable[[str], None]
) -> Ticket:
    """Print a PDF or picture held in memory; ``told("已送去打印 3 页")`` when it is sent.

    A missing or silent printer is told to the clerk as any Trouble.
    """

    def open_it(_progress: Progress) -> Sheets:
        pages = open_pages(data)
        return Sheets(pages, tuple(pages.sizes()), title)

    def choose(sheets: Sheets) -> None:
        try:
            printer = choose_printer(parent, sheets)
        except Trouble as trouble:
            say.refuse(parent, str(trouble))
            return
        if printer is not None:
            send(parent, desk, printer, sheets, told)

    return carry_out(parent, desk, "正在准备打印", open_it, choose)


def send(
    parent: QWidget, desk: Desk, printer: QPrinter, sheets: Sheets, told: Callable[[str], None]
) -> Printing:
    """Send ``sheets`` to a printer already chosen, with a bar and a cancel after 600 ms."""
    bar = _bar(parent)
    run = Printing(desk, printer, sheets, bar)
    bar.setMaximum(run.page_count())
    bar.canceled.connect(run.cancel)

    def go() -> None:
        if not shiboken6.isValid(bar):
            return
        # These hold the parent: dropped only while the bar dies, they could take
        # the parent, and with it the half-dead bar, along.
        run.progressed.disconnect(show_progress)
        run.finished.disconnect(finish)
        run.failed.disconnect(fail)
        bar.canceled.disconnect(go)
        bar.deleteLater()

    def show_progress(done: int, total: int) -> None:
        bar.setLabelText(f"正在打印第 {done} 页，共 {total} 页……")
        bar.setValue(done)

    def finish() -> None:
        go()
        told(f"已送去打印 {run.page_count()} 页")

    def fail(error: Exception) -> None:
        go()
        tell_error(parent, error)

    run.progressed.connect(show_progress)
    run.finished.connect(finish)
    run.failed.connect(fail)
    bar.canceled.connect(go)
    run.start()
    return run


def _bar(parent: QWidget) -> QProgressDialog:
    bar = QProgressDialog("正在打印……", "取消", 0, 1, parent)
    bar.setWindowTitle("打印")
    bar.setMinimumDuration(MILLISECONDS_BEFORE_SHOWING)
    bar.setAutoClose(False)
    bar.setAutoReset(False)
    return bar
