"""A statistic of the places as a view of their room: a press on a figure lists its rows (E4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from models.actions.figures.figure import Rate
from models.actions.figures.table import FigureTable, Statistic
from models.actions.finding import NO_VIEW, View
from models.actions.township.norm import LedgerFigure
from models.dates.periods import add_months, month_start
from models.dates.spans import Period, Span, month, one_day, read_period, whole_year
from models.ledger import Ledger
from models.office import Office
from ui import crash
from ui.background.newest import Newest
from ui.background.next_turn import NextTurn
from ui.ledger.figures.table_tabs import TableTabs
from ui.ledger.figures.table_view import FiguresTable
from ui.ledger.figures.telling import Notes
from ui.look import spacing
from ui.parts.buttons import quiet_button
from ui.parts.elide_label import ElideLabel
from ui.workplace import Workplace

_MONTHS = 18
_NOTES_HEIGHT, _LOW = 84, 560


class TablesView(QWidget):
    """Counted at the desk whenever it is seen and something it is made of changed."""

    stands_alone = True

    rows_wanted = Signal(str, object)
    """The name of a ledger and the view of the rows behind a figure."""
    pointed = Signal(QModelIndex)
    """A cell was pressed that leads to no rows."""

    def __init__(
        self, workplace: Workplace, ledger: Ledger, statistic: Statistic, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.workplace, self.ledger, self.statistic = workplace, ledger, statistic
        self._counting, self._is_stale = Newest(workplace.desk), True
        self.tables: tuple[FigureTable, ...] = ()
        self.tabs = TableTabs(self)
        self.period_box = QComboBox(self)
        self.print_button = quiet_button("打印/导出", self, "printer")
        self.print_button.clicked.connect(self.print_table)
        self.acts = QHBoxLayout()
        self.table = FiguresTable(self)
        self.cell_line = ElideLabel("", self)
        self.cell_line.setProperty("role", "soft")
        self.notes = Notes(self)
        self._soon = NextTurn(self._count_if_seen, self)
        self._periods = periods_of(statistic, workplace.office)
        for each in self._periods:
            self.period_box.addItem(each.words)
        self.period_box.setVisible(len(self._periods) > 1)
        self.period_box.setAccessibleName("期间")
        self._lay_out()
        self.period_box.currentIndexChanged.connect(lambda _: self._count_again())
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.table.clicked.connect(self._press)
        self.table.activated.connect(self._press)
        self.table.pointed.connect(self._tell_cell)
        workplace.records_changed.connect(lambda _ledgers: self._grow_stale())

    def period(self) -> Period:
        """The period that is shown."""
        return self._periods[max(self.period_box.currentIndex(), 0)]

    def show_period(self, period: Period) -> None:
        """Turn to another period, where it is offered."""
        if period in self._periods:
            self.period_box.setCurrentIndex(self._periods.index(period))

    def print_table(self) -> None:
        """Open the print dialog with this table and period."""
        from ui.printing.print_dialog import PrintDialog

        dialog = PrintDialog(self.workplace, self.ledger, None, self.window())
        dialog.choices.choose(self.statistic.name, self._printed())
        dialog.exec()
        dialog.deleteLater()

    def _printed(self) -> Period:
        """What is shown as of today is printed as the year's."""
        shown = self.period()
        return shown if shown.span in self.statistic.spans else whole_year(shown.start.year)

    def _count_again(self) -> None:
        self._is_stale = True
        self._soon.start()

    def _grow_stale(self) -> None:
        self._is_stale = True
        self._soon.start()

    def _count_if_seen(self) -> None:
        if not (self._is_stale and self.isVisible()):
            return
        self._is_stale = False
        store, period, make = self.workplace.store, self.period(), self.statistic.make
        self._counting.start(
            lambda _progress: make(store, period, NO_VIEW), self._show, crash.report
        )

    def _show(self, tables: tuple[FigureTable, ...]) -> None:
        self.tables = tables
        self.tabs.show_tables(tables)
        self._turn()

    def _turn(self) -> None:
        if not self.tables:
            return
        table = self.tabs.table()
        self.table.show_table(table)
        self._show_notes(table.notes)
        self._tell_cell(None)

    def _show_notes(self, notes: Sequence[str]) -> None:
        """As high as they need; on a low screen they stand on paper and in the tip only."""
        self.notes.show_notes(notes)
        self.table.setToolTip("\n".join(notes))
        needed = len(notes) * self.notes.label.fontMetrics().lineSpacing() + spacing.TIGHT
        self.notes.setFixedHeight(min(needed, _NOTES_HEIGHT))
        self.notes.setVisible(self.window().height() >= _LOW)

    def _press(self, index: QModelIndex) -> None:
        cell = self.table.figures.cell(index)
        if isinstance(cell, Rate):
            cell = cell.numerator
        if isinstance(cell, LedgerFigure) and cell.cases:
            self.rows_wanted.emit(cell.ledger, View(only=frozenset(cell.rows())))
        else:
            self.pointed.emit(index)

    def _tell_cell(self, cell: Any) -> None:
        match cell:
            case Rate():
                self.cell_line.setText(cell.sentence)
            case LedgerFigure():
                self.cell_line.setText(f"{cell.name}：{cell.words}")
            case str() if cell:
                self.cell_line.setText(cell)
            case _:
                self.cell_line.setText("点表里的数，就列出它是哪些。")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(spacing.SMALL)
        self.acts.setSpacing(spacing.SMALL)
        head.addWidget(self.tabs)
        head.addWidget(self.period_box)
        head.addStretch(1)
        head.addLayout(self.acts)
        head.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.TIGHT)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.cell_line)
        column.addWidget(self.notes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()


def periods_of(statistic: Statistic, office: Office) -> list[Period]:
    """Return what is offered: months that are over and this one, years, or today alone."""
    today = office.today
    if Span.MONTH in statistic.spans and Span.YEAR not in statistic.spans:
        first = month_start(today)
        starts = [add_months(first, -back) for back in range(_MONTHS)]
        months = [month(each.year, each.month) for each in starts]
        return [months[1], months[0], *months[2:]]  # last month is the one to be handed in
    if Span.MONTH not in statistic.spans:
        return [read_period(str(today.year - back)) for back in range(3)]
    return [one_day(today)]
