"""A drawing desk, and small PDFs and pictures made on the spot."""

import threading
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ui.background.desk import Desk


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.close()
    assert not [each for each in threading.enumerate() if each.name == "desk"]


def pdf_of(count: int) -> bytes:
    """A4 pages, every third one A3 lying, each with its own pattern of bars and lines."""
    store = BytesIO()
    canvas = Canvas(store)
    for page in range(count):
        width, height = landscape(A3) if page % 3 == 2 else A4
        canvas.setPageSize((width, height))
        canvas.rect(40, 40, width - 80, height - 80)
        for bar in range(page + 1 if count < 20 else 40):
            canvas.rect(60, 60 + 18 * bar, 200 + 3 * bar, 9, fill=1)
            canvas.drawString(320, 60 + 18 * bar, f"page {page} bar {bar}")
        canvas.showPage()
    canvas.save()
    return store.getvalue()


def picture_of(kind: str, size: tuple[int, int] = (300, 200)) -> bytes:
    """White with a black square in the upper left corner."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="black")
    store = BytesIO()
    image.save(store, kind)
    return store.getvalue()
