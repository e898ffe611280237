"""What a filter is about, and what every filter widget can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models import kinds
from models.actions.finding import Filter
from models.ledger import Field
from models.office import Office
from models.privacy import cover

BLANK = "（空白）"
MOST_VALUES = 500


@dataclass(frozen=True)
class Subject:
    """A field with the values in use, each with its count, commonest first."""

    field: Field
    office: Office
    values: tuple[tuple[Any, int], ...] = ()

    def words_of(self, value: Any) -> str:
        """What a value reads like, covered."""
        if value is None:
            return BLANK
        card = self.field.card
        return cover(card, kinds.show(card, value, self.office)) or BLANK


class FilterEdit(QWidget):
    """A widget that makes one filter; ``wish()`` is None when everything is wanted."""

    changed = Signal()

    def __init__(self, subject: Subject, parent: QWidget) -> None:
        super().__init__(parent)
        self.subject = subject

    def wish(self) -> Filter | None:
        """The filter as it stands; ValueError or Trouble with a sentence if it makes no sense."""
        return None

    def show_wish(self, wish: Filter | None) -> None:
        """Show the filter that is on."""
