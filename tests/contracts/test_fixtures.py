"""The fixtures that guard every test notice what they are there for."""

from __future__ import annotations

import locale
import os
import threading
import time

import hypothesis
from PySide6.QtCore import QDate, QLocale, QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import running_qt_objects


def test_ticking_timer_is_noticed_until_it_stops(qtbot: QtBot) -> None:
    timer = QTimer()
    assert timer not in running_qt_objects()
    timer.start(60_000)
    assert timer in running_qt_objects()
    timer.stop()
    assert timer not in running_qt_objects()


def test_running_thread_is_noticed_until_it_ends(qtbot: QtBot) -> None:
    thread = QThread()
    thread.start()
    assert thread in running_qt_objects()
    thread.quit()
    thread.wait()
    assert thread not in running_qt_objects()


def test_timer_of_a_deleted_owner_is_no_trouble(qtbot: QtBot) -> None:
    owner = QObject()
    timer = QTimer(owner)
    timer.start(60_000)
    owner.deleteLater()
    del owner


def test_no_thread_but_the_first_runs() -> None:
    assert [each for each in threading.enumerate() if not each.daemon] == [threading.main_thread()]


def test_windows_speak_chinese(qtbot: QtBot) -> None:
    assert QLocale().toString(QDate(2021, 6, 30), QLocale.FormatType.LongFormat) == (
        "2021年6月30日星期三"
    )


def test_windows_stand_on_the_clerks_screen(qapp: QApplication) -> None:
    size = qapp.primaryScreen().size()
    assert (size.width(), size.height()) == (1366, 768)


def test_every_machine_has_the_same_zone_locale_and_examples() -> None:
    assert time.strftime("%z") == "+0800"
    assert os.environ["QT_QPA_PLATFORM"].startswith("offscreen:configfile=")
    assert locale.getpreferredencoding().lower().replace("-", "") == "utf8"
    assert hypothesis.settings().derandomize
