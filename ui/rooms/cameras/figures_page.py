"""监控点统计: the norm board, the units and the rates as of any day; a press lists the points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from models.actions.cameras.tables import norm, rates, units
from models.actions.disputes.figures.figure import Figure
from models.actions.disputes.figures.tables.table import FigureTable
from models.dates.reading import read_date
from models.dates.spans import one_day
from models.ledgers.cameras.points import CAMERA_POINTS
from models.store.ledger_file import Store
from models.troubles import Trouble
from ui import crash
from ui.background.newest import Newest
from ui.background.next_turn import NextTurn
from ui.ledger.sheets.sheet_dialog import ask
from ui.look import spacing
from ui.parts.buttons import primary_button, quiet_button, tool_button
from ui.parts.date_line import DateLine
from ui.parts.empty_state import EmptyState
from ui.parts.heading import page_title
from ui.rooms.cameras.sheets import norm_sheet
from ui.rooms.disputes.figures.cases_pane import CasesPane
from ui.rooms.disputes.figures.table_view import FiguresTable
from ui.rooms.disputes.figures.telling import CellLine, Notes
from ui.workplace import Workplace

_NOTES_HEIGHT, _LOW_NOTES, _LOW = 96, 44, 560
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


class CameraFiguresPage(QWidget):
    """Counted at the desk; counted again when what it is made of changes and it is seen."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._counting = Newest(workplace.desk)
        self._is_stale = True
        self.tables: tuple[FigureTable, ...] = ()
        self.kind_box = QComboBox(self)
        self.kind_box.setAccessibleName("统计什么")
        for kind in KINDS:
            self.kind_box.addItem(kind.words)
        today = workplace.office.today
        self.day = DateLine(lambda text: read_date(text, workplace.office.today), self)
        self.day.setText(today.isoformat())
        self.tabs = QTabBar(self, expanding=False)
        self.table = FiguresTable(self)
        self.cell_line = CellLine(self, "个", CAMERA_POINTS.one)
        self.notes = Notes(self)
        self.waiting = EmptyState("", "", self)
        self.cases = CasesPane(workplace, self, CAMERA_POINTS, "这个")
        self.back_button = tool_button("arrow-left", "返回视频监控点", self)
        self.norm_button = quiet_button("标准…", self, "settings")
        self.print_button = primary_button("打印/导出", self, "printer")
        self._soon = NextTurn(self.count_if_stale, self)
        self._typing = QTimer(self, singleShot=True, interval=_MILLISECONDS_OF_TYPING)
        self._lay_out()
        self._connect()

    def kind(self) -> _Kind:
        """What is counted."""
        return KINDS[max(self.kind_box.currentIndex(), 0)]

    def count(self) -> None:
        """Count as of the day that stands there; a day that makes no sense is told."""
        self._is_stale = False
        day, store, make = self.day.value(), self._workplace.store, self.kind().make
        self.print_button.setEnabled(day is not None)
        if day is None:
            self._counting.let_go()
            self._wait("截止日期不对，请写成如 2021-06-30 的样子。")
            return
        if not self.tables:
            self._wait("正在统计……")
        self._counting.start(lambda _progress: make(store, day), self._show, self._fail)

    def count_if_stale(self) -> None:
        """Count again where something changed since, and somebody looks."""
        if self._is_stale and self.isVisible():
            self.count()

    def print_table(self) -> None:
        """Open the print dialog at this table and day."""
        from ui.printing.print_dialog import PrintDialog

        day = self.day.value()
        if day is None:
            return
        dialog = PrintDialog(self._workplace, CAMERA_POINTS, None, self.window())
        dialog.choices.choose(self.kind().report, one_day(day))
        dialog.exec()
        dialog.deleteLater()

    def ask_norm(self) -> None:
        """Ask for the norms and their reading."""
        ask(
            self._workplace,
            norm_sheet(self._workplace.store, self._workplace.office),
            self.window(),
        )

    def go_back(self) -> None:
        """From the points to the table."""
        self._pages.setCurrentIndex(0)
        self.table.setFocus()

    def _choose_figure(self, figure: Figure) -> None:
        def show(found: object) -> None:
            assert isinstance(found, list)
            self.cases.show_cases(f"{figure.name}：{figure.words}　监控点{len(found)}个", found)
            self._pages.setCurrentWidget(self.cases)

        self._workplace.carry_out(self, "正在找出这些监控点", lambda _p: figure.rows(), show)

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

    def _choose_again(self) -> None:
        self.tables = ()
        self.count()

    def _heed(self, ledgers: frozenset[str]) -> None:
        if ledgers & _MADE_OF:
            self._is_stale = True
            self._soon.start()

    def _connect(self) -> None:
        self.kind_box.currentIndexChanged.connect(lambda _: self._choose_again())
        self.day.changed.connect(self._typing.start)
        self._typing.timeout.connect(self._choose_again)
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.table.pressed_figure.connect(self._choose_figure, Qt.ConnectionType.QueuedConnection)
        self.table.pointed.connect(self.cell_line.show_cell)
        self.cell_line.figure_wanted.connect(self._choose_figure)
        self.cases.left.connect(self.go_back)
        self.back_button.clicked.connect(lambda: self._workplace.go_to(CAMERA_POINTS.name))
        self.norm_button.clicked.connect(self.ask_norm)
        self.print_button.clicked.connect(self.print_table)
        self._workplace.records_changed.connect(self._heed)

    def _lay_out(self) -> None:
        whole, below = QWidget(self), QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(spacing.SMALL)
        self.day.setFixedWidth(170)
        for widget in (self.back_button, page_title("监控点统计", self), self.kind_box):
            head.addWidget(widget)
        head.addWidget(QLabel("截止日期", self))
        head.addWidget(self.day)
        head.addStretch(1)
        for button in (self.norm_button, self.print_button):
            head.addWidget(button)
        under = QVBoxLayout(below)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(spacing.TIGHT)
        under.addWidget(self.tabs)
        under.addWidget(self.table, 1)
        under.addWidget(self.cell_line)
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
