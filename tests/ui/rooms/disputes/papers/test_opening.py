"""From the room to the papers and to the figures, and from a blank place to its field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.actions import finding
from models.ledger import Ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.store.ledger_file import Store
from reports.forms.mediation.papers.origins import Origin
from tests.ui.rooms.disputes.played import agreed_case, open_case
from ui.ledger.form.form_pane import FormPane
from ui.main_window import MainWindow
from ui.rooms.catalogue import FIGURES
from ui.rooms.disputes.papers.dialog import CasePapersDialog
from ui.rooms.disputes.papers.opening import go_to
from ui.rooms.disputes.room import DisputeRoom

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def case_id(store: Store) -> int:
    return agreed_case(store)


@pytest.fixture
def room(case_id: int, window: MainWindow, qtbot: QtBot) -> DisputeRoom:
    window.enter(DISPUTES.name)
    found = window.rooms.currentWidget()
    assert isinstance(found, DisputeRoom)
    found.select(case_id)
    qtbot.waitUntil(lambda: found.desk.case_id == case_id, timeout=20_000)
    return found


def button_of(room: DisputeRoom, words: str) -> QPushButton:
    buttons = room.toolbar.findChildren(QPushButton)
    return next(each for each in buttons if each.text() == words)


def focus_is(room: DisputeRoom, key: str) -> bool:
    panes = (each for each in room.findChildren(FormPane) if each.isVisible())
    return any(pane.form.key_in_focus() == key and is_in_sight(pane, key) for pane in panes)


def is_in_sight(pane: FormPane, key: str) -> bool:
    row, port = pane.form.rows[key], pane.form.viewport()
    return port.rect().contains(row.mapTo(port, row.rect().topLeft()))


def first(store: Store, ledger: Ledger, case_id: int, at: int = 0) -> int:
    return int(finding.children(store, ledger, DISPUTES, case_id)[at].id)


def test_papers_are_opened_from_the_toolbar_and_lead_back(
    room: DisputeRoom, store: Store, case_id: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = first(store, DISPUTE_PARTIES, case_id, 1)

    def look(dialog: CasePapersDialog) -> int:
        assert dialog.case_id == case_id
        dialog._jump(Origin("dispute_parties", party, "phone"))
        return 1

    monkeypatch.setattr(CasePapersDialog, "exec", look)
    qtbot.mouseClick(button_of(room, "文书"), LEFT)
    qtbot.waitUntil(lambda: focus_is(room, "phone"))


@pytest.mark.parametrize(
    ("ledger", "key"), [(AGREEMENTS, "facts"), (MEDIATIONS, "attendees"), (DISPUTES, "mediator")]
)
def test_blank_place_leads_into_its_field(
    ledger: Ledger, key: str, room: DisputeRoom, store: Store, case_id: int, qtbot: QtBot
) -> None:
    record = case_id if ledger is DISPUTES else first(store, ledger, case_id)
    go_to(room, Origin(ledger.name, record, key))
    qtbot.waitUntil(lambda: focus_is(room, key))


def test_record_stands_alone_where_the_screen_is_small(
    room: DisputeRoom, window: MainWindow, case_id: int, qtbot: QtBot
) -> None:
    window.resize(910, 485)  # 1366 by 728 at 150 %
    qtbot.waitUntil(lambda: not room.record.isVisible())
    go_to(room, Origin("disputes", case_id, "mediator"))
    qtbot.waitUntil(lambda: room.record.isVisible() and focus_is(room, "mediator"))


def test_new_record_is_begun_where_there_is_none(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    case_id = open_case(store)
    window.enter(DISPUTES.name)
    room = window.rooms.currentWidget()
    assert isinstance(room, DisputeRoom)
    room.select(case_id)
    qtbot.waitUntil(lambda: room.desk.case_id == case_id, timeout=20_000)
    go_to(room, Origin("case_papers", None, "title"))
    qtbot.waitUntil(lambda: focus_is(room, "title"))


def test_figures_are_opened_from_the_toolbar(
    room: DisputeRoom, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(button_of(room, "统计"), LEFT)
    qtbot.waitUntil(lambda: window.rooms.current_name == FIGURES)
    page = window.rooms.currentWidget()
    qtbot.mouseClick(page.back_button, LEFT)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.rooms.current_name == DISPUTES.name)


def test_buttons_of_the_second_line_are_whole_on_a_small_screen(
    room: DisputeRoom, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(910, 485)
    qtbot.waitUntil(lambda: not room.record.isVisible())
    for words in ("文书", "统计"):
        button = button_of(room, words)
        assert button.width() >= button.sizeHint().width(), words
