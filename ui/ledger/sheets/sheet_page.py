"""A page that stands over a room: everything one verb asks, on one screen, kept as a draft."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.actions.records import Refused
from models.troubles import Trouble
from ui.ledger.form.banner import Banner
from ui.ledger.form.draft_keeper import DraftKeeper, hour_of
from ui.ledger.rows.rows_edit import RowsEdit
from ui.ledger.sheets.blank_edit import BlankEdit
from ui.ledger.sheets.group_edit import GroupEdit
from ui.ledger.sheets.page_sheet import Group, PageSheet, Part, at_place, flat, in_rows, rows_in
from ui.ledger.sheets.sheet import Table
from ui.ledger.sheets.telling import tell_done
from ui.look import spacing
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.parts.guard_lines import with_secrecy
from ui.parts.heading import complaint_line, help_line, page_title
from ui.workplace import Workplace

_NARROW = 900
"""Below this width the right side stands under the left one."""


class SheetPage(QWidget):
    """Asks what a sheet asks; leaves by ``kept`` or by ``left``, and then it goes."""

    kept = Signal(int)
    """The verb was done; this record came of it."""
    left = Signal()
    """The clerk goes back; what was typed is put aside."""

    def __init__(self, workplace: Workplace, sheet: PageSheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace, self.sheet = workplace, sheet
        self.groups: dict[str, GroupEdit] = {}
        self.tables: dict[str, RowsEdit] = {}
        self.banner = Banner(self)
        self.complaint = complaint_line("", self)
        self.complaint.hide()
        self.yes_button = primary_button(sheet.yes, self)
        self.yes_button.setToolTip("Ctrl+S")
        self.no_button = quiet_button("返回", self, "arrow-left")
        self.yes_button.clicked.connect(self.save)
        self.no_button.clicked.connect(self.leave)
        self._lay_out()
        self.drafts = DraftKeeper(workplace, self.typed, self)
        self._offer_draft()
        self._add_keys()
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def answers(self) -> dict[str, object]:
        """What is written in the groups and in the tables."""
        return {
            **{place: group.raw() for place, group in self.groups.items()},
            **{key: table.raw() for key, table in self.tables.items()},
        }

    def typed(self) -> dict[str, object]:
        """What is written and differs from what was likely, as a draft keeps it."""
        groups = {place: group.typed() for place, group in self.groups.items()}
        tables = {k: table.model.rows() for k, table in self.tables.items() if table.is_dirty()}
        return flat({**groups, **tables})

    def is_dirty(self) -> bool:
        """Something is typed that is not saved."""
        return bool(self.typed())

    def show_typed(self, typed: Mapping[str, object]) -> None:
        """Show what was typed once."""
        for place, group in self.groups.items():
            group.show_raw(at_place(typed, place))
        for key, table in self.tables.items():
            if rows := rows_in(typed, key):
                table.show_raw(rows)

    def enter(self) -> None:
        """Put the cursor into the first blank where nothing stands."""
        first = next(iter(self.groups.values())).grid.first_empty()
        if first is not None:
            first.enter()

    def save(self) -> bool:
        """Do the verb; stay and say why if it is refused."""
        try:
            kept_id = self.sheet.keep(self.answers())
        except Trouble as trouble:
            self._refuse(trouble)
            return False
        self.drafts.throw_away()
        self.drafts.close()  # the focus leaves a blank once more as the page goes
        tell_done(self._workplace, self.window(), self.sheet.done(kept_id))
        self.kept.emit(kept_id)
        return True

    def leave(self) -> None:
        """Go back to the list."""
        self.set_aside()
        self.drafts.close()
        self.left.emit()

    def set_aside(self) -> None:
        """What is typed and not saved becomes a draft."""
        for table in self.tables.values():
            table.table.finish()
        if self.drafts.keep_now():
            self._workplace.status.tell("没填完的内容已存为草稿，下次打开可以继续填写。")

    def _refuse(self, trouble: Trouble) -> None:
        complaints = trouble.complaints if isinstance(trouble, Refused) else {}
        beside = [said for name, said in complaints.items() if not self._has_place(name)]
        text = "\n".join(dict.fromkeys(beside)) if complaints else str(trouble)
        self.complaint.setText(text)
        self.complaint.setVisible(bool(text))
        wrong = [
            group.complain(at_place(complaints, place)) for place, group in self.groups.items()
        ]
        rows = [
            table for key, table in self.tables.items() if table.complain(in_rows(complaints, key))
        ]
        places: list[BlankEdit | RowsEdit] = [*filter(None, wrong), *rows]
        self._go_to(places[0] if places else None)

    def _has_place(self, name: str) -> bool:
        place, dot, key = name.rpartition(".")
        if any(place == at and group.holds(key) for at, group in self.groups.items()):
            return True
        return bool(dot) and name.partition(".")[0] in self.tables

    def _go_to(self, wrong: BlankEdit | RowsEdit | None) -> None:
        if wrong is not None:
            wrong.enter()
            self._area.ensureWidgetVisible(wrong, 0, spacing.WIDE)

    def _offer_draft(self) -> None:
        kept = self.drafts.open(self.sheet.draft)
        if kept is not None:
            at = hour_of(kept.at, self._workplace.office.today)
            self.banner.say(
                f"上次有没填完的内容（{at}）。",
                ("继续填写", lambda: self.show_typed(kept.typed)),
                ("丢弃", self.drafts.throw_away),
            )

    def _focus_moved(self, old: QWidget | None, _new: QWidget | None) -> None:
        if old is not None and self._area.isAncestorOf(old):
            self.drafts.keep_soon()

    def _add_keys(self) -> None:
        for keys, act in (("Ctrl+S", self.save), ("Esc", self.leave)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._sides.setContentsMargins(0, 0, spacing.SMALL, 0)
        self._sides.setSpacing(spacing.WIDE)
        for parts in (self.sheet.left, self.sheet.right):
            if parts:
                self._sides.addLayout(self._side(parts, inside), 1)
        self._area = QScrollArea(self, widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.SMALL)
        column.addLayout(with_secrecy(page_title(self.sheet.title, self), self))
        if self.sheet.explained:
            column.addWidget(help_line(self.sheet.explained, self))
        column.addWidget(self.banner)
        column.addWidget(self._area, 1)
        column.addWidget(self.complaint)
        column.addLayout(button_row(self.no_button, self.yes_button))

    def _side(self, parts: tuple[Part, ...], parent: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(spacing.INSIDE)
        for part in parts:
            column.addWidget(self._make(part, parent), 1 if isinstance(part, Table) else 0)
        if not any(isinstance(part, Table) for part in parts):
            column.addStretch(1)
        return column

    def _make(self, part: Part, parent: QWidget) -> GroupEdit | RowsEdit:
        if isinstance(part, Group):
            group = self.groups[part.place] = GroupEdit(self._workplace, part, parent)
            group.changed.connect(self._heed)
            return group
        table = self.tables[part.key] = RowsEdit(self._workplace, part, parent)
        table.changed.connect(self._heed)
        return table

    def _heed(self) -> None:
        self.drafts.heed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        is_narrow = self.width() < _NARROW
        self._sides.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        room = self.width() - 2 * spacing.BETWEEN
        for group in self.groups.values():
            group.fit(room if is_narrow else (room - spacing.WIDE) // 2)
