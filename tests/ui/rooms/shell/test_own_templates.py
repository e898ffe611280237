"""自备模板: a .docx is checked when it is chosen, and its paper is made of it afterwards (F11)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.actions import undoing
from models.actions.setup.templates import templates
from models.store.ledger_file import Store
from reports.forms.mediation.file import case_file
from reports.forms.mediation.templates import own_templates
from reports.forms.mediation.values import placeholders
from reports.forms.mediation.writing import write_papers
from reports.word.own_template import check
from tests.ui.rooms.disputes.played import agreed_case
from tests.ui.rooms.shell.test_mediation_settings import turn_to
from ui.main_window import MainWindow
from ui.rooms.settings.mediation.templates_page import TemplatesPage

LEFT = Qt.MouseButton.LeftButton
AGREEMENT = "agreement"


def word_file(folder: Path, name: str, text: str) -> Path:
    document = Document()
    document.add_paragraph(text)
    document.save(str(folder / name))
    return folder / name


@pytest.fixture
def page(window: MainWindow) -> TemplatesPage:
    found = turn_to(window, "own_templates", TemplatesPage)
    codes = [found.papers.code(row) for row in range(found.papers.rowCount())]
    found.table.setCurrentIndex(found.papers.index(codes.index(AGREEMENT), 0))
    return found


def choose(page: TemplatesPage, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(page.choose_button, LEFT)


def taken(page: TemplatesPage, qtbot: QtBot) -> None:
    said = page._workplace.status
    qtbot.waitUntil(lambda: "已选用自备模板" in said.text(), timeout=20_000)
    qtbot.waitUntil(lambda: page._held() is not None)


def test_template_stands_in_place_of_its_paper(
    page: TemplatesPage,
    store: Store,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = word_file(tmp_path, "本乡协议书.docx", "本乡样式 {{ 案号 }} {{ 甲方姓名 }}")
    choose(page, path, qtbot, monkeypatch)
    taken(page, qtbot)
    assert page.papers.index(page._row(), 1).data() == "本乡协议书"
    whole = case_file(store, agreed_case(store))
    written = write_papers(store, whole, [AGREEMENT], "docx", tmp_path / "out")
    told = "".join(p.text for p in Document(str(written.paths[0])).paragraphs)
    assert told == f"本乡样式 {whole.case.number} 欧阳甲一"
    assert any("自备模板" in note for note in written.notes)
    undoing.undo(store, templates_batch(store))
    assert own_templates(store) == {}


def templates_batch(store: Store) -> int:
    """The number of the batch that took the template in."""
    return next(done.number for done in undoing.recent(store) if "自备模板" in done.action)


def test_unknown_placeholder_is_named_and_the_file_refused(
    page: TemplatesPage,
    store: Store,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = word_file(tmp_path, "坏.docx", "{{ 案号 }}{{ 甲方生肖 }}{{ 天气 }}")
    choose(page, path, qtbot, monkeypatch)
    qtbot.waitUntil(lambda: bool(page.complaint.text()), timeout=20_000)
    assert "不认识的栏目：甲方生肖、天气" in page.complaint.text()
    assert templates(store) == {}


def test_broken_placeholder_is_named(
    page: TemplatesPage, store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, word_file(tmp_path, "断.docx", "{{ 案号 }"), qtbot, monkeypatch)
    qtbot.waitUntil(lambda: bool(page.complaint.text()), timeout=20_000)
    assert "“{{ 案号 }”写得不对" in page.complaint.text()
    picture = tmp_path / "图.docx"
    picture.write_bytes(b"\x89PNG\r\n")
    choose(page, picture, qtbot, monkeypatch)
    qtbot.waitUntil(lambda: "不是 .docx" in page.complaint.text(), timeout=20_000)
    assert templates(store) == {}


def test_second_template_takes_the_place_of_the_first_in_one_batch(
    page: TemplatesPage, store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, word_file(tmp_path, "一.docx", "一 {{ 案号 }}"), qtbot, monkeypatch)
    taken(page, qtbot)
    assert page.choose_button.text() == "更换模板…"
    choose(page, word_file(tmp_path, "二.docx", "二 {{ 案号 }}"), qtbot, monkeypatch)
    qtbot.waitUntil(lambda: page.papers.index(page._row(), 1).data() == "二", timeout=20_000)
    assert len(templates(store)) == 1
    undoing.undo(store)
    assert templates(store)[AGREEMENT].name == "一"


def test_template_is_put_out_of_use_handed_out_and_removed(
    page: TemplatesPage, store: Store, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = word_file(tmp_path, "一.docx", "一 {{ 案号 }}")
    choose(page, path, qtbot, monkeypatch)
    taken(page, qtbot)
    qtbot.mouseClick(page.switch_button, LEFT)
    assert own_templates(store) == {}
    qtbot.waitUntil(lambda: page.switch_button.text() == "启用")
    qtbot.mouseClick(page.switch_button, LEFT)
    assert set(own_templates(store)) == {AGREEMENT}
    qtbot.waitUntil(lambda: page.switch_button.text() == "停用")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "出.docx"), ""))
    qtbot.mouseClick(page.hand_out_button, LEFT)
    assert (tmp_path / "出.docx").read_bytes() == path.read_bytes()
    qtbot.mouseClick(page.remove_button, LEFT)
    assert templates(store) == {}
    undoing.undo(store)
    assert set(templates(store)) == {AGREEMENT}


def test_names_are_found_by_initials_and_copied_as_they_stand_in_word(
    page: TemplatesPage, qtbot: QtBot
) -> None:
    page.search.setText("xynr")
    rows = [page.names.index(row, 0).data() for row in range(page.names.rowCount())]
    assert rows == ["协议内容"]
    page.names_table.setCurrentIndex(page.names.index(0, 0))
    qtbot.mouseClick(page.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == "{{ 协议内容 }}"
    page.search.setText("当事人.姓名")
    page.names_table.setCurrentIndex(page.names.index(0, 0))
    qtbot.mouseClick(page.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == "{{ 方.姓名 }}"


def test_loop_that_is_offered_is_a_good_one(page: TemplatesPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.sample_link, LEFT)
    document, out = Document(), BytesIO()
    for line in QGuiApplication.clipboard().text().splitlines():
        document.add_paragraph(line)
    document.save(out)
    assert check(out.getvalue(), placeholders()) == []
