"""Saying below what was done, with the way to take it back."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QWidget

from models.actions import undoing
from ui.workplace import Workplace


def tell_done(workplace: Workplace, parent: QWidget | None, sentence: str) -> None:
    """Say what the newest piece of work did; 撤销 takes back just that one."""
    newest = undoing.can_undo(workplace.store)
    if newest is None:
        workplace.status.tell(sentence)
        return

    def take_back() -> None:
        is_there = parent is not None and shiboken6.isValid(parent)
        asker = parent if parent is not None and is_there else workplace.status.window()
        if workplace.attempt(asker, lambda: undoing.undo(workplace.store, newest.number)):
            workplace.status.tell(f"已撤销：{newest.action}")

    workplace.status.tell(sentence, "撤销", take_back)
