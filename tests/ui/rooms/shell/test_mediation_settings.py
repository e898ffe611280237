"""设置 about disputes and mediation: each page writes through the verbs and can be undone."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.actions import records, undoing
from models.actions.disputes.figures.type_map import chosen_list, type_map
from models.actions.disputes.file.needs import needs, usual_needs
from models.actions.finding import View, every_row
from models.actions.offices import office_of
from models.actions.setup.mapping import map_lines
from models.actions.setup.wording import add_word, word_lists
from models.ledgers.mediation.arrangements import PAPER_NEEDS, TYPE_MAPPINGS
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from models.words.disputes.types import DEFAULT_MAP, UNMAPPED, TypeMap
from ui.main_window import MainWindow
from ui.rooms.settings.mediation.committees_page import CommitteesPage
from ui.rooms.settings.mediation.needs_page import NeedsPage
from ui.rooms.settings.mediation.terms_page import TermsPage
from ui.rooms.settings.mediation.types_page import TypesPage
from ui.rooms.settings.page import SettingsPage

Page = TypeVar("Page", bound=QWidget)
LEFT = Qt.MouseButton.LeftButton


def turn_to(window: MainWindow, name: str, kind: type[Page]) -> Page:
    window.enter(name)
    settings = window.rooms.currentWidget()
    assert isinstance(settings, SettingsPage)
    page = settings.page(name)
    assert isinstance(page, kind)
    return page


def test_township_without_a_committee_gets_one_by_one_press(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    records.retire(store, COMMITTEES, [row.id for row in every_row(store, COMMITTEES, View())])
    page = turn_to(window, "committees", CommitteesPage)
    assert "示例乡人民调解委员会" in page.said.text()
    qtbot.mouseClick(page.own_button, LEFT)
    (row,) = every_row(store, COMMITTEES, View())
    assert (row.name, row.short_name, row.village_id) == ("示例乡人民调解委员会", "示", None)
    qtbot.waitUntil(lambda: not page.own_button.isVisible())
    undoing.undo(store)
    qtbot.waitUntil(page.own_button.isVisible)


def test_every_village_gets_a_committee_by_one_press(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    villages = every_row(store, VILLAGES, View())
    records.retire(store, COMMITTEES, [row.id for row in every_row(store, COMMITTEES, View())])
    raw = {"name": "东坪联合调委会", "short_name": "云岭", "village_id": villages[-1].id}
    records.keep(store, COMMITTEES, raw)
    page = turn_to(window, "committees", CommitteesPage)
    assert page.villages_button.text() == f"为每个村建（{len(villages) - 1}个）"
    qtbot.mouseClick(page.villages_button, LEFT)
    rows = every_row(store, COMMITTEES, View())
    assert {row.village_id for row in rows} == {village.id for village in villages}
    assert len({row.short_name for row in rows}) == len(rows)  # or numbers would be doubled
    qtbot.waitUntil(lambda: not page.villages_button.isVisible())
    assert page.own_button.isVisible()  # a village's does not stand for it
    undoing.undo(store)
    assert len(every_row(store, COMMITTEES, View())) == 1


def test_type_is_mapped_otherwise_in_its_cell(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page = turn_to(window, "type_mappings", TypesPage)
    row = [line.code for line in map_lines(store)].index("0103")
    cell = page.model.index(row, page.model.column_of("event"))
    page.table.scrollTo(cell)
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=page.table.visualRect(cell).center())
    (box,) = page.table.findChildren(QComboBox)
    qtbot.waitUntil(box.view().isVisible)
    box.setCurrentIndex(box.findText("村务管理"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: cell.data() == "村务管理")
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "默认是“婚姻家庭”"
    assert page.model.row(row).state == "本单位改过"
    assert type_map(store)["0103"] == TypeMap("family", "07", "01")
    undoing.undo(store)
    assert type_map(store)["0103"] == DEFAULT_MAP["0103"]


def test_mapping_goes_back_to_the_default(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    page = turn_to(window, "type_mappings", TypesPage)
    assert not page.restore_all_button.isEnabled()
    for row in (0, 1):
        page.change(row, "mediation", "other")
    qtbot.waitUntil(lambda: "改过 2 类" in page.told.text())
    page.table.choose_row(1)
    qtbot.mouseClick(page.restore_button, LEFT)
    qtbot.waitUntil(lambda: "改过 1 类" in page.told.text())
    page.change(0, "mediation", "family")  # what says the same as the default is no own line
    assert every_row(store, TYPE_MAPPINGS, View()) == []
    qtbot.waitUntil(lambda: not page.restore_all_button.isEnabled())


def test_all_mappings_go_back_at_once_and_come_again(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page = turn_to(window, "type_mappings", TypesPage)
    for row in (0, 1, 2):
        page.change(row, "mediation", "other")
    qtbot.waitUntil(page.restore_all_button.isEnabled)
    qtbot.mouseClick(page.restore_all_button, LEFT)
    assert not any(line.is_changed for line in map_lines(store))
    undoing.undo(store)
    assert sum(line.is_changed for line in map_lines(store)) == 3


def test_type_of_the_office_s_own_asks_to_be_mapped(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page = turn_to(window, "type_mappings", TypesPage)
    types = next(each for each in word_lists() if each.name == "dispute_type")
    add_word(store, types, "光伏租地")
    qtbot.waitUntil(lambda: "未对照 1 类" in page.told.text())
    row = page.model.rowCount() - 1
    assert page.model.row(row).name == "光伏租地"
    assert page.model.row(row).state == "还没有对照，先按“其他”计"
    assert type_map(store).get("光伏租地", UNMAPPED) == UNMAPPED
    page.change(row, "two_level", "09")
    assert type_map(store)["光伏租地"] == TypeMap("other", "24", "09")
    qtbot.waitUntil(lambda: "未对照" not in page.told.text())


def test_word_lists_of_disputes_are_named_and_the_office_s_own_words_taken(store: Store) -> None:
    lists = {each.title: each for each in word_lists()}
    assert len(lists) == len(word_lists()), "two lists of the same name"
    for title in ("纠纷来源", "纠纷类型", "重点领域"):
        assert lists[title].is_open, title
        add_word(store, lists[title], "光伏")
        assert "光伏" in office_of(store).choices(lists[title].choices).offered()
    assert not lists["纠纷风险等级"].is_open
    assert not lists["难易等级"].is_open


def test_paper_is_needed_otherwise_and_bound_earlier(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page = turn_to(window, "paper_needs", NeedsPage)
    assert not page.restore_all_button.isEnabled()
    row = [each.paper for each in needs(store)].index("notice")
    page.table.choose_row(row)
    qtbot.mouseClick(page.up_button, LEFT)
    qtbot.waitUntil(lambda: page.table.chosen_row() == row - 1)  # it stays on its paper
    qtbot.mouseClick(page.up_button, LEFT)
    qtbot.waitUntil(lambda: page.table.chosen_row() == row - 2)
    assert [each.paper for each in needs(store)].index("notice") == row - 2
    assert [page.model.row(at).state for at in range(row + 1)].count("移动过") == 1
    page.change(0, "oral", "never")
    assert needs(store)[0].by_kind.oral == "never"
    qtbot.waitUntil(lambda: page.told.text() == "18 种 · 改过 2 种")
    undoing.undo(store)
    assert needs(store)[0].by_kind == usual_needs()[0].by_kind


def test_list_of_papers_goes_back_to_the_usual(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page = turn_to(window, "paper_needs", NeedsPage)
    page.change(3, "written", "if_any")
    page.table.choose_row(3)
    qtbot.waitUntil(page.restore_button.isEnabled)
    qtbot.mouseClick(page.restore_button, LEFT)
    assert every_row(store, PAPER_NEEDS, View()) == []
    page.table.choose_row(0)
    qtbot.waitUntil(lambda: not page.up_button.isEnabled() and page.down_button.isEnabled())
    page.move_chosen(1)
    assert needs(store) != usual_needs()
    qtbot.waitUntil(page.restore_all_button.isEnabled)
    qtbot.mouseClick(page.restore_all_button, LEFT)
    assert needs(store) == usual_needs()


def test_terms_that_differ_are_saved_as_one_batch(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page = turn_to(window, "case_terms", TermsPage)
    assert not page.save_button.isEnabled()
    page.editors["mediation_days"].show_stored("20")
    page.editors["revisit_days"].show_stored("10，30 60")
    qtbot.mouseClick(page.save_button, LEFT)
    settings = office_of(store).settings
    assert (settings["mediation_days"], settings["revisit_days"]) == ("20", "10、30、60")
    assert "accept_days" not in settings
    undoing.undo(store)
    assert "mediation_days" not in office_of(store).settings
    qtbot.waitUntil(lambda: page.editors["mediation_days"].typed() == "30")


def test_case_number_pattern_shows_its_first_number_and_must_not_double(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page = turn_to(window, "case_terms", TermsPage)
    line = page.editors["case_no_pattern"].inner()
    assert isinstance(line, QLineEdit)
    assert line.text() == "（[年]）[简称]人调字第[序号]号"
    line.setText("[简称]调[年]第[三位序号]号")
    words = [label.text() for label in page.editors["case_no_pattern"].findChildren(QLabel)]
    assert "例：示调2021第001号" in words
    qtbot.mouseClick(page.save_button, LEFT)
    assert office_of(store).settings["case_no_pattern"] == "{short}调{year}第{serial:03}号"
    for wrong in ("[年]第[序号]号", "[简称][年]号", "[简称][序号]", "[简称][年][序号][月]", "{x}"):
        line.setText(wrong)
        assert page.complaints["case_no_pattern"].text().startswith("案号格式："), wrong
        assert not page.save_button.isEnabled()


def test_defaults_are_shown_before_they_are_saved(window: MainWindow, store: Store) -> None:
    page = turn_to(window, "case_terms", TermsPage)
    page.editors["watch_days"].show_stored("7")
    page.editors["basis_watch"].show_stored("某县〔2021〕3号要求每周核查。")
    page.save()
    assert office_of(store).settings["watch_days"] == "7"
    page.show_defaults()
    assert office_of(store).settings["watch_days"] == "7"
    page.save()
    assert office_of(store).settings["watch_days"] == "15"
    page.editors["revisit_days"].show_stored("90、15")
    assert "从小到大" in page.complaints["revisit_days"].text()


def test_target_may_be_a_share_or_none(window: MainWindow, store: Store) -> None:
    page = turn_to(window, "case_terms", TermsPage)
    for typed, kept in (("90%", "90"), ("无", "无"), ("92.5", "92.5")):
        page.editors["on_spot_rate_least"].show_stored(typed)
        page.save()
        assert office_of(store).settings["on_spot_rate_least"] == kept
    for wrong in ("101", "很高", ""):
        page.editors["on_spot_rate_least"].show_stored(wrong)
        assert "0到100" in page.complaints["on_spot_rate_least"].text()


def test_table_that_the_month_is_counted_by_is_chosen(window: MainWindow, store: Store) -> None:
    page = turn_to(window, "case_terms", TermsPage)
    box = page.editors["dispute_type_list"].inner()
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText("综治类别"))
    page.save()
    assert chosen_list(office_of(store)).name == "event"
