"""From the room to the papers of its case, and back to the field of a blank place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.forms.mediation.papers.origins import Origin
from ui.ledger.form.form_pane import FormPane
from ui.ledger.panels.children import ChildPanel
from ui.ledger.panels.in_place import InPlace

if TYPE_CHECKING:
    from ui.rooms.disputes.room import DisputeRoom


def open_papers(room: DisputeRoom) -> None:
    """Open the papers of the case shown."""
    from ui.rooms.disputes.papers.dialog import CasePapersDialog

    if room.desk.case_id is None:
        return
    wanted: list[Origin] = []
    dialog = CasePapersDialog(room.workplace, room.desk.case_id, room.window())
    dialog.jump_wanted.connect(wanted.append)
    dialog.exec()
    dialog.deleteLater()
    for origin in wanted:
        go_to(room, origin)


def go_to(room: DisputeRoom, origin: Origin) -> None:
    """Show the record that a blank place belongs to, the cursor in its field."""
    if not room.record.isVisible():
        room.open_large(room.desk.case_id)  # on a small screen the record stands alone
    room.jump(origin.ledger, origin.record_id)
    pane = _pane_shown(room)
    if origin.key and pane is not None:
        pane.form.go_to(origin.key)


def _pane_shown(room: DisputeRoom) -> FormPane | None:
    panel = room.record.tabs.stack.currentWidget()
    if isinstance(panel, InPlace):
        return panel.open_pane()
    if isinstance(panel, ChildPanel):
        return panel.pane if panel.currentIndex() == 1 else None
    return room.record.pane
