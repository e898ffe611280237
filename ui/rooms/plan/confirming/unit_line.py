"""A line for one or several units of the office, found by Chinese or pinyin initials."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.pinyin import matches_initials
from ui.parts.typeahead import Option, TypeAhead

BETWEEN_UNITS = "、"
Units = Callable[[], Sequence[str]]


class UnitLine(TypeAhead):
    """Takes any words; offers the office's units for what stands behind the last 、."""

    settled = Signal()
    """The clerk has left the line or picked a unit."""

    def __init__(self, units: Units, parent: QWidget, several: bool = False) -> None:
        super().__init__(partial(_find, units, several), parent)
        self.editingFinished.connect(self.settled)
        self.chosen.connect(lambda _code: self.settled.emit())

    def show_text(self, text: str) -> None:
        """Show what is held, without asking anybody."""
        if text != self.text():
            self.choose(Option(text, text) if text else None)
            self.setCursorPosition(0)


def _find(units: Units, several: bool, text: str) -> list[Option]:
    before, comma, typed = text.rpartition(BETWEEN_UNITS) if several else ("", "", text)
    found = [name for name in units() if typed in name or matches_initials(typed, name)]
    found.sort(key=lambda name: not name.startswith(typed))
    return [Option(before + comma + name, before + comma + name) for name in found]
