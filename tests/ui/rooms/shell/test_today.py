"""今日 shows what is pressing and leads there with one click."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.actions import drafts, finding, records
from models.actions.finding import View, every_row
from models.actions.records import retire
from models.actions.today.gathering import matters
from models.dates.clock import RealClock
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from tests.ui.rooms.put_away import (
    put_cameras_away,
    put_daily_away,
    put_disputes_away,
    put_places_away,
)
from ui.frame.notes import DayWatch
from ui.ledger.page import LedgerPage
from ui.look import spacing
from ui.main_window import MainWindow
from ui.rooms.disputes.room import DisputeRoom
from ui.rooms.today.page import TodayPage
from ui.rooms.today.reading import read_today


def page_of(window: MainWindow) -> TodayPage:
    window.enter("today")
    page = window.rooms.currentWidget()
    assert isinstance(page, TodayPage)
    return page


def test_cards_show_what_the_ledger_counts(window: MainWindow, store: Store) -> None:
    counted = {each.title: each.count for each in matters(store) if each.count}
    cards = page_of(window).cards
    assert {card.group.matter.title: card.group.matter.count for card in cards} == counted
    assert all(len(card.rows) == min(5, card.group.matter.count) for card in cards)


def test_day_stands_there_in_words(window: MainWindow) -> None:
    assert page_of(window).day.text() == "2021年6月24日　星期四"


def test_row_leads_to_its_record_and_all_to_the_filtered_list(window: MainWindow) -> None:
    card = page_of(window).cards[0]
    wanted = card.group.entries[0].record_id
    card.rows[0].button.click()
    room = window.rooms.currentWidget()
    assert isinstance(room, LedgerPage)
    assert room.current_id() == wanted
    page_of(window).cards[0].all_button.click()
    assert room.list.view() == card.group.matter.view


def test_card_goes_when_its_matter_is_settled(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page = page_of(window)
    overdue = page.cards[0].group
    assert overdue.matter.key == "overdue"
    retire(store, TASKS, [entry.record_id for entry in overdue.entries])
    qtbot.waitUntil(lambda: page.cards[0].group.matter.key != "overdue")


def test_calm_day_says_so(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    page = page_of(window)
    put_disputes_away(store)
    put_cameras_away(store)
    put_daily_away(store)
    put_places_away(store)
    retire(store, TASKS, [row.id for row in every_row(store, TASKS, View())])
    qtbot.waitUntil(lambda: not page.cards)
    assert page.calm.isVisible()
    assert page.calm.sentence() == "今天没有要办的事。"


def test_drafts_are_offered_to_go_on_with(window: MainWindow, store: Store) -> None:
    drafts.put_aside(store, "tasks/new", {"title": "x"})
    drafts.put_aside(store, "plan/confirming", {})
    page = page_of(window)
    page.refresh()
    texts = [draft.accessibleName() for draft in page.drafts]
    assert "没填完的新任务" in texts[0]
    assert "核对到一半" in texts[1]
    page.drafts[1].click()
    assert window.rooms.current_name == "plan"


@pytest.fixture
def missed(store: Store) -> list[int]:
    """Return cases that were to be revisited before today."""
    put_disputes_away(store)
    village, committee = (
        every_row(store, ledger, View())[0].id for ledger in (VILLAGES, COMMITTEES)
    )
    raw = {"village_id": village, "committee_id": committee, "first_post": "综治干事"}
    raw |= {"found_on": "2021-06-01", "accepted_on": "2021-06-02", "people": 2, "story": "争界址"}
    raw |= {"source": "当事人申请", "dispute_type": "宅基地使用", "grade": "一般"}
    rows = [raw] * 7
    ids = records.keep_new(store, DISPUTES, rows, "录入纠纷")
    due = [{"dispute_id": each, "due_on": "2021-06-20"} for each in ids]
    records.keep_new(store, REVISITS, due, "安排回访")
    return ids


def test_case_that_waits_leads_to_its_room(
    window: MainWindow, store: Store, missed: list[int]
) -> None:
    card = next(c for c in page_of(window).cards if c.group.matter.key == "revisit")
    (row, *_) = card.rows
    assert row.button.accessibleName().startswith("（2021）")
    row.button.click()
    room = window.rooms.currentWidget()
    assert isinstance(room, LedgerPage)
    assert (room.ledger, room.current_id()) == (DISPUTES, missed[0])
    assert card.all_button.text() == "全部查看（7）"
    card.all_button.click()
    assert finding.all_ids(store, DISPUTES, room.list.view()) == missed


def test_drafts_of_disputes_are_gone_on_with_where_they_belong(
    window: MainWindow, store: Store, missed: list[int], qtbot: QtBot
) -> None:
    drafts.put_aside(store, drafts.place_of("disputes", None), {"story": "写到一半"})
    drafts.put_aside(store, drafts.place_of("dispute_parties", None, missed[1]), {"name": "张三"})
    page = page_of(window)
    page.refresh()
    new, party = page.drafts
    party.click()
    room = window.rooms.currentWidget()
    assert isinstance(room, DisputeRoom)
    assert room.current_id() == missed[1]
    new.click()
    qtbot.waitUntil(lambda: room.asked is not None)
    assert room.asked is not None
    assert "上次有没填完的内容" in room.asked.banner.text()


def test_cards_stand_in_columns_of_even_height(
    window: MainWindow, store: Store, missed: list[int]
) -> None:
    page = page_of(window)
    assert missed
    QApplication.processEvents()
    ends = {card.x(): card.geometry().bottom() for card in page.cards}
    assert len(ends) == 3
    tallest = max(card.height() for card in page.cards)
    assert max(ends.values()) - min(ends.values()) <= tallest + spacing.INSIDE
    window.resize(760, 600)
    QApplication.processEvents()
    assert len({card.x() for card in page.cards}) == 1


def test_end_of_the_holiday_data_is_told_weeks_before(store: Store) -> None:
    assert read_today(store).warning == ""

    class LateClock(RealClock):
        def today(self) -> dt.date:
            return dt.date(2026, 11, 24)

    store.clock = LateClock()
    assert "2027年的放假安排尚未录入" in read_today(store).warning


def test_turn_of_the_day_is_announced_to_every_room(window: MainWindow, store: Store) -> None:
    heard: list[frozenset[str]] = []
    window.workplace.records_changed.connect(heard.append)
    watch = DayWatch(window.workplace, window)
    watch.look()
    assert heard == []

    class NextDay(RealClock):
        def today(self) -> dt.date:
            return dt.date(2021, 6, 25)

    store.clock = NextDay()
    watch.look()
    assert "tasks" in heard[0]
    QApplication.processEvents()
    labels = page_of(window).findChildren(QLabel)
    assert any("6月25日" in label.text() for label in labels)


def test_used_sheet_and_what_is_due_are_reminded_of(window: MainWindow, store: Store) -> None:
    from models.actions.people import sheets
    from ui.rooms.today.reading import read_today

    assert read_today(store).reminder is None
    sheets._remember_used(store, "恢复密钥单")
    reminder = read_today(store).reminder
    assert reminder is not None
    assert (reminder.verb, reminder.room) == ("去更换", "people")
    assert "“恢复密钥单”拆开用过了" in reminder.sentence
    window.workplace.go_to(reminder.room)
    assert window.rooms.current_name == "settings"
