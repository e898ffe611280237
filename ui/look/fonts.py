"""Which letters the program writes in, and how large."""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from models.resources import resource

WINDOWS_FAMILY = "Microsoft YaHei UI"
BUNDLED = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")

BODY_POINTS = 10.5
TABLE_POINTS = 10.5
HEADING_POINTS = 14.0
SMALL_POINTS = 9.5


@cache
def interface_family() -> str:
    """The family of the windows; needs a QGuiApplication.

    Windows' own where it is, else the bundled one (regular and bold).
    """
    if sys.platform == "win32" and WINDOWS_FAMILY in QFontDatabase.families():
        return WINDOWS_FAMILY
    families = [family for name in BUNDLED for family in _load(name)]
    return families[0] if families else QFont().family()


def body_font() -> QFont:
    """Labels, fields and buttons."""
    return _font(BODY_POINTS)


def table_font() -> QFont:
    """Rows of lists."""
    return _font(TABLE_POINTS)


def heading_font() -> QFont:
    """The name of a page or of a dialog's matter."""
    return _font(HEADING_POINTS, QFont.Weight.Bold)


def section_font() -> QFont:
    """The name of a group inside a page."""
    return _font(BODY_POINTS, QFont.Weight.Bold)


def small_font() -> QFont:
    """Help under a field and notes at the edge."""
    return _font(SMALL_POINTS)


def _load(name: str) -> list[str]:
    number = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
    return QFontDatabase.applicationFontFamilies(number) if number >= 0 else []


def _font(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(interface_family())
    font.setPointSizeF(points)
    font.setWeight(weight)
    return font
