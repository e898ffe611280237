"""Icons of one set (Lucide), recoloured and drawn at the size the screen needs."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from models.resources import resource
from ui.look.colours import ICON_OFF, INK_SOFT
from ui.look.spacing import ICON


def icon(name: str, colour: str = INK_SOFT, size: int = ICON) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in ``colour``; grey where it is disabled.

    Drawn for ``size`` logical pixels at the scale of every screen in use (100, 125,
    150 % …), so it stays crisp. Raises FileNotFoundError if there is no such icon.
    """
    scales = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    return _drawn(name, colour, size, tuple(sorted(scales)))


def picture(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """One icon as a picture of ``size`` logical pixels at the screen scale ``scale``."""
    side = round(size * scale)
    pixmap = QPixmap(QSize(side, side))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


@cache
def _drawn(name: str, colour: str, size: int, scales: tuple[float, ...]) -> QIcon:
    drawn = QIcon()
    for scale in scales:
        drawn.addPixmap(picture(name, colour, size, scale))
        drawn.addPixmap(picture(name, ICON_OFF, size, scale), QIcon.Mode.Disabled)
    return drawn


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")
