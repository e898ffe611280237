"""登记纠纷 and 口头协议速记: everything on one screen, drafts, complaints (B2, B11)."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from models.actions import drafts, finding
from models.actions.finding import OneOf, View
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.ledgers.mediation.revisits import REVISITS
from models.store.ledger_file import Store
from tests.ui.rooms.disputes.conftest import case_of
from ui.ledger.sheets.sheet_page import SheetPage
from ui.rooms.disputes.room import DisputeRoom

TYPED = {
    "village_id": "西岭村",
    "dispute_type": "邻里相邻关系",
    "source": "群众来访",
    "story": "两户因排水沟争执。",
}


def page_of(room: DisputeRoom) -> SheetPage:
    assert room.asked is not None
    return room.asked


def begun(room: DisputeRoom) -> SheetPage:
    room.begin()
    return page_of(room)


def cases(store: Store) -> list[int]:
    return finding.all_ids(store, DISPUTES, View())


def test_page_fits_the_screen_and_asks_for_no_more_than_twelve(
    qtbot: QtBot, room: DisputeRoom
) -> None:
    page = begun(room)
    (area,) = page.findChildren(QScrollArea, options=Qt.FindChildOption.FindDirectChildrenOnly)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    blanks = page.sheet.left[0].blanks  # type: ignore[union-attr]
    asked = [each for each in blanks if each.card.required]
    parties = page.tables["parties"].model.keys
    required = [key for key in parties if DISPUTE_PARTIES.fields[key].card.required]
    assert len(asked) + len(required) <= 12


def test_likely_values_stand_there(room: DisputeRoom) -> None:
    raw = begun(room).answers()[""]
    assert isinstance(raw, dict)
    assert raw["found_on"] == raw["accepted_on"] == "2021-06-24"
    assert (raw["mediator"], raw["first_post"]) == ("王和平", "综治干事")
    assert isinstance(raw["committee_id"], int)


def test_missing_fields_are_said_under_them_and_the_page_stays(
    room: DisputeRoom, store: Store
) -> None:
    page, before = begun(room), cases(store)
    page.tables["parties"].show_raw([{"phone": "13900000000", "side": "applicant"}])
    assert not page.save()
    edits = page.groups[""].grid.edits
    for key in ("village_id", "dispute_type", "source", "story"):
        assert edits[key].complaint.text().startswith("请填写"), key
    assert "第1名" in page.tables["parties"].complaint.text()
    assert "姓名" in page.tables["parties"].complaint.text()
    assert not page.complaint.isVisible()
    assert cases(store) == before


def test_complaint_about_a_rarer_field_unfolds_them(room: DisputeRoom) -> None:
    page = begun(room)
    group = page.groups[""]
    group.unfold()
    group.show_raw({**TYPED, "crime_risk": True})
    group.more_link.click()
    assert group.more is not None
    assert group.more.isHidden()
    assert not page.save()
    assert not group.more.isHidden()
    assert "公安" in group.more.edits["crime_reported_to"].complaint.text()


def test_new_case_is_kept_with_its_parties_and_selected(
    qtbot: QtBot, room: DisputeRoom, store: Store
) -> None:
    page = begun(room)
    page.groups[""].show_raw(TYPED)
    page.tables["parties"].show_raw(
        [{"name": "欧阳海棠", "side": "applicant"}, {"name": "司徒振华", "side": "respondent"}]
    )
    assert page.save()
    new = room.current_id()
    assert new is not None
    assert case_of(store, new).case_no == "（2021）示人调字第3号"
    parties = finding.children(store, DISPUTE_PARTIES, DISPUTES, new)
    assert [each.name for each in parties] == ["欧阳海棠", "司徒振华"]
    assert room.asked is None
    qtbot.waitUntil(lambda: room.list.table.current_id() == new)
    assert room.workplace.status.text().startswith("已登记“（2021）示人调字第3号")
    room.workplace.status._press()
    assert case_of(store, new).retired_at is not None


def test_page_begins_with_what_the_list_is_filtered_by(room: DisputeRoom) -> None:
    room.show_view(View(filters={"source": OneOf(frozenset({"court"}))}))
    raw = begun(room).answers()[""]
    assert isinstance(raw, dict)
    assert raw["source"] == "court"


def test_half_filled_page_is_kept_and_offered_again(room: DisputeRoom, store: Store) -> None:
    page = begun(room)
    page.groups[""].grid.edits["story"].show_raw("排水沟")
    page.tables["parties"].show_raw([{"name": "欧阳海棠", "side": "applicant"}])
    page.leave()
    assert room.asked is None
    (left,) = drafts.left_drafts(store)
    assert (left.ledger, left.record_id, left.form) == ("disputes", None, "")
    again = begun(room)
    assert "上次有没填完的内容" in again.banner.text()
    assert again.groups[""].grid.edits["story"].raw() == ""
    again.banner.buttons[0].click()
    assert again.groups[""].grid.edits["story"].raw() == "排水沟"
    assert [row["name"] for row in again.tables["parties"].raw()] == ["欧阳海棠"]
    again.groups[""].show_raw(TYPED)
    assert again.save()
    assert drafts.left_drafts(store) == []


def test_draft_is_thrown_away_when_nobody_wants_it(room: DisputeRoom, store: Store) -> None:
    page = begun(room)
    page.groups[""].grid.edits["story"].show_raw("排水沟")
    page.leave()
    begun(room).banner.buttons[1].click()
    assert drafts.left_drafts(store) == []


def test_what_carries_a_mark_is_left_out_of_a_draft(room: DisputeRoom, store: Store) -> None:
    page = begun(room)
    page.groups[""].grid.edits["story"].show_raw("机密★ 不该写在这里")
    page.tables["parties"].show_raw([{"name": "欧阳海棠", "address": "机密★", "side": "applicant"}])
    page.leave()
    kept = drafts.look_up(store, drafts.place_of("disputes", None))
    assert kept is not None
    assert kept.typed == {"parties.0.name": "欧阳海棠", "parties.0.side": "applicant"}


def test_page_begun_counts_as_unsaved(room: DisputeRoom) -> None:
    page = begun(room)
    assert not room.has_unsaved()
    page.groups[""].grid.edits["story"].show_raw("排水沟")
    assert room.has_unsaved()


def test_oral_agreement_is_one_form(qtbot: QtBot, room: DisputeRoom, store: Store) -> None:
    room.begin_oral()
    page = page_of(room)
    (area,) = page.findChildren(QScrollArea, options=Qt.FindChildOption.FindDirectChildrenOnly)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    page.groups[""].show_raw({**TYPED, "found_on": "2021-06-20"})
    page.groups["agreement"].show_raw({"content": "各退一步，共修排水沟。", "amount": "200"})
    page.tables["parties"].show_raw(
        [{"name": "欧阳海棠", "side": "applicant"}, {"name": "司徒振华", "side": "respondent"}]
    )
    page.tables["obligations"].show_raw(
        [{"what": "付修沟款", "side": "respondent", "due_on": "2021-07-01", "amount": "200"}]
    )
    assert page.save()
    new = room.current_id()
    assert new is not None
    case = case_of(store, new)
    assert (case.state, case.form, case.outcome) == ("fulfilling", "oral", "settled")
    assert case.accepted_on == dt.date(2021, 6, 20)
    (agreement,) = finding.children(store, AGREEMENTS, DISPUTES, new)
    assert agreement.signed_on == dt.date(2021, 6, 20)
    assert len(finding.children(store, OBLIGATIONS, DISPUTES, new)) == 1
    assert len(finding.children(store, REVISITS, DISPUTES, new)) == 2
    room.workplace.status._press()
    assert case_of(store, new).retired_at is not None


def test_oral_complaints_stand_in_their_own_places(room: DisputeRoom) -> None:
    room.begin_oral()
    page = page_of(room)
    page.tables["obligations"].show_raw([{"what": "付修沟款", "side": "respondent"}])
    assert not page.save()
    assert page.groups["agreement"].grid.edits["content"].complaint.text() == "请填写协议内容。"
    assert page.groups[""].grid.edits["story"].complaint.text() == "请填写简要情况。"
    assert "履行期限" in page.tables["obligations"].complaint.text()


def test_draft_of_an_oral_agreement_is_another_one(room: DisputeRoom, store: Store) -> None:
    room.begin_oral()
    page_of(room).groups["agreement"].grid.edits["content"].show_raw("各退一步")
    page_of(room).leave()
    (left,) = drafts.left_drafts(store)
    assert (left.words, left.form) == ("矛盾纠纷：没填完的口头协议速记", "oral")
    assert begun(room).banner.text() == ""


@pytest.mark.parametrize("count", [31])
def test_thirty_one_parties_are_typed_and_kept(room: DisputeRoom, store: Store, count: int) -> None:
    page = begun(room)
    page.groups[""].show_raw({**TYPED, "people": str(count)})
    rows = page.tables["parties"]
    rows.show_raw({"name": f"当事人{number}", "side": "respondent"} for number in range(count))
    rows.add_link.click()
    table = rows.table
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    assert page.save()
    new = room.current_id()
    assert new is not None
    assert len(finding.children(store, DISPUTE_PARTIES, DISPUTES, new)) == count


def test_narrow_page_stands_in_one_column(room: DisputeRoom, window: QWidget) -> None:
    page = begun(room)
    page.resize(780, 400)
    assert page.groups[""].grid._columns == 2
    page.resize(930, 400)
    assert page.groups[""].grid._columns == 1
