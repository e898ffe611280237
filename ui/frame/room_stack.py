"""The rooms themselves: built when first entered, kept as they were left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.actions import finding
from models.actions.finding import View
from models.ledger import find_ledger
from ui.rooms.catalogue import Room
from ui.workplace import Workplace


class RoomStack(QStackedWidget):
    """``entered(name)`` whenever another room is shown."""

    entered = Signal(str)

    def __init__(self, rooms: Sequence[Room], workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._rooms = {room.name: room for room in rooms}
        self._workplace = workplace
        self._built: dict[str, QWidget] = {}
        self.current_name = ""

    def enter(self, name: str, view: View | None = None) -> QWidget | None:
        """Show a room or a page inside one, with ``view`` if given; None if there is none."""
        room = self._room_of(name)
        if room is None:
            return None
        page = self._built.get(room.name)
        if page is None:
            page = room.make(self._workplace, self)
            self._built[room.name] = page
            self.addWidget(page)
        self.setCurrentWidget(page)
        page.setFocus()
        self.current_name = room.name
        self.entered.emit(room.name)
        if name in room.holds:
            _ask(page, "show_page", name)
        if view is not None:
            _ask(page, "show_view", view)
        return page

    def show_record(self, ledger: str, record_id: int) -> None:
        """Show a record in its ledger's room, or the record that owns it in that one's."""
        while self._room_of(ledger) is None:
            owner = self._owner(ledger, record_id)
            if owner is None:
                return
            ledger, record_id = owner
        _ask(self.enter(ledger), "select", record_id)

    def begin(self, name: str) -> None:
        """Show a room with the form of a new record, where it has one; ``room@form`` another."""
        room, _, form = name.partition("@")
        _ask(self.enter(room), f"begin_{form}" if form else "begin")

    def unsaved(self) -> list[str]:
        """The titles of the rooms whose form holds something unsaved."""
        found = []
        for name, page in self._built.items():
            asked: Any = getattr(page, "has_unsaved", None)
            if asked is not None and asked():
                found.append(self._rooms[name].title)
        return found

    def leave(self) -> None:
        """The window closes: every room puts aside what is unsaved."""
        for page in self._built.values():
            _ask(page, "leave")

    def _room_of(self, name: str) -> Room | None:
        holding = (room for room in self._rooms.values() if name in room.holds)
        return self._rooms.get(name) or next(holding, None)

    def _owner(self, ledger: str, record_id: int) -> tuple[str, int] | None:
        found = find_ledger(ledger)
        row = finding.one(self._workplace.store, found, record_id)
        if row is None or found.parent is None:
            return None
        owner_id = getattr(row, found.parent.key)
        name = getattr(row, found.parent.kind_key) if found.parent.kind_key else found.parent.ledger
        return (name, owner_id) if owner_id is not None else None


def _ask(page: QWidget | None, manner: str, *given: object) -> None:
    """Let a page do what it can; not every room has every manner."""
    act = getattr(page, manner, None)
    if act is not None:
        act(*given)
