"""The fields of one record in groups as on the paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from models import kinds
from models.ledger import Ledger
from ui.ledger.form.field_row import FieldRow
from ui.look import spacing
from ui.parts.heading import SectionHeading, complaint_line
from ui.workplace import Workplace

WIDEST = 820


class RecordForm(QScrollArea):
    """Shows a record, or the beginnings of a new one; knows what was typed and what is wrong."""

    changed = Signal()
    uncovered = Signal(str)

    def __init__(
        self, workplace: Workplace, ledger: Ledger, parent: QWidget, left_out: Iterable[str] = ()
    ) -> None:
        super().__init__(parent, widgetResizable=True)
        self._workplace, self._ledger = workplace, ledger
        self._is_showing = False
        self.rows: dict[str, FieldRow] = {}
        self._sections: list[tuple[SectionHeading, list[FieldRow]]] = []
        inside = QWidget(self)
        inside.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, spacing.INSIDE, spacing.INSIDE)
        self._column.setSpacing(spacing.SMALL)
        self._complaint = complaint_line("", inside)
        self._column.addWidget(self._complaint)
        out = set(left_out)
        for title, keys in ledger.form_groups:
            self._add_group(title, [key for key in keys if key not in out], inside)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.show_record(None)

    def show_record(self, record: Any, starts: Mapping[str, Any] | None = None) -> None:
        """Show ``record``; None shows a new one that begins with defaults and ``starts``."""
        self._is_showing = True
        office = self._workplace.office
        for key, row in self.rows.items():
            field = self._ledger.fields[key]
            if record is not None:
                value = field.value(record, office)
            else:
                begun = kinds.default_of(field.card, office) if field.is_typed else None
                value = (starts or {}).get(key, begun)
            row.show_record(record, value)
        for heading, rows in self._sections:
            heading.setVisible(any(not row.isHidden() for row in rows))
        self.show_complaints({})
        self._is_showing = False
        self.verticalScrollBar().setValue(0)

    def raw(self) -> dict[str, object]:
        """Everything that stands in the editors."""
        return {key: row.raw() for key, row in self.rows.items() if row.editor is not None}

    def typed(self) -> dict[str, object]:
        """What differs from what was shown."""
        return {key: row.raw() for key, row in self.rows.items() if row.is_dirty()}

    def is_dirty(self) -> bool:
        """Something was typed that is not saved."""
        return any(row.is_dirty() for row in self.rows.values())

    def show_typed(self, typed: Mapping[str, object]) -> None:
        """Show what was typed once, over the record as it stands."""
        for key, raw in typed.items():
            if key in self.rows:
                self.rows[key].show_raw(raw)

    def show_complaints(self, complaints: Mapping[str, str]) -> None:
        """Put each complaint under its field, the others on top, and go to the first."""
        for key, row in self.rows.items():
            row.complain(complaints.get(key, ""))
        homeless = [said for key, said in complaints.items() if key not in self.rows]
        self._complaint.setText("\n".join(homeless))
        self._complaint.setVisible(bool(homeless))
        wrong = [row for key, row in self.rows.items() if key in complaints and row.editor]
        if wrong and wrong[0].editor is not None:
            wrong[0].editor.setFocus()
            self.ensureWidgetVisible(wrong[0], 0, spacing.WIDE)

    def lock(self, is_locked: bool) -> None:
        """Let nothing be typed."""
        for row in self.rows.values():
            row.lock(is_locked)

    def enter(self) -> None:
        """Put the cursor into the first field."""
        for row in self.rows.values():
            if row.editor is not None and not row.is_covered:
                row.editor.setFocus()
                return

    def key_in_focus(self) -> str:
        """The field the cursor is in, "" if in none."""
        focus = self.focusWidget()
        for key, row in self.rows.items():
            if focus is not None and row.isAncestorOf(focus):
                return key
        return ""

    def _add_group(self, title: str, keys: list[str], inside: QWidget) -> None:
        heading = SectionHeading(title, inside)
        self._column.addWidget(heading)
        rows = []
        for field in self._ledger.pick(keys):
            row = FieldRow(self._workplace, self._ledger, field, inside)
            row.changed.connect(partial(self._heed, row))
            row.uncovered.connect(self.uncovered)
            self._column.addWidget(row)
            self.rows[field.key] = row
            rows.append(row)
        self._sections.append((heading, rows))

    def _heed(self, row: FieldRow) -> None:
        if not self._is_showing:
            if row.complaint.text():
                row.complain("")
            self.changed.emit()
