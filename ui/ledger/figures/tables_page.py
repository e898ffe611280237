"""A page of statistics: tables counted at the desk, and the records behind a figure (E4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.actions.figures.figure import Figure
from models.actions.figures.table import FigureTable
from models.dates.spans import Period
from models.ledger import Ledger
from models.troubles import Trouble
from ui import crash
from ui.background.newest import Newest
from ui.background.next_turn import NextTurn
from ui.ledger.figures.cases_pane import CasesPane
from ui.ledger.figures.table_tabs import TableTabs
from ui.ledger.figures.table_view import FiguresTable
from ui.ledger.figures.telling import CellLine, Notes
from ui.look import spacing
from ui.parts.buttons import primary_button, tool_button
from ui.parts.empty_state import EmptyState
from ui.parts.heading import page_title
from ui.workplace import Workplace

_NOTES_HEIGHT, _LOW_NOTES, _LOW = 96, 44, 560


class TablesPage(QWidget):
    """Counted at the desk; counted again when what it is made of changes and it is seen.

    A page of its own says in ``count`` what is counted, in ``is_made_of`` what makes it stale, and
    puts its choosers into ``head`` and what tells of the tables into ``told``.
    """

    def __init__(self, workplace: Workplace, ledger: Ledger, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.workplace, self.ledger = workplace, ledger
        self._counting = Newest(workplace.desk)
        self.is_stale = True
        self.tables: tuple[FigureTable, ...] = ()
        self.tabs = TableTabs(self)
        self.table = FiguresTable(self)
        self.cell_line = CellLine(ledger, self)
        self.notes = Notes(self)
        self.waiting = EmptyState("", "", self)
        self.cases = CasesPane(workplace, ledger, self)
        self.back_button = tool_button("arrow-left", f"返回{ledger.title}", self)
        self.print_button = primary_button("打印/导出", self, "printer")
        self.head, self.told, self.under = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self._soon = NextTurn(self.count_if_stale, self)
        self._lay_out(title)
        self._connect()

    def count(self) -> None:
        """Count what is chosen: call ``start`` or ``wait``."""
        self.is_stale = False

    def is_made_of(self, ledgers: frozenset[str]) -> bool:
        """Tell whether a change in these ledgers may change a figure."""
        return bool(ledgers)

    def count_if_stale(self) -> None:
        """Count again where something changed since, and somebody looks."""
        if self.is_stale and self.isVisible():
            self.count()

    def count_again(self) -> None:
        """Something else was chosen: what is shown is not it any more."""
        self.tables = ()
        self.count()

    def start(self, make: Callable[[], tuple[FigureTable, ...]]) -> None:
        """Count at the desk; an older count under way is let go."""
        if not self.tables:
            self.wait("正在统计……")
        self._counting.start(lambda _progress: make(), self._show, self._fail)

    def let_go(self, sentence: str = "") -> None:
        """Nothing can be counted; ``sentence`` says why, where no chooser does."""
        self._counting.let_go()
        if sentence:
            self.wait(sentence)

    def wait(self, sentence: str) -> None:
        """Show a sentence in place of the tables."""
        self.waiting.say(sentence)
        self._over.setCurrentWidget(self.waiting)

    def show_cases(self, title: str, ids: Callable[[], Iterable[int]]) -> None:
        """List the records behind something; ``ids`` is asked at the desk."""

        def show(found: object) -> None:
            assert isinstance(found, list)
            self.cases.show_cases(title, found)
            self._pages.setCurrentWidget(self.cases)

        what = f"正在找出这些{self.ledger.one}"
        self.workplace.carry_out(self, what, lambda _progress: list(ids()), show)

    def print_report(self, name: str, period: Period | None) -> None:
        """Open the print dialog at a report and a period; nothing without a period."""
        from ui.printing.print_dialog import PrintDialog

        if period is None:
            return
        dialog = PrintDialog(self.workplace, self.ledger, None, self.window())
        dialog.choices.choose(name, period)
        dialog.exec()
        dialog.deleteLater()

    def go_back(self) -> None:
        """From the records to the table."""
        self._pages.setCurrentIndex(0)
        self.table.setFocus()

    def show_told(self, table: FigureTable) -> None:
        """Tell what stands under a table."""
        self.cell_line.show_cell(None)
        self.notes.show_notes(table.notes)

    def _show(self, tables: tuple[FigureTable, ...]) -> None:
        self.tables = tables
        self.tabs.show_tables(tables)
        self._turn()

    def _turn(self) -> None:
        table = self.tabs.table()
        self.table.show_table(table)
        self.show_told(table)
        self._over.setCurrentIndex(0)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Trouble):
            self.wait(str(error))
        else:
            self.wait("这张表没有统计出来。")
            crash.report(error)

    def _choose_figure(self, figure: Figure) -> None:
        more = "" if figure.words == str(figure.cases) else f"{figure.words}　"
        counted = f"{figure.name}　{more}{figure.cases}{self.ledger.counter}"
        self.show_cases(counted, figure.rows)

    def _heed(self, ledgers: frozenset[str]) -> None:
        if self.is_made_of(ledgers):
            self.is_stale = True
            self._soon.start()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.table.pressed_figure.connect(self._choose_figure, Qt.ConnectionType.QueuedConnection)
        self.table.pointed.connect(self.cell_line.show_cell)
        self.cell_line.figure_wanted.connect(self._choose_figure)
        self.cases.left.connect(self.go_back)
        self.back_button.clicked.connect(lambda: self.workplace.go_to(self.ledger.name))
        self.workplace.records_changed.connect(self._heed)

    def _lay_out(self, title: str) -> None:
        whole, below = QWidget(self), QWidget(self)
        self.head.setSpacing(spacing.SMALL)
        self.head.addWidget(self.back_button)
        self.head.addWidget(page_title(title, self))
        self.told.setSpacing(spacing.INSIDE)
        self.told.addWidget(self.cell_line, 1)
        below.setLayout(self.under)
        self.under.setContentsMargins(0, 0, 0, 0)
        self.under.setSpacing(spacing.TIGHT)
        self.under.addWidget(self.tabs)
        self.under.addWidget(self.table, 1)
        self.under.addLayout(self.told)
        self.under.addWidget(self.notes)
        self._over = _stacked(below, self.waiting)
        column = QVBoxLayout(whole)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addLayout(self.head)
        column.addWidget(self._over, 1)
        self._pages = _stacked(whole, self.cases)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._pages)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.notes.setFixedHeight(_LOW_NOTES if self.height() < _LOW else _NOTES_HEIGHT)
        self._soon.start()


def _stacked(*widgets: QWidget) -> QStackedWidget:
    made = QStackedWidget()
    for each in widgets:
        made.addWidget(each)
    return made
