"""设置: each page writes through the verbs and shows what stands."""

from __future__ import annotations

import tomllib
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.actions import undoing
from models.actions.finding import View, count
from models.actions.offices import office_of
from models.actions.setup.wording import word_lists, words_of_list
from models.ledgers.tasks.task import TASKS
from models.resources import resource
from models.store.ledger_file import Store
from models.words.tasks import UNITS
from ui.main_window import MainWindow
from ui.rooms.catalogue import SETTINGS_PAGES
from ui.rooms.settings.about_page import AboutPage
from ui.rooms.settings.libraries import DIRECT, all_libraries, licence_text
from ui.rooms.settings.office_page import OfficePage
from ui.rooms.settings.page import PAGES, SettingsPage
from ui.rooms.settings.rollover_page import RolloverPage
from ui.rooms.settings.words_page import WordsPage
from ui.version import VERSION

Page = TypeVar("Page", bound=QWidget)


def turn_to(window: MainWindow, name: str, kind: type[Page]) -> Page:
    window.enter(name)
    settings = window.rooms.currentWidget()
    assert isinstance(settings, SettingsPage)
    page = settings.page(name)
    assert isinstance(page, kind)
    return page


def test_every_page_is_known_to_the_rooms_and_opens(window: MainWindow) -> None:
    assert tuple(PAGES) == SETTINGS_PAGES
    for name in PAGES:
        assert turn_to(window, name, QWidget).isVisible()


def test_what_differs_is_saved_as_one_batch(window: MainWindow, store: Store) -> None:
    page = turn_to(window, "office", OfficePage)
    assert not page.save_button.isEnabled()
    page.name.setText("示例乡平安办")
    page.days["warn_first_days"].setValue(20)
    page.save_button.click()
    settings = office_of(store).settings
    assert settings["office_name"] == "示例乡平安办"
    assert settings["warn_first_days"] == "20"
    assert "warn_second_days" not in settings
    undoing.undo(store)
    assert office_of(store).settings["office_name"] == "示例乡综治办"


def test_thresholds_the_wrong_way_round_are_not_saved(window: MainWindow, store: Store) -> None:
    page = turn_to(window, "office", OfficePage)
    page.days["warn_second_days"].setValue(30)
    page.save()
    assert "临期" in page.complaint.text()
    assert "warn_second_days" not in office_of(store).settings


def test_word_is_added_renamed_and_retired(window: MainWindow, store: Store) -> None:
    page = turn_to(window, "words", WordsPage)
    page.show_list(UNITS.name)
    page.line.setText("文化站")
    page.add()
    assert "文化站" in office_of(store).choices(UNITS).offered()
    page.table.setCurrentIndex(page.words.index(0, 0))
    page.line.setText("乡平安办")
    page.rename()
    assert office_of(store).choices(UNITS).label("乡综治办") == "乡平安办"
    page.retire()
    assert "乡平安办" not in office_of(store).choices(UNITS).offered()
    page.retire()
    assert "乡平安办" in office_of(store).choices(UNITS).offered()


def test_own_word_can_be_renamed_and_keeps_its_code(window: MainWindow, store: Store) -> None:
    page = turn_to(window, "words", WordsPage)
    found = next(each for each in word_lists() if each.name == UNITS.name)
    page.show_list(UNITS.name)
    page.line.setText("文化站")
    page.add()
    page.line.setText("文旅站")
    page.rename()
    last = words_of_list(store, found)[-1]
    assert (last.code, last.word) == ("文化站", "文旅站")


def test_doubled_word_is_refused_under_the_line(window: MainWindow) -> None:
    page = turn_to(window, "words", WordsPage)
    page.show_list(UNITS.name)
    page.line.setText("派出所")
    page.add()
    assert "已经在这个词表里" in page.complaint.text()


def test_closed_list_neither_grows_nor_shrinks(window: MainWindow) -> None:
    page = turn_to(window, "words", WordsPage)
    page.show_list("task_status")
    page.table.setCurrentIndex(page.words.index(0, 0))
    page.line.setText("别的")
    assert not page.add_button.isEnabled()
    assert not page.retire_button.isEnabled()
    assert page.rename_button.isEnabled()


def test_lists_stand_under_their_rooms_and_are_found_by_name_word_or_initials(
    window: MainWindow,
) -> None:
    page = turn_to(window, "words", WordsPage)
    groups = list(dict.fromkeys(each.group for each in word_lists()))
    names = page.lists.model()
    shown = [names.index(row, 0) for row in range(names.rowCount())]
    headings = [each.data() for each in shown if not each.flags()]
    assert headings == groups
    assert len(shown) == len(groups) + len(word_lists())
    for wanted in ("电信", "whdw", "维护单位"):
        page.finder.setText(wanted)
        assert page.chosen_list().name == "maintainer"
        assert page.words.rowCount()
    page.finder.setText("没有的词")
    assert names.rowCount() == 0
    assert not page.nothing.isHidden()
    page.finder.clear()
    assert names.rowCount() == len(shown)


def test_year_is_rolled_over_and_opened_again(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    page = turn_to(window, "rollover", RolloverPage)
    before = page.model.rowCount()
    model = page.model
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    model.setData(model.index(1, 2), "2022.6.30", Qt.ItemDataRole.EditRole)
    assert str(model.chosen()[0].new_due_on) == "2022-06-30"
    all_before = count(store, TASKS, View())
    page.roll_over()
    qtbot.waitUntil(lambda: page.closed_years() == ["2021"], timeout=20_000)
    assert count(store, TASKS, View()) == all_before + before - 1
    assert not page.go_button.isEnabled()
    page.open_year(2021)
    assert page.closed_years() == []


def test_date_that_is_none_holds_the_roll_over_back(window: MainWindow) -> None:
    page = turn_to(window, "rollover", RolloverPage)
    page.model.setData(page.model.index(0, 2), "某天", Qt.ItemDataRole.EditRole)
    assert not page.go_button.isEnabled()
    assert "不是日期" in page.told.text()


def test_every_library_is_listed_with_its_licence() -> None:
    libraries = {each.name.lower().replace("_", "-"): each for each in all_libraries()}
    for name in DIRECT:
        assert name.lower().replace("_", "-") in libraries
    assert all(each.licence for each in libraries.values())
    assert "Permission" in licence_text("alembic")


def test_version_is_that_of_the_project(window: MainWindow) -> None:
    project = tomllib.loads((resource().parent / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION
    about = turn_to(window, "about", AboutPage)
    assert "Copyright" in about.text.toPlainText()
