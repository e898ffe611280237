"""Editors that choose: a word, several words, a record of another ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models import kinds
from models.actions import finding
from models.actions.finding import OneOf
from models.actions.linking.belonging import called
from models.fields import Choices, FieldCard
from models.ledger import Ledger, find_ledger
from models.pinyin import matches_initials
from ui.ledger.filters.chips import RemovableChip
from ui.ledger.form.editor import Editor
from ui.look import spacing
from ui.parts.buttons import tool_button
from ui.parts.flow_layout import FlowLayout
from ui.parts.typeahead import Option, TypeAhead
from ui.workplace import Workplace

MOST_LINKED = 20


def options_of(choices: Choices, typed: str) -> list[Option]:
    """Return the offered words that hold ``typed`` or have it as pinyin initials."""
    words = typed.strip().lower()
    offered = [(c, label) for c, label in choices.labels.items() if c not in choices.retired]
    by_text = [each for each in offered if words in each[1].lower()]
    if words.isascii() and words:
        by_text += [e for e in offered if e not in by_text and matches_initials(words, e[1])]
    return [Option(code, label) for code, label in by_text]


class ChoiceEditor(Editor):
    """One word of a list, found by typing Chinese or pinyin initials."""

    def __init__(self, workplace: Workplace, card: FieldCard, parent: QWidget) -> None:
        super().__init__(workplace, card, parent)
        self.line = TypeAhead(self.look_for, self)
        self.line.textChanged.connect(self.changed)
        self.button = tool_button("chevron-down", "列出可选的", self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line's own Down key does it
        self.button.clicked.connect(self._offer)
        self.row.setSpacing(0)
        self.take(self.line)
        self.row.addWidget(self.button)

    def choices(self) -> Choices:
        """The office's words for this field."""
        assert self.card.choices is not None
        return self.workplace.office.choices(self.card.choices)

    def look_for(self, text: str) -> Sequence[Option]:
        """Return what to offer for ``text``."""
        return options_of(self.choices(), text)

    def raw(self) -> object:
        return self.line.code() or self.line.text().strip()

    def show_raw(self, raw: object) -> None:
        code = str(raw or "")
        known = code in self.choices().labels
        self.line.choose(Option(code, self.choices().label(code)) if known else None)
        if code and not known:
            self.line.setText(code)
        self.line.setCursorPosition(0)

    def show_value(self, value: Any) -> None:
        self.show_raw(value)

    def lock(self, is_locked: bool) -> None:
        self.line.setReadOnly(is_locked)
        self.button.setEnabled(not is_locked)

    def _offer(self) -> None:
        self.line.setFocus()
        self.line.offer()


def _nobody() -> int | None:
    return None


class LinkEditor(ChoiceEditor):
    """A record of another ledger; the arrow goes to it."""

    def __init__(self, workplace: Workplace, card: FieldCard, parent: QWidget) -> None:
        super().__init__(workplace, card, parent)
        self.target = find_ledger(card.target)
        self._tie = ""
        self._owner_id: Callable[[], int | None] = _nobody
        self._owner: Ledger | None = None
        self.go = tool_button("arrow-right", f"打开这{self.target.counter}{self.target.one}", self)
        self.go.clicked.connect(self._go)
        self.row.addWidget(self.go)
        self.line.textChanged.connect(lambda _: self._show_way())
        self._show_way()

    def narrow(self, tie: str, owner: Ledger, owner_id: Callable[[], int | None]) -> None:
        """Offer only records whose field ``tie`` is the record that is chosen elsewhere now.

        While none is, all are offered, each with the name of the one that owns it.
        """
        self._tie, self._owner, self._owner_id = tie, owner, owner_id

    def look_for(self, text: str) -> Sequence[Option]:
        owner_id = self._owner_id()
        view = finding.offered(self.target, text)
        if owner_id is not None:
            within = {self._tie: OneOf(frozenset({owner_id}))}
            view = replace(view, filters={**view.filters, **within})
        rows = finding.first_rows(self.workplace.store, self.target, view, MOST_LINKED)
        return [Option(str(row.id), self._named(row, owner_id)) for row in rows]

    def _named(self, row: Any, owner_id: int | None) -> str:
        office = self.workplace.office
        name = self._spoken(self.target.name_of(row, office))
        if self._owner is None or owner_id is not None:
            return name
        return f"{name}（{called(office, self._owner, getattr(row, self._tie))}）"

    def raw(self) -> object:
        code = self.line.code()
        return int(code) if code else self.line.text().strip()

    def show_raw(self, raw: object) -> None:
        if isinstance(raw, int) and not isinstance(raw, bool):
            name = self.workplace.office.name_of(self.card.target, raw)
            self.line.choose(Option(str(raw), self._spoken(name)))
        else:
            self.line.choose(None)
            self.line.setText(str(raw or ""))
        self.line.setCursorPosition(0)
        self._show_way()

    def _spoken(self, name: str) -> str:
        """A code stands behind the name, where it may be cut off."""
        code, _, rest = name.partition(" ")
        return f"{rest} {code}" if self.target.coded and rest else name

    def _show_way(self) -> None:
        self.go.setEnabled(bool(self.line.code()))

    def _go(self) -> None:
        self.workplace.record_wanted.emit(self.card.target, int(self.line.code()))


class ManyEditor(Editor):
    """Several words: each chosen one is a chip, the line below adds another."""

    def __init__(self, workplace: Workplace, card: FieldCard, parent: QWidget) -> None:
        super().__init__(workplace, card, parent)
        self._codes: list[str] = []
        self._chips: list[RemovableChip] = []
        self._is_locked = False
        self.line = TypeAhead(self.look_for, self)
        self.line.setPlaceholderText("添加……")
        self.line.chosen.connect(self.add)
        self.line.editingFinished.connect(self._add_written)
        self._held = QWidget(self)
        self._flow = FlowLayout(self._held)
        self._flow.setSpacing(spacing.TIGHT)
        column = QVBoxLayout()
        column.setSpacing(spacing.TIGHT)
        column.addWidget(self._held)
        column.addWidget(self.line)
        self.row.addLayout(column, 1)
        self.setFocusProxy(self.line)
        self._held.hide()

    def choices(self) -> Choices:
        """The office's words for this field."""
        assert self.card.choices is not None
        return self.workplace.office.choices(self.card.choices)

    def look_for(self, text: str) -> Sequence[Option]:
        """Return what to offer for ``text``: what is not chosen yet."""
        return [each for each in options_of(self.choices(), text) if each.code not in self._codes]

    def add(self, code: str) -> None:
        """Choose one more word."""
        if code and code not in self._codes:
            self._show([*self._codes, code])
            self.changed.emit()
        self.line.choose(None)

    def remove(self, code: str) -> None:
        """Choose a word no longer."""
        if not self._is_locked:
            self._show([held for held in self._codes if held != code])
            self.changed.emit()

    def raw(self) -> object:
        written = self.line.text().strip()
        return [*self._codes, *([written] if written else [])]

    def show_raw(self, raw: object) -> None:
        self._show([str(code) for code in raw] if isinstance(raw, list) else [])
        self.line.choose(None)

    def show_value(self, value: Any) -> None:
        self.show_raw(list(kinds.words_of(value)))

    def lock(self, is_locked: bool) -> None:
        self._is_locked = is_locked
        self.line.setVisible(not is_locked)
        for chip in self._chips:
            chip.cross.setVisible(not is_locked)

    def _add_written(self) -> None:
        """A word of their own in an open list; any other stays, for the form to complain about."""
        written = self.line.text().strip()
        if written and not self.line.code() and self.choices().open:
            self.add(written)

    def _show(self, codes: list[str]) -> None:
        self._codes = codes
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        label = self.choices().label
        self._chips = [
            RemovableChip(label(code), partial(self.remove, code), self._held) for code in codes
        ]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.cross.setVisible(not self._is_locked)
            chip.show()
        self._held.setVisible(bool(codes))
        self._held.updateGeometry()
