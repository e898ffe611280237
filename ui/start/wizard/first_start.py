"""The first start: steps at the left, one short page at a time, back and next below."""

from __future__ import annotations

from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from models.actions.setup.founding import NewLedger, found
from models.actions.setup.removing import sweep
from models.divisions import Divisions, Level, load
from models.progress import Progress
from models.store.ledger_file import Store
from ui import say
from ui.background import desk as desks
from ui.background.desk import Desk
from ui.background.waiting_dialog import carry_out, tell_error
from ui.look import colours, fonts, spacing
from ui.parts.buttons import primary_button, quiet_button
from ui.parts.guard_lines import with_secrecy
from ui.parts.heading import page_title
from ui.start.wizard.account_page import AccountPage
from ui.start.wizard.answers import Answers, WizardPage
from ui.start.wizard.done_page import DonePage
from ui.start.wizard.figures_page import FiguresPage
from ui.start.wizard.sheet_page import SheetPage
from ui.start.wizard.township_page import TownshipPage

_STEPS_WIDTH = 176
_LEAVE = "恢复密钥单还没有打印或保存，现在离开，这本新台账会删掉，下次重新建。"


class FirstStart(QWidget):
    """``founded(store, room)`` at the end; ``left`` when the clerk goes back before the start."""

    founded = Signal(object, str)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.answers = Answers()
        self._store: Store | None = None
        self.township, self.figures = TownshipPage(self), FiguresPage(self)
        self.account, self.sheet = AccountPage(self), SheetPage(desk, self)
        self.last = DonePage(self)
        self.last.begun.connect(self._end)
        self.pages: tuple[WizardPage, ...] = (
            self.township,
            self.figures,
            self.account,
            self.sheet,
            self.last,
        )
        self.stack = QStackedWidget(self)
        self._heading = page_title("", self)
        self._steps = [QLabel(f"{at}  {page.title}", self) for at, page in enumerate(self.pages, 1)]
        self.back_button = quiet_button("上一步", self)
        self.back_button.clicked.connect(self.go_back)
        self.next_button = primary_button("下一步", self)
        self.next_button.clicked.connect(self.go_on)
        for page in self.pages:
            self.stack.addWidget(page)
            page.ready_changed.connect(self._allow)
        self._lay_out()
        self._turn_to(0)

    def use(self, table: Divisions) -> None:
        """The table of divisions is there."""
        self.township.use(table)

    def go_on(self) -> None:
        """Take the page's answers and turn to the next one; after the third the ledger is made."""
        page = self.pages[self.stack.currentIndex()]
        if not page.is_ready():
            return
        answers = page.finish(self.answers)
        if answers is None:
            return
        self.answers = answers
        if page is self.account:
            self._found()
        else:
            self._turn_to(self.stack.currentIndex() + 1)

    def go_back(self) -> None:
        """Turn back a page; from the first one to where the clerk came from."""
        at = self.stack.currentIndex()
        if at == 0:
            self.left.emit()
        else:
            self._turn_to(at - 1)

    def may_leave(self) -> bool:
        """Ask before a ledger without its sheet is given up; it is taken off the disk."""
        if self._store is None or self.stack.currentWidget() is self.last:
            return True
        question = say.Question(_LEAVE, "删掉并离开", "留在这里", destructive=True)
        if not say.ask(self, question):
            return False
        store, self._store = self._store, None
        store.close()
        sweep(store.folder)
        return True

    def take_store(self) -> Store | None:
        """Hand over the ledger that was made; whoever takes it closes it."""
        store, self._store = self._store, None
        return store

    def _found(self) -> None:
        answers = self.answers
        new = NewLedger(
            answers.path, answers.villages, answers.year, answers.account, answers.counted
        )

        def work(progress: Progress) -> tuple[Store, str]:
            return found(answers.folder, answers.password, new, progress)

        carry_out(self, self._desk, "正在新建台账", work, self._show_sheet)

    def _show_sheet(self, made: Any) -> None:
        self._store, code = made
        assert self._store is not None
        self.account.password.clear()
        self.sheet.show_code(self._store, code)
        self._turn_to(self.pages.index(self.sheet))

    def _end(self, room: str) -> None:
        store = self.take_store()
        if store is not None:
            self.founded.emit(store, room)

    def _turn_to(self, at: int) -> None:
        page = self.pages[at]
        self.stack.setCurrentIndex(at)
        self._heading.setText(page.title)
        for number, label in enumerate(self._steps):
            ink = colours.ACCENT if number == at else colours.INK_SOFT
            label.setFont(fonts.section_font() if number == at else fonts.body_font())
            label.setStyleSheet(f"color: {ink};")
        page.begin(self.answers)
        self._allow()

    def _allow(self) -> None:
        page = self.pages[self.stack.currentIndex()]
        before_founding = page not in (self.sheet, self.last)
        self.back_button.setVisible(before_founding)
        self.next_button.setVisible(page is not self.last)
        self.next_button.setText("完成" if page is self.sheet else page.next_words)
        self.next_button.setEnabled(page.is_ready())

    def _lay_out(self) -> None:
        left = QFrame(self)
        left.setProperty("role", "rail")
        left.setFixedWidth(_STEPS_WIDTH)
        steps = QVBoxLayout(left)
        steps.setContentsMargins(*(spacing.BETWEEN, spacing.WIDE, spacing.SMALL, spacing.WIDE))
        steps.setSpacing(spacing.BETWEEN)
        for label in self._steps:
            steps.addWidget(label)
        steps.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(spacing.SMALL)
        buttons.addStretch()
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        right = QVBoxLayout()
        right.setContentsMargins(*(spacing.WIDE, spacing.BETWEEN, spacing.WIDE, spacing.BETWEEN))
        right.setSpacing(spacing.INSIDE)
        right.addLayout(with_secrecy(self._heading, self))
        right.addWidget(self.stack, 1)
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addLayout(right, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        else:
            super().keyPressEvent(event)


def first_start(desk: Desk, parent: QWidget) -> FirstStart:
    """Make the first start and have the table of divisions read at the desk."""
    made = FirstStart(desk, parent)

    def use(table: Divisions) -> None:
        if shiboken6.isValid(made):
            made.use(table)

    desk.start(_read_table, desks.Answers(use, partial(tell_error, made)))
    return made


def _read_table(progress: Progress) -> Divisions:
    table = load(progress)
    table.search("a", Level.PROVINCE)  # pinyin is imported here and not under the first key
    return table
