"""What succeeded is said in the bar; a question names the thing and keeps the safe button."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ui.say import AskDialog, Question, RefusalDialog, StatusLine, ask, refuse

DELETE = Question("要删除 3 项试点任务吗？", yes="删除 3 项", no="不删", destructive=True)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(800, 500)
    qtbot.addWidget(made)
    made.show()
    return made


def test_bar_says_what_was_done_and_offers_the_way_back(window: QWidget, qtbot: QtBot) -> None:
    line, undone = StatusLine(window), []
    line.show()
    line.tell("已删除 3 项", "撤销", lambda: undone.append(1))
    link = line.findChild(QPushButton)
    assert line.text() == "已删除 3 项"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert line.text() == ""
    assert not link.isVisible()


def test_next_thing_said_takes_the_old_action_away(window: QWidget) -> None:
    line = StatusLine(window)
    line.show()
    line.tell("已删除 3 项", "撤销", lambda: None)
    line.tell("已保存")
    assert not line.findChild(QPushButton).isVisible()


def test_destructive_question_keeps_focus_on_the_safe_button(window: QWidget, qtbot: QtBot) -> None:
    dialog = AskDialog(window, DELETE)
    dialog.show()
    assert dialog.focusWidget() is dialog.no_button
    assert dialog.no_button.isDefault()
    assert not dialog.yes_button.isDefault()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == 0
    assert not dialog.isVisible()


def test_harmless_question_is_answered_by_enter(window: QWidget, qtbot: QtBot) -> None:
    dialog = AskDialog(window, Question("要用打印稿的文字吗？", yes="用打印稿"))
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == 1


@pytest.mark.parametrize(("press_yes", "answer"), [(True, True), (False, False)])
def test_ask_gives_the_button_pressed(window: QWidget, press_yes: bool, answer: bool) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AskDialog)
        (dialog.yes_button if press_yes else dialog.no_button).click()

    QTimer.singleShot(0, window, press)
    assert ask(window, DELETE) is answer


def test_long_list_scrolls_and_the_dialog_stays_on_the_screen(
    window: QWidget, qtbot: QtBot
) -> None:
    detail = "\n".join(f"3.{number} 综治中心实体化建设" for number in range(300))
    dialog = AskDialog(window, Question("要删除 300 项吗？", yes="删除", detail=detail))
    dialog.show()
    qtbot.waitExposed(dialog)
    area = dialog.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() > 1000
    assert dialog.height() < 600


def test_long_sentence_wraps_without_being_cut(window: QWidget, qtbot: QtBot) -> None:
    dialog = RefusalDialog(
        window, "“旧台账.doc”是老式文件，程序读不了。请另存为 .docx 后再导入。" * 6
    )
    dialog.show()
    label = dialog.findChild(QLabel)
    assert label.height() >= label.heightForWidth(label.width())


def test_refusal_is_read_and_closed_with_one_key(window: QWidget) -> None:
    read: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RefusalDialog)
        read.extend(label.text() for label in dialog.findChildren(QLabel))
        assert dialog.focusWidget() is dialog.close_button
        dialog.close_button.click()

    QTimer.singleShot(0, window, look)
    refuse(window, "U 盘已拔出。请插好后再试。")
    assert read == ["U 盘已拔出。请插好后再试。"]
