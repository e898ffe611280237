"""本单位: its name, its year, who leads by default, and how early the lights warn."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from models.actions.settings import put_settings
from models.pinyin import matches_initials
from models.words.tasks import UNITS
from ui.look import spacing
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.parts.guard_lines import SecrecyLine
from ui.parts.heading import SectionHeading, complaint_line, help_line
from ui.parts.typeahead import Option, TypeAhead
from ui.workplace import Workplace

_LEAST_YEAR, _LAST_YEAR = 2015, 2099
_FIELD_WIDTH = 260
# Defaults as in models/ledgers/tasks/lights.py.
_DAYS = (
    ("warn_first_days", 15),
    ("warn_second_days", 3),
    ("warn_year_first_days", 60),
    ("warn_year_second_days", 15),
)
_WARNINGS = (
    ("固定日期、月底前的任务", "warn_first_days", "warn_second_days"),
    ("年底前的任务", "warn_year_first_days", "warn_year_second_days"),
)
_DEFAULT_LEAD = "乡综治办"


class OfficePage(QWidget):
    """保存 writes what differs as one batch, which can be undone like any other."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.name = QLineEdit(self, maxLength=60)
        self.township = QLabel("", self)
        self.year = QSpinBox(self, minimum=_LEAST_YEAR, maximum=_LAST_YEAR)
        self.lead = TypeAhead(self._units, self)
        self.days = {key: QSpinBox(self, minimum=0, maximum=366) for key, _ in _DAYS}
        self.complaint = complaint_line("", self)
        self.save_button = primary_button("保存", self)
        self.save_button.clicked.connect(self.save)
        self.revert_button = quiet_button("还原", self)
        self.revert_button.clicked.connect(self.show_office)
        self._lay_out()
        for edited in (self.name.textChanged, self.year.valueChanged, self.lead.textChanged):
            edited.connect(self._allow)
        for spin in self.days.values():
            spin.setSuffix(" 天")
            spin.valueChanged.connect(self._allow)
        self.show_office()
        workplace.records_changed.connect(self._heed)

    def show_office(self) -> None:
        """Show the arrangements as they stand."""
        held = self._workplace.office.settings
        self.name.setText(held.get("office_name", ""))
        place = f"{held.get('area_name', '')}{held.get('township_name', '')}"
        self.township.setText(f"{place}　代码 {held.get('township_code', '—')}")
        self.year.setValue(int(held.get("year") or self._workplace.office.today.year))
        self.lead.setText(held.get("default_lead_unit") or _DEFAULT_LEAD)
        for key, default in _DAYS:
            self.days[key].setValue(self._workplace.office.days(key, default))
        self._allow()

    def save(self) -> None:
        """Write what differs."""
        changed = self._changed()
        if not changed or self._complain():
            return
        store = self._workplace.store
        if self._workplace.attempt(self.window(), lambda: put_settings(store, changed)):
            self._workplace.status.tell("本单位设置已保存。")

    def _typed(self) -> dict[str, str]:
        days = {key: str(spin.value()) for key, spin in self.days.items()}
        return {
            "office_name": self.name.text().strip(),
            "year": str(self.year.value()),
            "default_lead_unit": self.lead.text().strip(),
        } | days

    def _changed(self) -> dict[str, str]:
        held = self._workplace.office.settings
        usual = {key: str(days) for key, days in _DAYS} | {"default_lead_unit": _DEFAULT_LEAD}
        return {
            key: value
            for key, value in self._typed().items()
            if value != (held.get(key) or usual.get(key, ""))
        }

    def _complain(self) -> str:
        reason = "" if self.name.text().strip() else "请填写单位名称，它印在每张报表上。"
        for words, first, second in _WARNINGS:
            if self.days[second].value() > self.days[first].value():
                reason = f"{words}：“临期”的天数应不多于“预警”的天数，请改正。"
        self.complaint.setText(reason)
        return reason

    def _allow(self) -> None:
        is_changed = bool(self._changed())
        self._complain()
        self.save_button.setEnabled(is_changed)
        self.revert_button.setEnabled(is_changed)

    def _heed(self, ledgers: frozenset[str]) -> None:
        if "settings" in ledgers:
            self.show_office()

    def _units(self, typed: str) -> list[Option]:
        offered = self._workplace.office.choices(UNITS).offered()
        return [
            Option(word, word)
            for word in offered
            if not typed or typed in word or matches_initials(typed, word)
        ]

    def _lay_out(self) -> None:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addWidget(SectionHeading("本单位", inner))
        column.addLayout(self._names(inner))
        column.addWidget(SectionHeading("任务什么时候开始提醒", inner))
        column.addLayout(self._thresholds(inner))
        column.addWidget(
            help_line("“预警”在先，“临期”更近；过了期限的次日起为“逾期”，这一条不能改。", inner)
        )
        column.addWidget(self.complaint)
        column.addStretch()
        area = QScrollArea(self, widgetResizable=True)
        area.setWidget(inner)
        buttons = button_row(self.revert_button, self.save_button)
        buttons.insertWidget(0, SecrecyLine(self))
        buttons.setContentsMargins(*(spacing.BETWEEN, spacing.SMALL) * 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(buttons)

    def _names(self, inner: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(spacing.INSIDE)
        grid.setVerticalSpacing(spacing.SMALL)
        rows = (
            ("单位名称", self.name),
            ("所在地", self.township),
            ("年度", self.year),
            ("默认牵头单位", self.lead),
        )
        for at, (words, widget) in enumerate(rows):
            grid.addWidget(QLabel(words, inner), at, 0)
            grid.addWidget(widget, at, 1, 1, 2 if widget is self.township else 1)
        for widget in (self.name, self.lead, self.year):
            widget.setFixedWidth(_FIELD_WIDTH)
        grid.setColumnStretch(2, 1)
        return grid

    def _thresholds(self, inner: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(spacing.INSIDE)
        grid.setVerticalSpacing(spacing.SMALL)
        for at, (words, first, second) in enumerate(_WARNINGS):
            grid.addWidget(QLabel(words, inner), at, 0)
            row = QHBoxLayout()
            row.setSpacing(spacing.SMALL)
            for before, key in (("提前", first), ("预警，提前", second)):
                row.addWidget(QLabel(before, inner))
                self.days[key].setFixedWidth(96)
                row.addWidget(self.days[key])
            row.addWidget(QLabel("临期", inner))
            row.addStretch()
            grid.addLayout(row, at, 1)
        grid.setColumnStretch(1, 1)
        return grid
