"""统计: a table of disputes for a period; a press on a figure lists exactly its cases (E4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from models.actions.disputes.figures.checks import Broken
from models.actions.disputes.figures.figure import Figure
from models.actions.disputes.figures.tables.table import FigureTable
from models.actions.finding import NO_VIEW
from models.ledgers.disputes.dispute import DISPUTES
from models.troubles import Trouble
from reports.catalogue import compose, file_name, find_report, write
from reports.requests import EXCEL, Request
from ui import crash
from ui.background.newest import Newest
from ui.background.next_turn import NextTurn
from ui.look import spacing
from ui.parts.buttons import primary_button, quiet_button, tool_button
from ui.parts.empty_state import EmptyState
from ui.parts.heading import page_title
from ui.rooms.disputes.figures.cases_pane import CasesPane
from ui.rooms.disputes.figures.choosing import Choosing
from ui.rooms.disputes.figures.table_view import FiguresTable
from ui.rooms.disputes.figures.telling import CellLine, ChecksBox, Notes
from ui.workplace import Workplace

_WORKBOOK = "Excel 工作簿 (*.xlsx)"
_NOTES_HEIGHT, _LOW_NOTES, _LOW = 92, 40, 560
_MADE_OF = frozenset({"disputes", "villages", "settings", "words", "type_mappings"})


class FiguresPage(QWidget):
    """Counted at the desk; counted again when what it is made of changes and it is seen."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._counting = Newest(workplace.desk)
        self._is_stale = True
        self.tables: tuple[FigureTable, ...] = ()
        self.choosing = Choosing(workplace.office, self)
        self.tabs = QTabBar(self, expanding=False)
        self.table = FiguresTable(self)
        self.cell_line = CellLine(self)
        self.checks = ChecksBox(self)
        self.notes = Notes(self)
        self.waiting = EmptyState("", "", self)
        self.cases = CasesPane(workplace, self)
        self.back_button = tool_button("arrow-left", "返回纠纷", self)
        self.excel_button = quiet_button("存 Excel…", self, "file-spreadsheet")
        self.print_button = primary_button("打印/导出", self, "printer")
        self._soon = NextTurn(self.count_if_stale, self)
        self._lay_out()
        self._connect()

    def count(self) -> None:
        """Count the chosen table for the chosen period; an older count under way is let go."""
        self._is_stale = False
        statistic, period = self.choosing.statistic(), self.choosing.period()
        for button in (self.print_button, self.excel_button):
            button.setEnabled(period is not None)
        if period is None:
            self._counting.let_go()
            return
        if not self.tables:
            self._wait("正在统计……")
        store = self._workplace.store
        self._counting.start(
            lambda _progress: statistic.make(store, period, NO_VIEW), self._show, self._fail
        )

    def count_if_stale(self) -> None:
        """Count again where something changed since, and somebody looks."""
        if self._is_stale and self.isVisible():
            self.count()

    def show_cases(self, title: str, ids: Callable[[], Iterable[int]]) -> None:
        """List the cases behind something; ``ids`` is asked at the desk."""

        def show(found: object) -> None:
            assert isinstance(found, list)
            self.cases.show_cases(title, found)
            self._pages.setCurrentWidget(self.cases)

        self._workplace.carry_out(self, "正在找出这些纠纷", lambda _p: list(ids()), show)

    def print_table(self) -> None:
        """Open the print dialog with this table and period."""
        from ui.printing.print_dialog import PrintDialog

        period = self.choosing.period()
        if period is None:
            return
        dialog = PrintDialog(self._workplace, DISPUTES, None, self.window())
        dialog.choices.choose(self.choosing.statistic().name, period)
        dialog.exec()
        dialog.deleteLater()

    def save_excel(self) -> None:
        """Save the chosen table as a workbook, as the print dialog would."""
        period = self.choosing.period()
        if period is None:
            return
        report, request = find_report(self.choosing.statistic().name), Request(period)
        usual = file_name(report, request, EXCEL)
        chosen, _ = QFileDialog.getSaveFileName(self, "存为 Excel", usual, _WORKBOOK)
        if not chosen:
            return
        store, path = self._workplace.store, Path(chosen).with_suffix(f".{EXCEL}")
        self._workplace.carry_out(
            self,
            "正在做表",
            lambda progress: write(compose(store, report, request), path, progress),
            lambda _none: self._workplace.status.tell(f"已存到“{path}”。"),
        )

    def go_back(self) -> None:
        """From the cases to the table."""
        self._pages.setCurrentIndex(0)
        self.table.setFocus()

    def _show(self, tables: tuple[FigureTable, ...]) -> None:
        self.tables = tables
        at = max(self.tabs.currentIndex(), 0)
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for each in tables:
            self.tabs.addTab(each.name)
        self.tabs.setCurrentIndex(min(at, len(tables) - 1))
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(tables) > 1)
        self.tabs.updateGeometry()  # filled while nobody heard it, it would stay without height
        self._turn()

    def _turn(self) -> None:
        table = self.tables[max(self.tabs.currentIndex(), 0)]
        self.table.show_table(table)
        self.cell_line.show_cell(None)
        self.checks.show_broken([each for made in self.tables for each in made.broken])
        self.notes.show_notes(table.notes)
        self._over.setCurrentIndex(0)

    def _wait(self, sentence: str) -> None:
        self.waiting.say(sentence)
        self._over.setCurrentWidget(self.waiting)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Trouble):
            self._wait(str(error))
        else:
            self._wait("这张表没有统计出来。")
            crash.report(error)

    def _choose_figure(self, figure: Figure) -> None:
        self.show_cases(f"{figure.name}　{figure.cases}起", figure.rows)

    def _choose_broken(self, broken: Broken) -> None:
        self.show_cases(f"核对不符：{broken.rule}", partial(tuple, broken.ids))

    def _choose_again(self) -> None:
        self.tables = ()
        self.count()

    def _heed(self, ledgers: frozenset[str]) -> None:
        below = {name for name in ledgers if name in _MADE_OF or _belongs(name)}
        if below:
            self._is_stale = True
            self._soon.start()

    def _connect(self) -> None:
        self.choosing.changed.connect(self._choose_again)
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.table.pressed_figure.connect(self._choose_figure, Qt.ConnectionType.QueuedConnection)
        self.table.pointed.connect(self.cell_line.show_cell)
        self.cell_line.figure_wanted.connect(self._choose_figure)
        self.checks.broken_wanted.connect(self._choose_broken)
        self.cases.left.connect(self.go_back)
        self.back_button.clicked.connect(lambda: self._workplace.go_to(DISPUTES.name))
        self.print_button.clicked.connect(self.print_table)
        self.excel_button.clicked.connect(self.save_excel)
        self._workplace.records_changed.connect(self._heed)

    def _lay_out(self) -> None:
        whole, below = QWidget(self), QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(spacing.SMALL)
        head.addWidget(self.back_button)
        head.addWidget(page_title("纠纷统计", self))
        head.addWidget(self.choosing, 1)
        head.addWidget(self.excel_button)
        head.addWidget(self.print_button)
        under = QVBoxLayout(below)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(spacing.TIGHT)
        told = QHBoxLayout()
        told.setSpacing(spacing.INSIDE)
        told.addWidget(self.checks.chip)
        told.addWidget(self.cell_line, 1)
        under.addWidget(self.tabs)
        under.addWidget(self.table, 1)
        under.addLayout(told)
        under.addWidget(self.checks)
        under.addWidget(self.notes)
        self._over = QStackedWidget(self)
        self._over.addWidget(below)
        self._over.addWidget(self.waiting)
        column = QVBoxLayout(whole)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addLayout(head)
        column.addWidget(self._over, 1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(whole)
        self._pages.addWidget(self.cases)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._pages)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.notes.setFixedHeight(_LOW_NOTES if self.height() < _LOW else _NOTES_HEIGHT)
        self._soon.start()


def _belongs(name: str) -> bool:
    """A ledger hangs below the cases."""
    from models.ledger import find_ledger

    tie = find_ledger(name).parent
    return tie is not None and (tie.ledger == DISPUTES.name or tie.ledger == "obligations")
