"""A session: from the login over the open ledger to the last window closed. One desk serves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.background.desk import Desk
from ui.start import opening, places
from ui.start.locking.curtain import Curtain
from ui.start.locking.idle import DEFAULT_MINUTES, IDLE_MINUTES, IdleWatch
from ui.start.start_window import StartWindow

if TYPE_CHECKING:
    from subprocess import Popen

    from models.store.ledger_file import Store
    from ui.main_window import MainWindow
    from ui.start.locking.lock_window import LockWindow
    from ui.start.safety.checking import CheckBehind
    from ui.start.safety.leaving import LeavingWindow
    from ui.start.safety.replacing import Replaced, RestoreWindow


class Session(QObject):
    """Holds what is open; ``ended`` when nothing is any more."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = Desk(self)
        self.store: Store | None = None
        self.start: StartWindow | None = None
        self.main: MainWindow | None = None
        self.lock: LockWindow | None = None
        self.leaving: LeavingWindow | None = None
        self.restoring: RestoreWindow | None = None
        self.behind: CheckBehind | None = None
        self.installer: Popen[bytes] | None = None
        self.idle = IdleWatch(self)
        self.idle.came.connect(self._lock)
        self._curtain = Curtain()

    def begin(self) -> None:
        """Show login or welcome."""
        self.start = StartWindow(self.desk)
        self.start.opened.connect(self.enter)
        self.start.rescued.connect(self._enter_rescued)
        self.start.closed.connect(self._end_if_nothing_is_open)
        self.start.begin()

    def enter(self, store: Any, room: str = "") -> None:
        """Show the main window of a ledger that is open now."""
        from ui.main_window import MainWindow

        self.store = store
        if not store.is_sample:
            places.remember_ledger(store.folder, opening.title_of(store))
        self.main = MainWindow(store, self.desk)
        self.main.closed.connect(self._leave)
        self.main.lock_wanted.connect(self._lock)
        self.main.password_wanted.connect(self._change_password)
        self.main.sample_removal_wanted.connect(self._remove_sample)
        self.main.workplace.records_changed.connect(self._heed)
        self.main.workplace.restore_wanted.connect(self._restore)
        self.main.workplace.update_wanted.connect(self._update)
        self.main.begin(places.window_place(), room)
        self._check_behind(self.main)
        self._drop_start()
        self._watch()

    def end(self) -> None:
        """Close the desk and the ledger."""
        self._stop_checking()
        self.idle.rest()
        self.desk.close()
        if self.store is not None:
            self.store.close()
            self.store = None
        self.ended.emit()

    def _leave(self) -> None:
        assert self.main is not None
        places.remember_window(self.main.place())
        title = self.main.windowTitle()
        self.main.deleteLater()
        self.main = None
        self._back_up_and_end(title)

    def _back_up_and_end(self, title: str) -> None:
        from ui.start.safety.leaving import LeavingWindow

        assert self.store is not None
        self._stop_checking()
        self.leaving = LeavingWindow(self.desk, self.store, title)
        self.leaving.left.connect(self._end_after_backup)
        self.leaving.begin()

    def _end_after_backup(self) -> None:
        if self.leaving is not None:
            self.leaving.deleteLater()
            self.leaving = None
        self.end()

    def _check_behind(self, main: MainWindow) -> None:
        from ui.start.safety.checking import CheckBehind

        self.behind = CheckBehind(main.workplace, main, self)

    def _stop_checking(self) -> None:
        if self.behind is not None:
            self.behind.end()
            self.behind.deleteLater()
            self.behind = None

    def _restore(self, plan: Any) -> None:
        from ui.start.safety.replacing import RestoreWindow

        assert self.main is not None
        assert self.store is not None
        if not self.main.may_leave():
            return
        main, store = self.main, self.store
        self._stop_checking()
        main.rooms.leave()
        main.workplace.leave()
        main.hide()
        main.deleteLater()
        self.main = self.store = None
        self.restoring = RestoreWindow(self.desk, store, plan)
        self.restoring.replaced.connect(self._enter_replaced)
        self.restoring.failed.connect(self._begin_again)
        self.restoring.begin()

    def _update(self, ready: Any) -> None:
        """Start the installer, which waits, and leave; what is unsaved was asked about."""
        from models.troubles import Trouble
        from ui import say
        from ui.rooms.update.beginning import begin

        assert self.main is not None
        if not self.main.may_leave():
            return
        try:
            self.installer = begin(ready)
        except Trouble as trouble:
            say.refuse(self.main, str(trouble))
            return
        self.main.rooms.leave()
        self.main.workplace.leave()
        self._leave()

    def _enter_rescued(self, store: Store, words: str) -> None:
        self.enter(store)
        self._tell(words)

    def _enter_replaced(self, replaced: Replaced) -> None:
        from ui import say

        self._drop_restoring()
        self.enter(replaced.store, "backup")
        assert self.main is not None
        self.main.status.tell(replaced.told)
        if replaced.refusal:
            say.refuse(self.main, replaced.refusal)

    def _begin_again(self, error: Exception | None) -> None:
        from ui.background.waiting_dialog import tell_error

        self._drop_restoring()
        self.begin()
        if error is not None and self.start is not None:
            tell_error(self.start, error)

    def _drop_restoring(self) -> None:
        if self.restoring is not None:
            self.restoring.deleteLater()
            self.restoring = None

    def _end_if_nothing_is_open(self) -> None:
        if self.main is None:
            self._drop_start()
            self.end()

    def _drop_start(self) -> None:
        if self.start is not None:
            start, self.start = self.start, None
            start.hide()
            start.deleteLater()

    def _watch(self) -> None:
        """Let the idle time run; the sample, whose password nobody knows, is never locked."""
        from models.actions.settings import setting

        if self.store is not None and not self.store.is_sample:
            self.idle.begin(int(setting(self.store, IDLE_MINUTES, str(DEFAULT_MINUTES))))

    def _heed(self, ledgers: frozenset[str]) -> None:
        if "settings" in ledgers and self.lock is None:
            self._watch()

    def _lock(self) -> None:
        from ui.start.locking.lock_window import LockWindow

        if self.main is None or self.store is None or self.lock is not None:
            return
        self.idle.rest()
        self._curtain.draw(self.main)
        self.lock = LockWindow(self.desk, self.store, self.main.windowTitle())
        self.lock.unlocked.connect(self._unlock)
        self.lock.leave_wanted.connect(self._leave_locked)
        self.lock.show()

    def _unlock(self) -> None:
        if self.lock is not None and self.main is not None:
            lock, self.lock = self.lock, None
            lock.hide()
            lock.deleteLater()
            self._curtain.open()
            self._watch()

    def _leave_locked(self) -> None:
        """The cross of the lock: what is unsaved becomes a draft, nothing is asked."""
        if self.main is None:
            return
        if self.lock is not None:
            self.lock.deleteLater()
            self.lock = None
        self.main.rooms.leave()
        self.main.workplace.leave()
        self._leave()

    def _change_password(self) -> None:
        from ui.start.change_password import ChangePasswordDialog

        if self.main is not None and self.store is not None:
            dialog = ChangePasswordDialog(self.desk, self.store, self.main)
            dialog.changed.connect(lambda: self._tell("密码已更改。下次登录用新密码。"))
            dialog.exec()
            dialog.deleteLater()

    def _tell(self, sentence: str) -> None:
        if self.main is not None:
            self.main.status.tell(sentence)

    def _remove_sample(self) -> None:
        from ui import say

        assert self.main is not None
        assert self.store is not None
        question = say.Question(
            f"删除示例台账“{opening.title_of(self.store)}”？",
            "删除示例",
            detail=f"只删除虚构的示例，文件夹是 {self.store.folder}。本单位的台账不受影响。",
            destructive=True,
        )
        if say.ask(self.main, question):
            self._drop_sample()

    def _drop_sample(self) -> None:
        from models.actions.setup.removing import remove_sample
        from models.troubles import Trouble
        from ui import say

        assert self.main is not None
        assert self.store is not None
        main, store = self.main, self.store
        self._stop_checking()
        self.main = self.store = None
        main.workplace.leave()
        main.hide()
        main.deleteLater()
        self.begin()
        assert self.start is not None
        try:
            remove_sample(store)
        except Trouble as trouble:
            say.refuse(self.start, str(trouble))
