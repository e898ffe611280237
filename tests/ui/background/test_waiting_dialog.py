"""Long work shows itself, can be stopped, and tells how it ended."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.progress import Progress
from models.troubles import Trouble
from ui import crash
from ui.background.desk import Desk
from ui.background.waiting_dialog import WaitingDialog, carry_out
from ui.crash import CrashDialog
from ui.say import RefusalDialog


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(600, 400)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(kind: type[QDialog]) -> list[QDialog]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, kind) and each.isVisible()
    ]


def test_short_work_shows_no_dialog(window: QWidget, desk: Desk, qtbot: QtBot) -> None:
    results: list[int] = []
    carry_out(window, desk, "正在保存", lambda _progress: 7, results.append)
    qtbot.waitUntil(lambda: results == [7])
    assert shown(WaitingDialog) == []


def test_long_work_shows_a_dialog_that_can_be_cancelled(
    window: QWidget, desk: Desk, qtbot: QtBot
) -> None:
    results: list[object] = []
    undone = threading.Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                progress.step(3, 10, "第 3 行")
        finally:
            undone.set()

    carry_out(window, desk, "正在导入 台账.xlsx", work, results.append)
    qtbot.waitUntil(lambda: bool(shown(WaitingDialog)), timeout=3000)
    dialog = shown(WaitingDialog)[0]
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "正在导入 台账.xlsx" in words
    qtbot.mouseClick(dialog.findChild(QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(WaitingDialog) == [])
    assert undone.is_set()
    assert results == []


def test_escape_cancels_and_waits_until_the_work_has_stopped(
    window: QWidget, desk: Desk, qtbot: QtBot
) -> None:
    gate = threading.Event()

    def work(progress: Progress) -> None:
        gate.wait(5)
        progress.step(1, 2)

    carry_out(window, desk, "正在导出", work, lambda _result: None)
    qtbot.waitUntil(lambda: bool(shown(WaitingDialog)), timeout=3000)
    dialog = shown(WaitingDialog)[0]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: shown(WaitingDialog) == [])


def test_window_takes_no_click_before_the_dialog_stands_there(
    window: QWidget, desk: Desk, qtbot: QtBot
) -> None:
    gate, clicks, results = threading.Event(), [], []
    button = QPushButton("导入", window)
    button.clicked.connect(lambda: clicks.append(1))
    button.show()
    carry_out(window, desk, "正在导入", lambda _progress: gate.wait(5), results.append)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clicks == []
    gate.set()
    qtbot.waitUntil(lambda: results == [True])
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clicks == [1]


def test_trouble_is_told_in_its_own_words(window: QWidget, desk: Desk, qtbot: QtBot) -> None:
    read: list[str] = []

    def look() -> None:
        for dialog in shown(RefusalDialog):
            read.extend(label.text() for label in dialog.findChildren(QLabel))
            dialog.accept()

    def work(_progress: Progress) -> None:
        raise Trouble("文件打不开。请先关闭 WPS。")

    eye = QTimer(interval=20)
    eye.timeout.connect(look)
    eye.start()
    carry_out(window, desk, "正在导入", work, lambda _result: None)
    qtbot.waitUntil(lambda: bool(read))
    eye.stop()
    assert read == ["文件打不开。请先关闭 WPS。"]


def test_other_errors_go_to_the_crash_door(
    window: QWidget, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    door = crash.CrashDoor(tmp_path)
    crash.install(tmp_path)
    seen: list[bool] = []

    def look() -> None:
        for dialog in shown(CrashDialog):
            seen.append(True)
            dialog.accept()

    eye = QTimer(interval=20)
    eye.timeout.connect(look)
    eye.start()
    try:
        carry_out(window, desk, "正在导入", lambda _progress: 1 / 0, lambda _result: None)
        qtbot.waitUntil(lambda: bool(seen))
    finally:
        eye.stop()
        crash.uninstall()
        door.close()


def test_window_closed_meanwhile_hears_nothing(desk: Desk, qtbot: QtBot) -> None:
    gate, results = threading.Event(), []
    window = QWidget()
    carry_out(window, desk, "正在导入", lambda _progress: gate.wait(5), results.append)
    window.deleteLater()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    gate.set()
    qtbot.waitUntil(lambda: not desk.is_busy)
    assert results == []


def test_window_known_to_nobody_else_goes_in_peace(desk: Desk, qtbot: QtBot) -> None:
    results: list[int] = []

    def errand() -> None:
        window = QWidget()
        carry_out(window, desk, "正在保存", lambda _progress: 1, results.append)

    for round_number in range(20):
        errand()
        qtbot.waitUntil(lambda there=round_number + 1: len(results) == there)
        QApplication.processEvents()
