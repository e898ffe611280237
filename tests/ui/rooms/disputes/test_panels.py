"""What stands beside the form of a case: parties, sessions, payments, revisits, course, file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.actions import drafts, filing, finding, records
from models.actions.disputes import ending, stages
from models.actions.history import history_of
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.reviews import CASE_REVIEWS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import INVESTIGATIONS
from models.ledgers.mediation.subsidies import SUBSIDIES, SUBSIDY_RATES
from models.store.ledger_file import Store
from tests.ui.rooms.disputes.conftest import case_of, dialog_of, mediate, seen, write
from tests.ui.rooms.disputes.test_story import open_pane, press, tab, told
from ui import say
from ui.ledger.panels.children import ChildPanel
from ui.rooms.disputes.panels.case_file import PaperCard
from ui.rooms.disputes.room import DisputeRoom
from ui.rooms.disputes.tabs import FILE, PARTIES, SESSIONS, SETTLEMENT
from ui.rooms.disputes.tabs import REVISITS as REVISITS_TAB
from ui.rooms.disputes.verbs.acts import begin

Show = Callable[[int], None]
AGREED = {"form": "written", "signed_on": "2021-06-08", "content": "各退一尺。", "manner": "付清"}
DUTY = {"what": "补偿款", "side": "respondent", "due_on": "2021-06-15", "amount": "1000"}


@pytest.fixture
def settled_id(store: Store, mediated_id: int) -> int:
    """A case with a written agreement, one duty of money, one of deeds."""
    deed = {"what": "拆除围墙", "side": "respondent", "due_on": "2021-07-15"}
    ending.settle(store, seen(store, mediated_id), AGREED, [DUTY, deed], "village")
    return mediated_id


def parties_of(room: DisputeRoom) -> ChildPanel:
    panel = room.record.tabs.turn_to_title(PARTIES)
    assert isinstance(panel, ChildPanel)
    return panel


def owned(store: Store, ledger: Any, case_id: int) -> list[Any]:
    return finding.children(store, ledger, DISPUTES, case_id)


def test_tabs_are_grouped(room: DisputeRoom) -> None:
    titles = room.record.tabs.titles()
    assert titles == ["纠纷", "当事人", "调查调解", "协议履行", "回访", "经过", "卷宗"]


def test_parties_are_covered_and_their_opening_is_written_down(
    room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    show(case_id)
    panel = parties_of(room)
    name = panel.model.keys.index("name")
    assert panel.model.index(0, name).data() == "欧某某"
    panel.edit()
    row = panel.pane.form.rows["phone"]
    assert row.is_covered
    assert "13912345678" not in row.plain.text()
    row.opener.click()
    assert row.raw() == "13912345678"
    party = panel.current()
    notes = [each.label for each in history_of(store, DISPUTE_PARTIES, party.id)]
    assert "查看了 联系方式" in notes


def test_title_of_the_case_holds_no_full_name(
    room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    raw = {"title": "欧阳海棠与司徒振华宅基地纠纷"}
    records.keep(store, DISPUTES, raw, seen(store, case_id))
    show(case_id)
    assert "海棠" not in room.record.title.text()


def test_texts_of_a_case_name_no_party_until_they_are_opened(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    mediate(store, case_id, record="欧阳海棠说墙是老的，电话13912345678。")
    show(case_id)
    sessions = tab(room, SESSIONS)
    qtbot.waitUntil(lambda: "欧某某说墙是老的" in told(sessions))
    assert "13912345678" not in told(sessions)
    press(sessions, "修改")
    row = open_pane(sessions).form.rows["record"]
    assert row.is_covered
    row.opener.click()
    assert row.raw() == "欧阳海棠说墙是老的，电话13912345678。"


def test_story_that_names_a_party_is_opened_for_the_agreement_and_written_down(
    room: DisputeRoom, show: Show, store: Store, mediated_id: int
) -> None:
    records.keep(store, DISPUTES, {"story": "欧阳海棠占地。"}, seen(store, mediated_id))
    show(mediated_id)
    begin(room.desk, "settle")
    assert room.asked is not None
    assert room.asked.answers()[""]["facts"] == "欧阳海棠占地。"  # type: ignore[index]
    notes = [each.label for each in history_of(store, DISPUTES, mediated_id)]
    assert "查看了 简要情况" in notes


def test_parties_of_a_closed_case_stand_and_say_why(
    room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    stages.cancel(store, seen(store, case_id), "重复登记")
    show(case_id)
    panel = parties_of(room)
    assert not panel.verbs.isEnabled()
    assert "已注销" in panel.closed.text()


def test_session_is_typed_in_the_place_of_its_panel(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    show(case_id)
    sessions = tab(room, SESSIONS)
    press(sessions, "记调查…")
    pane = open_pane(sessions)
    assert pane.form.rows["on_day"].raw() == "2021-06-24"
    pane.form.show_typed({"record": "老墙根在桃树下。", "asked": "李老根"})
    assert pane.save()
    qtbot.waitUntil(lambda: "老墙根在桃树下。" in told(sessions))
    assert "李老根" not in told(sessions)
    press(sessions, "修改")
    assert open_pane(sessions).record.record == "老墙根在桃树下。"


def test_typed_session_waits_while_another_tab_is_looked_at(
    room: DisputeRoom, show: Show, case_id: int
) -> None:
    show(case_id)
    sessions = tab(room, SESSIONS)
    press(sessions, "记调查…")
    open_pane(sessions).form.rows["record"].show_raw("写到一半")
    room.record.tabs.turn_to(0)
    sessions = tab(room, SESSIONS)
    assert open_pane(sessions).form.rows["record"].raw() == "写到一半"
    assert room.has_unsaved()


def test_typed_session_becomes_a_draft_of_its_case(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, case_id: int, found_id: int
) -> None:
    show(case_id)
    sessions = tab(room, SESSIONS)
    press(sessions, "记调查…")
    open_pane(sessions).form.rows["record"].show_raw("写到一半")
    show(found_id)
    assert sessions.open_pane() is None
    (left,) = drafts.left_drafts(store)
    assert (left.ledger, left.record_id) == ("disputes", case_id)
    show(case_id)
    press(tab(room, SESSIONS), "记调查…")
    pane = open_pane(sessions)
    assert "上次有未保存的内容" in pane.banner.text()
    pane.banner.buttons[0].click()
    assert pane.form.rows["record"].raw() == "写到一半"


def test_record_is_deleted_only_after_asking(
    qtbot: QtBot,
    room: DisputeRoom,
    show: Show,
    store: Store,
    case_id: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = {"dispute_id": case_id, "on_day": "2021-06-05", "record": "老墙根。"}
    records.keep(store, INVESTIGATIONS, raw)
    show(case_id)
    sessions = tab(room, SESSIONS)
    qtbot.waitUntil(lambda: "老墙根。" in told(sessions))
    monkeypatch.setattr(say, "ask", lambda _parent, _question: False)
    press(sessions, "删除")
    assert len(owned(store, INVESTIGATIONS, case_id)) == 1
    monkeypatch.setattr(say, "ask", lambda _parent, _question: True)
    press(sessions, "删除")
    assert owned(store, INVESTIGATIONS, case_id) == []


def test_part_payment_stands_under_its_obligation(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, settled_id: int
) -> None:
    show(settled_id)
    panel = tab(room, SETTLEMENT)
    qtbot.waitUntil(lambda: "到期未履行" in told(panel))
    press(panel, "登记付款…")
    dialog = dialog_of(room.window())
    assert dialog.answers()["amount"] == "1,000.00"
    write(dialog, amount="400", voucher="收条1")
    dialog.accept()
    qtbot.waitUntil(lambda: "已付 400.00 元，还差 600.00 元" in told(panel))
    press(panel, "修改 2021-06-24　付 400.00 元　收条1")
    pane = open_pane(panel)
    pane.form.show_typed({"amount": "500"})
    assert pane.save()
    qtbot.waitUntil(lambda: "还差 500.00 元" in told(panel))


def test_deed_is_done_on_its_day(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, settled_id: int
) -> None:
    show(settled_id)
    panel = tab(room, SETTLEMENT)
    press(panel, "履行完毕…")
    dialog_of(room.window()).accept()
    qtbot.waitUntil(lambda: "2021-06-24 履行完毕" in told(panel))
    assert case_of(store, settled_id).state == "fulfilling"


def test_court_is_asked_and_answers(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, settled_id: int
) -> None:
    show(settled_id)
    panel = tab(room, SETTLEMENT)
    qtbot.waitUntil(lambda: "还没有申请，2021-07-08 截止" in told(panel))
    press(panel, "司法确认…")
    dialog = dialog_of(room.window())
    write(dialog, confirmation="valid", confirm_asked_on="2021-06-20")
    dialog.accept()
    assert dialog.complaints["confirmed_on"].text() == "请填写裁定日期。"
    write(dialog, confirmed_on="2021-06-23", court="示例县人民法院")
    dialog.accept()
    qtbot.waitUntil(lambda: "确认有效" in told(panel))
    assert owned(store, AGREEMENTS, settled_id)[0].court == "示例县人民法院"


def test_missed_revisit_is_said_and_done_late(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, settled_id: int
) -> None:
    show(settled_id)
    panel = tab(room, REVISITS_TAB)
    qtbot.waitUntil(lambda: "逾期 1 天" in told(panel))
    press(panel, "登记…")
    pane = open_pane(panel)
    pane.form.show_typed({"done_on": "2021-06-24", "story": "已付一半。"})
    assert pane.save()
    qtbot.waitUntil(lambda: "已回访，晚于期限" in told(panel))
    assert any(each.done_on for each in owned(store, REVISITS, settled_id))


def test_lacking_papers_are_red_and_lead_to_where_they_are_mended(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    show(case_id)
    file = tab(room, FILE)
    card = next(c for c in file.findChildren(PaperCard) if c.line.paper_code == "mediation")
    qtbot.waitUntil(lambda: "还没有调解记录，请新增。" in told(card))
    press(card, "去补人民调解记录")
    assert open_pane(tab(room, SESSIONS)).is_new


def test_scan_dropped_onto_a_paper_lies_in_the_file(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, case_id: int, tmp_path: Path
) -> None:
    show(case_id)
    file = tab(room, FILE)
    card = next(c for c in file.findChildren(PaperCard) if c.line.paper_code == "identity")
    scan = tmp_path / "身份证明.pdf"
    scan.write_bytes(b"%PDF-1.4 identity")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(card, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(card, QDropEvent(QPointF(5, 5), copy, data, left, none))
    qtbot.waitUntil(lambda: len(owned(store, CASE_PAPERS, case_id)) == 1)
    (paper,) = owned(store, CASE_PAPERS, case_id)
    qtbot.waitUntil(lambda: bool(filing.files_of(store, CASE_PAPERS, [paper.id])))
    assert (paper.paper, str(paper.on_day)) == ("identity", "2021-06-24")
    qtbot.waitUntil(
        lambda: any(
            c.line.paper_code == "identity" and "已在卷" in told(c)
            for c in file.findChildren(PaperCard)
        )
    )


def test_file_is_scored_with_what_the_program_would_give(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, settled_id: int
) -> None:
    show(settled_id)
    file = tab(room, FILE)
    press(file, "自查打分")
    pane = open_pane(file)
    assert pane.form.rows["acceptance"].raw() != ""
    assert pane.save()
    (review,) = owned(store, CASE_REVIEWS, settled_id)
    assert review.reviewer is None
    total = CASE_REVIEWS.show(review, "total", room.workplace.office)
    qtbot.waitUntil(lambda: f"{total} 分" in told(file))


def test_case_is_claimed_for_once(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, settled_id: int
) -> None:
    rate = {"version": "示司发1号", "grade": "简易", "amount": "100", "valid_from": "2021-01-01"}
    records.keep(store, SUBSIDY_RATES, rate)
    show(settled_id)
    file = tab(room, FILE)
    press(file, "申报补贴…")
    dialog_of(room.window()).accept()
    qtbot.waitUntil(lambda: "已申报" in told(file))
    press(file, "审定…")
    dialog_of(room.window()).accept()
    qtbot.waitUntil(lambda: "已审定" in told(file))
    (claim,) = owned(store, SUBSIDIES, settled_id)
    assert (claim.state, claim.amount) == ("approved", 10000)


def test_thirty_one_parties_are_read_in_the_case(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    rows = [
        {"dispute_id": case_id, "side": "respondent", "name": f"欧阳海{number}"}
        for number in range(31)
    ]
    records.keep_new(store, DISPUTE_PARTIES, rows, "登记")
    show(case_id)
    panel = parties_of(room)
    assert panel.model.rowCount() == 33
    panel.point_at(panel.model.ids[32])
    panel.edit()
    assert panel.pane.record.id == panel.model.ids[32]


def test_payment_is_deleted_and_its_obligation_is_open_again(
    qtbot: QtBot,
    room: DisputeRoom,
    show: Show,
    store: Store,
    settled_id: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    duty = owned(store, OBLIGATIONS, settled_id)[0]
    raw = {"obligation_id": duty.id, "on_day": "2021-06-20", "amount": "1000"}
    records.keep(store, PAYMENTS, raw)
    show(settled_id)
    panel = tab(room, SETTLEMENT)
    qtbot.waitUntil(lambda: "已履行" in told(panel))
    monkeypatch.setattr(say, "ask", lambda _parent, _question: True)
    press(panel, "删除 2021-06-20")
    qtbot.waitUntil(lambda: "还差 1,000.00 元" in told(panel))
