"""A document inside the program: pages, page number, zoom and turning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from models.progress import Progress
from models.troubles import Trouble
from ui import crash
from ui.background.desk import Answers, Desk
from ui.background.ticket import Ticket
from ui.look import spacing
from ui.paper.page_view import Fit, PageView
from ui.paper.pages import CannotBeShown, Pages, PageSize, open_pages
from ui.parts.buttons import tool_button
from ui.parts.empty_state import EmptyState

Opened = tuple[Pages, tuple[PageSize, ...]]


class Preview(QWidget):
    """Shows a PDF or a picture; ``desk`` should be one that draws and does nothing long."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opening: Ticket | None = None
        self.view = PageView(desk, self)
        self.view.moved.connect(self._show_place)
        self.view.cache.failed.connect(self._fail)
        self._words = EmptyState("", "", self)
        self._page = QLabel(self)
        self._zoom = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self._zoom.setMinimumWidth(52)
        self._bar = QWidget(self)
        self._fill_bar()
        pages = QWidget(self)
        self._stack = QStackedLayout(pages)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(pages, 1)
        self.clear()

    def show_file(self, path: Path) -> None:
        """Show the file at ``path``; it is read whole and let go of at once."""
        self._open(lambda: _read(path))

    def show_bytes(self, data: bytes) -> None:
        """Show a PDF or picture that lies in memory and never on the disk."""
        self._open(lambda: data)

    def clear(self, sentence: str = "") -> None:
        """Show nothing, or only a sentence."""
        if self._opening is not None:
            self._opening.cancel()
            self._opening = None
        self.view.show_pages(None, ())
        self._words.say(sentence)
        self._stack.setCurrentWidget(self._words)
        self._bar.setEnabled(False)

    def sentence(self) -> str:
        """What stands in place of the pages; "" while pages are shown."""
        is_showing = self._stack.currentWidget() is self._words
        return self._words.sentence() if is_showing else ""

    def page_words(self) -> str:
        """Such as 第 3 页，共 371 页."""
        return self._page.text()

    def _open(self, read: Callable[[], bytes]) -> None:
        self.clear("正在打开……")
        ticket: Ticket | None = None

        def open_it(_progress: Progress) -> Opened:
            pages = open_pages(read())
            return pages, tuple(pages.sizes())

        def show(opened: Opened) -> None:
            if shiboken6.isValid(self) and self._opening is ticket:
                self._show(opened)

        def tell(error: Exception) -> None:
            if shiboken6.isValid(self) and self._opening is ticket:
                self._fail(error)

        ticket = self._opening = self._desk.start(open_it, Answers(show, tell))

    def _show(self, opened: Opened) -> None:
        self._opening = None
        pages, sizes = opened
        if not sizes:
            self.clear("这个文件里一页也没有。")
            return
        self._stack.setCurrentWidget(self.view)
        self._bar.setEnabled(True)
        self.view.show_pages(pages, sizes)
        self.view.setFocus()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Trouble):
            self.clear(str(error))
        else:
            self.clear(str(CannotBeShown()))
            crash.report(error)

    def _turn_page(self, by: int) -> None:
        self.view.go_to(self.view.current_page() + by)

    def _show_place(self) -> None:
        count = self.view.page_count()
        self._page.setText(f"第 {self.view.current_page() + 1} 页，共 {count} 页" if count else "")
        self._zoom.setText(f"{self.view.zoom():.0%}" if count else "")

    def _tool(self, icon_name: str, words: str, act: Callable[[], None]) -> QToolButton:
        button = tool_button(icon_name, words, self._bar)
        button.clicked.connect(act)
        return button

    def _fill_bar(self) -> None:
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(spacing.SMALL, spacing.TIGHT, spacing.SMALL, spacing.TIGHT)
        row.setSpacing(spacing.TIGHT)
        view = self.view
        row.addWidget(self._tool("chevron-left", "上一页", lambda: self._turn_page(-1)))
        row.addWidget(self._page)
        row.addWidget(self._tool("chevron-right", "下一页", lambda: self._turn_page(1)))
        row.addStretch()
        row.addWidget(self._tool("zoom-out", "缩小", view.zoom_out))
        row.addWidget(self._zoom)
        row.addWidget(self._tool("zoom-in", "放大", view.zoom_in))
        row.addWidget(self._tool("fit-width", "适合宽度", lambda: view.fit(Fit.WIDTH)))
        row.addWidget(self._tool("fit-page", "整页", lambda: view.fit(Fit.PAGE)))
        row.addWidget(self._tool("rotate", "向右转", view.rotate))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotBeShown(
            f"文件“{path.name}”读不出来，可能已被移走或正被别的程序占用。请关闭那个程序后再试。"
        ) from error
