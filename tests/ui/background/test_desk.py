"""Work at the desk comes back on the GUI thread, once, and can be stopped."""

import gc
import threading
import time
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.progress import Cancelled, Progress
from tests.journeys.heartbeat import Heartbeat
from ui.background.desk import Answers, Desk


class Heard:
    """Writes down what a job answers, and in which thread."""

    def __init__(self) -> None:
        self.words: list[tuple[Any, ...]] = []
        self.threads: set[int] = set()
        self.steps: list[tuple[int, int, str]] = []

    def answers(self) -> Answers:
        return Answers(
            lambda result: self._write("done", result),
            lambda error: self._write("failed", error),
            lambda done, total, note: self.steps.append((done, total, note)),
            lambda: self._write("cancelled"),
        )

    def _write(self, *words: Any) -> None:
        self.words.append(words)
        self.threads.add(threading.get_ident())


def test_result_is_answered_on_the_gui_thread(desk: Desk, qtbot: QtBot) -> None:
    heard, worked_in = Heard(), []

    def work(_progress: Progress) -> int:
        worked_in.append(threading.get_ident())
        return 42

    desk.start(work, heard.answers())
    qtbot.waitUntil(lambda: bool(heard.words))
    assert heard.words == [("done", 42)]
    assert heard.threads == {threading.get_ident()}
    assert worked_in != [threading.get_ident()]


def test_error_comes_back_whole(desk: Desk, qtbot: QtBot) -> None:
    heard, error = Heard(), ValueError("no")

    def work(_progress: Progress) -> None:
        raise error

    desk.start(work, heard.answers())
    qtbot.waitUntil(lambda: bool(heard.words))
    assert heard.words == [("failed", error)]


def test_cancelled_work_stops_at_its_next_step(desk: Desk, qtbot: QtBot) -> None:
    heard, begun = Heard(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            progress.step(1, 0)

    ticket = desk.start(work, heard.answers())
    assert begun.wait(5)
    ticket.cancel()
    qtbot.waitUntil(lambda: bool(heard.words))
    assert heard.words == [("cancelled",)]


def test_cancelled_before_its_turn_never_begins(desk: Desk, qtbot: QtBot) -> None:
    gate, heard, second = threading.Event(), Heard(), Heard()
    began: list[int] = []
    desk.start(lambda _progress: gate.wait(5), heard.answers())
    ticket = desk.start(lambda _progress: began.append(1), second.answers())
    ticket.cancel()
    gate.set()
    qtbot.waitUntil(lambda: bool(second.words))
    assert second.words == [("cancelled",)]
    assert began == []


def test_jobs_run_in_the_order_given(desk: Desk, qtbot: QtBot) -> None:
    heard = Heard()
    for number in range(200):
        desk.start(lambda _progress, number=number: number, heard.answers())
    qtbot.waitUntil(lambda: len(heard.words) == 200)
    assert [words[1] for words in heard.words] == list(range(200))
    qtbot.waitUntil(lambda: not desk.is_busy)


def test_desk_is_busy_until_the_answer_is_given(desk: Desk, qtbot: QtBot) -> None:
    heard = Heard()
    desk.start(lambda _progress: 1, heard.answers())
    assert desk.is_busy
    qtbot.waitUntil(lambda: bool(heard.words))
    assert not desk.is_busy


def test_no_answer_comes_after_closing(qapp: QApplication) -> None:
    desk, heard = Desk(), Heard()
    desk.start(lambda _progress: 1, heard.answers())
    desk.close()
    qapp.processEvents()
    assert heard.words == []
    with pytest.raises(RuntimeError):
        desk.start(lambda _progress: 1, heard.answers())


def test_closing_stops_running_work(qapp: QApplication) -> None:
    desk, heard, begun, ended = Desk(), Heard(), threading.Event(), []

    def work(progress: Progress) -> None:
        begun.set()
        try:
            while True:
                progress.step(0, 0)
        except Cancelled:
            ended.append("tidied")
            raise

    desk.start(work, heard.answers())
    assert begun.wait(5)
    desk.close()
    assert ended == ["tidied"]


@pytest.mark.bench  # measured where the rest of the machine is quiet
def test_window_answers_within_100_ms_while_work_reports_10_000_steps(
    desk: Desk, qtbot: QtBot
) -> None:
    heard, heart = Heard(), Heartbeat()

    def work(progress: Progress) -> None:
        start = time.monotonic()
        for step in range(10_000):
            progress.step(step + 1, 10_000, f"第 {step + 1} 行")
            while time.monotonic() - start < step * 2 / 10_000:
                sum(range(50))

    heart.begin("work")
    desk.start(work, heard.answers())
    qtbot.waitUntil(lambda: bool(heard.words), timeout=20_000)
    heart.close()
    assert heart.beats > 5
    assert heart.worst(1)[0].milliseconds < 100
    assert 5 < len(heard.steps) < 200
    assert heard.steps[-1] == (10_000, 10_000, "第 10000 行")


def test_stress_leaves_neither_crash_nor_thread(qtbot: QtBot) -> None:
    for _ in range(40):
        desk, heard = Desk(), Heard()
        for number in range(60):
            windows = [QWidget()]  # caught in the closure, as in real slots

            def work(progress: Progress, kept: Any = windows, number: int = number) -> int:
                progress.step(number, 60)
                if number % 20 == 0:
                    gc.collect()
                return len(kept)

            ticket = desk.start(work, heard.answers())
            if number % 7 == 0:
                ticket.cancel()
            del windows, work
        qtbot.waitUntil(lambda heard=heard: len(heard.words) >= 20)
        desk.close()
        desk.deleteLater()
    assert not [each for each in threading.enumerate() if each.name == "desk"]


def test_what_work_holds_is_dropped_on_the_gui_thread(desk: Desk, qtbot: QtBot) -> None:
    dropped: list[int] = []

    class Held(QObject):
        def __del__(self) -> None:
            dropped.append(threading.get_ident())

    for _ in range(100):
        held = Held()
        desk.start(lambda _progress, held=held: 1, Heard().answers())
        del held
    qtbot.waitUntil(lambda: len(dropped) == 100)
    assert set(dropped) == {threading.get_ident()}
