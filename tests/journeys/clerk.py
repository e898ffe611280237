"""A clerk at the screen: presses, types, drops and answers, and counts the steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
import pytestqt.exceptions
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.journeys.heartbeat import Heartbeat
from ui.background.waiting_dialog import WaitingDialog
from ui.parts.typeahead import TypeAhead

LONG = 10_000
_LEFT = Qt.MouseButton.LeftButton
_ASK_EVERY = 10
Dialog = TypeVar("Dialog", bound=QDialog)


class Clerk:
    """Drives real widgets. A step is a press, a choice from a list or a dropped file.

    Typing is no step: jobs.md counts the first typing of a content nowhere.
    """

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot, self._monkeypatch = qtbot, monkeypatch
        self.heart = Heartbeat()
        self.steps = 0

    def press(self, widget: QWidget) -> None:
        """Press a button that can be seen and pressed."""
        self._see(widget)
        spot = widget.rect().center()
        if isinstance(widget, QCheckBox):
            spot.setX(10)  # beside its words nothing is pressed
        self._act(f"press {_named(widget)}", lambda: self.qtbot.mouseClick(widget, _LEFT, pos=spot))

    def choose(self, box: QComboBox, words: str) -> None:
        """Choose a word of a drop-down, with the arrow keys."""
        self._see(box)
        ways = {box.itemText(at): at for at in range(box.count())}
        down = ways[words] - box.currentIndex()
        key = Qt.Key.Key_Down if down > 0 else Qt.Key.Key_Up

        def go() -> None:
            for _ in range(abs(down)):
                self.qtbot.keyClick(box, key)

        self._act(f"choose {words}", go)
        assert box.currentText() == words

    def press_link(self, act: QAction) -> None:
        """Choose an action of a menu."""
        assert act.isEnabled(), act.text()
        assert act.isVisible(), act.text()
        self.steps += 1  # the menu itself
        self._act(f"choose {act.text()}", act.trigger)

    def press_key(self, widget: QWidget, key: Qt.Key) -> None:
        """Press one key in a widget."""
        self._see(widget)
        self._act(f"key {key.name}", lambda: self.qtbot.keyClick(widget, key))

    def point_at(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Press a row of a list."""
        self._see(view)
        view.scrollTo(index)
        spot = view.visualRect(index).center()
        if not isinstance(view, QTableView):
            spot.setX(view.visualRect(index).left() + 12)
        port = view.viewport()
        assert port.rect().contains(spot), "the row cannot be seen"
        words = str(index.data() or "")[:16]
        self._act(f"point at {words}", lambda: self.qtbot.mouseClick(port, _LEFT, pos=spot))

    def write(self, field: QLineEdit | QPlainTextEdit, text: str) -> None:
        """Write over what stands in a field; pytest-qt cannot type Chinese, so that is put in."""
        self._see(field)

        def put() -> None:
            field.setFocus()
            field.selectAll()
            if text.isascii() and isinstance(field, QLineEdit):
                self.qtbot.keyClicks(field, text)
            elif isinstance(field, QLineEdit):
                field.insert(text)
            else:
                field.insertPlainText(text)

        self._act(f"write {text[:16]}", put, is_step=False)

    def go_on(self) -> None:
        """Go on to the next blank with the Tab key, as whoever types does: no step."""
        focus = QApplication.focusWidget()
        assert focus is not None
        self._act("Tab", lambda: self.qtbot.keyClick(focus, Qt.Key.Key_Tab), is_step=False)

    def write_here(self, text: str) -> None:
        """Write into the line where the cursor is."""
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit), _named(line) if line else "nowhere"
        self.write(line, text)

    def pick(self, line: TypeAhead, typed: str, label: str) -> None:
        """Type initials and press the offered word."""
        self.write(line, typed)
        offered = [option.label for option in line.offered()]
        assert label in offered, offered
        self.point_at(line.popup(), line.popup().model().index(offered.index(label), 0))
        assert line.text() == label

    def drop(self, widget: QWidget, *paths: object) -> None:
        """Drop files from the disk onto a widget."""
        self._see(widget)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        spot = QPointF(widget.rect().center())
        copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(spot.toPoint(), copy, data, _LEFT, none)
        drop = QDropEvent(spot, copy, data, _LEFT, none, QEvent.Type.Drop)
        QApplication.sendEvent(widget, enter)
        assert enter.isAccepted(), f"{_named(widget)} takes no files"
        self._act("drop files", lambda: QApplication.sendEvent(widget, drop))

    def choose_file(self, way: str, path: object) -> None:
        """Let the system's own file dialog of this way give ``path`` next time: one step."""

        def give(*_: object, **__: object) -> Any:
            self.steps += 1
            if way == "getExistingDirectory":
                return str(path)
            return ([str(path)], "") if way == "getOpenFileNames" else (str(path), "")

        self._monkeypatch.setattr(QFileDialog, way, give)

    def answer(
        self, kind: type[Dialog], act: Callable[[Dialog], None], begin: Callable[[], None]
    ) -> None:
        """Do ``begin``, which opens a dialog of this kind, and ``act`` on it once it is seen."""
        met: list[Dialog] = []
        failed: list[BaseException] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if met or not isinstance(dialog, kind) or not dialog.isVisible():
                return
            met.append(dialog)
            try:
                act(dialog)
            except BaseException as error:
                failed.append(error)
                dialog.reject()

        asking = QTimer(self.heart, interval=_ASK_EVERY)
        asking.timeout.connect(look)
        asking.start()
        try:
            begin()
            self.wait(lambda: met)
        finally:
            asking.stop()
            asking.deleteLater()
        if failed:
            raise failed[0]

    def wait(self, is_so: Callable[[], object]) -> None:
        """Wait until something is so; the window must go on answering meanwhile."""
        self.heart.begin(f"waiting after {self._last}")
        try:
            self.qtbot.waitUntil(lambda: bool(is_so()), timeout=LONG)
        except pytestqt.exceptions.TimeoutError as error:
            raise AssertionError(f"waited in vain; on the screen: {_seen()}") from error
        self.heart.rest()

    _last = "the start"

    def _act(self, what: str, do: Callable[[], object], *, is_step: bool = True) -> None:
        # Like a clerk: presses nothing while the window works at something and takes no press.
        self.qtbot.waitUntil(lambda: not _is_working(), timeout=LONG)
        self.steps += is_step
        self._last = what
        self.heart.begin(what)
        do()
        beats = self.heart.beats
        self.qtbot.waitUntil(lambda: self.heart.beats > beats + 1, timeout=LONG)
        self.heart.rest()

    def _see(self, widget: QWidget) -> None:
        name = _named(widget)
        assert widget.isVisible(), f"{name} cannot be seen"
        assert widget.isEnabled(), f"{name} cannot be used"


def _is_working() -> bool:
    """Some window keeps clicks out, because long work for it is under way."""
    return any(isinstance(each, WaitingDialog) for each in QApplication.topLevelWidgets())


def _seen() -> list[str]:
    """What stands on the screen, for whoever reads why a test failed."""
    windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    words = (child.text() for each in windows for child in each.findChildren(QLabel))
    return [type(each).__name__ for each in windows] + [text for text in words if text]


def _named(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = text() if callable(text) else ""
    return words or widget.accessibleName() or widget.toolTip() or type(widget).__name__
