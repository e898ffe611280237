"""The application speaks Chinese, in our letters, with crisp icons."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QTableView
from pytestqt.qtbot import QtBot

from models.resources import resource
from ui.look import colours, fonts
from ui.look.dress import apply_look
from ui.look.icons import icon, picture
from ui.look.style import style_sheet
from ui.look.tables import dress_table


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    apply_look(qapp)
    yield qapp
    qapp.setStyleSheet("")


def test_qts_own_buttons_are_in_chinese(dressed: QApplication, qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "取消"


def test_numbers_and_dates_are_chinese_without_thousand_marks(dressed: QApplication) -> None:
    assert QLocale().name() == "zh_CN"
    assert QLocale().toString(12345) == "12345"


def test_bundled_letters_hold_what_the_office_writes(dressed: QApplication) -> None:
    metrics = QFontMetrics(fonts.body_font())
    assert all(metrics.inFontUcs4(ord(sign)) for sign in "综治台账鄂喆㙍，。“”·…→123")
    assert fonts.body_font().pointSizeF() == 10.5
    assert QFontInfo(fonts.heading_font()).bold()


def test_every_picture_of_the_style_sheet_is_there() -> None:
    named = [part.split('"')[0] for part in style_sheet().split('url("')[1:]]
    assert named
    assert all(resource().joinpath(path).exists() for path in named)


def test_every_icon_draws_something(qapp: QApplication) -> None:
    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    assert len(names) >= 50
    for name in names:
        image = picture(name, "#1F5FA8", 16, 1.0).toImage()
        inks = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
        assert any(ink.alpha() > 128 for ink in inks), name


@pytest.mark.parametrize(("scale", "side"), [(1.0, 16), (1.25, 20), (1.5, 24), (2.0, 32)])
def test_icon_has_a_pixel_for_every_pixel_of_the_screen(
    qapp: QApplication, scale: float, side: int
) -> None:
    drawn: QPixmap = picture("plus", "#B3261E", 16, scale)
    assert drawn.size() == QSize(side, side)
    assert drawn.devicePixelRatio() == scale


def test_icon_takes_the_colour_asked_for(qapp: QApplication) -> None:
    drawn = icon("plus", "#B3261E")
    ink = drawn.pixmap(16, 16).toImage().pixelColor(8, 8)
    assert abs(ink.red() - 0xB3) <= 2
    assert abs(ink.blue() - 0x1E) <= 2
    off = drawn.pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage().pixelColor(8, 8)
    assert abs(off.red() - QColor(colours.ICON_OFF).red()) <= 2


def test_table_rows_are_thirty_two_pixels(dressed: QApplication, qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    dress_table(view)
    assert view.verticalHeader().defaultSectionSize() == 32
