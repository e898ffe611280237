"""The print dialog: choose a paper, see it as it will be, print it or save it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.actions.finding import View
from models.ledger import Ledger
from models.progress import Progress
from models.store.ledger_file import Store
from models.troubles import Trouble
from reports.catalogue import compose, file_name, pdf_bytes, period_for, reports_of, write
from reports.paper import Book, Paper
from reports.requests import PDF, Report, Request, Room
from ui import crash, say
from ui.background.desk import Answers, Desk
from ui.background.ticket import Ticket
from ui.look import spacing
from ui.look.room import fitting
from ui.paper.pages import open_pages
from ui.paper.preview import Preview
from ui.paper.printing import Printing, Sheets, choose_printer
from ui.parts.buttons import primary_button, quiet_button
from ui.parts.elide_label import ElideLabel
from ui.printing.choices import Choices
from ui.workplace import Workplace

_SIZE = (1180, 660)


@dataclass(frozen=True)
class Made:
    """A report as it is shown: saved and printed from the same blocks and bytes."""

    report: Report
    request: Request
    document: Book | Paper
    pdf: bytes


class PrintDialog(QDialog):
    """Opened by a ledger's page; with ``record_id`` the papers about that one record come too."""

    def __init__(
        self,
        workplace: Workplace,
        ledger: Ledger | Room,
        view: View | None,
        parent: QWidget,
        record_id: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._workplace, self._record_id = workplace, record_id
        self._making: Ticket | None = None
        self._printing: Printing | None = None
        self.made: Made | None = None
        self.setWindowTitle(f"打印{ledger.title}")
        self.resize(fitting(parent, *_SIZE))
        # a desk that only draws: the preview must not wait for long work
        self._drawing_desk = Desk(self)
        self.choices = Choices(reports_of(ledger, of_record=record_id is not None), view, self)
        office = workplace.office
        self.choices.offer_periods(office.today, int(office.settings.get("year") or 0))
        self.choices.changed.connect(self.make)
        self.preview = Preview(self._drawing_desk, self)
        self.said = ElideLabel("", self)
        self.said.setProperty("role", "soft")
        self.close_button = quiet_button("关闭", self)
        self.close_button.clicked.connect(self.reject)
        self.save_button = quiet_button("另存为", self, "save")
        self.save_button.clicked.connect(self._choose_place)
        self.print_button = primary_button("打印", self, "printer")
        self.print_button.clicked.connect(self._print)
        self._lay_out()
        self.make()

    def make(self) -> None:
        """Make the paper that is chosen now; an older one under way is let go."""
        self._stop_making()
        self.made = None
        self._allow()
        request = self.choices.request()
        if request is None:
            self.preview.clear("请先把期间写对。")
            return
        report = self.choices.report()
        asked = replace(request, period=period_for(report, request.period))
        if report.of_one_record and self._record_id is not None:
            asked = replace(asked, record_id=self._record_id)
        self.preview.clear("正在排版……")
        store = self._workplace.store
        ticket: Ticket | None = None

        def show(made: Made) -> None:
            if self._making is ticket:
                self._show(made)

        def tell(error: Exception) -> None:
            if self._making is ticket:
                self._fail(error)

        ticket = self._making = self._workplace.desk.start(
            lambda progress: _make(store, report, asked, progress), Answers(show, tell)
        )

    def save(self, folder: Path) -> None:
        """Save the paper into ``folder`` in every format ticked."""
        made, formats = self.made, self.choices.wanted_formats() or (PDF,)
        if made is None:
            return
        paths = [folder / file_name(made.report, made.request, each) for each in formats]
        self._workplace.carry_out(
            self,
            "正在保存报表",
            lambda progress: _save(made, paths, progress),
            lambda _none: self._tell_saved(paths),
        )

    def _tell_saved(self, paths: Sequence[Path]) -> None:
        names = "、".join(path.name for path in paths)
        self.said.setText(f"已存到“{paths[0].parent}”：{names}")

    def _show(self, made: Made) -> None:
        self._making = None
        self.made = made
        self.preview.show_bytes(made.pdf)
        self._allow()

    def _fail(self, error: Exception) -> None:
        self._making = None
        if isinstance(error, Trouble):
            self.preview.clear(str(error))
        else:
            self.preview.clear("")
            crash.report(error)

    def _allow(self) -> None:
        for button in (self.save_button, self.print_button):
            button.setEnabled(self.made is not None and self._printing is None)

    def _choose_place(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "存到哪个文件夹")
        if folder:
            self.save(Path(folder))

    def _print(self) -> None:
        if self.made is None:
            return
        pages = open_pages(self.made.pdf)
        sheets = Sheets(pages, tuple(pages.sizes()), self.made.report.title)
        try:
            printer = choose_printer(self, sheets)
        except Trouble as trouble:
            say.refuse(self, str(trouble))
            return
        if printer is None:
            return
        self._printing = Printing(self._drawing_desk, printer, sheets, self)
        self._printing.progressed.connect(
            lambda done, total: self.said.setText(f"正在打印第 {done} 页，共 {total} 页")
        )
        self._printing.finished.connect(lambda: self._end_printing("已送到打印机"))
        self._printing.failed.connect(lambda error: self._end_printing(str(error)))
        self._allow()
        self._printing.start()

    def _end_printing(self, sentence: str) -> None:
        self._printing = None
        self.said.setText(sentence)
        self._allow()

    def _stop_making(self) -> None:
        if self._making is not None:
            self._making.cancel()
            self._making = None

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(spacing.BETWEEN)
        sides.addWidget(self._scrolling_choices())
        sides.addWidget(self.preview, 1)
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addWidget(self.said, 1)
        for button in (self.close_button, self.save_button, self.print_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.INSIDE)
        column.addLayout(sides, 1)
        column.addLayout(row)

    def _scrolling_choices(self) -> QScrollArea:
        """At 150 % on a small screen there is not room for all of them at once."""
        area = QScrollArea(self, widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.choices)
        area.setFixedWidth(self.choices.width() + area.verticalScrollBar().sizeHint().width())
        return area

    def done(self, result: int) -> None:
        self._stop_making()
        if self._printing is not None:
            self._printing.cancel()
        self.preview.clear()
        self._drawing_desk.close()
        super().done(result)


def _make(store: Store, report: Report, request: Request, progress: Progress) -> Made:
    document = compose(store, report, request)
    return Made(report, request, document, pdf_bytes(document, progress))


def _save(made: Made, paths: Sequence[Path], progress: Progress) -> None:
    for path in paths:
        write(made.document, path, progress)
