"""The window before a ledger is open: login, welcome, a forgotten password, the first start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.troubles import Trouble
from ui import say
from ui.background.desk import Answers, Desk, ignore
from ui.look import spacing
from ui.look.room import stand
from ui.start import opening, places
from ui.start.login import LoginPage
from ui.start.places import KnownLedger

if TYPE_CHECKING:
    from ui.start.rescue.page import RescuePage

_SIZE = (900, 620)
_NARROW = 480
NAME = "综治台账"
WARM_UP_AFTER = 300
"""Milliseconds after the first picture: the login stands first, the rest is loaded behind it."""


class StartWindow(QWidget):
    """``opened(store, room)`` once a ledger is open, ``rescued(store, words)`` when it was damaged,
    ``closed`` when the clerk gives up.
    """

    opened = Signal(object, str)
    rescued = Signal(object, str)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setWindowTitle(NAME)
        stand(self, *_SIZE)
        self.setMinimumSize(640, 440)
        self._stack = QStackedWidget(self)
        self._held: dict[str, QWidget] = {}
        self._warming = QTimer(self, singleShot=True, interval=WARM_UP_AFTER)
        self._warming.timeout.connect(self._warm_up)
        self.login = LoginPage(desk, self)
        self.login.opened.connect(self._be_open)
        self.login.forgotten.connect(self.show_forgotten)
        self.login.damaged.connect(self.show_rescue)
        self._connect_ways(self.login)
        self._login_place = self._narrow(self.login)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def begin(self) -> None:
        """Show the login when a ledger is known, else the welcome; warm up when it stands there."""
        known = places.known_ledgers()
        if known:
            self.show_login(known)
        else:
            self.show_welcome()
        self.show()
        self._warming.start()

    def show_login(self, known: list[KnownLedger]) -> None:
        """Show the login for these ledgers."""
        self._stack.setCurrentWidget(self._login_place)
        self.login.show_ledgers(known)

    def show_welcome(self) -> None:
        """Show the ways to begin."""
        from ui.start.welcome import WelcomePage

        page = self._held.get("welcome")
        if page is None:
            page = WelcomePage(self)
            self._connect_ways(page)
            self._held["welcome"] = page
            self._narrow(page)
        self._show(page)

    def show_forgotten(self, folder: Path) -> None:
        """Show what to do with the recovery sheet."""
        from models.store.keys import account_names
        from ui.start.forgotten import ForgottenPage

        page = self._held.get("forgotten")
        if not isinstance(page, ForgottenPage):
            page = ForgottenPage(self._desk, self)
            page.recovered.connect(self.show_new_sheet)
            page.back_wanted.connect(self.show_first)
            self._held["forgotten"] = page
            self._narrow(page)
        try:
            page.show_ledger(folder, account_names(folder))
        except Trouble as trouble:
            self.login.complaint.setText(str(trouble))
            return
        self._show(page)

    def show_new_sheet(self, done: Any, password: str) -> None:
        """Have the sheet that was unsealed replaced before the ledger opens."""
        from ui.start.new_sheet import NewSheetPage

        page = NewSheetPage(self._desk, done, password, self)
        page.opened.connect(self._be_open)
        self._held["new sheet"] = page
        self._narrow(page)
        self._show(page)

    def show_rescue(self, folder: Path, password: str, reason: str) -> None:
        """Show what can be done about a damaged ledger."""
        page = self._rescue_page()
        self._show(page)
        page.show_damaged(folder, password, reason)

    def choose_backup(self) -> None:
        """Let the clerk show where backups lie, and bring the newest good one back."""
        chosen = QFileDialog.getExistingDirectory(self, "备份在哪个文件夹")
        if chosen:
            self.offer_backup(Path(chosen))

    def offer_backup(self, place: Path) -> None:
        """Ask for the password of the newest good backup at ``place``."""
        from models.actions.safe.restoring import find_backup

        try:
            backup = find_backup(place)
        except Trouble as trouble:
            say.refuse(self, str(trouble))
            return
        page = self._rescue_page()
        self._show(page)
        page.show_backup(backup, places.default_folder())

    def show_first_start(self) -> None:
        """Show the first start, afresh."""
        from ui.start.wizard.first_start import first_start

        old = self._held.pop("first start", None)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        page = first_start(self._desk, self)
        page.founded.connect(self._be_founded)
        page.left.connect(self.show_first)
        self._held["first start"] = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.pages[0].begin(page.answers)

    def show_first(self) -> None:
        """Go back to where the window began."""
        known = places.known_ledgers()
        if known:
            self.show_login(known)
        else:
            self.show_welcome()

    def open_sample(self) -> None:
        """Open the fictional township."""
        from ui.background.waiting_dialog import carry_out

        folder = places.sample_folder()
        carry_out(
            self,
            self._desk,
            "正在准备示例乡",
            lambda progress: opening.open_sample(folder, progress),
            lambda store: self._finish(store, ""),
        )

    def choose_ledger(self) -> None:
        """Let the clerk show where a ledger lies, and ask for its password."""
        chosen = QFileDialog.getExistingDirectory(self, "台账在哪个文件夹")
        if chosen:
            self.offer(Path(chosen))

    def offer(self, folder: Path) -> None:
        """Ask for the password of the ledger in ``folder``."""
        found = KnownLedger(str(folder), folder.name)
        rest = [each for each in places.known_ledgers() if each.folder != found.folder]
        self.show_login([found, *rest])
        if not found.is_there and (folder / "backups").is_dir():
            self.show_rescue(folder, "", f"文件夹“{folder}”里的台账文件不见了，备份还在。")
        elif not found.is_there:
            self.login.complaint.setText(
                f"文件夹“{folder}”里没有台账（缺少 ledger.db）。请点“打开别的台账”重选。"
            )

    def _rescue_page(self) -> RescuePage:
        from ui.start.rescue.page import RescuePage

        page = self._held.get("rescue")
        if not isinstance(page, RescuePage):
            page = RescuePage(self._desk, self)
            page.opened.connect(self.rescued)
            page.code_used.connect(self.show_forgotten)
            page.back_wanted.connect(self.show_first)
            self._held["rescue"] = page
            self._narrow(page)
        return page

    def _be_open(self, store: Any) -> None:
        self._finish(store, "")

    def _be_founded(self, store: Any, room: str) -> None:
        self._finish(store, room)

    def _finish(self, store: Any, room: str) -> None:
        self.opened.emit(store, room)

    def _connect_ways(self, page: Any) -> None:
        page.new_wanted.connect(self.show_first_start)
        page.other_wanted.connect(self.choose_ledger)
        page.sample_wanted.connect(self.open_sample)
        page.backup_wanted.connect(self.choose_backup)

    def _show(self, page: QWidget) -> None:
        place = page.parentWidget()
        assert place is not None
        self._stack.setCurrentWidget(place)

    def _narrow(self, page: QWidget) -> QWidget:
        """Put a page in a narrow column in the middle of the window."""
        place = QWidget(self._stack)
        row = QHBoxLayout(place)
        row.setContentsMargins(*(spacing.WIDE, 0, spacing.WIDE, 0))
        row.addStretch(1)
        page.setFixedWidth(_NARROW)
        row.addWidget(page)
        row.addStretch(1)
        self._stack.addWidget(place)
        return place

    def _warm_up(self) -> None:
        if not self._desk.is_closed:
            self._desk.start(opening.warm_up, Answers(ignore, ignore))

    def hideEvent(self, event: QHideEvent) -> None:
        self._warming.stop()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        for name in ("first start", "new sheet"):
            may_leave = getattr(self._held.get(name), "may_leave", None)
            if may_leave is not None and not may_leave():
                event.ignore()
                return
        super().closeEvent(event)
        self.closed.emit()
