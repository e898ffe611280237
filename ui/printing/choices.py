"""What is to be printed: which paper, for which period, all or as the list is filtered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models.actions.finding import View
from models.dates.periods import quarter_of
from models.dates.spans import (
    WHOLE,
    NotAPeriod,
    Period,
    Span,
    half_year,
    month,
    one_day,
    quarter,
    read_period,
    week_of,
    whole_year,
)
from reports.requests import EXCEL, PDF, WORD, Report, Request
from ui.look import spacing
from ui.parts.heading import SectionHeading, complaint_line, help_line

_WIDTH = 344
_MILLISECONDS_OF_TYPING = 400
_WEEKS, _DAYS = 5, 7  # so many are offered, the present one among them
_WRITTEN = {
    Span.YEAR: "2021",
    Span.HALF_YEAR: "2021上半年",
    Span.QUARTER: "2021-Q2",
    Span.MONTH: "2021-06",
    Span.WEEK: "2021-W25（第25周）",
    Span.DAY: "2021-06-24",
}
_FORMATS = {
    PDF: "PDF（打印、存档）",
    EXCEL: "Excel（可再加工）",
    WORD: "Word（可再修改）",
}

_COVERED = "姓名、电话、住址按规定遮盖。"
_UNCOVERED = "要签名存卷的文书，姓名、电话、住址照登记的印出；每做一次都记入操作记录。"


class Choices(QWidget):
    """The left side of the print dialog; says ``changed`` when another request is chosen."""

    changed = Signal()

    def __init__(self, reports: Sequence[Report], view: View | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._reports, self._view = reports, view
        self.setFixedWidth(_WIDTH)
        self.paper = QComboBox(self)
        for report in reports:
            self.paper.addItem(report.title)
        self.period = QComboBox(self, editable=True)
        self.period.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.about = help_line("", self)
        self.complaint = complaint_line("", self)
        self.complaint.hide()
        self.filtered = QRadioButton("只要当前筛选的", self)
        self.everything = QRadioButton("全部", self)
        self._scope = QButtonGroup(self)
        for button in (self.filtered, self.everything):
            self._scope.addButton(button)
        self.note = QLabel("", self, wordWrap=True)
        self.formats = {name: QCheckBox(words, self) for name, words in _FORMATS.items()}
        self._typing = QTimer(self, singleShot=True, interval=_MILLISECONDS_OF_TYPING)
        self._typing.timeout.connect(self._settle)
        self._lay_out()
        has_filter = view is not None and bool(view.filters or view.words.strip())
        self.filtered.setEnabled(has_filter)
        (self.filtered if has_filter else self.everything).setChecked(True)
        self.formats[PDF].setChecked(True)
        self.paper.currentIndexChanged.connect(self._show_report)
        self.period.editTextChanged.connect(lambda _text: self._typing.start())
        self._scope.buttonToggled.connect(lambda _b, on: self.changed.emit() if on else None)
        self._list_periods()

    def report(self) -> Report:
        """Return the paper chosen."""
        return self._reports[max(self.paper.currentIndex(), 0)]

    def request(self) -> Request | None:
        """Return what is asked for; None while the period makes no sense."""
        period = self._period()
        if period is None:
            return None
        return Request(period, self._view if self.filtered.isChecked() else None)

    def wanted_formats(self) -> tuple[str, ...]:
        """Return the kinds of file ticked that the paper can be made as."""
        return tuple(
            name
            for name, box in self.formats.items()
            if box.isChecked() and name in self.report().formats
        )

    def offer_periods(self, today: date, of_ledger: int) -> None:
        """Offer the periods around ``today``; those of the ledger's own year first."""
        self._offered = periods_around(today, of_ledger)
        self._list_periods()

    def choose(self, report: str, period: Period) -> None:
        """Choose a paper by its name and the period it is made for."""
        names = [each.name for each in self._reports]
        self.blockSignals(True)
        self.paper.setCurrentIndex(names.index(report))
        self.period.setEditText(period.words)
        self.blockSignals(False)
        self._settle()

    _offered: Sequence[Period] = (WHOLE,)

    def _list_periods(self) -> None:
        spans = self.report().spans
        self.period.blockSignals(True)
        self.period.clear()
        for each in self._offered:
            if each.span in spans:
                self.period.addItem(each.words)
        self.period.setEnabled(spans != (Span.WHOLE,))
        ways = "、".join(words for span, words in _WRITTEN.items() if span in spans)
        self.about.setText(f"也可以直接写：{ways}")
        self.about.setVisible(bool(ways))
        self.period.blockSignals(False)
        self.note.setText(_UNCOVERED if self.report().uncovered else _COVERED)
        takes = self.report().formats
        for name, box in self.formats.items():
            box.setEnabled(name in takes)

    def _show_report(self) -> None:
        self._list_periods()
        self._settle()

    def _settle(self) -> None:
        self._typing.stop()
        self.changed.emit()

    def _period(self) -> Period | None:
        try:
            found = read_period(self.period.currentText())
        except NotAPeriod as trouble:
            self.complaint.setText(str(trouble))
            self.complaint.show()
            return None
        self.complaint.hide()
        return found

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.TIGHT)
        for heading, widgets in (
            ("报表", (self.paper,)),
            ("期间", (self.period, self.about, self.complaint)),
            ("范围", (self.filtered, self.everything)),
            ("另存为", tuple(self.formats.values())),
        ):
            column.addWidget(SectionHeading(heading, self))
            for widget in widgets:
                column.addWidget(widget)
        self.note.setProperty("role", "soft")
        column.addSpacing(spacing.BETWEEN)
        column.addWidget(self.note)
        column.addStretch()


def periods_around(today: date, of_ledger: int) -> list[Period]:
    """Return the periods that are likely asked for; those of the ledger's own year first."""
    year, number = today.year, quarter_of(today)
    own = [] if of_ledger == year else _all_of(of_ledger)
    offered = [
        *own,
        whole_year(year),
        half_year(year, 1 if today.month <= 6 else 2),
        quarter(year, number),
        *(month(year, each) for each in range(today.month, 0, -1)),
        *(week_of(today - timedelta(weeks=each)) for each in range(_WEEKS)),
        *(one_day(today - timedelta(days=each)) for each in range(_DAYS)),
        whole_year(year - 1),
        WHOLE,
    ]
    return list(dict.fromkeys(offered))


def _all_of(year: int) -> list[Period]:
    """Every period of a year that lies apart from today's; none where no year is arranged."""
    if not year:
        return []
    halves = [half_year(year, each) for each in (1, 2)]
    quarters = [quarter(year, each) for each in range(1, 5)]
    return [whole_year(year), *halves, *quarters, *(month(year, each) for each in range(1, 13))]
