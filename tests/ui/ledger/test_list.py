"""The list keeps its place, filters as Excel does and says how many there are."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.actions import finding, records
from models.actions.finding import Between, Holding, OneOf, View
from models.actions.records import Seen
from models.fields import Kind
from models.ledgers.tasks.task import TASKS
from tests.ui.ledger.conftest import COUNT
from ui import memory
from ui.ledger.filters.kinds import FILTERS, in_words, subject_of
from ui.ledger.filters.ranges import DateRange, NumberRange
from ui.ledger.filters.texts import TextFilter
from ui.ledger.filters.ticks import TickList
from ui.ledger.page import LedgerPage
from ui.ledger.records.model import TONE_ROLE
from ui.look.colours import Tone


def texts(page: LedgerPage, key: str) -> list[str]:
    column = page.list.model.keys.index(key)
    model = page.list.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_all_records_stand_there_with_their_count(page: LedgerPage) -> None:
    assert page.list.model.rowCount() == COUNT
    assert page.list.count.text().startswith(f"{COUNT} 项 · 逾期 ")


def test_states_have_a_tone_and_numbers_stand_right(page: LedgerPage) -> None:
    model = page.list.model
    light = model.keys.index("light")
    tones = {model.index(row, light).data(TONE_ROLE) for row in range(model.rowCount())}
    assert {Tone.OVERDUE, Tone.DUE_SOON, Tone.GOOD} == tones
    left = model.index(0, model.keys.index("days_left"))
    assert left.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, model.keys.index("due_on")).data() == "2021-06-10"


def test_row_filter_and_scroll_stay_after_saving(page: LedgerPage, qtbot: QtBot) -> None:
    page.list.set_filter("lead_unit", OneOf(frozenset({"司法所"})))
    wanted = page.list.model.ids[3]
    page.list.table.select_id(wanted)
    page.record.pane.form.rows["person"].show_raw("李某")
    page.record.pane.form.changed.emit()
    with qtbot.waitSignal(page.workplace.records_changed):
        assert page.record.pane.save()
    assert page.list.table.current_id() == wanted
    assert page.current_id() == wanted
    assert page.list.chips.words() == ["牵头单位：司法所"]
    assert set(texts(page, "lead_unit")) == {"司法所"}


def test_work_done_elsewhere_shows_without_losing_the_place(page: LedgerPage, qtbot: QtBot) -> None:
    store, wanted = page.workplace.store, page.list.model.ids[5]
    page.list.table.select_id(wanted)
    other = finding.one(store, TASKS, page.list.model.ids[0])
    assert other is not None
    with qtbot.waitSignal(page.workplace.records_changed):
        records.keep(store, TASKS, {"title": "改过的名字"}, Seen(other.id, other.revision))
    assert "改过的名字" in texts(page, "title")
    assert page.list.table.current_id() == wanted


def test_search_waits_a_moment_and_finds_initials(page: LedgerPage, qtbot: QtBot) -> None:
    page.list.search.setText("wgxc")
    assert page.list.model.rowCount() == COUNT
    qtbot.waitUntil(lambda: page.list.model.rowCount() == COUNT // 2)
    assert all("网格巡查" in title for title in texts(page, "title"))


def test_nothing_found_says_so_and_clears_at_a_press(page: LedgerPage) -> None:
    page.list.set_filter("title", Holding("没有这样的"))
    assert page.list.nothing.isVisible()
    assert page.list.nothing.button is not None
    page.list.nothing.button.click()
    assert page.list.model.rowCount() == COUNT


def test_heading_sorts_up_then_down_then_as_before(page: LedgerPage) -> None:
    section = page.list.model.keys.index("due_on")
    before = texts(page, "code")
    page.list.table.header.sort_wanted.emit(section)
    up = texts(page, "due_on")
    page.list.table.header.sort_wanted.emit(section)
    assert texts(page, "due_on") == up[::-1] != up
    page.list.table.header.sort_wanted.emit(section)
    assert texts(page, "code") == before


def test_ticks_begin_full_and_filter_to_what_is_ticked(page: LedgerPage, qtbot: QtBot) -> None:
    store, office = page.workplace.store, page.workplace.office
    subject = subject_of(store, TASKS, "lead_unit", View(), office)
    assert dict(subject.values) == {"司法所": 8, "派出所": 4}
    ticks = TickList(subject, page)
    assert ticks.wish() is None
    ticks.search.setText("pcs")
    assert ticks.wish() == OneOf(frozenset({"派出所"}))
    ticks.search.clear()
    ticks.tick_only("司法所")
    assert ticks.wish() == OneOf(frozenset({"司法所"}))


def test_values_of_a_filter_stand_within_the_other_filters(page: LedgerPage) -> None:
    view = View(filters={"lead_unit": OneOf(frozenset({"派出所"}))})
    subject = subject_of(page.workplace.store, TASKS, "code", view, page.workplace.office)
    assert len(subject.values) == 4


def test_range_filters_read_what_people_write(page: LedgerPage) -> None:
    store, office = page.workplace.store, page.workplace.office
    days = DateRange(subject_of(store, TASKS, "due_on", View(), office), page)
    days.choose("本季度")
    assert days.wish() == Between(dt.date(2021, 4, 1), dt.date(2021, 6, 30))
    numbers = NumberRange(subject_of(store, TASKS, "days_left", View(), office), page)
    numbers.low.setText("-5")
    assert numbers.wish() == Between(-5, None)
    numbers.blank.setChecked(True)
    assert numbers.wish() == OneOf(frozenset({None}))
    text = TextFilter(subject_of(store, TASKS, "title", View(), office), page)
    text.holding.words.setText("巡查")
    assert text.wish() == Holding("巡查")


def test_filters_are_told_in_words(page: LedgerPage) -> None:
    office = page.workplace.office
    day = dt.date(2021, 6, 30)
    assert in_words(TASKS, "light", OneOf(frozenset({"overdue"})), office) == "状态灯：逾期"
    assert in_words(TASKS, "due_on", Between(None, day), office) == "完成期限：到 2021-06-30 止"
    assert in_words(TASKS, "person", OneOf(frozenset({None})), office) == "责任人：（空白）"
    assert in_words(TASKS, "title", Holding("网格"), office) == "任务：含“网格”"


def test_every_filter_shows_the_wish_it_made(page: LedgerPage) -> None:
    store, office = page.workplace.store, page.workplace.office
    wishes = {
        Kind.DATE: Between(dt.date(2021, 1, 1), dt.date(2021, 12, 31)),
        Kind.NUMBER: Between(1, 9),
        Kind.CHOICE: OneOf(frozenset({"司法所"})),
        Kind.TEXT: Holding("网格"),
    }
    keys = {Kind.DATE: "due_on", Kind.NUMBER: "year", Kind.CHOICE: "lead_unit", Kind.TEXT: "title"}
    for kind, wish in wishes.items():
        edit = FILTERS[kind](subject_of(store, TASKS, keys[kind], View(), office), page)
        edit.show_wish(wish)
        assert edit.wish() == wish


def test_widths_sort_and_view_are_remembered_but_no_values(page: LedgerPage, qtbot: QtBot) -> None:
    folder = page.workplace.store.folder
    page.list.table.setColumnWidth(1, 333)
    page.list.sort_by("due_on", True)
    qtbot.waitUntil(lambda: memory.recall(folder, "tasks").sort == (("due_on", True),))
    assert memory.recall(folder, "tasks").widths["title"] == 333
    assert "网格" not in (folder / memory.FILE_NAME).read_text("utf-8")


def test_damaged_memory_counts_as_none(page: LedgerPage) -> None:
    folder = page.workplace.store.folder
    (folder / memory.FILE_NAME).write_text("[1, {", encoding="utf-8")
    assert memory.recall(folder, "tasks") == memory.Arrangement()
    memory.remember(folder, "tasks", memory.Arrangement(view="树"))
    assert memory.recall(folder, "tasks").view == "树"


def test_title_shows_fourteen_signs_and_nothing_is_pushed_out_on_a_small_screen(
    page: LedgerPage, qtbot: QtBot
) -> None:
    table = page.list.table
    page.resize(1238, 606)
    page.show()
    qtbot.waitUntil(lambda: table.isVisible() and table.columnWidth(1) > 0)
    title = table.columnWidth(page.list.model.keys.index("title"))
    assert title >= 14 * table.fontMetrics().horizontalAdvance("字")
    if table.viewport().width() >= 690:
        qtbot.waitUntil(lambda: not table.horizontalScrollBar().isVisible())


def test_narrow_list_leaves_its_last_columns_to_the_form_and_cuts_none(
    page: LedgerPage, qtbot: QtBot
) -> None:
    table, window = page.list.table, page.window()
    page.open_large()
    for width in (1262, 980, 860, 720):
        window.resize(width, 560)
        qtbot.waitUntil(lambda wanted=width: window.width() == wanted)  # type: ignore[misc]
        shown = [at for at in range(len(table.model().keys)) if not table.isColumnHidden(at)]
        assert {0, 1} <= set(shown)
        assert sum(table.columnWidth(at) for at in shown) <= table.viewport().width()


def test_narrow_list_keeps_its_lights_and_dates_longest(page: LedgerPage, qtbot: QtBot) -> None:
    table, window = page.list.table, page.window()
    keys = page.list.model.keys
    window.resize(960, 560)
    qtbot.waitUntil(lambda: window.width() == 960)
    shown = {key for at, key in enumerate(keys) if not table.isColumnHidden(at)}
    assert shown < set(keys)
    assert {"code", "title", "due_on", "light"} <= shown
