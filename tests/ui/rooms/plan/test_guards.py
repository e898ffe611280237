"""A plan with marks of secrets or lists of people is refused on the page, and the line stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.actions import drafts
from models.store.ledger_file import Store
from tests.ui.rooms.plan.conftest import PLAN, tasks_of
from ui import say
from ui.parts.guard_lines import SECRECY
from ui.rooms.plan.draft import PLACE
from ui.rooms.plan.plan_room import PlanRoom


def lines_on(page: QWidget) -> list[QLabel]:
    return [each for each in page.findChildren(QLabel) if each.text() == SECRECY]


def test_each_page_where_a_plan_comes_in_says_what_may_not(room: PlanRoom) -> None:
    for page in (room.start, room.paste, room.confirm):
        assert len(lines_on(page)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"机密★1年\n{PLAN}", "密级标志“机密★1年”"),
        (f"{PLAN}\n序号\t姓名\t身份证号\n1\t李某\tx", "身份证号"),
    ],
)
def test_plan_that_may_not_come_in_is_refused_on_the_page(
    room: PlanRoom, qtbot: QtBot, store: Store, text: str, said: str
) -> None:
    room.read_pasted(text)
    qtbot.waitUntil(lambda: said in room.start.trouble.text())
    assert room.pages.currentWidget() is room.start
    assert drafts.look_up(store, PLACE) is None


def test_file_with_the_mark_in_its_name_is_refused(
    room: PlanRoom, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "秘密-方案.txt"
    path.write_text(PLAN, encoding="utf-8")
    room.read_file(path)
    qtbot.waitUntil(lambda: "涉密内容不得录入本机" in room.start.trouble.text())


def test_mark_typed_while_checking_is_said_and_stops_saving(
    read: PlanRoom, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = read.confirm.form
    read.confirm.view.select(["1.1"])
    form.requirement.setText("按机密★1年文件落实，联系13800138000")
    assert "不能保存" in form.guard.text()
    form.requirement.left.emit()
    told: list[str] = []
    monkeypatch.setattr(say, "ask", lambda *_: True)
    monkeypatch.setattr(say, "refuse", lambda _parent, sentence: told.append(sentence))
    read.save()
    qtbot.waitUntil(lambda: bool(told))
    assert "密级标志" in told[0]
    assert tasks_of(store) == {}
    form.requirement.setText("联系13800138000")
    assert form.guard.text() == "这里像是手机号，建议删去；导出时会自动遮盖。"


def test_draft_with_a_mark_is_not_put_aside_and_that_is_said(
    read: PlanRoom, qtbot: QtBot, store: Store
) -> None:
    qtbot.waitUntil(lambda: drafts.look_up(store, PLACE) is not None)
    read.confirm.view.select(["1.1"])
    read.confirm.form.requirement.setText("机密★1年")
    read.confirm.form.requirement.left.emit()
    read.leave()
    kept = drafts.look_up(store, PLACE)
    assert kept is not None
    assert "机密★" not in str(kept.typed)
    assert "草稿没有存下" in read._workplace.status.text()
