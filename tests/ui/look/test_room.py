"""A first window is seen whole, on a small screen at 150 % too."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.look.room import stand


@pytest.mark.parametrize("wish", [(400, 300), (1280, 700), (5000, 4000)])
def test_window_stands_whole_on_its_screen(qtbot: QtBot, wish: tuple[int, int]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    stand(window, *wish)
    room = window.screen().availableGeometry()
    assert room.contains(window.geometry())
    assert window.height() + 40 <= room.height()
    if wish == (400, 300):
        assert (window.width(), window.height()) == wish
