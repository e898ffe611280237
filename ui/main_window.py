"""The main window: rail, top bar, rooms and the bar below. It arranges and decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.actions import undoing
from models.actions.finding import View
from models.actions.traces.clock_watch import ClockWatch
from models.progress import Progress
from models.store.ledger_file import Store
from ui import say
from ui.background.desk import Desk
from ui.frame.notes import ClockBand, DayWatch, SampleBand, SavedNote
from ui.frame.rail import Rail
from ui.frame.room_stack import RoomStack
from ui.frame.top_bar import TopBar
from ui.look.room import stand
from ui.parts.tab_order import ReadingOrder
from ui.rooms.catalogue import TODAY, all_rooms
from ui.start.opening import title_of
from ui.start.places import WindowPlace
from ui.workplace import Workplace

NAME = "综治台账"
NARROW = 1000
"""Below this width the rail's words stand under its icons."""
_SIZE, _LEAST = (1280, 700), (720, 460)


class MainWindow(ReadingOrder, QWidget):
    """One open ledger. ``closed`` once the clerk has left; whoever opened the ledger closes it."""

    closed = Signal()
    lock_wanted = Signal()
    password_wanted = Signal()
    sample_removal_wanted = Signal()

    def __init__(self, store: Store, desk: Desk) -> None:
        super().__init__()
        self.setWindowTitle(f"{NAME} · {title_of(store)}")
        self.setMinimumSize(*_LEAST)
        stand(self, *_SIZE)
        self.status = say.StatusLine(self)
        self.workplace = Workplace(store, desk, self.status, self)
        rooms = all_rooms()
        self.rail = Rail(rooms, self)
        self.rooms = RoomStack(rooms, self.workplace, self)
        self.top = TopBar(self.windowTitle(), self.workplace, self)
        self.band = SampleBand(store.clock.today(), self) if store.is_sample else None
        self.clock = ClockBand(ClockWatch(store), self)
        self.saved = SavedNote(self.workplace, self.status)
        self.status.add_at_right(self.saved)
        self.day = DayWatch(self.workplace, self)
        self._connect()
        self._lay_out()

    def begin(self, place: WindowPlace, room: str = "") -> None:
        """Show the window as it was left, in ``room``."""
        if place.geometry:
            self.restoreGeometry(QByteArray.fromBase64(place.geometry.encode()))
        self.enter(room or TODAY)
        self.show()

    def place(self) -> WindowPlace:
        """How the window stands now."""
        geometry = self.saveGeometry().toBase64().toStdString()
        return WindowPlace(geometry, self.rooms.current_name)

    def enter(self, room: str, view: View | None = None) -> None:
        """Show a room."""
        self.rooms.enter(room, view)

    def retitle(self) -> None:
        """The office's name or year may have changed."""
        self.setWindowTitle(f"{NAME} · {title_of(self.workplace.store)}")
        self.top.title.setText(self.windowTitle())

    def may_leave(self) -> bool:
        """Ask when a form holds something unsaved; it is put aside as a draft."""
        rooms = self.rooms.unsaved()
        question = say.Question(
            f"“{'”“'.join(rooms)}”里有没保存的内容。退出后存为草稿，下次打开可以继续填写。",
            "存为草稿并退出",
            "先不退出",
        )
        return not rooms or say.ask(self, question)

    def _connect(self) -> None:
        self.rail.wanted.connect(self.enter)
        self.rooms.entered.connect(self.rail.mark)
        self.workplace.room_wanted.connect(self.enter)
        self.workplace.record_wanted.connect(self.rooms.show_record)
        self.workplace.begin_wanted.connect(self.rooms.begin)
        self.workplace.records_changed.connect(self._heed)
        self.top.undo_wanted.connect(lambda: self._take_back("撤销"))
        self.top.redo_wanted.connect(lambda: self._take_back("重做"))
        self.top.lock_wanted.connect(self.lock_wanted)
        self.top.password_wanted.connect(self.password_wanted)
        self.top.leave_wanted.connect(self.close)
        if self.band is not None:
            self.band.removal_wanted.connect(self.sample_removal_wanted)

    def _take_back(self, verb: str) -> None:
        store = self.workplace.store

        def turn(progress: Progress) -> undoing.Done:
            if verb == "撤销":
                return undoing.undo(store, progress=progress)
            return undoing.redo(store, progress)

        def tell(done: undoing.Done) -> None:
            self.status.tell(f"已{verb}：{done.action.removeprefix('撤销：')}")

        self.workplace.carry_out(self, f"正在{verb}", turn, tell)

    def _heed(self, ledgers: frozenset[str]) -> None:
        if "settings" in ledgers:
            self.retitle()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.rooms, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.band is not None:
            column.addWidget(self.band)
        column.addWidget(self.clock)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self.status)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.be_narrow(self.width() < NARROW)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_leave():
            event.ignore()
            return
        self.rooms.leave()
        self.workplace.leave()
        super().closeEvent(event)
        self.closed.emit()
