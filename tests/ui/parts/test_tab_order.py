"""Tab reaches everything that can be used, as one reads, and comes back to where it began."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.parts.tab_order import ReadingOrder, tab_stops


class Window(ReadingOrder, QWidget):
    """Built in another order than it is read; its page hands the focus on to its list."""

    def __init__(self) -> None:
        super().__init__()
        self.last = QPushButton("last", self)
        self.list, self.far = QLineEdit("list", self), QLineEdit("far", self)
        area = QScrollArea(self, widgetResizable=True)
        inside = QWidget(area)
        tall = QVBoxLayout(inside)
        tall.addWidget(QLabel("words", inside))
        tall.addSpacing(900)
        tall.addWidget(self.far)
        area.setWidget(inside)
        self.area = area
        page = QWidget(self)
        page.setFocusProxy(self.list)
        split = QSplitter(page)
        split.addWidget(self.list)
        split.addWidget(area)
        QVBoxLayout(page).addWidget(split)
        self.choices = [QToolButton(self, text=word, checkable=True) for word in "ab"]
        group = QButtonGroup(self)
        row = QHBoxLayout()
        for each in self.choices:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            group.addButton(each)
            row.addWidget(each)
        self.choices[1].setChecked(True)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(page)
        column.addWidget(self.last)


def shown(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.resize(500, 300)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_tab_goes_as_one_reads_and_back(qtbot: QtBot) -> None:
    window = shown(qtbot)
    wanted = [window.choices[1], window.list, window.far, window.last]
    assert list(tab_stops(window)) == wanted
    wanted[0].setFocus()
    for each in (*wanted[1:], wanted[0]):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is each
    qtbot.keyClick(wanted[0], Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is window.last


def test_what_tab_reaches_is_brought_into_sight(qtbot: QtBot) -> None:
    window = shown(qtbot)
    window.list.setFocus()
    assert window.area.verticalScrollBar().value() == 0
    qtbot.keyClick(window.list, Qt.Key.Key_Tab)
    assert window.area.verticalScrollBar().value() > 0


def test_what_is_hidden_or_grey_is_passed_over(qtbot: QtBot) -> None:
    window = shown(qtbot)
    window.area.hide()
    window.last.setEnabled(False)
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.choices[1]
