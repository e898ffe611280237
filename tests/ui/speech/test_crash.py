"""What should never happen ends in one calm dialog and a log without values."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.exc import DatabaseError

from models.actions.door import work
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from ui import crash
from ui.crash import LOG_NAME, CrashDialog, CrashDoor, code_of, describe

SECRET = "李某某 13800000000"


@pytest.fixture
def door(qapp: QApplication, tmp_path: Path) -> Iterator[CrashDoor]:
    made = CrashDoor(tmp_path)
    yield made
    made.close()


def fails(value: str) -> None:
    raise KeyError(value)


def caught(value: str) -> BaseException:
    try:
        try:
            fails(value)
        except KeyError as error:
            raise ValueError(f"bad {value}") from error
    except ValueError as error:
        return error


def dialogs() -> list[CrashDialog]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, CrashDialog) and each.isVisible()
    ]


def closing(seen: list[int]) -> QTimer:
    """Looks every 20 ms, writes down how many dialogs stand there, and closes the first."""

    def look() -> None:
        there = dialogs()
        if there:
            seen.append(len(there))
            there[0].close_button.click()

    eye = QTimer(interval=20)
    eye.timeout.connect(look)
    eye.start()
    return eye


def test_log_holds_places_and_types_but_no_values(door: CrashDoor, tmp_path: Path) -> None:
    QTimer.singleShot(0, door, lambda: None)
    door.write(describe(caught(SECRET)))
    log = (tmp_path / LOG_NAME).read_text("utf-8")
    assert "KeyError" in log
    assert "ValueError" in log
    assert "test_crash.py:" in log
    assert "fails" in log
    assert SECRET not in log
    assert "李某某" not in log


def test_error_of_the_database_brings_none_of_its_parameters(
    door: CrashDoor, store: Store, tmp_path: Path
) -> None:
    values = {"year": None, "code": SECRET, "title": "11010519491231002X", "lead_unit": "李某某"}
    # a year is required: the database refuses the row, and says it with every value
    with (
        pytest.raises(DatabaseError, match=SECRET) as caught,
        work(store, f"新增{SECRET}") as piece,
    ):
        piece.add(TASKS, values)
    door.write(describe(caught.value))
    (log,) = [path.read_text("utf-8") for path in tmp_path.glob(f"{LOG_NAME}*")]
    assert "IntegrityError" in log
    for value in (SECRET, "13800000000", "11010519491231002X", "李某某", "INSERT"):
        assert value not in log


def test_words_of_qt_go_to_the_log_without_numbers_of_people(
    tmp_path: Path, qapp: QApplication
) -> None:
    crash.install(tmp_path)
    try:
        qWarning("cannot open 13800138000的证件11010519491231002X.jpg")
    finally:
        crash.uninstall()
    log = (tmp_path / LOG_NAME).read_text("utf-8")
    assert "cannot open 138****8000" in log
    assert "13800138000" not in log
    assert "11010519491231002X" not in log


def test_same_place_has_the_same_code_whatever_the_value() -> None:
    first, second = (code_of(describe(caught(value))) for value in ("a", SECRET))
    assert first == second
    assert len(first) == 9


def test_ten_errors_at_once_show_one_dialog_at_a_time(door: CrashDoor, qtbot: QtBot) -> None:
    seen: list[int] = []
    eye = closing(seen)
    for _ in range(10):
        door.take(caught("x"))
    qtbot.waitUntil(lambda: bool(seen))
    eye.stop()
    assert set(seen) == {1}


def test_error_in_another_thread_is_shown_on_the_gui_thread(qtbot: QtBot, tmp_path: Path) -> None:
    seen: list[int] = []
    door = crash.install(tmp_path)
    eye = closing(seen)
    thread = threading.Thread(target=fails, args=(SECRET,))
    try:
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: bool(seen))
    finally:
        eye.stop()
        crash.uninstall()
    assert door.parent() is None
    assert "KeyError" in (tmp_path / LOG_NAME).read_text("utf-8")


def test_hooks_are_given_back(tmp_path: Path, qapp: QApplication) -> None:
    crash.install(tmp_path)
    assert sys.excepthook is not sys.__excepthook__
    crash.uninstall()
    assert sys.excepthook is sys.__excepthook__
    with pytest.raises(KeyError):
        crash.report(KeyError("x"))


def test_words_of_qt_go_to_the_log(tmp_path: Path, qapp: QApplication) -> None:
    crash.install(tmp_path)
    try:
        qWarning("layout is odd")
    finally:
        crash.uninstall()
    assert "layout is odd" in (tmp_path / LOG_NAME).read_text("utf-8")


def test_log_stays_small(door: CrashDoor, tmp_path: Path) -> None:
    for _ in range(2000):
        door.write("x" * 1000)
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == crash.LOG_COPIES + 1
    assert max(sizes) <= crash.LOG_BYTES


def test_vanished_log_folder_is_no_second_accident(qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    door = CrashDoor(folder)
    folder.rmdir()
    door.write("x")
    door.close()


def test_copy_puts_code_and_places_on_the_clipboard(qtbot: QtBot) -> None:
    dialog = CrashDialog("7F3A-90C2\nKeyError\n  ui/say.py:3 tell")
    dialog.show()
    dialog.copy_button.click()
    assert QApplication.clipboard().text().startswith("7F3A-90C2\nKeyError")
    dialog.close()
