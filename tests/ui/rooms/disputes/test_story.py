"""One case from the register to the archive and back, with what the clerk presses and types."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.actions import checking_up, finding
from models.actions.records import Seen
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.store.ledger_file import Store
from tests.ui.rooms.disputes.conftest import case_of, dialog_of, write
from ui import say
from ui.ledger.form.form_pane import FormPane
from ui.ledger.panels.in_place import InPlace
from ui.rooms.disputes.panels.case_file import PaperCard
from ui.rooms.disputes.room import DisputeRoom
from ui.rooms.disputes.tabs import FILE, SESSIONS, SETTLEMENT
from ui.rooms.disputes.tabs import REVISITS as REVISITS_TAB

Show = Callable[[int], None]


def tab(room: DisputeRoom, title: str) -> InPlace:
    """The panel of a tab."""
    panel = room.record.tabs.turn_to_title(title)
    assert isinstance(panel, InPlace)
    return panel


def press(panel: QWidget, words: str, number: int = 0) -> None:
    """Press one of the words of a panel."""
    QApplication.processEvents()  # words that were just written are shown in the next turn
    links = [
        each
        for each in panel.findChildren(QPushButton)
        if words in (each.text(), each.accessibleName()) and not each.isHidden()
    ]
    links[number].click()


def told(panel: QWidget) -> str:
    """What stands on a panel."""
    return "\n".join(each.text() for each in panel.findChildren(QLabel) if not each.isHidden())


def open_pane(panel: InPlace) -> FormPane:
    """The form that stands in the panel's place."""
    pane = panel.open_pane()
    assert pane is not None
    return pane


def rows(store: Store, ledger: Ledger, case_id: int) -> list[Any]:
    return finding.children(store, ledger, DISPUTES, case_id)


def test_from_the_register_to_the_archive_and_back(
    qtbot: QtBot,
    room: DisputeRoom,
    show: Show,
    store: Store,
    case_id: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, refused = room.window(), []
    monkeypatch.setattr(say, "refuse", lambda _parent, said: refused.append(said))
    show(case_id)

    def wait_for(state: str) -> None:
        qtbot.waitUntil(lambda: room.head.verbs._row is not None)
        qtbot.waitUntil(lambda: room.head.verbs._row.state == state)

    # 调解
    room.head.verbs.button("mediate").click()
    sessions = tab(room, SESSIONS)
    pane = open_pane(sessions)
    session = {"on_day": "2021-06-08", "place": "村委会", "record": "双方愿意各退一步。"}
    pane.form.show_typed(session)
    assert pane.save()
    wait_for("mediating")
    assert sessions.currentWidget() is sessions.place
    qtbot.waitUntil(lambda: "双方愿意各退一步" in told(sessions))

    # 达成协议, two obligations of money
    room.head.verbs.button("settle").click()
    page = room.asked
    assert page is not None
    assert page.answers()[""]["copies"] == "3"  # type: ignore[index]
    page.groups[""].show_raw(
        {
            "signed_on": "2021-06-08",
            "sealed_on": "",
            "content": "以老墙根为界，补偿3000元。",
            "manner": "分两期付清。",
        }
    )
    page.tables["obligations"].show_raw(
        [
            {"what": "首期补偿", "side": "respondent", "due_on": "2021-06-15", "amount": "1000"},
            {"what": "余款", "side": "respondent", "due_on": "2021-06-20", "amount": "2000"},
        ]
    )
    assert page.save()
    assert room.current_id() == case_id
    wait_for("fulfilling")

    # 付款: of several obligations the clerk chooses one
    room.head.verbs.button("pay").click()
    settlement = tab(room, SETTLEMENT)
    qtbot.waitUntil(lambda: "首期补偿" in told(settlement))
    press(settlement, "登记付款…", 0)
    dialog = dialog_of(window)
    assert dialog.answers()["amount"] == "1,000.00"
    write(dialog, on_day="2021-06-15", voucher="收条1")
    dialog.accept()
    qtbot.waitUntil(lambda: "收条1" in told(settlement))
    room.head.verbs.button("pay").click()  # one is left: its sheet comes at once
    dialog = dialog_of(window)
    write(dialog, on_day="2021-06-20")
    dialog.accept()
    wait_for("settled")

    # 归档 is refused: revisit and scan are missing, and named
    room.select(case_id)
    room.head.verbs.button("archive").click()
    dialog = dialog_of(window)
    assert "扫描件" in dialog._sheet.explained
    assert "回访" in dialog._sheet.explained
    press(dialog, "应于 2021-06-23 回访：去登记")
    revisits = tab(room, REVISITS_TAB)
    pane = open_pane(revisits)
    pane.form.show_typed({"done_on": "2021-06-23", "story": "已付清。", "performance": "已履行"})
    assert pane.save()
    wait_for("revisited")

    # the scan is dropped onto its paper
    file = tab(room, FILE)
    card = next(
        each for each in file.findChildren(PaperCard) if each.line.paper_code == "agreement"
    )
    assert "签好字" in told(card)
    scan = tmp_path / "协议书.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    card.take([scan])
    qtbot.waitUntil(lambda: len(rows(store, CASE_PAPERS, case_id)) == 1)
    file = tab(room, FILE)
    for paper in ("当事人身份证明",):
        lacking = next(each for each in file.findChildren(PaperCard) if each.line.title == paper)
        other = tmp_path / "身份证明.pdf"
        other.write_bytes(b"%PDF-1.4 identity")
        lacking.take([other])
        qtbot.waitUntil(lambda: len(rows(store, CASE_PAPERS, case_id)) == 2)

    # 归档: the keeping term is the clerk's to choose
    wait_for("revisited")
    room.head.verbs.button("archive").click()
    dialog = dialog_of(window)
    assert dialog.answers()["keeping"] == ""
    dialog.accept()
    assert dialog.complaints["keeping"].text() == "请填写保管期限。"
    write(dialog, keeping="10年")
    dialog.accept()
    assert refused == []
    wait_for("archived")
    assert case_of(store, case_id).keep_until.year == 2031
    assert "已归档" in room.record.pane.banner.text()

    # 重新打开
    room.head.verbs.button("reopen").click()
    dialog = dialog_of(window)
    write(dialog, cancelled_why="漏了一份材料")
    dialog.accept()
    wait_for("revisited")
    room.workplace.status._press()
    wait_for("archived")
    assert checking_up.check(store) == []
    assert len(rows(store, MEDIATIONS, case_id)) == 1
    assert len(rows(store, DISPUTE_ENDINGS, case_id)) == 1
    duties = rows(store, OBLIGATIONS, case_id)
    assert [duty.fulfilment for duty in duties] == ["whole", "whole"]
    paid = [len(finding.children(store, PAYMENTS, OBLIGATIONS, duty.id)) for duty in duties]
    assert paid == [1, 1]
    done = [each for each in rows(store, REVISITS, case_id) if each.done_on]
    assert [Seen(each.id, each.revision).id for each in done] == [done[0].id]
