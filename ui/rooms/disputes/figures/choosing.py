"""Which table for which period; a period may be chosen or written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from models.actions.disputes.figures.tables.offers import STATISTICS
from models.actions.figures.table import Statistic
from models.dates.spans import NotAPeriod, Period, month, read_period
from models.office import Office
from ui.look import spacing
from ui.parts.heading import complaint_line
from ui.printing.choices import periods_around

_MILLISECONDS_OF_TYPING = 400


class Choosing(QWidget):
    """``changed`` when another table or period is wanted."""

    changed = Signal()

    def __init__(self, office: Office, parent: QWidget) -> None:
        super().__init__(parent)
        self.statistic_box = QComboBox(self)
        self.statistic_box.setAccessibleName("报表")
        for each in STATISTICS:
            self.statistic_box.addItem(each.title, each.name)
        self.period_box = QComboBox(self, editable=True)
        self.period_box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.period_box.setAccessibleName("期间")
        self.complaint = complaint_line("", self)
        self.complaint.hide()
        self._periods = periods_around(office.today, int(office.settings.get("year") or 0))
        self._typing = QTimer(self, singleShot=True, interval=_MILLISECONDS_OF_TYPING)
        self._typing.timeout.connect(self.changed)
        self._lay_out()
        self._offer(month(office.today.year, office.today.month))
        self.statistic_box.currentIndexChanged.connect(self._turn)
        self.period_box.editTextChanged.connect(lambda _: self._typing.start())
        self.period_box.activated.connect(lambda _: self._settle())

    def statistic(self) -> Statistic:
        """The statistic chosen."""
        return STATISTICS[max(self.statistic_box.currentIndex(), 0)]

    def period(self) -> Period | None:
        """The period chosen; None while it makes no sense or the table does not take it."""
        try:
            found = read_period(self.period_box.currentText())
        except NotAPeriod as trouble:
            self._complain(str(trouble))
            return None
        spans = self.statistic().spans
        if found.span not in spans:
            ways = "、".join(span.value for span in spans)
            self._complain(f"“{self.statistic().title}”只能按{ways}统计，请换一个期间。")
            return None
        self.complaint.hide()
        return found

    def _complain(self, said: str) -> None:
        self.complaint.setText(said)
        self.complaint.show()

    def _turn(self) -> None:
        held = self.period()
        usual = self._offered(self.statistic())
        self._offer(held if held is not None else usual[0])
        self._settle()

    def _settle(self) -> None:
        self._typing.stop()
        self.changed.emit()

    def _offer(self, chosen: Period) -> None:
        self.period_box.blockSignals(True)
        self.period_box.clear()
        for each in self._offered(self.statistic()):
            self.period_box.addItem(each.words)
        self.period_box.setEditText(chosen.words)
        self.period_box.blockSignals(False)

    def _offered(self, statistic: Statistic) -> Sequence[Period]:
        return [each for each in self._periods if each.span in statistic.spans]

    def _lay_out(self) -> None:
        self.statistic_box.setMinimumWidth(180)
        self.statistic_box.setMaximumWidth(420)
        self.statistic_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.period_box.setFixedWidth(150)
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addWidget(self.statistic_box, 4)
        row.addWidget(self.period_box)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.complaint)
