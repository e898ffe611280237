"""What can be set for several selected items at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.exchange.plan import editing
from models.exchange.plan.outline import ROOT
from ui.look import fonts, spacing
from ui.parts.buttons import quiet_button
from ui.parts.heading import help_line
from ui.rooms.plan.confirming.unit_line import UnitLine, Units


class SeveralForm(QWidget):
    """The number of selected items, and a leading unit for all of them."""

    wanted = Signal(object)

    def __init__(self, units: Units, parent: QWidget) -> None:
        super().__init__(parent)
        self._codes: tuple[str, ...] = ()
        self._heading = QLabel("", self)
        self._heading.setFont(fonts.section_font())
        self.lead = UnitLine(units, self, several=True)
        self.lead.setPlaceholderText("牵头单位")
        self.lead_button = quiet_button("填给选中的各项", self)
        self.lead_button.clicked.connect(self._write_lead)
        self.lead.returnPressed.connect(self._write_lead)
        row = QHBoxLayout()
        row.setSpacing(spacing.SMALL)
        row.addWidget(self.lead, 1)
        row.addWidget(self.lead_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(spacing.INSIDE, 0, spacing.SMALL, spacing.SMALL)
        column.setSpacing(spacing.INSIDE)
        column.addWidget(self._heading)
        column.addLayout(row)
        column.addWidget(
            help_line(
                "上面的“不导入”“恢复”也对选中的各项一起起作用。要改一项，请只选那一项。", self
            )
        )
        column.addStretch(1)

    def show_codes(self, codes: Sequence[str]) -> None:
        """Stand for these items."""
        self._codes = tuple(code for code in codes if code != ROOT)
        self._heading.setText(f"选中 {len(self._codes)} 项，统一填牵头单位：")

    def _write_lead(self) -> None:
        lead, codes = self.lead.text().strip(), self._codes
        self.wanted.emit(lambda outline: editing.set_lead(outline, codes, lead))
