"""监控点统计: the norm board, the units and the rates as of any day; a press lists the points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from models.actions.cameras.tables import norm, rates, units
from models.actions.figures.table import FigureTable
from models.dates.reading import read_date
from models.dates.spans import one_day
from models.ledgers.cameras.points import CAMERA_POINTS
from models.store.ledger_file import Store
from ui.ledger.figures.tables_page import TablesPage
from ui.ledger.sheets.sheet_dialog import ask
from ui.parts.buttons import quiet_button
from ui.parts.date_line import DateLine
from ui.rooms.cameras.sheets import norm_sheet
from ui.workplace import Workplace

_DAY_WIDTH = 170
_MILLISECONDS_OF_TYPING = 400
_MADE_OF = frozenset(
    {
        "camera_points",
        "camera_devices",
        "camera_states",
        "camera_checks",
        "villages",
        "natural_villages",
        "settings",
        "words",
    }
)


@dataclass(frozen=True)
class _Kind:
    """One set of tables, and the paper that holds the same."""

    words: str
    report: str
    make: Callable[[Store, dt.date], tuple[FigureTable, ...]]


KINDS = (
    _Kind("达标情况", "camera-points-norm", norm.norm_tables_on),
    _Kind("按管理单位", "camera-points-units", units.unit_tables_on),
    _Kind("完好率、在线率", "camera-rates", rates.rate_tables_on),
)


class CameraFiguresPage(TablesPage):
    """The tables of camera points as of a day."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, CAMERA_POINTS, "监控点统计", parent)
        self.kind_box = QComboBox(self)
        self.kind_box.setAccessibleName("统计什么")
        for kind in KINDS:
            self.kind_box.addItem(kind.words)
        self.day = DateLine(lambda text: read_date(text, workplace.office.today), self)
        self.day.setText(workplace.office.today.isoformat())
        self.day.setFixedWidth(_DAY_WIDTH)
        self.norm_button = quiet_button("标准…", self, "settings")
        for widget in (self.kind_box, QLabel("截止日期", self), self.day):
            self.head.addWidget(widget)
        self.head.addStretch(1)
        for button in (self.norm_button, self.print_button):
            self.head.addWidget(button)
        self._typing = QTimer(self, singleShot=True, interval=_MILLISECONDS_OF_TYPING)
        self._typing.timeout.connect(self.count_again)
        self.kind_box.currentIndexChanged.connect(lambda _: self.count_again())
        self.day.changed.connect(self._typing.start)
        self.norm_button.clicked.connect(self.ask_norm)
        self.print_button.clicked.connect(self.print_table)

    def kind(self) -> _Kind:
        """What is counted."""
        return KINDS[max(self.kind_box.currentIndex(), 0)]

    def count(self) -> None:
        """Count as of the day that stands there; a day that makes no sense is told."""
        super().count()
        day, store, make = self.day.value(), self.workplace.store, self.kind().make
        self.print_button.setEnabled(day is not None)
        if day is None:
            self.let_go("截止日期不对，请写成如 2021-06-30 的样子。")
            return
        self.start(lambda: make(store, day))

    def is_made_of(self, ledgers: frozenset[str]) -> bool:
        """Tell whether one of the ledgers is counted."""
        return bool(ledgers & _MADE_OF)

    def print_table(self) -> None:
        """Open the print dialog at this table and day."""
        day = self.day.value()
        self.print_report(self.kind().report, one_day(day) if day is not None else None)

    def ask_norm(self) -> None:
        """Ask for the norms and their reading."""
        sheet = norm_sheet(self.workplace.store, self.workplace.office)
        ask(self.workplace, sheet, self.window())
