"""One group of a page's blanks; the rarer ones unfold when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.ledger.sheets.blank_edit import BlankEdit
from ui.ledger.sheets.blank_grid import BlankGrid
from ui.ledger.sheets.page_sheet import Group
from ui.look import spacing
from ui.parts.buttons import link_button
from ui.parts.heading import SectionHeading
from ui.workplace import Workplace

_COLUMNS, _LEAST = 2, 250
_MORE, _LESS = "▸ 更多项目", "▾ 收起更多项目"


class GroupEdit(QWidget):
    """The rarer blanks are built when they are looked at; until then what is likely holds."""

    changed = Signal()

    def __init__(self, workplace: Workplace, group: Group, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self.group = workplace, group
        self._columns = _COLUMNS
        self.grid = BlankGrid(workplace, group.blanks, self, _COLUMNS, is_flat=True)
        self.grid.changed.connect(self.changed)
        self.more: BlankGrid | None = None
        self.more_link = link_button(_MORE, self)
        self.more_link.clicked.connect(self._turn)
        self.more_link.setVisible(bool(group.more))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing.TIGHT)
        if group.title:
            self._column.addWidget(SectionHeading(group.title, self))
        self._column.addWidget(self.grid)
        self._column.addWidget(self.more_link, 0, Qt.AlignmentFlag.AlignLeft)

    def raw(self) -> dict[str, object]:
        """What is written, by key."""
        likely = {blank.key: blank.given for blank in self.group.more if blank.given}
        return likely | {key: raw for grid in self._grids() for key, raw in grid.raw().items()}

    def typed(self) -> dict[str, object]:
        """What differs from what was likely."""
        return {key: raw for grid in self._grids() for key, raw in grid.typed().items()}

    def show_raw(self, raw: Mapping[str, object]) -> None:
        """Show what was typed once."""
        self._unfold_for(raw)
        for grid in self._grids():
            grid.show_raw(raw)

    def complain(self, complaints: Mapping[str, str]) -> BlankEdit | None:
        """Put each complaint under its blank; return the first blank that is wrong."""
        self._unfold_for(complaints)
        wrong = [grid.complain(complaints) for grid in self._grids()]
        return next((each for each in wrong if each is not None), None)

    def holds(self, key: str) -> bool:
        """Tell whether there is a blank of this key."""
        return any(blank.key == key for blank in (*self.group.blanks, *self.group.more))

    def unfold(self) -> None:
        """Show the rarer blanks."""
        if self.more is None:
            blanks = self.group.more
            self.more = BlankGrid(self._workplace, blanks, self, self._columns, is_flat=True)
            self.more.changed.connect(self.changed)
            self._column.addWidget(self.more)
        self.more.show()
        self.more_link.setText(_LESS)

    def fit(self, width: int) -> None:
        """Stand in as many columns as there is room for."""
        self._columns = _COLUMNS if width >= _COLUMNS * _LEAST else 1
        for grid in self._grids():
            grid.set_columns(self._columns)

    def _turn(self) -> None:
        if self.more is not None and not self.more.isHidden():
            self.more.hide()
            self.more_link.setText(_MORE)
        else:
            self.unfold()

    def _unfold_for(self, keys: Mapping[str, object]) -> None:
        if any(blank.key in keys for blank in self.group.more):
            self.unfold()

    def _grids(self) -> list[BlankGrid]:
        return [self.grid] if self.more is None else [self.grid, self.more]
