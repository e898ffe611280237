"""Every ledger of the shelf has every face, with no code of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import models.actions  # noqa: F401  fills the shelf
from models.actions.finding import View
from models.fields import Kind
from models.ledger import Ledger, all_ledgers, find_ledger
from models.ledgers.tasks.task import TASKS
from ui.ledger.acts.bulk import changeable
from ui.ledger.filters.kinds import FILTERS, subject_of
from ui.ledger.filters.popup import FilterPopup
from ui.ledger.form.editor import YesNoEditor
from ui.ledger.form.editors import EDITORS
from ui.ledger.form.form import RecordForm
from ui.ledger.page import LedgerPage
from ui.workplace import Workplace

EVERY = pytest.mark.parametrize("ledger", list(all_ledgers()), ids=lambda each: each.name)


def test_every_kind_has_an_editor_and_a_filter() -> None:
    assert set(EDITORS) == set(Kind) == set(FILTERS)


@EVERY
def test_ledger_opens_as_a_page(
    ledger: Ledger, open_page: Callable[[Ledger], LedgerPage], qtbot: QtBot
) -> None:
    page = open_page(ledger)
    assert page.toolbar.title.text() == ledger.title
    for number in range(len(page.record.tabs.titles())):
        page.record.tabs.turn_to(number)
    page.begin()
    assert page.record.is_new()
    page.leave()


def test_every_typed_field_has_a_place_on_its_form(workplace: Workplace, window: QWidget) -> None:
    for ledger in all_ledgers():
        form = RecordForm(workplace, ledger, window)
        tie = {ledger.parent.key} if ledger.parent is not None else set()
        assert {each.key for each in ledger.typed} - set(form.rows) <= tie, ledger.name
        for key, row in form.rows.items():
            assert ledger.fields[key].card.label in row.label.text()


def test_every_field_opens_its_filter_and_wants_everything(
    workplace: Workplace, window: QWidget
) -> None:
    for ledger in all_ledgers():
        for key in ledger.fields:
            subject = subject_of(workplace.store, ledger, key, View(), workplace.office)
            popup = FilterPopup(subject, None, window)
            assert popup.edit.wish() is None, (ledger.name, key)
            popup.close()


def test_what_makes_a_record_itself_is_not_changed_in_bulk() -> None:
    keys = {each.key for each in changeable(TASKS)}
    assert "lead_unit" in keys
    assert not keys & {"code", "title", "first_due_on"}


@pytest.mark.parametrize("name", ["service_points", "grids", "hazards"])
def test_name_takes_only_what_the_other_columns_leave(
    name: str, open_page: Callable[[Ledger], LedgerPage], window: QWidget, qtbot: QtBot
) -> None:
    window.resize(1238, 600)
    page = open_page(find_ledger(name))
    table, keys = page.list.table, page.list.model.keys
    qtbot.waitUntil(lambda: table.isVisible() and table.columnWidth(1) > 0)
    label = keys.index(page.ledger.label)
    least = 14 * table.fontMetrics().horizontalAdvance("字") + 24
    others = [at for at in range(len(keys)) if at != label and not table.isColumnHidden(at)]
    gave_way = [keys[at] for at in others if table.columnWidth(at) < table.wanted_width(keys[at])]
    assert not gave_way or table.columnWidth(label) <= least


def test_answer_of_yes_or_no_has_the_words_of_its_card(
    workplace: Workplace, window: QWidget
) -> None:
    form = RecordForm(workplace, find_ledger("negative_list"), window)
    editor = form.rows["happened"].editor
    assert isinstance(editor, YesNoEditor)
    assert [editor.box.itemText(at) for at in range(3)] == ["（未填）", "有", "无"]


def test_code_that_counts_once_is_not_changed_in_bulk() -> None:
    keys = {each.key for each in changeable(find_ledger("camera_devices"))}
    assert "light" in keys
    assert "code" not in keys
