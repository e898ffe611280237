"""Disputes as a clerk types them: a new one, an oral agreement, and a power cut in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

import models.actions  # noqa: F401  fills the shelf
from models.actions import checking_up, drafts, finding
from models.actions.finding import View
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.store.ledger_file import Store
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import Begin, cut_off
from tests.journeys.screen import log_in
from tests.journeys.township import PASSWORD, founded
from ui.ledger.sheets.sheet_page import SheetPage
from ui.main_window import MainWindow
from ui.rooms.disputes.room import DisputeRoom
from ui.rooms.today.page import TodayPage

STEPS_TO_A_DISPUTE = 4
"""Job 7 of the clerk's twenty jobs, from 今日."""
STEPS_TO_AN_ORAL_AGREEMENT = 2
"""Job 9, from the room of the disputes."""
STORY = "两户因宅基地界址发生争执。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed ledger of the sample township, known to the program."""
    with founded(tmp_path / "ledger"):
        pass
    return tmp_path / "ledger"


def dispute_room(clerk: Clerk, main: MainWindow) -> DisputeRoom:
    """Go to the room of the disputes, once its list stands there."""
    clerk.press(main.rail.buttons["disputes"])
    room = main.rooms.currentWidget()
    assert isinstance(room, DisputeRoom)
    clerk.wait(lambda: room.list._found.is_all)
    return room


def page_of(room: DisputeRoom) -> SheetPage:
    assert room.asked is not None
    return room.asked


def fill(clerk: Clerk, page: SheetPage, place: str, answers: Mapping[str, str]) -> None:
    """Write into blanks; a word of a list is written out."""
    for key, text in answers.items():
        field = page.groups[place].grid.edits[key].editor.inner()
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        clerk.write(field, text)


def fill_rows(clerk: Clerk, page: SheetPage, table: str, rows: Sequence[Sequence[str]]) -> None:
    """Go to a table with the Tab key and write row by row; "" leaves a cell as it is."""
    rows_edit = page.tables[table]
    while not rows_edit.table.isAncestorOf(QApplication.focusWidget()):
        clerk.go_on()
    for row in rows:
        for text in row:
            if text:
                clerk.write_here(text)
            clerk.go_on()


def village_name(store: Store) -> str:
    from models.ledgers.villages import VILLAGES

    return str(finding.first_rows(store, VILLAGES, View(), 1)[0].name)


def cases(store: Store) -> list[int]:
    return finding.all_ids(store, DISPUTES, View())


def test_new_dispute_is_registered_in_four_steps(clerk: Clerk, main: MainWindow) -> None:
    store = main.workplace.store
    room = dispute_room(clerk, main)
    clerk.press(room.toolbar.new_button)
    page = page_of(room)
    fill(
        clerk,
        page,
        "",
        {
            "village_id": village_name(store),
            "dispute_type": "宅基地使用",
            "source": "当事人申请",
            "first_post": "综治干事",
            "story": STORY,
        },
    )
    empty = len(page.tables["parties"].model.keys) - 1
    rows = [["欧阳海棠", *[""] * empty], ["司徒振华", *[""] * empty]]
    fill_rows(clerk, page, "parties", rows)
    clerk.press(page.yes_button)
    clerk.wait(lambda: room.asked is None and room.current_id() is not None)
    assert clerk.steps <= STEPS_TO_A_DISPUTE
    (case_id,) = cases(store)
    clerk.wait(lambda: room.list.table.current_id() == case_id)
    case = finding.one(store, DISPUTES, case_id)
    assert case is not None
    assert (case.dispute_type, case.source, case.story) == ("0902", "applied", STORY)
    assert case.case_no
    parties = finding.children(store, DISPUTE_PARTIES, DISPUTES, case_id)
    assert [each.side for each in parties] == ["applicant", "respondent"]
    assert checking_up.check(store) == []


def test_oral_agreement_is_recorded_in_two_steps(clerk: Clerk, main: MainWindow) -> None:
    store = main.workplace.store
    room = dispute_room(clerk, main)
    before = clerk.steps
    buttons = room.toolbar.findChildren(QPushButton)
    clerk.press(next(each for each in buttons if each.text() == "口头协议速记"))
    page = page_of(room)
    fill(
        clerk,
        page,
        "",
        {
            "village_id": village_name(store),
            "dispute_type": "邻里相邻关系",
            "mediator": "王和平",
            "story": "两户因排水沟争执。",
        },
    )
    fill(clerk, page, "agreement", {"content": "共修排水沟。", "amount": "200"})
    fill_rows(clerk, page, "parties", [["欧阳海棠", "", "", ""], ["司徒振华", "", "", ""]])
    clerk.press(page.yes_button)
    clerk.wait(lambda: room.asked is None and room.current_id() is not None)
    assert clerk.steps - before <= STEPS_TO_AN_ORAL_AGREEMENT
    case = finding.one(store, DISPUTES, cases(store)[0])
    assert case is not None
    assert (case.form, case.outcome) == ("oral", "settled")


def test_half_filled_dispute_survives_a_power_cut_and_waits_on_today(
    clerk: Clerk, begin: Begin, folder: Path
) -> None:
    session = log_in(clerk, begin, PASSWORD)
    main = session.main
    assert main is not None
    room = dispute_room(clerk, main)
    clerk.press(room.toolbar.new_button)
    fill(clerk, page_of(room), "", {"story": STORY})
    page_of(room).drafts._timer.timeout.emit()  # ten seconds later
    place = drafts.place_of(DISPUTES.name, None)
    clerk.wait(lambda: drafts.look_up(main.workplace.store, place) is not None)
    cut_off(session)

    again = log_in(clerk, begin, PASSWORD)
    assert again.main is not None
    today = again.main.rooms.currentWidget()
    assert isinstance(today, TodayPage)
    clerk.wait(lambda: today.drafts and today.drafts[0].isVisible())
    clerk.press(today.drafts[0])
    room_again = again.main.rooms.currentWidget()
    assert isinstance(room_again, DisputeRoom)
    page = page_of(room_again)
    clerk.press(page.banner.buttons[0])
    assert page.groups[""].grid.edits["story"].raw() == STORY
    assert again.store is not None
    assert cases(again.store) == []
