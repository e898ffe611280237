"""A month on a small screen at 150 %: days too low for a task tell how many there are."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui.look import fonts
from ui.rooms.tasks.views.month.paint import Fields


def test_nothing_is_drawn_outside_its_day_however_low(qtbot: QtBot) -> None:
    metrics = QFontMetrics(fonts.body_font())
    for height in range(180, 700, 20):
        fields = Fields(QRect(0, 0, 660, height), 5, metrics)
        for number in range(35):
            day = fields.field(number)
            for line in range(fields.room_for):
                assert day.contains(fields.slot(number, line)), (height, number, line)
        assert fields.shown_of(1) == (0 if fields.is_low else 1)
