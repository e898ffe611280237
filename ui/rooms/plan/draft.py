"""The half-done confirmation in the ledger file: it outlives the room and a power cut (H12)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, QTimer

from models.actions import drafts
from models.exchange.plan.outline import Outline
from models.exchange.plan.storing import DraftUnreadable, from_json, to_json
from models.guards.marks import Classified
from models.progress import Progress
from models.troubles import Trouble
from ui import crash
from ui.background.desk import Answers, ignore
from ui.rooms.plan.working import Working
from ui.workplace import Workplace

PLACE = "plan/confirming"
MILLISECONDS_AFTER_A_STEP = 2000


@dataclass
class _Newest:
    """The outline as it stands, for the desk: what waits there must not write an older one."""

    outline: Outline


class Draft(QObject):
    """Puts the outline aside two seconds after a step, at the desk, and when the room is left."""

    def __init__(self, workplace: Workplace, working: Working) -> None:
        super().__init__(working)
        self._workplace, self._working = workplace, working
        self._is_open = False
        self.has_edits = False
        self._newest = _Newest(working.outline)
        self._timer = QTimer(self, singleShot=True, interval=MILLISECONDS_AFTER_A_STEP)
        self._timer.timeout.connect(self._put_aside)
        working.changed.connect(self._note_step)

    def begin(self, outline: Outline) -> None:
        """A plan was read: keep it from now on."""
        self._is_open, self.has_edits = True, False
        assert outline is self._working.outline
        self._newest.outline = outline
        self._put_aside()

    def take_up(self) -> Outline | None:
        """The draft of last time, or None; one that cannot be read is thrown away and told."""
        kept = drafts.look_up(self._workplace.store, PLACE)
        if kept is None:
            return None
        try:
            outline = from_json(kept.typed)
        except DraftUnreadable:
            drafts.throw_away(self._workplace.store, PLACE)
            raise
        self._is_open = self.has_edits = True
        return outline

    def put_aside_now(self) -> None:
        """Keep at once what is not kept yet."""
        if self._timer.isActive():
            self._timer.stop()
            try:
                drafts.put_aside(self._workplace.store, PLACE, to_json(self._working.outline))
            except Classified as marked:
                self._tell(marked)

    def throw_away(self) -> None:
        """The confirmation is done with."""
        self._timer.stop()
        self._is_open = self.has_edits = False
        store = self._workplace.store
        self._at_the_desk(lambda _progress: drafts.throw_away(store, PLACE))

    def _note_step(self) -> None:
        self._newest.outline = self._working.outline
        if self._is_open:
            self.has_edits = True
            self._timer.start()

    def _put_aside(self) -> None:
        store, newest = self._workplace.store, self._newest
        self._at_the_desk(lambda _progress: drafts.put_aside(store, PLACE, to_json(newest.outline)))

    def _at_the_desk(self, work: Callable[[Progress], None]) -> None:
        def tell(error: Exception) -> None:
            if isinstance(error, Trouble):
                self._tell(error)
            else:
                crash.report(error)

        self._workplace.desk.start(work, Answers(ignore, tell))

    def _tell(self, trouble: Trouble) -> None:
        status = self._workplace.status
        if shiboken6.isValid(status):
            status.tell(f"核对的草稿没有存下：{trouble}")
