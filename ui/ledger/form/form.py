"""The fields of one record in groups as on the paper."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from models import kinds
from models.ledger import Ledger
from ui.background.next_turn import NextTurn
from ui.ledger.form.field_row import FieldRow, anyone
from ui.ledger.form.narrowing import Narrowing
from ui.look import spacing
from ui.parts.guard_lines import SecrecyLine
from ui.parts.heading import SectionHeading, complaint_line
from ui.workplace import Workplace

WIDEST = 820


class RecordForm(QScrollArea):
    """Shows a record, or the beginnings of a new one; knows what was typed and what is wrong.

    A form of forty fields takes longer to build than the window may stand still, so its groups
    are built one a turn, and at once whenever all of them are asked for.
    """

    changed = Signal()
    uncovered = Signal(str)

    def __init__(
        self, workplace: Workplace, ledger: Ledger, parent: QWidget, left_out: Iterable[str] = ()
    ) -> None:
        super().__init__(parent, widgetResizable=True)
        self._workplace, self._ledger = workplace, ledger
        self._is_showing = self._is_locked = False
        self.may_open: Callable[[str], bool] = anyone
        """Asked before a particular is seen; see ``FieldRow``."""
        self._record: Any = None
        self._starts: Mapping[str, Any] = {}
        self._rows: dict[str, FieldRow] = {}
        self._narrowing = Narrowing(workplace, ledger, self._rows)
        self._sections: list[tuple[SectionHeading, list[FieldRow]]] = []
        inside = QWidget(self)
        inside.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, spacing.INSIDE, spacing.INSIDE)
        self._column.setSpacing(spacing.SMALL)
        self._column.addWidget(SecrecyLine(inside))  # scrolls away with the first fields
        self._complaint = complaint_line("", inside)
        self._column.addWidget(self._complaint)
        self._column.addStretch(1)
        self.setWidget(inside)
        out = set(left_out)
        groups = (
            (title, [key for key in keys if key not in out]) for title, keys in ledger.form_groups
        )
        self._waiting = deque((title, keys) for title, keys in groups if keys)
        self._next_turn = NextTurn(self._build_one, self)
        self._goal: FieldRow | None = None
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._show_goal())

    @property
    def rows(self) -> dict[str, FieldRow]:
        """Every field of the form, by key."""
        while self._waiting:
            self._build_one()
        return self._rows

    def add_after_first_group(self, widget: QWidget) -> None:
        """Put something of the room's own between the first group of fields and the second."""
        last = list(self.rows.values())[len(self._sections[0][1]) - 1]
        self._column.insertWidget(self._column.indexOf(last) + 1, widget)

    def show_record(self, record: Any, starts: Mapping[str, Any] | None = None) -> None:
        """Show ``record``; None shows a new one that begins with defaults and ``starts``."""
        self._record, self._starts, self._goal = record, starts or {}, None
        for heading, rows in self._sections:
            self._show_in(heading, rows)
        if self._waiting:
            self._next_turn.start()
        self._say_complaints({})
        self.verticalScrollBar().setValue(0)

    def raw(self) -> dict[str, object]:
        """Everything that stands in the editors."""
        return {key: row.raw() for key, row in self.rows.items() if row.editor is not None}

    def typed(self) -> dict[str, object]:
        """What differs from what was shown."""
        return {key: row.raw() for key, row in self._rows.items() if row.is_dirty()}

    def is_dirty(self) -> bool:
        """Something was typed that is not saved."""
        return any(row.is_dirty() for row in self._rows.values())

    def show_typed(self, typed: Mapping[str, object]) -> None:
        """Show what was typed once, over the record as it stands."""
        for key, raw in typed.items():
            if key in self.rows:
                self.rows[key].show_raw(raw)

    def show_complaints(self, complaints: Mapping[str, str]) -> None:
        """Put each complaint under its field, the others on top, and go to the first."""
        self._say_complaints(complaints)
        wrong = [row for key, row in self.rows.items() if key in complaints and row.editor]
        if wrong and wrong[0].editor is not None:
            wrong[0].editor.setFocus()
            self.ensureWidgetVisible(wrong[0], 0, spacing.WIDE)

    def _say_complaints(self, complaints: Mapping[str, str]) -> None:
        rows = self.rows if complaints else self._rows
        for key, row in rows.items():
            row.complain(complaints.get(key, ""))
        homeless = [said for key, said in complaints.items() if key not in rows]
        self._complaint.setText("\n".join(homeless))
        self._complaint.setVisible(bool(homeless))

    def lock(self, is_locked: bool) -> None:
        """Let nothing be typed."""
        self._is_locked = is_locked
        for row in self._rows.values():
            row.lock(is_locked)

    def enter(self) -> None:
        """Put the cursor into the first field."""
        if self._waiting and not self._rows:
            self._build_one()
        for row in self._rows.values():
            if row.editor is not None and not row.is_covered:
                row.editor.setFocus()
                return

    def go_to(self, key: str) -> None:
        """Put the cursor into the field of this key, where it has one and may be seen."""
        row = self.rows.get(key)
        if row is None:
            return
        if row.editor is not None and not row.is_covered:
            row.editor.setFocus()
        self._goal = row
        self._show_goal()

    def _show_goal(self) -> None:
        """Scroll to the field gone to; again while rows just built find their places."""
        if self._goal is not None:
            self.ensureWidgetVisible(self._goal, 0, spacing.WIDE)

    def key_in_focus(self) -> str:
        """The field the cursor is in, "" if in none."""
        focus = self.focusWidget()
        for key, row in self._rows.items():
            if focus is not None and row.isAncestorOf(focus):
                return key
        return ""

    def _build_one(self) -> None:
        """Build the next group, show the record in it, and come again for the one after."""
        if not self._waiting:
            return
        title, keys = self._waiting.popleft()
        inside = self.widget()
        heading = SectionHeading(title, inside)
        self._place(heading)
        rows = [self._make_row(key, inside) for key in keys]
        self._sections.append((heading, rows))
        self._show_in(heading, rows)
        if self._waiting:
            self._next_turn.start()

    def _make_row(self, key: str, inside: QWidget) -> FieldRow:
        row = FieldRow(self._workplace, self._ledger, self._ledger.fields[key], inside)
        row.changed.connect(partial(self._heed, row))
        row.uncovered.connect(self.uncovered)
        row.may_open = self._may_open
        row.lock(self._is_locked)
        self._place(row)
        self._rows[key] = row
        self._narrowing.tie(key)
        return row

    def _may_open(self, key: str) -> bool:
        return self.may_open(key)

    def _place(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)  # before the stretch

    def _show_in(self, heading: SectionHeading, rows: list[FieldRow]) -> None:
        self._is_showing = True
        office = self._workplace.office
        for row in rows:
            field = self._ledger.fields[row.key]
            if self._record is not None:
                value = field.value(self._record, office)
            else:
                begun = kinds.default_of(field.card, office) if field.is_typed else None
                value = self._starts.get(row.key, begun)
            row.show_record(self._record, value)
        heading.setVisible(any(not row.isHidden() for row in rows))
        self._is_showing = False

    def _heed(self, row: FieldRow) -> None:
        if not self._is_showing:
            self._goal = None
            if row.complaint.text():
                row.complain("")
            self._narrowing.heed(row.key)
            self.changed.emit()
