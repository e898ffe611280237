"""The preview shows what the file holds, and never keeps the clerk waiting."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.heartbeat import Heartbeat
from tests.ui.paper.conftest import pdf_of, picture_of
from ui.background.desk import Desk
from ui.paper.page_cache import image_of
from ui.paper.page_view import Fit
from ui.paper.pages import open_pages
from ui.paper.preview import Preview


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def preview(desk: Desk, qtbot: QtBot, window: QWidget) -> Preview:
    made = Preview(desk, window)
    made.resize(700, 600)
    window.resize(700, 600)
    window.show()
    qtbot.waitExposed(window)
    return made


def ready(preview: Preview, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: preview.view.page_count() > 0 and preview.view.is_drawn(), timeout=10_000
    )


def test_pdf_in_memory_is_shown_at_the_width_of_the_window(preview: Preview, qtbot: QtBot) -> None:
    preview.show_bytes(pdf_of(2))
    ready(preview, qtbot)
    assert preview.page_words() == "第 1 页，共 2 页"
    assert preview.view.horizontalScrollBar().maximum() == 0
    image = preview.view.cache.image(0)
    assert image is not None
    assert 600 < image.width() <= 700


def test_picture_drawn_equals_the_file(preview: Preview, qtbot: QtBot) -> None:
    data = pdf_of(1)
    preview.show_bytes(data)
    ready(preview, qtbot)
    shown = preview.view.cache.image(0)
    assert shown is not None
    pages = open_pages(data)
    again = image_of(pages.draw(0, shown.width() / pages.sizes()[0].width))
    assert again.scaled(shown.size()).convertToFormat(QImage.Format.Format_Grayscale8) is not None
    assert abs(again.height() - shown.height()) <= 2


def test_file_is_let_go_of_at_once(preview: Preview, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "台账.pdf"
    path.write_bytes(pdf_of(1))
    preview.show_file(path)
    ready(preview, qtbot)
    path.unlink()
    preview.view.zoom_in()
    ready(preview, qtbot)


def test_missing_and_broken_files_are_told_in_place(
    preview: Preview, qtbot: QtBot, tmp_path: Path
) -> None:
    preview.show_file(tmp_path / "没有.pdf")
    qtbot.waitUntil(lambda: "没有.pdf" in preview.sentence())
    preview.show_bytes(b"hello")
    qtbot.waitUntil(lambda: "不是 PDF 或图片" in preview.sentence())
    preview.show_bytes(picture_of("PNG"))
    ready(preview, qtbot)
    assert preview.sentence() == ""


def test_the_last_file_asked_for_is_the_one_shown(preview: Preview, qtbot: QtBot) -> None:
    for count in (5, 3, 2):
        preview.show_bytes(pdf_of(count))
    ready(preview, qtbot)
    assert preview.view.page_count() == 2


def test_zoom_steps_and_keeps_the_place(preview: Preview, qtbot: QtBot) -> None:
    preview.show_bytes(pdf_of(9))
    ready(preview, qtbot)
    preview.view.go_to(5)
    preview.view.set_zoom(1.0)
    preview.view.zoom_in()
    assert preview.view.zoom() == 1.25
    assert preview.view.current_page() == 5
    preview.view.zoom_out()
    preview.view.zoom_out()
    assert preview.view.zoom() == 0.75
    preview.view.fit(Fit.PAGE)
    ready(preview, qtbot)
    assert preview.view.zoom() < 0.75


def test_turning_swaps_width_and_height(preview: Preview, qtbot: QtBot) -> None:
    preview.show_bytes(picture_of("JPEG", (600, 200)))
    ready(preview, qtbot)
    preview.view.rotate()
    qtbot.waitUntil(lambda: _is_tall(preview.view.cache.image(0)))


def _is_tall(image: QImage | None) -> bool:
    return image is not None and image.height() > image.width()


def test_keys_go_to_the_ends(preview: Preview, qtbot: QtBot) -> None:
    preview.show_bytes(pdf_of(6))
    ready(preview, qtbot)
    qtbot.keyClick(preview.view, Qt.Key.Key_End)
    assert preview.page_words() == "第 6 页，共 6 页"
    qtbot.keyClick(preview.view, Qt.Key.Key_Home)
    assert preview.page_words() == "第 1 页，共 6 页"


def test_book_of_371_pages_scrolls_without_waiting(preview: Preview, qtbot: QtBot) -> None:
    preview.show_bytes(pdf_of(371))
    ready(preview, qtbot)
    heart = Heartbeat()
    heart.begin("scrolling")
    bar = preview.view.verticalScrollBar()
    for step in range(80):
        bar.setValue(bar.maximum() * step // 79)
        qtbot.wait(5)
    ready(preview, qtbot)
    heart.close()
    assert heart.worst(1)[0].milliseconds < 100
    assert preview.page_words() == "第 371 页，共 371 页"


def test_pages_seen_long_ago_are_dropped(preview: Preview, qtbot: QtBot) -> None:
    preview.show_bytes(pdf_of(60))
    preview.view.set_zoom(2.0)
    ready(preview, qtbot)
    for page in range(0, 60, 2):
        preview.view.go_to(page)
        ready(preview, qtbot)
    assert preview.view.cache.image(0) is None


def test_nothing_is_shown_after_clearing(preview: Preview, qtbot: QtBot, desk: Desk) -> None:
    preview.show_bytes(pdf_of(2))
    ready(preview, qtbot)
    preview.clear("选中一份材料，在这里看。")
    assert preview.sentence() == "选中一份材料，在这里看。"
    assert preview.page_words() == ""
    qtbot.waitUntil(lambda: not desk.is_busy)
