"""The head of the confirmation: the plan's name, its year, who leads where nobody is named."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from ui.look import fonts, spacing
from ui.parts.buttons import quiet_button
from ui.parts.elide_label import ElideLabel
from ui.rooms.plan.confirming.unit_line import UnitLine, Units

YEARS = (2000, 2100)
_LEAD_WIDTH = 168


class Head(QWidget):
    """``year_changed`` and ``lead_changed`` tell what was typed; a notice stands below."""

    year_changed = Signal(int)
    lead_changed = Signal(str)

    def __init__(self, units: Units, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = ElideLabel("", self)
        self.name.setFont(fonts.section_font())
        self.year = QSpinBox(self, minimum=YEARS[0], maximum=YEARS[1])
        self.year.setKeyboardTracking(False)
        self.year.valueChanged.connect(self.year_changed)
        self.lead = UnitLine(units, self)
        self.lead.setFixedWidth(_LEAD_WIDTH)
        self.lead.settled.connect(self._tell_lead)
        self.again_button = quiet_button("另选方案", self)
        self.notice = QLabel("", self, wordWrap=True)
        self.notice.setProperty("role", "soft")
        self._held_lead = ""
        self._lay_out()

    def show_plan(self, name: str, year: int) -> None:
        """Show the plan's name and year."""
        self.name.setText(name)
        with QSignalBlocker(self.year):
            self.year.setValue(year)

    def show_lead(self, lead: str) -> None:
        """Show who leads where nobody is named."""
        self._held_lead = lead
        self.lead.show_text(lead)

    def show_notice(self, text: str) -> None:
        """Say something about the whole plan; "" says nothing."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def _tell_lead(self) -> None:
        lead = self.lead.text().strip()
        if not lead:
            self.lead.show_text(self._held_lead)
        elif lead != self._held_lead:
            self._held_lead = lead
            self.lead_changed.emit(lead)

    def _lay_out(self) -> None:
        year = QLabel("年度", self)
        year.setBuddy(self.year)
        lead = QLabel("没写牵头单位的，统一填：", self)
        lead.setBuddy(self.lead)
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addWidget(self.name, 1)
        for widget in (year, self.year, lead, self.lead, self.again_button):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.TIGHT)
        column.addLayout(row)
        column.addWidget(self.notice)
