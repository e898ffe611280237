"""Draws build/app.ico, the icon of the Windows program and its installer, from its SVG.

``python build/freezing/app_icon.py``; the result is committed, so that freezing needs no screen.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "resources" / "icons" / "zongzhi-taizhang.svg"
TARGET = ROOT / "build" / "app.ico"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def draw() -> None:
    """Write the icon in every size Windows asks for."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication([])
    pictures = [_picture(size) for size in SIZES]
    largest = pictures[-1]
    sizes = [(size, size) for size in SIZES]
    largest.save(TARGET, format="ICO", sizes=sizes, append_images=pictures[:-1])
    del app


def _picture(size: int) -> Image.Image:
    from PySide6.QtCore import QBuffer, QByteArray, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(SOURCE.read_bytes())).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGBA")


if __name__ == "__main__":
    draw()
