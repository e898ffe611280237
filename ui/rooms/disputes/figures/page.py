"""统计: a table of disputes for a period; a press on a figure lists exactly its cases (E4)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from models.actions.figures.broken import Broken
from models.actions.figures.table import FigureTable
from models.actions.finding import NO_VIEW
from models.ledgers.disputes.dispute import DISPUTES
from reports.catalogue import compose, file_name, find_report, write
from reports.requests import EXCEL, Request
from ui.ledger.figures.tables_page import TablesPage
from ui.ledger.figures.telling import ChecksBox
from ui.parts.buttons import quiet_button
from ui.rooms.disputes.figures.choosing import Choosing
from ui.workplace import Workplace

_WORKBOOK = "Excel 工作簿 (*.xlsx)"
_MADE_OF = frozenset({"disputes", "villages", "settings", "words", "type_mappings"})


class FiguresPage(TablesPage):
    """The tables of disputes, with their cross-checks."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, DISPUTES, "纠纷统计", parent)
        self.choosing = Choosing(workplace.office, self)
        self.checks = ChecksBox(self)
        self.excel_button = quiet_button("存 Excel…", self, "file-spreadsheet")
        self.head.addWidget(self.choosing, 1)
        self.head.addWidget(self.excel_button)
        self.head.addWidget(self.print_button)
        self.told.insertWidget(0, self.checks.chip)
        self.under.insertWidget(self.under.indexOf(self.notes), self.checks)
        self.choosing.changed.connect(self.count_again)
        self.checks.broken_wanted.connect(self._choose_broken)
        self.print_button.clicked.connect(self.print_table)
        self.excel_button.clicked.connect(self.save_excel)

    def count(self) -> None:
        """Count the chosen table for the chosen period."""
        super().count()
        statistic, period = self.choosing.statistic(), self.choosing.period()
        for button in (self.print_button, self.excel_button):
            button.setEnabled(period is not None)
        if period is None:
            self.let_go()
            return
        store = self.workplace.store
        self.start(lambda: statistic.make(store, period, NO_VIEW))

    def is_made_of(self, ledgers: frozenset[str]) -> bool:
        """Tell whether one of the ledgers is counted, or hangs below the cases."""
        return any(name in _MADE_OF or _belongs(name) for name in ledgers)

    def show_told(self, table: FigureTable) -> None:
        """Tell of the checks as well."""
        super().show_told(table)
        self.checks.show_broken([each for made in self.tables for each in made.broken])

    def print_table(self) -> None:
        """Open the print dialog with this table and period."""
        self.print_report(self.choosing.statistic().name, self.choosing.period())

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
        store, path = self.workplace.store, Path(chosen).with_suffix(f".{EXCEL}")
        self.workplace.carry_out(
            self,
            "正在做表",
            lambda progress: write(compose(store, report, request), path, progress),
            lambda _none: self.workplace.status.tell(f"已存到“{path}”。"),
        )

    def _choose_broken(self, broken: Broken) -> None:
        self.show_cases(f"核对不符：{broken.rule}", partial(tuple, broken.ids))


def _belongs(name: str) -> bool:
    """A ledger hangs below the cases."""
    from models.ledger import find_ledger

    tie = find_ledger(name).parent
    return tie is not None and (tie.ledger == DISPUTES.name or tie.ledger == "obligations")
