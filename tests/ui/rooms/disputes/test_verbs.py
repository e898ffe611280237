"""What can be done with a case, why not, and the way to what is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.actions import finding, records
from models.actions.disputes import ending, stages
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.ledgers.mediation.committees import COMMITTEES
from models.store.ledger_file import Store
from models.words.disputes.flow import STATES
from tests.ui.rooms.disputes.conftest import case_of, dialog_of, mediate, raw, seen, write
from tests.ui.rooms.disputes.test_story import open_pane, press, tab, told
from ui import say
from ui.rooms.disputes.room import DisputeRoom
from ui.rooms.disputes.tabs import COURSE, SESSIONS
from ui.rooms.disputes.verbs.acts import ACTS, NEXT, begin
from ui.rooms.disputes.verbs.verb_bar import NOT_YET, fill_menu

Show = Callable[[int], None]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[say.Question]:
    """Answer every question with yes; what was asked."""
    told: list[say.Question] = []

    def yes(_parent: QWidget, question: say.Question) -> bool:
        told.append(question)
        return True

    monkeypatch.setattr(say, "ask", yes)
    return told


def test_every_state_has_its_next_steps() -> None:
    assert set(NEXT) == set(STATES.labels)
    assert {name for names in NEXT.values() for name in names} <= set(ACTS)


def test_next_step_is_the_one_to_press(room: DisputeRoom, show: Show, case_id: int) -> None:
    show(case_id)
    verbs = room.head.verbs
    assert verbs.names() == ["mediate", "investigate", "assign"]
    assert [button.property("kind") for button in verbs.buttons] == ["primary", "quiet", "quiet"]
    assert room.toolbar.new_button.property("kind") == "quiet"
    pane = room.record.pane
    pane.form.show_typed({"place": "河边"})
    pane.form.changed.emit()
    assert verbs.buttons[0].property("kind") == "quiet"
    pane.drafts.throw_away()
    pane.show_record(pane.record)
    assert verbs.buttons[0].property("kind") == "primary"


def test_closed_case_urges_nothing(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, found_id: int
) -> None:
    stages.cancel(store, seen(store, found_id), "重复登记")
    show(found_id)
    qtbot.waitUntil(lambda: room.head.verbs.names() == ["reopen"])
    assert room.head.verbs.buttons[0].property("kind") == "quiet"
    assert room.toolbar.new_button.property("kind") == "primary"


def test_found_dispute_is_accepted_and_numbered(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, found_id: int
) -> None:
    show(found_id)
    room.head.verbs.button("accept").click()
    dialog = dialog_of(room.window())
    assert dialog.answers()["mediator"] == "王和平"
    write(dialog, accepted_on="")
    dialog.accept()
    assert dialog.complaints["accepted_on"].text() == "请填写受理日期。"
    write(dialog, accepted_on="6月20日")
    dialog.accept()
    assert case_of(store, found_id).case_no == "（2021）示人调字第3号"
    qtbot.waitUntil(lambda: room.record.title.text().startswith("（2021）示人调字第3号"))
    assert room.list.table.current_id() == found_id


def test_refused_verb_names_what_is_missing_and_leads_to_it(
    qtbot: QtBot, room: DisputeRoom, show: Show, case_id: int, asked: list[say.Question]
) -> None:
    show(case_id)
    begin(room.desk, "settle")
    (question,) = asked
    assert "人民调解记录" in question.text
    assert question.yes == "补调解记录"
    assert open_pane(tab(room, SESSIONS)).is_new


def test_verb_of_a_dispute_that_is_not_accepted_leads_to_accepting(
    room: DisputeRoom, show: Show, found_id: int, asked: list[say.Question]
) -> None:
    show(found_id)
    begin(room.desk, "settle")
    assert asked[0].yes == "先受理"
    dialog = dialog_of(room.window())
    assert dialog.windowTitle() == "受理纠纷"
    dialog.reject()


def test_refused_verb_without_a_way_only_says_why(
    room: DisputeRoom, show: Show, case_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    monkeypatch.setattr(say, "refuse", lambda _parent, said: refused.append(said))
    show(case_id)
    begin(room.desk, "accept")
    assert refused == ["这起纠纷已经受理，不用再受理。"]


def test_menu_holds_everything_and_says_what_cannot_be_done_now(
    room: DisputeRoom, show: Show, case_id: int
) -> None:
    show(case_id)
    menu = QMenu(room)
    fill_menu(menu, room.desk)
    texts = {action.text(): action for action in menu.actions()}
    assert "分流…" in texts
    refused = texts[f"达成协议…{NOT_YET}"]
    assert refused.isEnabled()
    assert "人民调解记录" in refused.toolTip()
    whole = room.make_menu()
    assert whole.actions()[0].text() == "办理"


def test_case_goes_to_a_unit_up_and_back(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    show(case_id)
    begin(room.desk, "assign")
    dialog = dialog_of(room.window())
    dialog.accept()
    assert dialog.complaints["unit"].text().startswith("请填写")
    write(dialog, unit="司法所", person="李司法", on_day="2021-06-03")
    dialog.accept()
    assert case_of(store, case_id).state == "assigned"
    begin(room.desk, "report_up")
    dialog = dialog_of(room.window())
    write(dialog, to_unit="县委政法委", matter="请派员指导", on_day="2021-06-04")
    dialog.accept()
    assert case_of(store, case_id).state == "reported_up"
    course = tab(room, COURSE)
    qtbot.waitUntil(lambda: "等回复" in told(course))
    press(course, "登记退回…")
    dialog = dialog_of(room.window())
    write(dialog, returned_why="材料不全")
    dialog.accept()
    assert case_of(store, case_id).state == "assigned"
    qtbot.waitUntil(lambda: "已退回" in told(course))
    (paper,) = finding.children(store, DISPUTE_TRANSFERS, DISPUTES, case_id)
    assert paper.returned_why == "材料不全"


def test_paper_handed_on_is_answered(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    show(case_id)
    begin(room.desk, "pass_on")
    dialog = dialog_of(room.window())
    write(dialog, to_unit="国土所", matter="请协助丈量", on_day="2021-06-04", reply_due_on="6月9日")
    dialog.accept()
    course = tab(room, COURSE)
    qtbot.waitUntil(lambda: "要求 2021-06-09 前回复，已逾期" in told(course))
    press(course, "登记回复…")
    dialog = dialog_of(room.window())
    write(dialog, reply="已丈量")
    dialog.accept()
    qtbot.waitUntil(lambda: "已回复" in told(course))


def test_period_is_extended_only_when_both_agree(
    room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    show(case_id)
    begin(room.desk, "extend")
    dialog = dialog_of(room.window())
    write(dialog, due_on="2021-07-20", extended_why="等丈量结果", both_agree=False)
    dialog.accept()
    assert "双方当事人同意" in dialog.complaints["both_agree"].text()
    write(dialog, both_agree=True)
    dialog.accept()
    assert str(case_of(store, case_id).due_on) == "2021-07-20"


def test_case_under_control_is_looked_at_again(
    room: DisputeRoom, show: Show, store: Store, mediated_id: int
) -> None:
    show(mediated_id)
    begin(room.desk, "watch")
    dialog = dialog_of(room.window())
    assert dialog.windowTitle() == "转入稳控"
    write(dialog, measure="村干部每日走访", person="村支书")
    dialog.accept()
    show(mediated_id)
    begin(room.desk, "watch")
    dialog = dialog_of(room.window())
    assert dialog.windowTitle() == "再次核查"
    assert dialog.answers()["measure"] == "村干部每日走访"
    dialog.accept()
    assert len(finding.children(store, DISPUTE_WATCHES, DISPUTES, mediated_id)) == 2


def test_failed_mediation_needs_the_ways_told_of(
    room: DisputeRoom, show: Show, store: Store, mediated_id: int
) -> None:
    show(mediated_id)
    begin(room.desk, "end")
    dialog = dialog_of(room.window())
    reasons = [each.label for each in dialog.editors["reason"].look_for("")]  # type: ignore[attr-defined]
    assert "达成协议" not in reasons
    write(dialog, reason="failed", outcome="procedural")
    dialog.accept()
    assert "法第26条" in dialog.complaints["routes"].text()
    write(dialog, routes=["lawsuit"])
    dialog.accept()
    assert case_of(store, mediated_id).outcome == "procedural"


def test_agreement_is_gone_back_on(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, mediated_id: int
) -> None:
    typed = {"form": "written", "signed_on": "2021-06-08", "content": "各退一尺。"}
    ending.settle(store, seen(store, mediated_id), typed)
    show(mediated_id)
    begin(room.desk, "renege")
    dialog = dialog_of(room.window())
    write(dialog, renege_way="mediate_again", undone_why="嫌补偿少")
    dialog.accept()
    assert case_of(store, mediated_id).state == "mediating"
    course = tab(room, COURSE)
    qtbot.waitUntil(lambda: "2021-06-24 起不再算数：嫌补偿少" in told(course))


def test_striking_a_case_off_is_never_the_default(
    room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    show(case_id)
    begin(room.desk, "cancel")
    dialog = dialog_of(room.window())
    assert not dialog.yes_button.isDefault()
    assert dialog.no_button.isDefault()
    assert dialog.yes_button.property("kind") == "danger"
    write(dialog, cancelled_why="重复登记")
    dialog.accept()
    assert case_of(store, case_id).state == "cancelled"


def test_note_is_written_and_struck(
    qtbot: QtBot, room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    show(case_id)
    begin(room.desk, "note")
    dialog = dialog_of(room.window())
    write(dialog, note="到现场看了界址")
    dialog.accept()
    course = tab(room, COURSE)
    qtbot.waitUntil(lambda: "到现场看了界址" in told(course))
    press(course, "划去…")
    dialog = dialog_of(room.window())
    write(dialog, struck_why="记错案了")
    dialog.accept()
    qtbot.waitUntil(lambda: "划去：记错案了" in told(course))
    notes = finding.children(store, DISPUTE_STEPS, DISPUTES, case_id)
    assert [each.struck_why for each in notes if each.step == "note"] == ["记错案了"]


def test_case_changed_meanwhile_is_not_written_over(
    room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    show(case_id)
    begin(room.desk, "assign")
    dialog = dialog_of(room.window())
    write(dialog, unit="司法所", person="李司法")
    records.keep(store, DISPUTES, {"place": "河边"}, seen(store, case_id))
    dialog.accept()
    assert dialog.isVisible()
    assert "刚刚被" in dialog.complaint.text()
    assert case_of(store, case_id).state == "accepted"
    dialog.reject()


def test_form_changed_meanwhile_keeps_what_was_typed(
    room: DisputeRoom, show: Show, store: Store, case_id: int
) -> None:
    show(case_id)
    pane = room.record.pane
    pane.form.show_typed({"place": "河边"})
    pane.form.changed.emit()
    mediate(store, case_id)  # the case goes to 调处中
    assert not pane.save()
    assert "刚刚被" in pane.banner.text()
    pane.banner.buttons[0].click()
    assert "上次有未保存的内容" in pane.banner.text()


def test_several_committees_are_asked_for_at_once(room: DisputeRoom, store: Store) -> None:
    records.keep(store, COMMITTEES, {"name": "东坪村人民调解委员会", "short_name": "示东"})
    room.begin()
    assert room.asked is not None
    raw_case = room.asked.answers()[""]
    assert isinstance(raw_case, dict)
    assert isinstance(raw_case["committee_id"], int)  # that of the last case
    room.asked.leave()


def test_page_of_an_agreement_complains_in_its_rows(
    room: DisputeRoom, show: Show, mediated_id: int
) -> None:
    show(mediated_id)
    begin(room.desk, "settle")
    page = room.asked
    assert page is not None
    page.groups[""].show_raw({"signed_on": "2021-06-08", "content": "各退一尺。"})
    page.tables["obligations"].show_raw([{"what": "付款", "due_on": "2021-06-01", "side": "甲"}])
    assert not page.save()
    assert page.tables["obligations"].complaint.text().startswith("第1项")
    page.leave()
    assert room.asked is None


def test_draft_of_an_agreement_waits_in_its_case(
    room: DisputeRoom, show: Show, mediated_id: int
) -> None:
    show(mediated_id)
    begin(room.desk, "settle")
    assert room.asked is not None
    room.asked.groups[""].grid.edits["content"].show_raw("各退一尺。")
    room.leave()
    room.asked.leave()
    begin(room.desk, "settle")
    assert room.asked is not None
    assert "上次有没填完的内容" in room.asked.banner.text()
    room.asked.banner.buttons[0].click()
    assert room.asked.groups[""].grid.edits["content"].raw() == "各退一尺。"


def test_words_of_the_raw_case_are_those_of_the_ledger() -> None:
    assert set(raw()) <= set(DISPUTES.fields)


def test_every_word_of_the_bar_can_be_seen_and_read(
    qtbot: QtBot, room: DisputeRoom, show: Show, case_id: int
) -> None:
    show(case_id)
    buttons = [each for each in room.head.verbs.findChildren(QPushButton) if each.isVisible()]
    assert len(buttons) == 4
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in buttons))
