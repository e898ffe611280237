"""Blanks side by side in columns; what takes several lines goes over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.fields import Kind
from ui.ledger.sheets.blank_edit import BlankEdit
from ui.ledger.sheets.sheet import Blank
from ui.look import spacing
from ui.workplace import Workplace

_WIDE = frozenset({Kind.PARAGRAPH, Kind.MANY})


class BlankGrid(QWidget):
    """The blanks of one group, read line by line."""

    changed = Signal()
    advised = Signal()

    def __init__(
        self,
        workplace: Workplace,
        blanks: Iterable[Blank],
        parent: QWidget,
        columns: int = 1,
        *,
        is_flat: bool = False,
    ) -> None:
        super().__init__(parent)
        self.edits = {
            blank.key: BlankEdit(workplace, blank, self, is_flat=is_flat) for blank in blanks
        }
        for edit in self.edits.values():
            edit.changed.connect(self.changed)
            edit.advised.connect(self.advised)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(spacing.BETWEEN)
        self._grid.setVerticalSpacing(spacing.SMALL)
        self._columns = 0
        self.set_columns(columns)

    def set_columns(self, columns: int) -> None:
        """Stand in so many columns."""
        if columns == self._columns:
            return
        self._columns = columns
        row = column = 0
        for edit in self.edits.values():
            span = columns if edit.blank.card.kind in _WIDE else 1
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(edit, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        for number in range(2):
            self._grid.setColumnStretch(number, int(number < columns))

    def raw(self) -> dict[str, object]:
        """What is written, by key."""
        return {key: edit.raw() for key, edit in self.edits.items()}

    def typed(self) -> dict[str, object]:
        """What differs from what was likely."""
        return {key: edit.raw() for key, edit in self.edits.items() if edit.is_dirty()}

    def show_raw(self, raw: Mapping[str, object]) -> None:
        """Show what was typed once, in the blanks that are here."""
        for key, edit in self.edits.items():
            if key in raw:
                edit.show_raw(raw[key])

    def complain(self, complaints: Mapping[str, str]) -> BlankEdit | None:
        """Put each complaint under its blank; return the first blank that is wrong."""
        for key, edit in self.edits.items():
            edit.complain(complaints.get(key, ""))
        return next((edit for key, edit in self.edits.items() if key in complaints), None)

    def first_empty(self) -> BlankEdit | None:
        """The first blank that must be filled and is not, else the first one."""
        edits = list(self.edits.values())
        wanted = [edit for edit in edits if edit.blank.card.required and not edit.raw()]
        return next(iter(wanted or edits), None)
