"""办理期限: the numbers that an office may set itself, each with where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.actions.setup import term_reading
from models.actions.setup.case_terms import GROUPS, TERMS, Term
from models.actions.setup.committees import proposed_short
from ui.ledger.sheets.telling import tell_done
from ui.look import spacing
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.parts.guard_lines import SecrecyLine
from ui.parts.heading import SectionHeading, complaint_line, help_line
from ui.rooms.settings.mediation.term_editors import TermEditor, make_editor
from ui.workplace import Workplace

_LABEL_WIDTH = 132


class TermsPage(QWidget):
    """保存 writes what differs as one batch, which can be undone like any other."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.editors: dict[str, TermEditor] = {}
        self.complaints: dict[str, QLabel] = {}
        self.save_button = primary_button("保存", self)
        self.save_button.clicked.connect(self.save)
        self.revert_button = quiet_button("还原", self)
        self.revert_button.clicked.connect(self.refresh)
        self.default_button = quiet_button("恢复默认", self, "undo")
        self.default_button.clicked.connect(self.show_defaults)
        self._lay_out()
        self.refresh()
        workplace.records_changed.connect(self._heed)

    def refresh(self) -> None:
        """Show the terms as they stand."""
        self._show(term_reading.held(self._workplace.store))

    def show_defaults(self) -> None:
        """Show what the program begins with; nothing is written before 保存."""
        self._show({key: term.default for key, term in TERMS.items()})

    def save(self) -> None:
        """Write what differs."""
        if self._complain():
            return
        store, typed = self._workplace.store, self._typed()
        if self._workplace.attempt(self.window(), lambda: term_reading.put_terms(store, typed)):
            tell_done(self._workplace, self, "办理期限设置已保存。")

    def _show(self, stored: dict[str, str]) -> None:
        for key, value in stored.items():
            self.editors[key].show_stored(value)
        self._allow()

    def _typed(self) -> dict[str, str]:
        return {key: editor.typed() for key, editor in self.editors.items()}

    def _complain(self) -> bool:
        _, complaints = term_reading.read_terms(self._typed())
        for key, label in self.complaints.items():
            label.setText(complaints.get(key, ""))
            label.setVisible(key in complaints)
        return bool(complaints)

    def _allow(self) -> None:
        is_wrong = self._complain()
        read, _ = term_reading.read_terms(self._typed())
        held = term_reading.held(self._workplace.store)
        differs = is_wrong or read != held
        usual = {key: term.default for key, term in TERMS.items()}
        self.save_button.setEnabled(differs and not is_wrong)
        self.revert_button.setEnabled(differs)
        self.default_button.setEnabled(is_wrong or read != usual)

    def _heed(self, ledgers: frozenset[str]) -> None:
        if "settings" in ledgers:
            self.refresh()

    def _lay_out(self) -> None:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(spacing.BETWEEN,) * 4)
        column.setSpacing(spacing.SMALL)
        for title, terms in GROUPS:
            column.addWidget(SectionHeading(title, inner))
            column.addLayout(self._grid(terms, inner))
        column.addStretch()
        area = QScrollArea(self, widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        buttons = button_row(self.default_button, self.revert_button, self.save_button)
        buttons.insertWidget(0, SecrecyLine(self))
        buttons.setContentsMargins(*(spacing.BETWEEN, spacing.SMALL) * 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(buttons)

    def _grid(self, terms: tuple[Term, ...], inner: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(spacing.INSIDE)
        grid.setVerticalSpacing(spacing.INSIDE)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        year, short = self._workplace.office.today.year, proposed_short(self._workplace.store)
        for at, term in enumerate(terms):
            editor = make_editor(term, (year, short), inner)
            editor.changed.connect(self._allow)
            label = QLabel(term.title, inner)
            label.setMinimumHeight(spacing.CONTROL_HEIGHT)
            label.setBuddy(editor.inner())
            complaint = complaint_line("", inner)
            complaint.hide()
            self.editors[term.key], self.complaints[term.key] = editor, complaint
            right = QVBoxLayout()
            right.setSpacing(spacing.TIGHT)
            for widget in (editor, complaint, help_line(f"{term.help}{term.source}", inner)):
                right.addWidget(widget)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(right, at, 1)
        return grid
