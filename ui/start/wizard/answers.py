"""What the first start has been told so far, and what every page of it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.divisions import Division
from models.villages_text import PastedRow


@dataclass(frozen=True)
class Answers:
    """Given page by page; the later pages see what the earlier ones were told."""

    path: tuple[Division, ...] = ()
    villages: tuple[Division, ...] = ()
    counted: tuple[PastedRow, ...] = ()
    year: int = field(default_factory=lambda: dt.date.today().year)
    account: str = "经办人"
    folder: Path = field(default_factory=Path)
    password: str = field(default="", repr=False)


class WizardPage(QWidget):
    """One page. ``ready_changed`` when ``is_ready`` may have changed."""

    ready_changed = Signal()

    title = ""
    next_words = "下一步"

    def begin(self, answers: Answers) -> None:
        """Show the page with what is known."""

    def is_ready(self) -> bool:
        """Tell whether 下一步 may be pressed."""
        return True

    def finish(self, answers: Answers) -> Answers | None:
        """Return the answers with this page's own; None if a complaint is shown instead."""
        return answers
