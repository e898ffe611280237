"""登记巡检: all points of some villages on one list; only the bad ones are ticked off (job 13)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from models.actions.cameras.looking import Look, look_at, points_in_use
from models.actions.finding import View, every_row
from models.dates.reading import read_date
from models.ledgers.villages import VILLAGES
from models.troubles import Trouble
from ui.ledger.sheets.telling import tell_done
from ui.look import spacing
from ui.look.room import fitting
from ui.look.tables import dress_table
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.parts.date_line import DateLine
from ui.parts.heading import complaint_line, help_line
from ui.rooms.cameras.look_model import LookModel
from ui.workplace import Workplace

_SIZE = (820, 620)
_ALL = "全部村"
_HELP = (
    "所有在用的点位都列在下面，默认在线、图像完好；离线或图像不好的，去掉它的勾。"
    "登记只记在线和完好，不看画面。"
)


class LookDialog(QDialog):
    """Writes a check for every point listed, as one piece of work."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("登记巡检")
        self.resize(fitting(parent, *_SIZE))
        self._workplace = workplace
        office = workplace.office
        self.day = DateLine(lambda text: read_date(text, office.today), self)
        self.day.setText(office.today.isoformat())
        self.village = QComboBox(self)
        self.village.setAccessibleName("村")
        rows = every_row(workplace.store, VILLAGES, View(sort=(("code", False),)))
        self._villages = [row.id for row in rows if row.ended_on is None]
        self.village.addItem(_ALL, None)
        for row in rows:
            if row.ended_on is None:
                self.village.addItem(VILLAGES.show(row, "name", office), row.id)
        self.source = QLineEdit(self, placeholderText="如：电信公司6月运行月报")
        self.source.setMaxLength(60)
        self.model = LookModel(office, self)
        self.table = QTableView(self)
        self.said = help_line("", self)
        self.complaint = complaint_line("", self)
        self.complaint.hide()
        self.yes_button = primary_button("登记", self)
        self.no_button = quiet_button("取消", self)
        self._lay_out()
        self.yes_button.clicked.connect(self.accept)
        self.no_button.clicked.connect(self.reject)
        self.village.currentIndexChanged.connect(lambda _: self._show_points())
        self.model.ticked.connect(self._count)
        self._show_points()

    def accept(self) -> None:
        """Write the looks; stay open and say why if they are refused."""
        day = self.day.value()
        if day is None:
            self._complain("巡检日期不对，请写成如 2021-06-30 的样子。")
            return
        look = Look(
            day, self.source.text(), frozenset(self.model.offline), frozenset(self.model.broken)
        )
        try:
            many = look_at(self._workplace.store, self._chosen(), look)
        except Trouble as trouble:
            self._complain(str(trouble))
            return
        tell_done(self._workplace, self.parentWidget(), f"已登记{many}个监控点的巡检")
        super().accept()

    def _chosen(self) -> list[int]:
        one = self.village.currentData()
        return self._villages if one is None else [one]

    def _show_points(self) -> None:
        self.model.show_points(points_in_use(self._workplace.store, self._chosen()))
        self._count()

    def _count(self) -> None:
        many = self.model.rowCount()
        offline, broken = len(self.model.offline), len(self.model.broken)
        self.said.setText(f"共{many}个点位，离线{offline}个，图像不完好{broken}个。")

    def _complain(self, said: str) -> None:
        self.complaint.setText(said)
        self.complaint.show()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        dress_table(self.table)
        self.table.setAccessibleName("要登记的点位")
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        form = QFormLayout()
        form.setHorizontalSpacing(spacing.INSIDE)
        form.setVerticalSpacing(spacing.SMALL)
        form.addRow("巡检日期", self.day)
        form.addRow("村", self.village)
        form.addRow("数据来源", self.source)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.WIDE,) * 3, spacing.BETWEEN)
        column.setSpacing(spacing.SMALL)
        column.addLayout(form)
        column.addWidget(help_line(_HELP, self))
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        column.addWidget(self.complaint)
        column.addLayout(button_row(self.no_button, self.yes_button))
