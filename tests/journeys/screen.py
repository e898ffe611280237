"""Where things stand on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton

from models.actions import finding
from models.actions.finding import View
from models.ledgers.tasks.task import TASKS
from tests.journeys.clerk import Clerk
from ui.ledger.sheets.sheet_dialog import SheetDialog
from ui.main_window import MainWindow
from ui.rooms.tasks.panels.papers_panel import PaperLine, PapersPanel
from ui.rooms.tasks.room import TaskRoom
from ui.say import AskDialog
from ui.start.session import Session


def task_room(main: MainWindow, clerk: Clerk) -> TaskRoom:
    """The room of the tasks, once its list stands there."""
    room = main.rooms.currentWidget()
    assert isinstance(room, TaskRoom)
    clerk.wait(lambda: list_is_read(room))
    return room


def list_is_read(room: TaskRoom) -> bool:
    """The list is counted to its end."""
    return "正在数" not in room.list.count.text() and room.list._found.is_all


def row_of(room: TaskRoom, code: str) -> QModelIndex:
    """The row of a task in the list, by its number."""
    row = finding.every_row(room.workplace.store, TASKS, View())
    wanted = next(each.id for each in row if each.code == code)
    model = room.list.model
    return model.index(model.ids.index(wanted), 0)


def tab(room: TaskRoom, words: str) -> QToolButton:
    """A tab of the record at the right."""
    buttons = room.record.tabs.findChildren(QToolButton)
    return next(each for each in buttons if each.accessibleName() == words)


def button_of(room: TaskRoom, words: str) -> QPushButton:
    """A button of the toolbar."""
    buttons = room.toolbar.findChildren(QPushButton)
    return next(each for each in buttons if each.text() == words)


def action_of(room: TaskRoom, words: str) -> QAction:
    """Something under 更多."""
    return next(each for each in room.toolbar.more.actions() if each.text() == words)


def panel(room: TaskRoom) -> PapersPanel:
    """The papers of the task shown."""
    found = room.findChild(PapersPanel)
    assert found is not None
    return found


def link_of(room: TaskRoom, words: str) -> QPushButton:
    """A link below the papers."""
    links = panel(room).findChildren(QPushButton)
    return next(each for each in links if each.text() == words and each.isVisible())


def paper_line(room: TaskRoom, name: str) -> PaperLine | None:
    """The line of one expected paper."""
    for line in panel(room).findChildren(PaperLine):
        if line.isVisible() and name in line.switch.buttons["held"].accessibleName():
            return line
    return None


def words_of(room: TaskRoom) -> str:
    """What stands on the panel of the papers."""
    return "\n".join(each.text() for each in panel(room).findChildren(QLabel))


def fill(clerk: Clerk, sheet: SheetDialog, answers: dict[str, str]) -> None:
    """Write into the blanks of a sheet and do it."""
    for key, text in answers.items():
        field = sheet.editors[key].inner()
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        clerk.write(field, text)
    clerk.press(sheet.yes_button)


def answer_yes(clerk: Clerk, begin: Any) -> str:
    """Do what asks a question, say yes; what was asked."""
    asked: list[str] = []

    def say_yes(dialog: AskDialog) -> None:
        asked.extend(label.text() for label in dialog.findChildren(QLabel))
        clerk.press(dialog.yes_button)

    clerk.answer(AskDialog, say_yes, begin)
    return "\n".join(asked)


def log_in(clerk: Clerk, begin: Callable[[], Session], password: str) -> Session:
    """Open the ledger used last."""
    session = begin()
    assert session.start is not None
    login = session.start.login
    clerk.write(login.password.line, password)
    clerk.press(login.open_button)
    clerk.wait(lambda: session.main is not None)
    return session
